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
    Level,
    Mention,
    Span,
)

_PRIOR: Final = 12.0
"""Decisions that the extractor's own score counts for."""
_PRIOR_OF_HABIT: Final = 4.0
"""The same where all decisions, and at least so many, were alike."""
_HABIT: Final = 3
_TABLES: Final = ("strings", "places", "roles", "levels")
_AROUND: Final = 24
"""Code points before a span that are looked at for the word before it."""


@dataclass(slots=True)
class Count:
    """How often something was right, and how often not."""

    right: int = 0
    wrong: int = 0

    def chance(self, prior: float) -> float:
        """The share that was right, a prior chance counted as some decisions; few where all others were alike."""
        times = self.right + self.wrong
        alike = times >= _HABIT and times in (self.right, self.wrong)
        strength = _PRIOR_OF_HABIT if alike else _PRIOR
        return (prior * strength + self.right) / (strength + times)


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


Entry = tuple[str, str, bool]
"""A table, what is remembered in it, and whether it was right."""


@dataclass
class Memory:
    """What was decided, article by article, and its counts: by string and type, by these after a word, and by role."""

    articles: dict[str, list[Entry]] = field(default_factory=dict)
    strings: dict[str, Count] = field(default_factory=dict)
    places: dict[str, Count] = field(default_factory=dict)
    roles: dict[str, Count] = field(default_factory=dict)
    levels: dict[str, Count] = field(default_factory=dict)
    """By string and type, how often a mention was a name, and how often not."""

    def remember(self, article_id: str, entries: Iterable[Entry]) -> None:
        """Takes in what was decided in an article, in place of what was known of it."""
        for table, name, right in self.articles.get(article_id, ()):
            _count(getattr(self, table), name, -1, right=right)
        self.articles[article_id] = list(entries)
        for table, name, right in self.articles[article_id]:
            _count(getattr(self, table), name, 1, right=right)

    def of(self, text: str, item: Candidate) -> Count:
        """What was decided for the string under the candidate's type."""
        return self.strings.get(string_entry(text, item), Count())

    def chance(self, text: str, item: Candidate, score: float) -> float:
        """A score after all that is remembered of the candidate's string, and of it after the same word."""
        near = self.places.get(_place(text, item), Count())
        return near.chance(self.of(text, item).chance(score))

    def role_chance(self, event: str, role: str, mention: str, score: float) -> float:
        """The score of an argument after all that is remembered of such arguments."""
        return self.roles.get(_role(event, role, mention), Count()).chance(score)

    def to_json(self, articles: Iterable[str]) -> dict[str, Any]:
        """What is remembered of some articles, as plain values."""
        return {id_: [[table, name, int(right)] for table, name, right in self.articles[id_]] for id_ in articles}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> "Memory":
        """The memory that `to_json` wrote."""
        memory = cls()
        for article_id, entries in raw.items():
            if any(table not in _TABLES for table, _, _ in entries):
                raise ValueError(f"{article_id} names a table that is not there")
            memory.remember(article_id, [(table, name, bool(right)) for table, name, right in entries])
        return memory


def entries_of(document: Document, *, finished: bool) -> Iterator[Entry]:
    """What a document teaches; what is undecided says something only once the article is finished."""
    for item, right in judged(document, finished=finished):
        yield "strings", string_entry(document.text, item), right
        yield "places", _place(document.text, item), right
    for role, right in judged_roles(document):
        yield "roles", role, right
    for mention in document.mentions.values():
        yield "levels", string_entry(document.text, mention), mention.level is Level.NAM


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
            yield _role(event.label, role, mention.label), (role, span) in true


def _fillers(
    arguments: Sequence[Argument | ArgumentCandidate], mentions: Mapping[str, Any]
) -> dict[tuple[str, Span], Any]:
    return {(one.role, mentions[one.mention].span): mentions[one.mention] for one in arguments}


def string_entry(text: str, item: Candidate | Mention | Event) -> str:
    """Kind, label and string: what is remembered together."""
    return f"{kind_of(item)}\t{item.label}\t{string_key(text, item.span)}"


def _place(text: str, item: Candidate | Mention | Event) -> str:
    return f"{string_entry(text, item)}\t{word_before(text, item.span)}"


def _role(event: str, role: str, mention: str) -> str:
    return f"{event}\t{role}\t{mention}"


def _count(table: dict[str, Count], name: str, times: int, *, right: bool) -> None:
    count = table.setdefault(name, Count())
    if right:
        count.right += times
    else:
        count.wrong += times
