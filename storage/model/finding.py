"""Where folded words stand in a text, told in the text's own code points."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from storage.model.span import Span
from storage.model.spelling import Normalised, normalise, search_key

_PIECE = 512


@dataclass(frozen=True, slots=True)
class Found:
    """A line of a text and the places in it where the words stand."""

    line: Span
    places: tuple[Span, ...]


def lines_with(text: str, words: Sequence[str]) -> Iterator[Found]:
    """The lines that hold every word."""
    start = 0
    for line in text.split("\n"):
        folded = search_key(line)
        if folded and all(word in folded for word in words):
            yield Found(Span(start, start + len(line)), tuple(_places(line, folded, words, start)))
        start += len(line) + 1


def _places(line: str, folded: str, words: Sequence[str], start: int) -> Iterator[Span]:
    aligned = _Aligned(line)
    found: set[tuple[int, int]] = set()
    for word in words:
        at = folded.find(word)
        while at >= 0:
            found.add(aligned.original(at, at + len(word)))
            at = folded.find(word, at + len(word))
    yield from (Span(start + first, start + last) for first, last in sorted(found))


class _Aligned:
    """The way back from a folded line, piece by piece, so that a long line costs no more than the pieces asked for."""

    def __init__(self, line: str) -> None:
        self._line = line
        pieces = (line[at : at + _PIECE] for at in range(0, len(line), _PIECE))
        self._starts = [0, *accumulate(len(search_key(piece)) for piece in pieces)]
        self._piece = lru_cache(maxsize=8)(self._aligned)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the line under a stretch of its folded letters, marks included, a ligature never cut."""
        first, last = self._offset(start), self._offset(end)
        return first, last + 1 if last == self._offset(end - 1) else last

    def _offset(self, letter: int) -> int:
        if letter >= self._starts[-1]:
            return len(self._line)
        piece = bisect_right(self._starts, letter) - 1
        return piece * _PIECE + self._piece(piece).offsets[letter - self._starts[piece]]

    def _aligned(self, piece: int) -> Normalised:
        return normalise(self._line[piece * _PIECE : (piece + 1) * _PIECE], fold_case=True)
