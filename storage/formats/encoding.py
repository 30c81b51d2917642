"""Bytes as text, whatever encoding an Arabic text file may have."""

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO, Final

from storage.formats.problem import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAUSIBLE = ["cp1256", "iso8859_6", "utf_16_le", "utf_16_be"]
"""Without a mark and not UTF-8, nothing else is met in Arabic text; fewer choices make short texts certain."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]")
_WEST = re.compile(r"[\u00c0-\u00ff]")
_ENOUGH = 100_000
"""Characters that tell."""
_PIECE = 1024 * 1024
MOST_BYTES: Final = 64 * 1024 * 1024
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")


class UndecodableError(ReadError):
    """The bytes are no text; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, and the encoding it was in."""

    text: str
    encoding: str


def read_bytes(file: BinaryIO, most: int) -> bytes:
    """Everything in the file; raises UndecodableError when it is too much to be an article."""
    raw = bytearray()
    while len(raw) <= most and (piece := file.read(_PIECE)):  # read(most) would take that much at once
        raw += piece
    if len(raw) > most:
        raise UndecodableError("It is larger than {size} MiB, which no article is; split it.", size=most >> 20)
    return bytes(raw)


def decode(raw: bytes) -> Decoded:
    """The text: by its mark, as UTF-8, or by what its bytes look like. Raises UndecodableError."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return _checked(Decoded(raw[len(mark) :].decode(encoding), encoding))
            except UnicodeDecodeError as error:
                raise UndecodableError(
                    "It begins as {encoding}, but byte {byte} does not fit that.",
                    encoding=encoding.upper(),
                    byte=len(mark) + error.start,
                ) from error
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _checked(_detected(raw))
    # Arabic letters in UTF-16 are two ASCII bytes each, one of them a control character.
    return _checked(_detected(raw) if _CONTROLS.search(text) else Decoded(text, "utf-8"))


def normalise_line_ends(text: str) -> str:
    """LF for every line end: CR LF, CR, and the next-line, line and paragraph separators of Unicode."""
    return _LINE_ENDS.sub("\n", text)


def _detected(raw: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # only files that are not UTF-8 pay for it

    matches = list(from_bytes(raw, cp_isolation=_PLAUSIBLE, enable_fallback=False))
    if not matches:
        raise UndecodableError("It is neither UTF-8, UTF-16, windows-1256 nor ISO 8859-6; save it as UTF-8.")
    least = min(match.chaos for match in matches)
    best = max((m for m in matches if m.chaos == least), key=lambda m: (_likeness(str(m)), m.coherence))
    return Decoded(str(best), best.encoding.replace("_", "-"))


def _likeness(text: str) -> float:
    """How much of the text looks Arabic; a few letters are too few for the library to tell."""
    text = text[:_ENOUGH]
    return (len(_ARABIC.findall(text)) - len(_WEST.findall(text)) - 9 * len(_CONTROLS.findall(text))) / len(text)


def _checked(decoded: Decoded) -> Decoded:
    if found := _CONTROLS.search(decoded.text):
        raise UndecodableError(
            "It holds the control character U+{code} at character {place}, so it seems to be no text.",
            code=f"{ord(found[0]):04X}",
            place=found.start(),
        )
    return decoded
