"""What the model sees of one sentence: its segments, the pieces that cover them, and their keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.neural.keys import key, light
from extract.pieces import BEGIN, END, PAD, Pieces
from extract.segments import Kind, Segment, segments

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

STEM_PIECES: Final = 4
MOST_PIECES: Final = 256
"""A longer sentence is cut into windows, since attention's cost grows with the square."""

WIDEST: Final = 28
"""Segments that a mention may have at most."""

PLACES: Final = 21
"""Classes of a segment: its kind by its place in the word, alone, first, inside or last."""


@dataclass(frozen=True)
class Sentence:
    """One window of text, ready for the model; S segments, P pieces with <s> and </s>, R runs in words."""

    segments: tuple[Segment, ...]
    pieces: Ints
    """[P]"""
    pool: Floats
    """[S, P]: the mean of the pieces that cover a segment."""
    stems: Ints
    """[S, STEM_PIECES]: the segment's own pieces, padded."""
    places: Ints
    """[S], below PLACES."""
    runs: Ints
    """[R, 2]: first and last segment of every stretch inside one word: where a trigger may be."""
    keys: tuple[tuple[str, str, str], ...]
    """For each segment, its key, its rough stem and its word's key."""

    def __len__(self) -> int:
        return len(self.segments)


def sentences_of(text: str, start: int, end: int, pieces: Pieces) -> list[Sentence]:
    """The windows of one sentence: one, unless it is longer than the encoder should see at once."""
    cut = segments(text, start, end)
    encoded = pieces.encode(text, start, end)
    windows: list[Sentence] = []
    while cut:
        count, covered = _fitting(cut, encoded)
        windows.append(_sentence(text, cut[:count], encoded[:covered], pieces))
        cut, encoded = cut[count:], encoded[covered:]
    return windows


def _fitting(cut: Sequence[Segment], encoded: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """How many segments and pieces make the next window; it ends with a word."""
    if len(encoded) <= MOST_PIECES - 2:
        return len(cut), len(encoded)
    limit = encoded[MOST_PIECES - 2][1]
    count = sum(segment.end <= limit for segment in cut)
    while count > 1 and cut[count].word == cut[count - 1].word:
        count -= 1
    count = max(1, count)
    return count, max(1, sum(start < cut[count - 1].end for _, start, _ in encoded[: MOST_PIECES - 2]))


def _sentence(text: str, cut: Sequence[Segment], encoded: Sequence[tuple[int, int, int]], pieces: Pieces) -> Sentence:
    stems = np.full((len(cut), STEM_PIECES), PAD, dtype=np.int64)
    keys: list[tuple[str, str, str]] = []
    first, last = _word_edges(cut)
    words: dict[int, str] = {}
    for row, segment in enumerate(cut):
        part = text[segment.start : segment.end]
        ids = [number for number, _, _ in pieces.chunk(part)][:STEM_PIECES]
        stems[row, : len(ids)] = ids
        if segment.word not in words:
            words[segment.word] = key(text[cut[first[row]].start : cut[last[row]].end])
        own = key(part)
        keys.append((own, light(own) if own else own, words[segment.word]))
    places = [
        segment.kind * 3 + (0 if first[row] == last[row] else 1 if row in (first[row], last[row]) else 2)
        for row, segment in enumerate(cut)
    ]
    runs = [(a, b) for a, segment in enumerate(cut) if segment.kind != Kind.PUNCTUATION for b in range(a, last[a] + 1)]
    return Sentence(
        tuple(cut),
        np.array([BEGIN, *(number for number, _, _ in encoded), END], dtype=np.int64),
        _pool(cut, encoded),
        stems,
        np.array(places, dtype=np.int64),
        np.array(runs or [(0, 0)], dtype=np.int64),
        tuple(keys),
    )


def _word_edges(cut: Sequence[Segment]) -> tuple[list[int], list[int]]:
    """For each segment, the first and the last segment of its word."""
    first = list(range(len(cut)))
    last = list(range(len(cut)))
    for row in range(1, len(cut)):
        if cut[row].word == cut[row - 1].word:
            first[row] = first[row - 1]
    for row in range(len(cut) - 2, -1, -1):
        if cut[row].word == cut[row + 1].word:
            last[row] = last[row + 1]
    return first, last


def _pool(cut: Sequence[Segment], encoded: Sequence[tuple[int, int, int]]) -> Floats:
    pool = np.zeros((len(cut), len(encoded) + 2), dtype=np.float32)
    begin = 0
    for row, segment in enumerate(cut):
        while begin < len(encoded) and encoded[begin][2] <= segment.start:
            begin += 1
        end = begin
        while end < len(encoded) and encoded[end][1] < segment.end:
            end += 1
        if end > begin:
            pool[row, begin + 1 : end + 1] = 1.0 / (end - begin)
    return pool
