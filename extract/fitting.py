"""Fits the weights of a LinearModel: softmax regression by AdaGrad with sparse steps; pure Python, repeatable."""

import random
from collections import Counter
from collections.abc import Sequence
from math import sqrt

from extract.linear import Row, probabilities

Example = tuple[Sequence[str], str]
"""The features of a case and its label."""

CONSTANT = "1"
"""A feature that every case of a model may carry; it starts by favouring the first label, which keeps rows short."""

_HEAD_START = 4.0
_RATE = 0.25
_STRANGE = 0.3
_NEGLIGIBLE = 0.05
_SETTLED = 0.99
_REVISIT = 3
"""Cases that are as good as certain are looked at again in every third round only."""


def fit(
    examples: Sequence[Example],
    labels: Sequence[str],
    *,
    epochs: int = 6,
    least: int = 2,
    lexical: tuple[str, ...] = (),
) -> dict[str, Row]:
    """The weights of a model of the examples; features seen fewer than `least` times and small weights are left out.

    Now and then a case is shown without its features that begin with one of `lexical`, as a word never seen before
    would be, so that the others learn to do without them.
    """
    counts = Counter(feature for features, _ in examples for feature in features)
    kept = {feature for feature, count in counts.items() if count >= least}
    numbers = {label: number for number, label in enumerate(labels)}
    cases = [([f for f in features if f in kept], numbers[label]) for features, label in examples]
    weights: dict[str, dict[int, list[float]]] = {feature: {} for feature in kept}
    for feature in kept & {CONSTANT}:
        weights[feature][0] = [_HEAD_START, 1.0]
    strange = [[f for f in features if not f.startswith(lexical)] for features, _ in cases] if lexical else []
    order = list(range(len(cases)))
    chance = random.Random(20)
    settled: set[int] = set()
    for epoch in range(epochs):
        chance.shuffle(order)
        for position in order:
            if position in settled and epoch % _REVISIT:
                continue
            features, label = cases[position]
            if strange and chance.random() < _STRANGE:
                features = strange[position]
            if _step(weights, features, label, len(labels)) > _SETTLED:
                settled.add(position)
    return _rows(weights)


def _step(weights: dict[str, dict[int, list[float]]], features: Sequence[str], label: int, size: int) -> float:
    """One step towards a label; gives the probability that the label had before it."""
    totals = [0.0] * size
    rows = [weights[feature] for feature in features]
    for row in rows:
        for index, cell in row.items():
            totals[index] += cell[0]
    chances = probabilities(totals)
    for index, probability in enumerate(chances):
        slope = probability - (index == label)
        if abs(slope) < _NEGLIGIBLE:
            continue
        square, pull = slope * slope, _RATE * slope
        for row in rows:
            cell = row.get(index) or row.setdefault(index, [0.0, 1.0])
            cell[1] += square
            cell[0] -= pull / sqrt(cell[1])
    return chances[label]


def _rows(weights: dict[str, dict[int, list[float]]]) -> dict[str, Row]:
    rows = {}
    for feature, cells in weights.items():
        row = tuple((index, cells[index][0]) for index in sorted(cells) if abs(cells[index][0]) >= 0.06)
        if row:
            rows[feature] = row
    return rows
