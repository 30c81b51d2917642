"""Scores that mean what they say, and thresholds, all by the development part."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

import numpy as np

from extract.learning.simulation import review
from extract.neural.decoding import FLOOR, Settings, scored
from extract.neural.reading import Reader
from storage.model import Candidates, Document

_THRESHOLDS: Final = tuple(np.round(np.arange(0.2, 0.81, 0.02), 2))
_SLOPES: Final = tuple(float(value) for value in np.round(np.arange(0.1, 1.55, 0.05), 2))
_OFFSETS: Final = tuple(float(value) for value in np.round(np.arange(-2.0, 2.05, 0.1), 2))
_EAGER: Final = {"mention": 0.87}
"""A little more is proposed than the best F1 asks for, where that costs nearly none of it: a missing mention costs a
reviewer two actions and the events it plays in."""

Judged = tuple[float, bool]
"""A candidate's score, and whether it is right."""


def calibrated(reader: Reader, documents: Sequence[Document]) -> Settings:
    """Settings whose scores are calibrated, with the thresholds of the best F1, and the one that a reviewer gains by.

    `reader` has the default settings. Arguments are judged between the mentions and triggers that stand, since that
    is how they will be read.
    """
    low = replace(reader, settings=replace(reader.settings, mention=FLOOR, trigger=FLOOR))
    pairs = [(document, low.candidates(document.article.text, "")) for document in documents]
    settings = reader.settings
    for name, judge, true in (
        ("mention", _judged_mentions, sum(len(document.mentions) for document in documents)),
        ("trigger", _judged_triggers, sum(len(document.events) for document in documents)),
    ):
        judged = [item for document, found in pairs for item in judge(document, found)]
        settings = _fitted(settings, name, judged, true)
    standing = replace(reader, settings=replace(settings, role=FLOOR))
    pairs = [(document, standing.candidates(document.article.text, "")) for document in documents]
    judged = [item for document, found in pairs for item in _judged_arguments(document, found)]
    true = sum(len(event.arguments) for document in documents for event in document.events.values())
    settings = _fitted(settings, "role", judged, true)
    return replace(settings, shown=_least(replace(reader, settings=settings), documents))


def _least(reader: Reader, documents: Sequence[Document]) -> float:
    """The threshold under which a perfect reviewer has the least to do; the lowest of equals."""
    pairs = [(document, reader.candidates(document.article.text, "")) for document in documents]

    def work(threshold: float) -> int:
        return sum(review(document, found, threshold).actions for document, found in pairs)

    return float(min(_THRESHOLDS, key=work))


def _fitted(settings: Settings, name: str, judged: Sequence[Judged], true: int) -> Settings:
    """The settings with one head's slope, offset and threshold."""
    slope, offset = scale(judged)
    scores = scored(np.array([score for score, _ in judged], dtype=np.float64), slope, offset)
    again = [(float(score), right) for score, (_, right) in zip(scores, judged, strict=True)]
    found = {f"{name}_slope": slope, f"{name}_offset": offset, name: round(_best(again, true) * _EAGER.get(name, 1), 3)}
    return replace(settings, **found)


def scale(judged: Sequence[Judged]) -> tuple[float, float]:
    """Slope and offset of the logits under which what is right is the least surprising (Platt's), of a grid."""
    if len({right for _, right in judged}) < 2:
        return 1.0, 0.0
    raw = np.clip([score for score, _ in judged], 1e-4, 1 - 1e-4)
    logits = np.log(raw / (1 - raw))
    signs = np.where([right for _, right in judged], -1.0, 1.0)

    def surprise(pair: tuple[float, float]) -> float:
        return float(np.logaddexp(0.0, signs * (pair[0] * logits + pair[1])).sum())

    return min(product(_SLOPES, _OFFSETS), key=surprise)


def _best(judged: Sequence[Judged], true: int) -> float:
    """The threshold of the best F1: for scores that mean what they say it is half of that F1.

    That depends on far fewer chances of a small development part than the place where its own curve is highest.
    """

    def f1(threshold: float) -> float:
        standing = [right for score, right in judged if score >= threshold]
        return 2 * sum(standing) / max(1, len(standing) + true)

    return round(max(map(f1, _THRESHOLDS)) / 2, 3)


def _judged_mentions(document: Document, found: Candidates) -> Iterable[Judged]:
    gold = {(mention.span, mention.label) for mention in document.mentions.values()}
    return ((candidate.score, (candidate.span, candidate.label) in gold) for candidate in found.mentions)


def _judged_triggers(document: Document, found: Candidates) -> Iterable[Judged]:
    gold = {(event.trigger, event.label) for event in document.events.values()}
    return ((candidate.score, (candidate.span, candidate.label) in gold) for candidate in found.events)


def _judged_arguments(document: Document, found: Candidates) -> Iterable[Judged]:
    gold = {
        (event.trigger, event.label, argument.role, document.mentions[argument.mention].span)
        for event in document.events.values()
        for argument in event.arguments
    }
    spans = {mention.id: mention.span for mention in found.mentions}
    return (
        (argument.score, (event.trigger, event.label, argument.role, spans[argument.mention]) in gold)
        for event in found.events
        for argument in event.arguments
    )
