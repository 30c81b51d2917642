"""Fits the weights of a LinearModel: softmax regression by AdaGrad with sparse steps; pure Python, repeatable."""

import math
import random
from collections import Counter
from collections.abc import Sequence

from extract.linear import LinearModel, probabilities

Example = tuple[Sequence[str], str]
"""The features of a case and its label."""

CONSTANT = "1"
"""A feature that every case of a model may carry; it starts by favouring the first label, which keeps rows short."""

_HEAD_START = 4.0
_RATE = 0.25
_NEGLIGIBLE = 0.05


def fit(
    examples: Sequence[Example], labels: Sequence[str], *, epochs: int = 6, least: int = 2, shrink: float = 1e-6
) -> LinearModel:
    """A model of the examples; features seen fewer than `least` times are left out, small weights dropped."""
    counts = Counter(feature for features, _ in examples for feature in features)
    kept = {feature for feature, count in counts.items() if count >= least}
    numbers = {label: number for number, label in enumerate(labels)}
    cases = [([f for f in features if f in kept], numbers[label]) for features, label in examples]
    weights: dict[str, dict[int, list[float]]] = {feature: {} for feature in kept}
    for feature in kept & {CONSTANT}:
        weights[feature][0] = [_HEAD_START, 1.0]
    order = list(range(len(cases)))
    shuffle = random.Random(20).shuffle
    for _ in range(epochs):
        shuffle(order)
        for position in order:
            features, label = cases[position]
            _step(weights, features, label, len(labels), shrink)
    return LinearModel(tuple(labels), _rows(weights))


def _step(
    weights: dict[str, dict[int, list[float]]], features: Sequence[str], label: int, size: int, shrink: float
) -> None:
    totals = [0.0] * size
    rows = [weights[feature] for feature in features]
    for row in rows:
        for index, cell in row.items():
            totals[index] += cell[0]
    for index, probability in enumerate(probabilities(totals)):
        slope = probability - (index == label)
        if abs(slope) < _NEGLIGIBLE:
            continue
        for row in rows:
            cell = row.setdefault(index, [0.0, 1.0])
            cell[1] += slope * slope
            cell[0] -= _RATE * (slope + shrink * cell[0]) / math.sqrt(cell[1])


def _rows(weights: dict[str, dict[int, list[float]]]) -> dict[str, tuple[tuple[int, float], ...]]:
    rows = {}
    for feature, cells in weights.items():
        row = tuple((index, cells[index][0]) for index in sorted(cells) if abs(cells[index][0]) >= 0.06)
        if row:
            rows[feature] = row
    return rows
