"""Offsets of the programs that count UTF-16 units, such as those in Java and JavaScript."""

from bisect import bisect_right

_ASTRAL = 0x10000


class Utf16Offsets:
    """Code points of one text in UTF-16 units and back; a text without emoji costs nothing."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        astral = [place for place, letter in enumerate(text) if ord(letter) >= _ASTRAL] if not text.isascii() else []
        self._astral = astral
        self._ends = [place + number + 2 for number, place in enumerate(astral)]

    def to_utf16(self, point: int) -> int:
        """Units before a code point."""
        return point + bisect_right(self._astral, point - 1)

    def to_code_point(self, unit: int) -> int | None:
        """Code points before a unit; None between the two halves of one, or outside."""
        before = bisect_right(self._ends, unit)
        point = unit - before
        if not 0 <= point <= self._length or self.to_utf16(point) != unit:
            return None
        return point
