"""XML of strangers: no entity of the document's own is resolved, nothing is fetched, and nothing grows without end."""

from pathlib import Path
from typing import Any

from storage.formats.problem import ReadError, ReadProblem, os_reason

_LARGEST = 64 * 1024 * 1024


def parsed(path: Path, target: object = None) -> Any:  # noqa: ANN401 - an lxml element, or a ReadProblem
    """The root element; a ReadProblem for a file that is no XML, is too large, or declares entities.

    With a target, lxml's kind of object with `start`, `end` and `close`, no tree is made, which would be many times as
    large as the file; what its `close` gives is the result.
    """
    from lxml import etree

    try:
        if path.stat().st_size > _LARGEST:
            return ReadProblem(path, None, ReadError("It is larger than {size} MiB.", size=_LARGEST >> 20))
        raw = path.read_bytes()
    except OSError as error:
        return ReadProblem(path, None, os_reason(error))
    if b"<!ENTITY" in raw or "<!ENTITY".encode("utf-16-le") in raw or "<!ENTITY".encode("utf-16-be") in raw:
        return ReadProblem(path, None, ReadError("It declares entities of its own, which are not read."))
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno if error.lineno and error.lineno > 0 else None
        return ReadProblem(path, line, ReadError("It is no valid XML: {error}.", error=error.msg or error))
    except (ValueError, LookupError) as error:
        return ReadProblem(path, None, ReadError("It is no valid XML: {error}.", error=error))


def legal(text: str) -> bool:
    """Whether XML 1.0 can hold every character of the text."""
    return all(
        letter in "\t\n\r" or "\x20" <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd" or letter >= "\U00010000"
        for letter in text
    )


def legalised(text: str) -> str:
    """The text with a sign in the place of what XML cannot hold."""
    return text if legal(text) else "".join(letter if legal(letter) else "\ufffd" for letter in text)
