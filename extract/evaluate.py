"""Compares candidates with gold: mentions, triggers, arguments and attributes, exactly and by overlap, with intervals.

As the field does (ACE 2005, and Lin et al. 2020 after it): a trigger is identified by its span and classified with its
type; an argument is identified by event type and mention span and classified with its role; everything end to end.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from storage.model import Candidates, Document, MentionCandidate, Span

Item = tuple[Any, ...]
"""What must agree, its label first."""

LAYERS: Final = {
    "mentions": "type and exact span",
    "mention_overlap": "type, spans that share a letter",
    "trigger_spans": "identification: exact span",
    "triggers": "classification: span and type",
    "argument_spans": "identification: event type and mention span",
    "arguments": "classification: event type, role and mention span",
    "levels": "of the mentions found",
    "attributes": "modality and polarity of the triggers found",
    "other_modality": "of the triggers found, those not asserted",
    "negative_polarity": "of the triggers found, those denied",
}
_RESAMPLES: Final = 1000
_SEED: Final = 13


@dataclass(slots=True)
class Tally:
    """Counts of what was right, proposed and wanted."""

    right: int = 0
    proposed: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """The share of what was proposed that is right."""
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.proposed + self.wanted
        return 2 * self.right / both if both else 0.0

    def add(self, other: "Tally") -> None:
        """Takes in another's counts."""
        self.right += other.right
        self.proposed += other.proposed
        self.wanted += other.wanted

    def as_record(self) -> dict[str, Any]:
        """The figures for a machine."""
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"right": self.right, "proposed": self.proposed, "wanted": self.wanted}
        return {name: round(figure, 4) for name, figure in figures.items()} | counts


Labelled = dict[str, Tally]
"""A text's tallies of one layer, by label."""


@dataclass(slots=True)
class Evaluation:
    """The tallies of every text, and the scores of candidates with whether they were right."""

    characters: int = 0
    texts: list[dict[str, Labelled]] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    hits: list[bool] = field(default_factory=list)

    def by_label(self, layer: str) -> Labelled:
        """The tallies of a layer over all texts."""
        whole: Labelled = {}
        for text in self.texts:
            for label, tally in text.get(layer, {}).items():
                whole.setdefault(label, Tally()).add(tally)
        return whole

    def whole(self, layer: str) -> Tally:
        """The tally of a layer, all labels together (micro)."""
        total = Tally()
        for tally in self.by_label(layer).values():
            total.add(tally)
        return total

    def macro(self, layer: str) -> float:
        """The mean F1 of the labels that the gold has."""
        wanted = [tally.f1 for tally in self.by_label(layer).values() if tally.wanted]
        return sum(wanted) / len(wanted) if wanted else 0.0

    def interval(self, layer: str) -> tuple[float, float]:
        """Where the F1 lies in 95 of 100 samples of as many texts, drawn anew from these (bootstrap, seeded)."""
        counts = np.array([[_sum(text.get(layer, {}), name) for name in _COUNTS] for text in self.texts])
        if not len(counts):
            return 0.0, 0.0
        drawn = np.random.default_rng(_SEED).integers(0, len(counts), (_RESAMPLES, len(counts)))
        right, proposed, wanted = counts[drawn].sum(axis=1).T
        f1 = 2 * right / np.maximum(1, proposed + wanted)
        low, high = np.percentile(f1, [2.5, 97.5])
        return float(low), float(high)

    def calibration_error(self) -> float:
        """How far, on average, a score of a mention or trigger is from the share that is right."""
        from extract.calibration_error import calibration_error

        return calibration_error(self.scores, self.hits)

    def summary(self) -> str:
        """One line of F1."""
        return " ".join(f"{layer} {self.whole(layer).f1:.3f}" for layer in ("mentions", "triggers", "arguments"))

    def as_record(self) -> dict[str, Any]:
        """All figures for a machine: a member for each layer, its labels under `by_label`."""
        layers = {layer: self._layer(layer) for layer in LAYERS if any(layer in text for text in self.texts)}
        texts = {"texts": len(self.texts), "characters": self.characters}
        return layers | texts | {"calibration_error": round(self.calibration_error(), 4)}

    def _layer(self, layer: str) -> dict[str, Any]:
        low, high = self.interval(layer)
        labels = {label: tally.as_record() for label, tally in sorted(self.by_label(layer).items())}
        more = {"macro_f1": round(self.macro(layer), 4), "interval": [round(low, 4), round(high, 4)]}
        return self.whole(layer).as_record() | more | {"by_label": labels}


_COUNTS: Final = ("right", "proposed", "wanted")


def _sum(labelled: Labelled, name: str) -> int:
    return sum(getattr(tally, name) for tally in labelled.values())


