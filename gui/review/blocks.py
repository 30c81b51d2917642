"""A text cut into the pieces that are laid out on their own: paragraphs, and very long paragraphs in several pieces."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

LONGEST = 4000


class Block(NamedTuple):
    """Code points `start` to `end` of the text, the line break left out; `paragraph` is where its paragraph starts."""

    start: int
    end: int
    paragraph: int

    @property
    def opens(self) -> bool:
        """Whether a paragraph begins here, not the continuation of a very long one."""
        return self.start == self.paragraph


class Blocks:
    """All blocks of a text in order; together they cover every code point but the line breaks."""

    def __init__(self, text: str) -> None:
        self._lengths = list(map(len, text.split("\n")))
        self._starts = list(accumulate((length + 1 for length in self._lengths[:-1]), initial=0))
        self._continued: dict[int, int] = {}
        if max(self._lengths) > LONGEST:
            self._cut_long(text)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> Block:
        start = self._starts[index]
        return Block(start, start + self._lengths[index], self._continued.get(index, start))

    @property
    def lengths(self) -> Sequence[int]:
        """Code points in each block."""
        return self._lengths

    def index_at(self, point: int) -> int:
        """The block that holds the code point offset; a line break belongs to the block before it."""
        return max(0, bisect_right(self._starts, point) - 1)

    def indices_in(self, start: int, end: int) -> range:
        """The blocks that share a code point with the span."""
        starts = self._starts
        first = bisect_right(starts, start) - 1
        if first + 1 == len(starts) or end <= starts[first + 1]:
            return range(first, first + 1)
        return range(first, self.index_at(end - 1) + 1)

    def _cut_long(self, text: str) -> None:
        paragraphs = zip(self._starts, self._lengths, strict=True)
        self._starts, self._lengths = [], []
        for paragraph, length in paragraphs:
            start, end = paragraph, paragraph + length
            while end - start > LONGEST:
                cut = _cut(text, start, start + LONGEST)
                self._add(paragraph, start, cut)
                start = cut
            self._add(paragraph, start, end)

    def _add(self, paragraph: int, start: int, end: int) -> None:
        if start != paragraph:
            self._continued[len(self._starts)] = paragraph
        self._starts.append(start)
        self._lengths.append(end - start)


def is_right_to_left(characters: Iterable[str]) -> bool:
    """Direction by the first strong character that no isolate holds; right to left where there is none."""
    depth = 0
    for character in characters:
        direction = unicodedata.bidirectional(character)
        if direction in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif direction == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and direction in {"L", "R", "AL"}:
            return direction != "L"
    return True


def _cut(text: str, start: int, end: int) -> int:
    """A place at or before `end` just after a blank, so that the cut falls where a line could have ended anyway."""
    blank = text.rfind(" ", start, end)
    if blank > start:
        return blank + 1
    cut = end
    while cut > start + 1 and _clings(text[cut]):
        cut -= 1
    return cut if cut > start + 1 else end


def _clings(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or character in "\u200c\u200d"
