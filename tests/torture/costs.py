"""What reading costs, format by format: memory as a multiple of the file, and seconds for a megabyte."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.torture import fuzz, shapes
from tests.torture.gold import gold_document
from tests.torture.measure import Cost, cost_of

SIZES: Final = [float(size) for size in os.environ.get("MEGABYTES", "1,5").split(",")]
SECONDS_A_MEGABYTE: Final = 10
TIMES: Final = 10
KNOWN: Final = {"html": 40, "xmi": 30, "hf": 25, "spacy": 20, "dygie": 13, "brat": 12, "webanno": 12}
"""Formats whose readers need more for one single article of such a size; that of html, xmi and hf is others' code."""
_SMALL: Final = 900_000
"""Below that many bytes what Python needs anyway is more than the file."""
_MOST_SECONDS: Final = 300

_SIZED: Final[dict[str, Callable[[str, Path, float], Path]]] = {
    "many articles": shapes.good_many,
    "one article": shapes.good_one,
    "spoilt": shapes.spoilt_many,
}


@dataclass(frozen=True, slots=True)
class Costs:
    """One file, and what reading it came to; `cost` is None where it did not end."""

    name: str
    shape: str
    size: float
    cost: Cost | None

    @property
    def times(self) -> float:
        """Memory as a multiple of the file."""
        return self.cost.peak / self.size if self.cost is not None else 0.0

    @property
    def pace(self) -> float:
        """Seconds for a megabyte, or for a whole file that is smaller."""
        return self.cost.seconds / max(1.0, self.size / 1e6) if self.cost is not None else 0.0

    @property
    def is_fair(self) -> bool:
        """Whether it ended, within the limits."""
        most = KNOWN.get(self.name, TIMES)
        return self.cost is not None and self.pace <= SECONDS_A_MEGABYTE and (self.size < _SMALL or self.times <= most)

    def __str__(self) -> str:
        if self.cost is None:
            return f"{self.size / 1e6:.1f} MB: did not end, or broke"
        said = f"{self.size / 1e6:.1f} MB: {self.cost.peak / 1e6:.0f} MB, {self.times:.1f} times; {self.pace:.2f} s/MB"
        return f"{said}; {self.cost.documents} articles, {self.cost.problems} refusals"


def costs(folder: Path) -> Iterator[Costs]:
    """Good and spoilt files of every format and size, and the shapes that a reader might be slow on."""
    for name in fuzz.formats():
        inside = folder / name
        sample = shapes.written(name, inside / "s", [gold_document()])
        for shape, path, size in _files(name, inside):
            yield Costs(name, shape, size, cost_of(name, sample, path, _MOST_SECONDS))


def _files(name: str, folder: Path) -> Iterator[tuple[str, Path, float]]:
    for megabytes in SIZES:
        for shape, make in _SIZED.items():
            path = make(name, folder / f"{shape} {megabytes}", megabytes)
            yield shape, path, megabytes * 1e6 if name in shapes.PACKED else shapes.size_of(path)
    for shape, draw in shapes.SHAPES.items():
        path = draw(name, folder / shape)
        yield shape, path, shapes.size_of(draw("jsonl", folder / f"{shape} plain") if name in shapes.PACKED else path)
    for shape, path in shapes.raw(name, folder):
        yield shape, path, shapes.size_of(path)
