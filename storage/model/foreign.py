"""Members that the format does not know: they are kept, if they can be written as JSON again."""

from collections.abc import Mapping
from math import isfinite
from typing import Any, Final

from storage.model.errors import RecordError

_DEEPEST: Final = 450
"""What Python writes of itself, in however deep a call."""

_NONE: Final[Mapping[str, Any]] = {}


def keepable(members: Mapping[str, Any], place: str) -> Mapping[str, Any]:
    """The members themselves; raises RecordError for half characters, numbers without end and what is nested deeply."""
    if not members:
        return _NONE
    waiting: list[tuple[int, object]] = [(0, members)]
    while waiting:
        depth, value = waiting.pop()
        if depth > _DEEPEST:
            raise RecordError("{place}: a member is nested too deeply.", place=place)
        if isinstance(value, Mapping):
            waiting += ((depth + 1, key) for key in value)
            waiting += ((depth + 1, one) for one in value.values())
        elif isinstance(value, list | tuple):
            waiting += ((depth + 1, one) for one in value)
        elif isinstance(value, str):
            _check_letters(value, place)
        elif isinstance(value, float) and not isfinite(value):
            raise RecordError("{place}: a member is a number without end.", place=place)
    return members


def _check_letters(text: str, place: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RecordError("{place}: a member holds half a character (an unpaired surrogate).", place=place) from error
