"""Sparse linear models over named features: scoring, and the text files that hold their weights."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from struct import Struct
from tomllib import TOMLDecodeError, loads
from typing import Any

from storage.model import TawsimError

Row = tuple[tuple[int, float], ...]
"""What one feature says: (index of the label, weight)."""

_LANE = 32
_MIDDLE = 1 << (_LANE - 1)
_LOWEST = (1 << _LANE) - 1
_UNIT = 100
_FAULTY = "The lexicon {name} cannot be read: {reason}. Install the program again."


class LexiconError(TawsimError):
    """A file of assets/lexicons is missing or faulty; the message names it and the reason."""


class LinearModel:
    """Weights of labels; a feature that is not known says nothing.

    `rows` holds the weights of a feature as the lanes of one integer, in hundredths, so that scores of all labels are
    summed at once; a lane's 32 bits hold sums of far more features than a word has.
    """

    def __init__(self, labels: Sequence[str], rows: Mapping[str, int]) -> None:
        self.labels = tuple(labels)
        self.rows = rows
        self._nothing = sum(_MIDDLE << _LANE * index for index in range(len(self.labels)))
        self._lanes = Struct(f"<{len(self.labels)}I")

    def total(self, features: Iterable[str]) -> int:
        """The sum of what features say, still packed; totals may be added."""
        return sum(filter(None, map(self.rows.get, features)))

    def _summed(self, features: Iterable[str], onto: int) -> tuple[int, ...]:
        packed = self.total(features) + onto + self._nothing
        return self._lanes.unpack(packed.to_bytes(self._lanes.size, "little"))

    def leads(self, features: Iterable[str], onto: int, bias: float) -> list[float]:
        """The scores with a bias on the first label; empty where the first leads, as then few ask for them."""
        lanes = self._summed(features, onto)
        first = (lanes[0] - _MIDDLE) / _UNIT + bias
        if first >= (max(lanes[1:]) - _MIDDLE) / _UNIT:
            return []
        return [first, *((lane - _MIDDLE) / _UNIT for lane in lanes[1:])]

    def scores(self, features: Iterable[str], onto: int = 0, of: Sequence[int] | None = None) -> list[float]:
        """The score of every label, or of some by their places, added to a packed total."""
        lanes = self._summed(features, onto)
        if of is not None:
            return [(lanes[place] - _MIDDLE) / _UNIT for place in of]
        return [(lane - _MIDDLE) / _UNIT for lane in lanes]

    def probability(self, features: Iterable[str], onto: int = 0) -> float:
        """Of a model with two labels, the probability of the second."""
        packed = self.total(features) + onto + self._nothing
        first, second = (packed & _LOWEST) - _MIDDLE, (packed >> _LANE) - _MIDDLE
        nothing, something = first / _UNIT, second / _UNIT
        return 1.0 / (1.0 + math.exp(min(50.0, max(-50.0, nothing - something))))


def best_of(totals: Sequence[float]) -> tuple[int, float]:
    """The place of the highest score, and its probability."""
    top = max(totals)
    return totals.index(top), 1.0 / sum([math.exp(total - top) for total in totals])


def probabilities(totals: Sequence[float]) -> list[float]:
    """Scores made into probabilities that sum to one."""
    top = max(totals)
    powers = [math.exp(total - top) for total in totals]
    whole = sum(powers)
    return [power / whole for power in powers]


def to_text(labels: Sequence[str], rows: Mapping[str, Row], header: Sequence[str]) -> str:
    """A model as text: header lines, the labels, then a line per feature with index:hundredths pairs."""
    lines = [*(f"# {line}" for line in header), "\t".join(labels)]
    for feature in sorted(rows):
        row = " ".join(f"{index}:{round(weight * _UNIT)}" for index, weight in rows[feature])
        lines.append(f"{feature}\t{row}")
    return "\n".join(lines) + "\n"


def from_text(text: str, name: str = "model") -> LinearModel:
    """The model that `to_text` wrote; `name` is what an error calls it."""
    lines = [line for line in text.split("\n") if line and not line.startswith("# ")]
    if not lines:
        raise LexiconError("The lexicon {name} is empty. Install the program again.", name=name)
    labels = lines[0].split("\t")
    shifts = {str(index): _LANE * index for index in range(len(labels))}
    rows: dict[str, int] = {}
    for line in lines[1:]:
        feature, _, pairs = line.rpartition("\t")
        packed = 0
        try:
            for pair in pairs.split(" "):
                index, _, weight = pair.partition(":")
                packed += int(weight) << shifts[index]
        except (KeyError, ValueError) as error:
            reason = f"“{line[:60]}” is no line of weights"
            raise LexiconError(_FAULTY, name=name, reason=reason) from error
        rows[feature] = packed
    return LinearModel(labels, rows)


def lexicon_text(name: str) -> str:
    """The text of a file of assets/lexicons; raises LexiconError when there is none or it is no UTF-8."""
    try:
        return resources.files("assets").joinpath("lexicons", name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(_FAULTY, name=name, reason=str(error)) from error


def lexicon_table(name: str) -> Mapping[str, Any]:
    """The TOML of a file of assets/lexicons; raises LexiconError when it cannot be read."""
    text = lexicon_text(name)
    try:
        return loads(text)
    except TOMLDecodeError as error:
        raise LexiconError(_FAULTY, name=name, reason=str(error)) from error


@cache
def load_model(name: str) -> LinearModel:
    """The weights in assets/lexicons/`name`.tsv, read once."""
    return from_text(lexicon_text(f"{name}.tsv"), f"{name}.tsv")
