"""How much the second voice counts: the weights under which the gold of the development part surprises least."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from extract.neural.decoding import Settings, binder_inputs, softmax
from extract.neural.gold import Example, examples_of
from extract.neural.inputs import Floats
from extract.neural.labels import NONE
from extract.neural.reading import Reader
from extract.neural.second import Heard, Opinion
from storage.model import Document

_WEIGHTS: Final = tuple(float(weight) for weight in np.round(np.arange(0.0, 4.01, 0.2), 2))
_ROLE_WEIGHTS: Final = tuple(float(weight) for weight in np.round(np.arange(0.0, 1.01, 0.05), 2))
_SLOPES: Final = tuple(float(slope) for slope in np.round(np.arange(0.2, 1.21, 0.1), 2))
"""A model is too sure of what it learned by heart: scales of its scores to weigh another voice against."""

Said = tuple[float, float, bool]
"""The model's probability of what the lexicons say, how sure they are, and whether it is true."""
Pair = tuple[Floats, Floats, int]
"""What the model and the lexicons make of the roles of one mention, and the true class."""


def weighed(reader: Reader, documents: Sequence[Document]) -> Settings:
    """The reader's settings with the weights of its second voice; as they are without one."""
    if reader.second is None:
        return reader.settings
    mentions: list[Said] = []
    triggers: list[Said] = []
    roles: list[Pair] = []
    for document in documents:
        examples = examples_of([document], reader.labels, reader.pieces)
        windows = reader.windows(document.article.text)
        for example, (_, opinion) in zip(examples, windows, strict=True):
            if opinion is not None:
                vectors, spans, runs = reader.scores(example.sentence, opinion)
                heard = list(opinion.mentions(example.sentence))
                at = {(first, last): spans[first, last] for first, last, _, _ in heard}
                mentions.extend(_said(heard, at, _true(example.mentions)))
                at = {(int(first), int(last)): runs[row] for row, (first, last) in enumerate(example.sentence.runs)}
                triggers.extend(_said(opinion.triggers(example.sentence), at, _true(example.triggers)))
                roles.extend(_pairs(reader, example, vectors, opinion))
    return replace(
        reader.settings,
        second_mention=_least(mentions, _surprise, _WEIGHTS),
        second_trigger=_least(triggers, _surprise, _WEIGHTS),
        second_role=_least(roles, _role_surprise, _ROLE_WEIGHTS),
    )


def _true(items: Sequence[Any]) -> set[tuple[int, int, int]]:
    return {(item.first, item.last, item.label + 1) for item in items}


def _said(
    heard: Iterable[Heard], scores: Mapping[tuple[int, int], Floats], true: set[tuple[int, int, int]]
) -> Iterator[Said]:
    for first, last, number, sure in heard:
        if (first, last) in scores:
            chances = softmax(scores[first, last])
            yield float(chances[number]), sure, (first, last, number) in true


def _pairs(reader: Reader, example: Example, vectors: Floats, opinion: Opinion) -> Iterator[Pair]:
    """Of all pairs of true triggers and mentions, what both say of their role."""
    if not example.triggers or not example.mentions:
        return
    inputs = binder_inputs(vectors.shape[1], example.mentions, example.triggers, reader.labels)
    ours, _ = reader.bind({"vectors": np.repeat(vectors, len(example.triggers), axis=0), **inputs})
    theirs = opinion.roles(example.sentence, example.mentions, example.triggers)
    for row, trigger in enumerate(example.triggers):
        for column, mention in enumerate(example.mentions):
            allowed = reader.labels.allowed[trigger.label, mention.kind]
            true = example.roles.get((row, column), NONE)
            if allowed[true]:
                yield np.where(allowed, ours[row, column], np.float32(-1e4)), theirs[row, column], true


def _least(items: Sequence[Any], surprise: Callable[[Any, float, float], float], weights: Sequence[float]) -> float:
    if not items:
        return 0.0

    def whole(pair: tuple[float, float]) -> float:
        return sum(surprise(item, *pair) for item in items)

    slope, weight = min(product(_SLOPES, weights), key=whole)
    return round(weight / slope, 3)


def _surprise(said: Said, slope: float, weight: float) -> float:
    chance, sure, is_true = said
    safe = min(1 - 1e-6, max(1e-6, chance))
    odds = slope * math.log(safe / (1 - safe)) + weight * sure
    return math.log1p(math.exp(-odds if is_true else odds))


def _role_surprise(pair: Pair, slope: float, weight: float) -> float:
    ours, theirs, true = pair
    scores: NDArray[Any] = slope * ours + weight * theirs
    return float(np.logaddexp.reduce(scores) - scores[true])
