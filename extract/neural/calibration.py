"""Temperatures that make scores mean what they say, and thresholds that leave a reviewer the least to do."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.neural.batches import IGNORED, argument_targets
from extract.neural.decoding import Settings, binder_inputs, read_mentions, read_triggers, softmax
from extract.neural.gold import Example
from extract.neural.inputs import WIDEST, Floats, Ints
from extract.neural.reading import Reader
from storage.model import Candidates, Document, Span

FLOOR: Final = 0.1
_TEMPERATURES: Final = tuple(np.round(np.arange(0.6, 2.55, 0.05), 2))
_THRESHOLDS: Final = tuple(np.round(np.arange(0.2, 0.76, 0.02), 2))

Scored = tuple[Floats, Ints]
"""Scores [N, class] and the true classes [N]."""


def temperatures(reader: Reader, examples: Sequence[Example]) -> Settings:
    """The settings with the temperatures under which the examples' gold is the least surprising."""
    mentions: list[Scored] = []
    triggers: list[Scored] = []
    roles: list[Scored] = []
    for example in examples:
        vectors, spans, runs = reader.find(reader.finder_inputs(example.sentence))
        mentions.append(_spans(spans[0], example))
        triggers.append(_runs(runs[0], example))
        roles.extend(_roles(reader, vectors, spans[0], runs[0], example))
    return replace(
        reader.settings,
        mention_temperature=_coolest(mentions),
        trigger_temperature=_coolest(triggers),
        role_temperature=_coolest(roles),
    )


def _spans(scores: Floats, example: Example) -> Scored:
    size = scores.shape[0]
    true = np.zeros((size, size), dtype=np.int64)
    for item in example.mentions:
        true[item.first, item.last] = item.label + 1
    first, last = np.triu_indices(size)
    near = last - first <= WIDEST
    return scores[first[near], last[near]], true[first[near], last[near]]


def _runs(scores: Floats, example: Example) -> Scored:
    places = {(item.first, item.last): item.label + 1 for item in example.triggers}
    true = [places.get((int(first), int(last)), 0) for first, last in example.sentence.runs]
    return scores, np.array(true, dtype=np.int64)


def _roles(reader: Reader, vectors: Floats, spans: Floats, runs: Floats, example: Example) -> Iterable[Scored]:
    """Role scores between what is found, with what is true of it."""
    mentions = read_mentions(spans, reader.labels, reader.settings)
    triggers = read_triggers(runs, example.sentence.runs, reader.settings)
    if not mentions or not triggers:
        return
    inputs = binder_inputs(len(example.sentence), mentions, triggers, reader.labels)
    scores, _ = reader.bind({"vectors": np.repeat(vectors, len(triggers), axis=0), **inputs})
    true, _ = argument_targets(example, mentions, triggers)
    table = reader.labels.allowed()
    for row, trigger in enumerate(triggers):
        allowed = table[trigger.label, [mention.kind for mention in mentions]]
        known = (true[row] != IGNORED) & allowed[np.arange(len(mentions)), np.maximum(true[row], 0)]
        yield np.where(allowed, scores[row], np.float32(-1e4))[known], true[row][known]


def _coolest(scored: Sequence[Scored]) -> float:
    """The temperature with the least cross-entropy."""
    if not scored:
        return 1.0
    scores = np.concatenate([scores for scores, _ in scored])
    true = np.concatenate([classes for _, classes in scored])
    rows = np.arange(len(true))

    def surprise(temperature: float) -> float:
        return -float(np.log(softmax(scores, temperature)[rows, true] + 1e-9).sum())

    return float(min(_TEMPERATURES, key=surprise))


def thresholds(settings: Settings, pairs: Sequence[tuple[Document, Candidates]]) -> Settings:
    """The settings with the thresholds of least work; the candidates were read with thresholds at FLOOR.

    A candidate costs one action, to accept or to reject it; an edge to move or a label to change costs one more;
    gold that is not proposed costs two; an argument one, to add or to remove.
    """
    mentions = [work for document, found in pairs for work in _mention_work(document, found)]
    triggers = [work for document, found in pairs for work in _trigger_work(document, found)]
    roles = [work for document, found in pairs for work in _argument_work(document, found)]
    return replace(settings, mention=_least(mentions), trigger=_least(triggers), role=_least(roles))


Work = tuple[float, float, float]
"""A candidate's score, its cost when shown, and when hidden."""


def _least(work: Sequence[Work]) -> float:
    def cost(threshold: float) -> float:
        return sum(shown if score >= threshold else hidden for score, shown, hidden in work)

    return float(min(_THRESHOLDS, key=cost))


def _mention_work(document: Document, found: Candidates) -> Iterable[Work]:
    gold = {mention.span: mention.label for mention in document.mentions.values()}
    taken = {candidate.span for candidate in found.mentions}
    for candidate in found.mentions:
        if candidate.span in gold:
            right = gold[candidate.span] == candidate.label
            yield candidate.score, 1.0 if right else 2.0, 2.0
        elif any(_one_edge(candidate.span, span) for span in gold if span not in taken):
            yield candidate.score, 2.0, 2.0
        else:
            yield candidate.score, 1.0, 0.0


def _one_edge(one: Span, other: Span) -> bool:
    return (one.start == other.start) != (one.end == other.end)


def _trigger_work(document: Document, found: Candidates) -> Iterable[Work]:
    gold = {event.trigger: event.label for event in document.events.values()}
    for candidate in found.events:
        right = gold.get(candidate.trigger)
        shown = 1.0 if right in (None, candidate.label) else 2.0
        yield candidate.score, shown, 0.0 if right is None else 2.0


def _argument_work(document: Document, found: Candidates) -> Iterable[Work]:
    gold = {
        (event.trigger, argument.role, document.mentions[argument.mention].span)
        for event in document.events.values()
        for argument in event.arguments
    }
    triggers = {event.trigger for event in document.events.values()}
    spans = {mention.id: mention.span for mention in found.mentions}
    for event in found.events:
        if event.trigger in triggers:
            for argument in event.arguments:
                right = (event.trigger, argument.role, spans[argument.mention]) in gold
                yield argument.score, 0.0 if right else 1.0, 1.0 if right else 0.0


def calibration_error(scores: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """The expected calibration error: how far, on average, a score is from the share that is right."""
    if not scores:
        return 0.0
    values: NDArray[np.float64] = np.array(scores, dtype=np.float64)
    true = np.array(right, dtype=np.float64)
    number = np.minimum((values * bins).astype(np.int64), bins - 1)
    errors = [
        abs(values[number == b].mean() - true[number == b].mean()) * (number == b).mean()
        for b in range(bins)
        if (number == b).any()
    ]
    return float(sum(errors))
