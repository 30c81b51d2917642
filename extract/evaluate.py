"""Compares candidates with gold: exact precision, recall and F1 of mentions, triggers, arguments and attributes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from extract.corpus import Record
from extract.pipeline import Extractor
from storage.model import Candidates

Item = tuple[Any, ...]
"""What must agree, its label first."""

LAYERS = ("mentions", "triggers", "arguments", "attributes")


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

    def as_record(self) -> dict[str, float]:
        """The figures for a machine."""
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"right": self.right, "proposed": self.proposed, "wanted": self.wanted}
        return {name: round(figure, 4) for name, figure in figures.items()} | counts


@dataclass(slots=True)
class Evaluation:
    """The tallies of each layer as a whole and by label."""

    texts: int = 0
    characters: int = 0
    whole: dict[str, Tally] = field(default_factory=lambda: {layer: Tally() for layer in LAYERS})
    by_label: dict[str, dict[str, Tally]] = field(default_factory=lambda: {layer: {} for layer in LAYERS})

    def add(self, layer: str, proposed: Iterable[Item], wanted: Iterable[Item]) -> None:
        """Counts one text's items of a layer."""
        ours, gold = Counter(iter(proposed)), Counter(iter(wanted))
        right = ours & gold
        for name, items in (("proposed", ours), ("wanted", gold), ("right", right)):
            for item, count in items.items():
                for tally in (self.whole[layer], self.by_label[layer].setdefault(item[0], Tally())):
                    setattr(tally, name, getattr(tally, name) + count)

    def as_record(self) -> dict[str, Any]:
        """All figures for a machine."""
        return {
            layer: self.whole[layer].as_record()
            | {"by_label": {label: tally.as_record() for label, tally in sorted(self.by_label[layer].items())}}
            for layer in LAYERS
        } | {"texts": self.texts, "characters": self.characters}


def evaluate(extractor: Extractor, records: Iterable[Record]) -> Evaluation:
    """Runs the extractor over the texts of gold records and counts.

    A mention agrees by type and span, a trigger by type and span, an argument by event type, trigger, role and
    mention span; attributes are counted where the trigger agrees, one item for modality and one for polarity.
    """
    result = Evaluation()
    for record in records:
        candidates = extractor.extract(record["text"])
        result.texts += 1
        result.characters += len(record["text"])
        result.add("mentions", _proposed_mentions(candidates), _gold_mentions(record))
        triggers, gold = _proposed_triggers(candidates), _gold_triggers(record)
        result.add("triggers", triggers, gold)
        result.add("arguments", _proposed_arguments(candidates), _gold_arguments(record))
        shared = set(triggers) & set(gold)
        ours = {item: values for item, values in triggers.items() if item in shared}
        theirs = {item: values for item, values in gold.items() if item in shared}
        result.add("attributes", _attributes(ours), _attributes(theirs))
    return result


def _proposed_mentions(candidates: Candidates) -> Iterator[Item]:
    return ((mention.label, mention.span.start, mention.span.end) for mention in candidates.mentions)


def _gold_mentions(record: Record) -> Iterator[Item]:
    return ((mention["label"], mention["start"], mention["end"]) for mention in record["mentions"])


def _proposed_triggers(candidates: Candidates) -> dict[Item, tuple[str, str]]:
    return {
        (event.label, event.trigger.start, event.trigger.end): (event.modality, event.polarity)
        for event in candidates.events
    }


def _gold_triggers(record: Record) -> dict[Item, tuple[str, str]]:
    return {
        (event["label"], event["start"], event["end"]): (
            event.get("modality", "asserted"),
            event.get("polarity", "positive"),
        )
        for event in record["events"]
    }


def _proposed_arguments(candidates: Candidates) -> Iterator[Item]:
    spans = {mention.id: mention.span for mention in candidates.mentions}
    for event in candidates.events:
        for argument in event.arguments:
            span = spans[argument.mention]
            yield argument.role, event.label, event.trigger.start, event.trigger.end, span.start, span.end


def _gold_arguments(record: Record) -> Iterator[Item]:
    spans = {mention["id"]: (mention["start"], mention["end"]) for mention in record["mentions"]}
    for event in record["events"]:
        for argument in event["arguments"]:
            yield argument["role"], event["label"], event["start"], event["end"], *spans[argument["mention"]]


def _attributes(events: dict[Item, tuple[str, str]]) -> Iterator[Item]:
    for item, (modality, polarity) in events.items():
        yield modality, *item
        yield polarity, *item
