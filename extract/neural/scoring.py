"""How much of the gold was found: exact spans with their types, end to end, counted over whole documents."""

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from storage.model import Candidates, Document

Item = tuple[str, ...]


@dataclass
class Tally:
    """Right, proposed and true items by label."""

    right: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)

    def add(self, proposed: Set[Item], true: Set[Item]) -> None:
        """Counts one document's items; the first part of an item is its label."""
        self.right.update(item[0] for item in proposed & true)
        self.proposed.update(item[0] for item in proposed)
        self.true.update(item[0] for item in true)

    def precision(self, label: str | None = None) -> float:
        """Right of proposed."""
        return _ratio(self.right, self.proposed, label)

    def recall(self, label: str | None = None) -> float:
        """Right of true."""
        return _ratio(self.right, self.true, label)

    def f1(self, label: str | None = None) -> float:
        """The harmonic mean of both."""
        precision, recall = self.precision(label), self.recall(label)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _ratio(right: Counter[str], of: Counter[str], label: str | None) -> float:
    above, below = (right.total(), of.total()) if label is None else (right[label], of[label])
    return above / below if below else 0.0


@dataclass
class Report:
    """Tallies of everything that a reviewer would have to correct."""

    mentions: Tally = field(default_factory=Tally)
    triggers: Tally = field(default_factory=Tally)
    arguments: Tally = field(default_factory=Tally)
    levels: Tally = field(default_factory=Tally)
    """Of the mentions that were found, by level."""
    modality: Tally = field(default_factory=Tally)
    """Of the triggers that were found, those with another modality than the default."""
    polarity: Tally = field(default_factory=Tally)

    def summary(self) -> str:
        """One line: exact F1 of mentions, triggers and arguments, then level and attributes where found."""
        return (
            f"mentions {self.mentions.f1():.3f} triggers {self.triggers.f1():.3f} "
            f"arguments {self.arguments.f1():.3f} | level {self.levels.f1():.3f} "
            f"modality {self.modality.f1():.3f} polarity {self.polarity.f1():.3f}"
        )


def compare(pairs: Iterable[tuple[Document, Candidates]]) -> Report:
    """The report over documents and what was proposed for them."""
    report = Report()
    for document, candidates in pairs:
        _add(report, document, candidates)
    return report


def _proposed_mentions(found: Candidates) -> set[Item]:
    return {(m.label, str(m.span.start), str(m.span.end)) for m in found.mentions}


def _add(report: Report, document: Document, found: Candidates) -> None:
    true_mentions = {(m.label, str(m.span.start), str(m.span.end)) for m in document.mentions.values()}
    report.mentions.add(_proposed_mentions(found), true_mentions)
    true_events = {(e.label, str(e.trigger.start), str(e.trigger.end)) for e in document.events.values()}
    report.triggers.add({(e.label, str(e.trigger.start), str(e.trigger.end)) for e in found.events}, true_events)
    report.arguments.add(_proposed_arguments(found), _true_arguments(document))
    levels = {m.span: m.level for m in document.mentions.values()}
    both = [m for m in found.mentions if m.span in levels]
    report.levels.add(
        {(m.level, str(m.span.start), str(m.span.end)) for m in both},
        {(levels[m.span], str(m.span.start), str(m.span.end)) for m in both},
    )
    _add_attributes(report, document, found)


def _add_attributes(report: Report, document: Document, found: Candidates) -> None:
    gold = {e.trigger: e for e in document.events.values()}
    both = [(e, gold[e.trigger]) for e in found.events if e.trigger in gold]
    for tally, name, default in ((report.modality, "modality", "asserted"), (report.polarity, "polarity", "positive")):
        tally.add(
            {(name, str(one.trigger.start)) for one, _ in both if getattr(one, name) != default},
            {(name, str(one.trigger.start)) for one, other in both if getattr(other, name) != default},
        )


def _proposed_arguments(found: Candidates) -> set[Item]:
    spans = {mention.id: mention.span for mention in found.mentions}
    return {
        (argument.role, event.label, str(spans[argument.mention].start), str(spans[argument.mention].end))
        for event in found.events
        for argument in event.arguments
    }


def _true_arguments(document: Document) -> set[Item]:
    return {
        (argument.role, event.label, str(span.start), str(span.end))
        for event in document.events.values()
        for argument in event.arguments
        for span in (document.mentions[argument.mention].span,)
    }
