"""From scores to a reading of a sentence: which spans are mentions and triggers, and what joins them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from extract.neural.inputs import WIDEST, Floats, Ints
from extract.neural.labels import NONE, Labels

REACH: Final = 20
"""Distances between a segment and the trigger are told apart up to here."""


FLOOR: Final = 0.05
"""What is less likely than this is never proposed."""


_HOPELESS: Final = float(np.log(FLOOR / (1 - FLOOR))) - 0.01
"""Log-odds under which something is less likely than FLOOR, and a little for rounding."""


@dataclass(frozen=True)
class Settings:
    """How the heads' probabilities become scores (slope and offset of their logits), and thresholds of the scores."""

    mention_slope: float = 1.0
    mention_offset: float = 0.0
    trigger_slope: float = 1.0
    trigger_offset: float = 0.0
    role_slope: float = 1.0
    role_offset: float = 0.0
    mention: float = 0.4
    trigger: float = 0.4
    role: float = 0.4
    modality: float = 0.5
    polarity: float = 0.5
    second_mention: float = 0.0
    second_trigger: float = 0.0
    second_role: float = 0.0
    """How much what the lexicons say is added to the model's own scores."""
    second_rare: float = 9.0
    """The same for triggers of rare types, which a development part is too small to weigh."""
    shown: float = 0.5
    """From this score on a candidate saves a reviewer work; below, it costs more than it gives."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention or trigger by its first and last segment; `label` is a class number without the one for nothing."""

    first: int
    last: int
    label: int
    score: float
    kind: int = 0
    """Of a mention, the number of its type."""


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return result


def scored(chances: NDArray[Any], slope: float, offset: float) -> NDArray[Any]:
    """The chances as scores that mean what they say."""
    safe = np.clip(chances, 1e-6, 1 - 1e-6)
    result: NDArray[Any] = 1.0 / (1.0 + np.exp(-(slope * np.log(safe / (1 - safe)) + offset)))
    return result


@lru_cache(maxsize=64)
def _stretches(size: int) -> tuple[Ints, Ints]:
    """First and last segment of every stretch that a mention may have."""
    first, last = np.triu_indices(size)
    near = last - first <= WIDEST
    return first[near], last[near]


def read_mentions(scores: Floats, labels: Labels, settings: Settings) -> list[Found]:
    """The mentions of a sentence by [S, S, class] scores: the likeliest first, none crossing a likelier one."""
    first, last = _stretches(scores.shape[0])
    near = scores[first, last]
    something = near[:, NONE + 1 :].max(axis=1) - near[:, NONE] > _HOPELESS - np.log(near.shape[1] - 1)
    first, last, chances = first[something], last[something], softmax(near[something])
    likely = 1.0 - chances[:, NONE] >= FLOOR
    first, last, chances = first[likely], last[likely], chances[likely, 1:].astype(np.float64)
    types = labels.type_of_class
    by_type = chances @ (types[:, None] == np.arange(len(labels.types)))
    kinds = by_type.argmax(axis=1)
    best = np.where(types == kinds[:, None], chances, 0.0).argmax(axis=1)
    sure = scored(by_type[np.arange(len(kinds)), kinds], settings.mention_slope, settings.mention_offset)
    rows = np.flatnonzero(sure >= settings.mention)
    return _standing(
        [Found(int(first[row]), int(last[row]), int(best[row]), float(sure[row]), int(kinds[row])) for row in rows]
    )


def _standing(found: list[Found]) -> list[Found]:
    """Without those that cross a likelier one or are its twin with another edge."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (-item.score, item.first, item.last)):
        if not any(_crosses(item, other) or _twins(item, other) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: (item.first, -item.last))


def _crosses(one: Found, other: Found) -> bool:
    return one.first < other.first <= one.last < other.last or other.first < one.first <= other.last < one.last


def _twins(one: Found, other: Found) -> bool:
    """Whether both are readings of one mention: the same type from the same beginning, in doubt."""
    return one.kind == other.kind and one.first == other.first and one.score < 0.5


def read_triggers(scores: Floats, runs: Ints, settings: Settings) -> list[Found]:
    """The triggers of a sentence by [R, class] scores over its runs; of overlapping ones the likelier."""
    chances = softmax(scores)
    kinds = chances[:, 1:].argmax(axis=1)
    best = scored(chances[np.arange(len(runs)), kinds + 1], settings.trigger_slope, settings.trigger_offset)
    kept: list[Found] = []
    for row in np.argsort(-best, kind="stable"):
        if best[row] < settings.trigger:
            break
        item = Found(int(runs[row, 0]), int(runs[row, 1]), int(kinds[row]), float(best[row]))
        if not any(item.first <= other.last and other.first <= item.last for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.first)


def marked(size: int, mentions: Sequence[Found], triggers: Sequence[Found], labels: Labels) -> Floats:
    """[S, 3 types + events]: where mentions of each type begin, end and lie, and where triggers of each type are."""
    types = len(labels.types)
    table = np.zeros((size, 3 * types + len(labels.events)), dtype=np.float32)
    for item in mentions:
        table[item.first, item.kind] = 1.0
        table[item.last, types + item.kind] = 1.0
        table[item.first : item.last + 1, 2 * types + item.kind] = 1.0
    for item in triggers:
        table[item.first : item.last + 1, 3 * types + item.label] = 1.0
    return table


def distances(size: int, trigger: Found) -> Ints:
    """[S]: the class of each segment's distance from the trigger; the trigger's own have one of their own."""
    number = np.arange(size)
    away = np.where(number > trigger.last, number - trigger.last, np.minimum(0, number - trigger.first))
    result: Ints = np.clip(away, -REACH, REACH) + REACH
    result[trigger.first : trigger.last + 1] = 2 * REACH + 1
    return result


def role_chances(scores: Floats, allowed: NDArray[np.bool_]) -> Floats:
    """[M, class] probabilities of the roles that the schema allows each mention."""
    return softmax(np.where(allowed, scores, np.float32(-1e4)))


def binder_inputs(
    size: int, mentions: Sequence[Found], triggers: Sequence[Found], labels: Labels
) -> dict[str, NDArray[Any]]:
    """What the second pass is given for one sentence, but for the vectors; one row a trigger."""
    count = len(triggers)
    found = marked(size, mentions, triggers, labels)
    spans = np.array([(item.first, item.last) for item in mentions] or [(0, 0)], dtype=np.int64)
    return {
        "found": np.repeat(found[None], count, axis=0),
        "distance": np.stack([distances(size, trigger) for trigger in triggers]),
        "label": np.array([trigger.label for trigger in triggers], dtype=np.int64),
        "trigger": np.array([(trigger.first, trigger.last) for trigger in triggers], dtype=np.int64),
        "mentions": np.repeat(spans[None], count, axis=0),
        "real": np.ones((count, size), dtype=np.float32),
    }
