"""What was said of a word before: counts over the training gold, as features of the same word elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log1p

import numpy as np

from extract.neural.inputs import Floats

Keys = Sequence[tuple[str, str, str]]
VIEWS = "slw"
"""Prefixes of the three keys of a segment: its own, its rough stem and its word's."""


class Lexicon:
    """Counts by key: entry 0 is how often the key was seen, the others how often with which label."""

    def __init__(self, labels: int, counts: Mapping[str, Mapping[int, int]]) -> None:
        self.labels = labels
        self.counts = counts
        self._rows: dict[str, Floats] = {}
        self._nothing = np.zeros(labels + 1, dtype=np.float32)

    @property
    def width(self) -> int:
        """Features of a segment."""
        return len(VIEWS) * (self.labels + 1)

    def features(self, keys: Keys, without: Mapping[str, Mapping[int, int]] | None = None) -> Floats:
        """[S, width]; counts of `without`, a part of the gold, are taken off first."""
        rows = np.empty((len(keys), len(VIEWS), self.labels + 1), dtype=np.float32)
        for row, names in zip(rows, keys, strict=True):
            for place, (view, name) in enumerate(zip(VIEWS, names, strict=True)):
                row[place] = self._row(view + name, without)
        return rows.reshape(len(keys), self.width)

    def _row(self, name: str, without: Mapping[str, Mapping[int, int]] | None) -> Floats:
        less = without.get(name) if without is not None else None
        if less is not None:
            return self._made(self.counts.get(name, {}), less)
        known = self._rows.get(name)
        if known is None:
            counts = self.counts.get(name)
            known = self._nothing if counts is None else self._made(counts, {})
            self._rows[name] = known
        return known

    def _made(self, counts: Mapping[int, int], less: Mapping[int, int]) -> Floats:
        row = np.zeros(self.labels + 1, dtype=np.float32)
        seen = counts.get(0, 0) - less.get(0, 0)
        if seen <= 0:
            return row
        row[0] = log1p(seen) / 4
        for label, count in counts.items():
            if label:
                row[label] = (count - less.get(label, 0)) / (seen + 1)
        return row

    def to_json(self) -> dict[str, str]:
        """Each key's counts in one text, as `label:count` pairs."""
        return {
            name: " ".join(f"{label}:{count}" for label, count in sorted(counts.items()))
            for name, counts in sorted(self.counts.items())
        }

    @classmethod
    def from_json(cls, labels: int, raw: Mapping[str, str]) -> "Lexicon":
        """The lexicon of a model's description."""
        return cls(labels, {name: _read(text) for name, text in raw.items()})


def _read(text: str) -> dict[int, int]:
    return {int(label): int(number) for label, _, number in (pair.partition(":") for pair in text.split())}


def count(sentences: Sequence[tuple[Keys, Sequence[set[int]]]]) -> dict[str, Counter[int]]:
    """Counts by key over sentences; each segment comes with its labels (from 1)."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for keys, labels in sentences:
        for names, said in zip(keys, labels, strict=True):
            for view, name in zip(VIEWS, names, strict=True):
                entry = counts[view + name]
                entry[0] += 1
                for label in said:
                    entry[label] += 1
    return counts
