"""What was decided for equal strings: equal under Arabic normalisation, clitics being outside of spans anyway."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from extract.neural.keys import key
from storage.model import (
    Argument,
    ArgumentCandidate,
    Candidate,
    Decision,
    Document,
    Event,
    EventCandidate,
    Mention,
    ReviewStatus,
    Span,
)

_PRIOR: Final = 2.5
"""Decisions that the extractor's own score counts for."""
_ROLE_PRIOR: Final = 12.0
_TABLES: Final = ("strings", "places", "roles")
_AROUND: Final = 24
"""Code points before a span that are looked at for the word before it."""


@dataclass(slots=True)
class Count:
    """How often something was right, and how often not."""

    right: int = 0
    wrong: int = 0

    def chance(self, prior: float, strength: float = _PRIOR) -> float:
        """The share that was right, a prior chance counted as so many decisions."""
        return (prior * strength + self.right) / (strength + self.right + self.wrong)


def kind_of(item: Candidate | Mention | Event) -> str:
    """The first part of a key: mentions and triggers are remembered apart."""
    return "e" if isinstance(item, Event | EventCandidate) else "m"


def string_key(text: str, span: Span) -> str:
    """What two spans have in common that are remembered together."""
    return " ".join(key(text[span.start : span.end]).split())


def word_before(text: str, span: Span) -> str:
    """The word, or part of one, directly before a span."""
    before = key(text[max(0, span.start - _AROUND) : span.start]).split()
    return before[-1] if before else ""


@dataclass
class Memory:
    """Counts by string and type, by string and type after a word, and by event type, role and type of mention."""

    strings: dict[str, Count] = field(default_factory=dict)
    places: dict[str, Count] = field(default_factory=dict)
    roles: dict[str, Count] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    """Type and string of mentions that were names."""

    def remember(self, document: Document) -> None:
        """Takes in what was decided; what is undecided says something only once the article is finished."""
        finished = document.status is ReviewStatus.FINISHED
        for item, right in judged(document, finished=finished):
            for table, name in (
                (self.strings, _string(document.text, item)),
                (self.places, _place(document.text, item)),
            ):
                _count(table, name, right=right)
        for role, right in judged_roles(document):
            _count(self.roles, role, right=right)

    def overlook(self, strings: Iterable[str]) -> None:
        """Takes in known strings that were left unmarked in a finished article."""
        for name in strings:
            _count(self.strings, name, right=False)

    def of(self, text: str, item: Candidate) -> Count:
        """What was decided for the string under the candidate's type."""
        return self.strings.get(_string(text, item), Count())

    def chance(self, text: str, item: Candidate) -> float:
        """The candidate's score after all that is remembered of its string, and of it after the same word."""
        near = self.places.get(_place(text, item), Count())
        return near.chance(self.of(text, item).chance(item.score), 2 * _PRIOR)

    def role_chance(self, event: str, role: str, mention: str, score: float) -> float:
        """The score of an argument after all that is remembered of such arguments."""
        return self.roles.get(f"{event}\t{role}\t{mention}", Count()).chance(score, _ROLE_PRIOR)

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        tables = {name: getattr(self, name) for name in _TABLES}
        counts = {
            name: {entry: [count.right, count.wrong] for entry, count in sorted(table.items())}
            for name, table in tables.items()
        }
        return counts | {"named": sorted(self.named)}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> "Memory":
        """The memory that `to_json` wrote."""
        strings, places, roles = ({entry: Count(*pair) for entry, pair in raw[name].items()} for name in _TABLES)
        return cls(strings, places, roles, set(raw["named"]))


def judged(document: Document, *, finished: bool) -> Iterator[tuple[Candidate | Mention | Event, bool]]:
    """Candidates and gold that were decided, each with whether it stands as it is."""
    for candidate in document.candidates:
        decision = document.decision_on(candidate.id)
        if decision is Decision.PENDING and not finished:
            continue
        gold = document.gold_for(candidate)
        yield candidate, gold is not None and (gold.span, gold.label) == (candidate.span, candidate.label)
    proposed = {(kind_of(candidate), candidate.span, candidate.label) for candidate in document.candidates}
    for item in document.gold():
        if (kind_of(item), item.span, item.label) not in proposed:
            yield item, True


def judged_roles(document: Document) -> Iterator[tuple[str, bool]]:
    """Of events that stand as proposed, the proposed arguments, each with whether it was kept, and those added."""
    for candidate in document.candidates.events:
        event = document.gold_for(candidate)
        if not isinstance(event, Event) or event.label != candidate.label:
            continue
        mentions = document.candidates.by_id
        true = {
            (one.role, document.mentions[one.mention].span): document.mentions[one.mention] for one in event.arguments
        }
        proposed = {(one.role, mentions[one.mention].span): mentions[one.mention] for one in candidate.arguments}
        for (role, span), mention in (proposed | true).items():
            yield f"{event.label}\t{role}\t{mention.label}", (role, span) in true


def _fillers(
    arguments: Sequence[Argument | ArgumentCandidate], mentions: Mapping[str, Any]
) -> dict[tuple[str, Span], Any]:
    return {(one.role, mentions[one.mention].span): mentions[one.mention] for one in arguments}


def _string(text: str, item: Candidate | Mention | Event) -> str:
    return f"{kind_of(item)}\t{item.label}\t{string_key(text, item.span)}"


def _place(text: str, item: Candidate | Mention | Event) -> str:
    return f"{_string(text, item)}\t{word_before(text, item.span)}"


def _count(table: dict[str, Count], name: str, *, right: bool) -> None:
    count = table.setdefault(name, Count())
    if right:
        count.right += 1
    else:
        count.wrong += 1
