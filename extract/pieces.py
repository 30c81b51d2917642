"""Unigram pieces of running text, as the encoder was trained on them, each with the stretch that it covers."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

BEGIN: Final = 0
PAD: Final = 1
END: Final = 2
UNKNOWN: Final = 3

_BLANK: Final = "\u2581"
_PENALTY: Final = 10.0
_CACHED: Final = 60_000
_DROPPED: Final = frozenset(
    chain(
        (0x0640, 0x0670, 0xFEFF),
        *(range(0x0610, 0x061B), range(0x064B, 0x0653), range(0x0656, 0x0660), range(0x06D6, 0x06DD)),
        *(range(0x06DF, 0x06E9), range(0x06EA, 0x06EE), range(0x200B, 0x2010), range(0x202A, 0x202F)),
        range(0x2066, 0x206A),
    )
)

Encoded = tuple[tuple[int, int, int], ...]
"""Piece ids, each with the start and end of what it covers."""


class Pieces:
    """The best cut of a text into known pieces (Viterbi over their log-probabilities)."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self.pieces = tuple(pieces)
        self.scores = tuple(scores)
        self._known = {
            piece: (score, number)
            for number, (piece, score) in enumerate(zip(pieces, scores, strict=True))
            if number > UNKNOWN
        }
        self._longest = max(map(len, self._known), default=1)
        self._unknown = min((score for score, _ in self._known.values()), default=0.0) - _PENALTY
        self._cache: dict[str, Encoded] = {}

    def __len__(self) -> int:
        return len(self.pieces)

    def encode(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, int]]:
        """The pieces of a stretch of text, by offsets into the text; white space belongs to none."""
        encoded: list[tuple[int, int, int]] = []
        for begin, stop in _chunks(text, start, len(text) if end is None else end):
            encoded.extend((number, begin + a, begin + b) for number, a, b in self.chunk(text[begin:stop]))
        return encoded

    def chunk(self, chunk: str) -> Encoded:
        """The pieces of a stretch without white space, remembered since words come again."""
        known = self._cache.get(chunk)
        if known is None:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            known = self._cache[chunk] = tuple(self._cut(chunk))
        return known

    def _cut(self, chunk: str) -> Iterator[tuple[int, int, int]]:
        letters, offsets = _spelled(chunk)
        if not letters:
            return
        written = _BLANK + letters
        places = [0, *offsets, len(chunk)]
        for number, start, end in self._best(written):
            yield number, places[start], places[end]

    def _best(self, written: str) -> list[tuple[int, int, int]]:
        """Piece ids with start and end in the written form; neighbouring unknown letters are one piece."""
        size = len(written)
        best = [0.0] + [float("-inf")] * size
        back: list[tuple[int, int]] = [(0, UNKNOWN)] * (size + 1)
        known, longest = self._known, self._longest
        for start in range(size):
            here = best[start]
            for end in range(start + 1, min(size, start + longest) + 1):
                found = known.get(written[start:end])
                if found is not None and here + found[0] > best[end]:
                    best[end] = here + found[0]
                    back[end] = (start, found[1])
            if here + self._unknown > best[start + 1]:
                best[start + 1] = here + self._unknown
                back[start + 1] = (start, UNKNOWN)
        path: list[tuple[int, int, int]] = []
        end = size
        while end:
            start, number = back[end]
            if number == UNKNOWN and path and path[-1][0] == UNKNOWN:
                path[-1] = (UNKNOWN, start, path[-1][2])
            else:
                path.append((number, start, end))
            end = start
        return path[::-1]


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = -1
    for offset in range(start, end):
        if text[offset].isspace():
            if begin >= 0:
                yield begin, offset
            begin = -1
        elif begin < 0:
            begin = offset
    if begin >= 0:
        yield begin, end


def _spelled(chunk: str) -> tuple[str, list[int]]:
    """The chunk in compatibility form without harakat and tatweel, and where each letter's cluster began."""
    letters: list[str] = []
    offsets: list[int] = []
    size, start = len(chunk), 0
    while start < size:
        end = start + 1
        while end < size and unicodedata.combining(chunk[end]):
            end += 1
        cluster = "".join(c for c in chunk[start:end] if ord(c) not in _DROPPED)
        for letter in unicodedata.normalize("NFKC", cluster):
            if not letter.isspace() and ord(letter) not in _DROPPED:
                letters.append(letter)
                offsets.append(start)
        start = end
    return "".join(letters), offsets
