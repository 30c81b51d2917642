"""Sparse linear models over named features: scoring, and the text files that hold their weights."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

Row = tuple[tuple[int, float], ...]
"""What one feature says: (index of the label, weight)."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of labels; a feature that is not known says nothing."""

    labels: tuple[str, ...]
    rows: dict[str, Row]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of every label, in the order of `labels`."""
        totals = [0.0] * len(self.labels)
        rows = self.rows
        for feature in features:
            row = rows.get(feature)
            if row is not None:
                for index, weight in row:
                    totals[index] += weight
        return totals

    def best(self, features: Iterable[str], bias: float = 0.0) -> tuple[str, float]:
        """The best label and its probability; `bias` is added to the first label, which is the one for nothing."""
        totals = self.scores(features)
        totals[0] += bias
        index = max(range(len(totals)), key=totals.__getitem__)
        return self.labels[index], probabilities(totals)[index]

    def probability(self, features: Iterable[str]) -> float:
        """Of a model with two labels, the probability of the second."""
        nothing, something = self.scores(features)
        return 1.0 / (1.0 + math.exp(min(50.0, max(-50.0, nothing - something))))


def probabilities(totals: Sequence[float]) -> list[float]:
    """Scores made into probabilities that sum to one."""
    top = max(totals)
    powers = [math.exp(total - top) for total in totals]
    whole = sum(powers)
    return [power / whole for power in powers]


def to_text(model: LinearModel, header: Sequence[str]) -> str:
    """A model as text: header lines, the labels, then a line per feature with index:hundredths pairs."""
    lines = [*(f"# {line}" for line in header), "\t".join(model.labels)]
    for feature in sorted(model.rows):
        row = " ".join(f"{index}:{round(weight * 100)}" for index, weight in model.rows[feature])
        lines.append(f"{feature}\t{row}")
    return "\n".join(lines) + "\n"


def from_text(text: str) -> LinearModel:
    """The model that `to_text` wrote."""
    lines = iter(text.split("\n"))
    labels = next(line for line in lines if not line.startswith("# ")).split("\t")
    rows: dict[str, Row] = {}
    for line in lines:
        feature, _, pairs = line.rpartition("\t")
        if feature:
            rows[feature] = tuple(
                (int(index), int(weight) / 100) for index, _, weight in (pair.partition(":") for pair in pairs.split())
            )
    return LinearModel(tuple(labels), rows)


def lexicon_text(name: str) -> str:
    """The text of a file of assets/lexicons."""
    return resources.files("assets").joinpath("lexicons", name).read_text(encoding="utf-8")


@cache
def load_model(name: str) -> LinearModel:
    """The weights in assets/lexicons/`name`.tsv, read once."""
    return from_text(lexicon_text(f"{name}.tsv"))
