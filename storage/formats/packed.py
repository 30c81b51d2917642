"""msgpack as a file in which one looks things up, so that no large member need be in memory; nothing is unpickled."""

from collections.abc import Iterator
from io import BytesIO
from struct import pack, unpack
from typing import IO, Any, Final

from storage.formats.problem import ReadError

_MOST_VALUES: Final = 1_000_000
_FIXED: Final = {0xC0: 0, 0xC2: 0, 0xC3: 0, 0xCA: 4, 0xCB: 8, 0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8} | dict(
    zip(range(0xD0, 0xD9), (1, 2, 4, 8, 2, 3, 5, 9, 17), strict=True)
)
"""Codes of values that have a fixed number of bytes."""
_COUNTED: Final = {
    code: (kind, width)
    for kind, first, widths in (
        ("bytes", 0xC4, "BHI"),
        ("ext", 0xC7, "BHI"),
        ("text", 0xD9, "BHI"),
        ("list", 0xDC, "HI"),
        ("map", 0xDE, "HI"),
    )
    for code, width in enumerate(widths, first)
}
"""Codes that a number follows, and how wide it is."""
_SHORT: Final = ((0x80, 0x90, "map"), (0x90, 0xA0, "list"), (0xA0, 0xC0, "text"))
"""Codes that hold the number themselves."""
_WIDTHS: Final = {"B": 1, "H": 2, "I": 4}


def header(kind: str, count: int) -> bytes:
    """What stands before `count` bytes or items, in its longest form. Raises struct.error when there are too many."""
    code = next(code for code, known in _COUNTED.items() if known == (kind, "I"))
    return pack(">BI", code, count)


def packed_text(text: str) -> bytes:
    """A text with its header."""
    encoded = text.encode()
    return header("text", len(encoded)) + encoded


def head(file: IO[bytes]) -> tuple[str, int]:
    """Reads a header: the kind of the value, and how many bytes or items follow. Raises ReadError at the end."""
    code = _whole(file, 1)[0]
    for first, last, kind in _SHORT:
        if first <= code < last:
            return kind, code - first
    if code in _COUNTED:
        kind, width = _COUNTED[code]
        count: int = unpack(f">{width}", _whole(file, _WIDTHS[width]))[0]
        return kind, count + (kind == "ext")
    if code == 0xC1:
        raise ReadError("It holds a code that msgpack does not have.")
    return "fixed", _FIXED.get(code, 0)


def skip(file: IO[bytes], most: int | None = None) -> None:
    """Passes over a value without reading it; raises ReadError where it is made of more than `most` values."""
    waiting, seen = 1, 0
    while waiting:
        kind, count = head(file)
        waiting -= 1
        seen += 1
        if most is not None and seen > most:
            raise ReadError("It holds more than {count} values in one place, which no article does.", count=most)
        if kind in ("list", "map"):
            waiting += count * (2 if kind == "map" else 1)
        else:
            file.seek(count, 1)


def items(file: IO[bytes], place: int) -> Iterator[bytes]:
    """The items of the list there, each as it is packed; others may move in the file meanwhile."""
    for _, item in placed_items(file, place):
        yield item


def item_at(file: IO[bytes], place: int) -> bytes:
    """The one item there as it is packed."""
    file.seek(place)
    skip(file)
    end = file.tell()
    file.seek(place)
    return _whole(file, end - place)


def placed_items(file: IO[bytes], place: int) -> Iterator[tuple[int, bytes]]:
    """The items with their places, at which `item_at` finds them again."""
    file.seek(place)
    kind, count = head(file)
    place = file.tell()
    for _ in range(count if kind == "list" else 0):
        item = item_at(file, place)
        yield place, item
        place += len(item)


def unpacked(raw: bytes) -> Any:  # noqa: ANN401 - whatever is there
    """The plain value; an array of numpy stays the map that it is packed as. Raises ValueError, or ReadError.

    Some versions of srsly would unpickle arrays of objects: what needs that is refused.
    """
    from srsly import msgpack

    if len(raw) > _MOST_VALUES:  # each may be one byte, and takes a hundred in Python
        skip(BytesIO(raw), _MOST_VALUES)
    try:
        return msgpack.unpackb(raw, raw=False, object_pairs_hook=_plain_map)
    except (TypeError, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _plain_map(pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
    plain = {tuple(key) if isinstance(key, list) else key: value for key, value in pairs}
    if plain.get(b"nd") and (plain.get(b"kind") == b"O" or "O" in str(plain.get(b"type"))):
        raise ReadError("It holds objects of Python that would have to be unpickled, which can run any program.")
    return plain


def _whole(file: IO[bytes], size: int) -> bytes:
    found = file.read(size)
    if len(found) < size:
        raise ReadError("It ends too early.")
    return found
