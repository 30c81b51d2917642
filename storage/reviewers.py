"""Who reviews, when nobody says it."""

import getpass


def default_reviewer() -> str:
    """The name the system knows its user by."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a container without an entry for the user; the kind depends on Python
        return "reviewer"
