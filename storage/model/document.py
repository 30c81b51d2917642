"""An article's text with one reviewer's annotation of it, as one immutable value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from storage.model.annotation import Event, Extra, Mention
from storage.model.candidate import Candidate, Candidates, EventCandidate, MentionCandidate, Place, place_of
from storage.model.errors import DocumentError
from storage.model.span import Span, reading_order


class ReviewStatus(StrEnum):
    """How far a reviewer is with an article."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    FINISHED = "finished"
    FLAGGED = "flagged"


class Decision(StrEnum):
    """What has become of a candidate."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Origin(StrEnum):
    """How a piece of gold came to be."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A reviewer's explicit no to a candidate; `reason` is a key of the schema's rejection reasons or free text."""

    candidate: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A text and where it came from; the text is never changed."""

    id: str
    text: str
    title: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict, hash=False)
    schema: str = "ace2005"
    extra: Extra = field(default_factory=dict, hash=False)


Gold = Mention | Event


@dataclass(frozen=True)
class Document:
    """One reviewer's annotation of one article; every instance satisfies the invariants.

    The indices are kept with it and carried over by `edits`, so that an edit of a long article costs no more than
    copying its dictionaries.
    """

    article: Article
    candidates: Candidates = field(default_factory=Candidates)
    mentions: Mapping[str, Mention] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    rejections: Mapping[str, Rejection] = field(default_factory=dict)
    status: ReviewStatus = ReviewStatus.NEW
    note: str = ""
    """What the reviewer remarks on the article as a whole."""

    def __post_init__(self) -> None:
        for gold in self.gold():
            check_gold(gold, self.mentions, len(self.text))
        if shared := self.mentions.keys() & self.events.keys():
            raise DocumentError("A mention and an event share the id {id}.", id=min(shared))
        for candidate in self.candidates:
            check_inside(candidate.span, candidate.id, len(self.text))

    def indexed(self) -> "Document":
        """The same document with its indices made, which the first edit of a long article would else wait for."""
        _ = self.gold_by_place, self.gold_by_origin, self.pending_count
        _ = self.candidates.in_order, self.candidates.by_place, self.candidates.lifted
        return self

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def gold(self) -> Iterator[Gold]:
        """Mentions, then events."""
        yield from self.mentions.values()
        yield from self.events.values()

    def gold_in_order(self) -> list[Gold]:
        """Mentions and events in reading order."""
        return sorted(self.gold(), key=lambda item: reading_order(item.span))

    @cached_property
    def gold_by_origin(self) -> Mapping[str, tuple[Gold, ...]]:
        """Gold that came from a candidate, by the candidate's id."""
        origins: dict[str, list[Gold]] = {}
        for item in self.gold():
            if item.origin is not None:
                origins.setdefault(item.origin, []).append(item)
        return {origin: tuple(ones) for origin, ones in origins.items()}

    @cached_property
    def gold_by_place(self) -> Mapping[Place, tuple[Gold, ...]]:
        """Gold by where it stands."""
        places: dict[Place, list[Gold]] = {}
        for item in self.gold():
            places.setdefault(place_of(item), []).append(item)
        return {place: tuple(ones) for place, ones in places.items()}

    @cached_property
    def chains(self) -> Mapping[str, tuple[Mention, ...]]:
        """The mentions of each entity in reading order, by the entity's id."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions.values():
            if mention.entity is not None:
                found.setdefault(mention.entity, []).append(mention)
        return {entity: tuple(sorted(ones, key=lambda one: reading_order(one.span))) for entity, ones in found.items()}

    @cached_property
    def pending_count(self) -> int:
        """How many candidates await a decision."""
        return sum(self.is_pending(candidate) for candidate in self.candidates)

    def gold_for(self, candidate: Candidate) -> Gold | None:
        """The gold that stands for the candidate: made from it, or from elsewhere at its very place.

        Gold that was made from another candidate of the same extraction answers only that one, unless the labels agree.
        """
        if made := self.gold_by_origin.get(candidate.id):
            return min(made, key=lambda gold: (gold.label != candidate.label, gold.id))
        for gold in self.gold_by_place.get(place_of(candidate), ()):
            if gold.label == candidate.label or gold.origin not in self.candidates.by_id:
                return gold
        return None

    def is_pending(self, candidate: Candidate) -> bool:
        """Whether the candidate awaits a decision."""
        return candidate.id not in self.rejections and self.gold_for(candidate) is None

    def decision_on(self, candidate_id: str) -> Decision:
        """What has become of the candidate; one whose very place a human has annotated already needs no decision."""
        if candidate_id in self.rejections:
            return Decision.REJECTED
        candidate = self.candidates.by_id[candidate_id]
        gold = self.gold_for(candidate)
        if gold is None:
            return Decision.PENDING
        return Decision.ACCEPTED if self._equals(gold, candidate) else Decision.CORRECTED

    def pending(self) -> list[Candidate]:
        """Undecided candidates in reading order."""
        return [candidate for candidate in self.candidates.in_order if self.is_pending(candidate)]

    def origin_status(self, gold: Gold) -> Origin:
        """Whether the gold equals its candidate, differs from it, or has none."""
        if gold.origin is None:
            return Origin.ADDED
        candidate = self.candidates.by_id.get(gold.origin)
        if candidate is not None and self._equals(gold, candidate):
            return Origin.ACCEPTED
        return Origin.CORRECTED

    def events_with(self, mention_id: str) -> list[Event]:
        """The events in which the mention plays a role."""
        return [event for event in self.events.values() if any(a.mention == mention_id for a in event.arguments)]

    def _equals(self, gold: Gold, candidate: Candidate) -> bool:
        if isinstance(gold, Mention) and isinstance(candidate, MentionCandidate):
            return (gold.span, gold.label, gold.level) == (candidate.span, candidate.label, candidate.level)
        if not isinstance(gold, Event) or not isinstance(candidate, EventCandidate):
            return False
        ours = (gold.trigger, gold.label, gold.modality, gold.polarity)
        theirs = (candidate.trigger, candidate.label, candidate.modality, candidate.polarity)
        return ours == theirs and self._same_arguments(gold, candidate)

    def _same_arguments(self, gold: Event, candidate: EventCandidate) -> bool:
        ours = {(a.role, self.mentions[a.mention].span) for a in gold.arguments}
        theirs = {(a.role, self.candidates.by_id[a.mention].span) for a in candidate.arguments}
        return ours == theirs


def check_gold(gold: Gold, mentions: Mapping[str, Mention], length: int) -> None:
    """Raises DocumentError when `gold` lies outside a text of `length` or an argument points to no living mention."""
    check_inside(gold.span, gold.id, length)
    if isinstance(gold, Event):
        if len({(a.role, a.mention) for a in gold.arguments}) != len(gold.arguments):
            raise DocumentError("The event {id} has the same argument twice.", id=gold.id)
        for argument in gold.arguments:
            if argument.mention not in mentions:
                raise DocumentError(
                    "The event {id} names the mention {mention}, which is not there.",
                    id=gold.id,
                    mention=argument.mention,
                )


def check_inside(span: Span, name: str, length: int) -> None:
    """Raises DocumentError when the span called `name` ends after a text of `length`."""
    if span.end > length:
        raise DocumentError(
            "{place} ends at {end}, after the text's {length} characters.", place=name, end=span.end, length=length
        )