def evaluate(pairs: Iterable[tuple[Document, Candidates]]) -> Evaluation:
    """Counts over gold documents and what was proposed for each."""
    result = Evaluation()
    for gold, found in pairs:
        result.characters += len(gold.text)
        result.texts.append(_compared(gold, found))
        true = {("m", m.label, m.span) for m in gold.mentions.values()}
        true |= {("e", e.label, e.trigger) for e in gold.events.values()}
        for candidate in found:
            kind = "m" if isinstance(candidate, MentionCandidate) else "e"
            result.scores.append(candidate.score)
            result.hits.append((kind, candidate.label, candidate.span) in true)
    return result


def _compared(gold: Document, found: Candidates) -> dict[str, Labelled]:
    proposed, wanted = {(m.label, m.span) for m in found.mentions}, {(m.label, m.span) for m in gold.mentions.values()}
    ours = {e.trigger: e for e in found.events}
    theirs = {e.trigger: e for e in gold.events.values()}
    roles, true_roles = set(_proposed_arguments(found)), set(_gold_arguments(gold))
    level, true_level = {m.span: m.level for m in found.mentions}, {m.span: m.level for m in gold.mentions.values()}
    shared = [(ours[span], theirs[span]) for span in ours.keys() & theirs.keys()]
    both = [(one, other) for one, other in shared if one.label == other.label]
    found_levels = {(str(value), span) for span, value in level.items() if span in true_level}
    return {
        "mentions": tallied(proposed, wanted),
        "mention_overlap": overlapping(proposed, wanted),
        "trigger_spans": tallied({("trigger", span) for span in ours}, {("trigger", span) for span in theirs}),
        "triggers": tallied(
            {(e.label, e.trigger) for e in found.events}, {(e.label, e.trigger) for e in gold.events.values()}
        ),
        "argument_spans": tallied({item[1:] for item in roles}, {item[1:] for item in true_roles}),
        "arguments": tallied(roles, true_roles),
        "levels": tallied(found_levels, {(str(true_level[span]), span) for _, span in found_levels}),
        "attributes": tallied(
            {item for one, _ in both for item in _attributes(one)},
            {item for _, other in both for item in _attributes(other)},
        ),
        "other_modality": _unusual([(one.modality != "asserted", other.modality != "asserted") for one, other in both]),
        "negative_polarity": _unusual(
            [(one.polarity != "positive", other.polarity != "positive") for one, other in both]
        ),
    }


def tallied(proposed: Iterable[Item], wanted: Iterable[Item]) -> Labelled:
    """Counts of equal items by their label."""
    ours, theirs = Counter(proposed), Counter(wanted)
    result: Labelled = {}
    for name, items in (("proposed", ours), ("wanted", theirs), ("right", ours & theirs)):
        for item, count in items.items():
            tally = result.setdefault(str(item[0]), Tally())
            setattr(tally, name, getattr(tally, name) + count)
    return result


def overlapping(proposed: Iterable[tuple[str, Span]], wanted: Iterable[tuple[str, Span]]) -> Labelled:
    """Counts of items of one label whose spans overlap; each answers to one other at most, in reading order."""
    result: Labelled = {}
    waiting: dict[str, list[Span]] = {}
    for label, span in sorted(wanted):
        result.setdefault(label, Tally()).wanted += 1
        waiting.setdefault(label, []).append(span)
    for label, span in sorted(proposed):
        tally = result.setdefault(label, Tally())
        tally.proposed += 1
        answer = next((other for other in waiting.get(label, ()) if other.overlaps(span)), None)
        if answer is not None:
            waiting[label].remove(answer)
            tally.right += 1
    return result


def _unusual(pairs: Sequence[tuple[bool, bool]]) -> Labelled:
    ours, theirs = sum(one for one, _ in pairs), sum(other for _, other in pairs)
    return {"unusual": Tally(sum(one and other for one, other in pairs), ours, theirs)} if ours or theirs else {}


def _attributes(event: Any) -> Iterator[Item]:  # noqa: ANN401 - gold or proposed, alike in this
    yield event.modality, "modality", event.trigger
    yield event.polarity, "polarity", event.trigger


def _proposed_arguments(found: Candidates) -> Iterator[Item]:
    spans = {mention.id: mention.span for mention in found.mentions}
    return ((one.role, event.label, spans[one.mention]) for event in found.events for one in event.arguments)


def _gold_arguments(gold: Document) -> Iterator[Item]:
    spans: Mapping[str, Span] = {id_: mention.span for id_, mention in gold.mentions.items()}
    return ((one.role, event.label, spans[one.mention]) for event in gold.events.values() for one in event.arguments)
