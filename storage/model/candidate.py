"""What an extractor proposes: immutable, scored and signed."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from storage.model.annotation import ASSERTED, POSITIVE, Event, Extra, Level, Mention
from storage.model.errors import DocumentError
from storage.model.span import Span, reading_order


def _check_score(score: float, name: str) -> None:
    if not 0.0 <= score <= 1.0:
        raise DocumentError("The score of {place} must lie between 0 and 1, not {score}.", place=name, score=score)


@dataclass(frozen=True, slots=True)
class MentionCandidate:
    """A proposed mention; `score` is the extractor's probability that it is right, `source` its name and version."""

    id: str
    span: Span
    label: str
    level: Level = Level.NOM
    score: float = 1.0
    source: str = ""
    extra: Extra = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        _check_score(self.score, f"the mention candidate {self.id}")


@dataclass(frozen=True, slots=True)
class ArgumentCandidate:
    """A proposed argument; `mention` is the id of a mention candidate of the same extraction."""

    role: str
    mention: str
    score: float = 1.0
    extra: Extra = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        _check_score(self.score, f"the argument candidate {self.role}={self.mention}")


@dataclass(frozen=True, slots=True)
class EventCandidate:
    """A proposed event with its proposed arguments."""

    id: str
    trigger: Span
    label: str
    arguments: tuple[ArgumentCandidate, ...] = ()
    modality: str = ASSERTED
    polarity: str = POSITIVE
    score: float = 1.0
    source: str = ""
    extra: Extra = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        _check_score(self.score, f"the event candidate {self.id}")

    @property
    def span(self) -> Span:
        """The trigger, under the name that mentions use for theirs."""
        return self.trigger


Candidate = MentionCandidate | EventCandidate

Place = tuple[bool, Span]
"""Whether it is an event, and where: what a candidate and the gold that answers it have in common."""


def place_of(item: Candidate | Mention | Event) -> Place:
    """The place of a candidate or of gold."""
    return isinstance(item, EventCandidate | Event), item.span


@dataclass(frozen=True)
class Candidates:
    """All that one extraction proposes for one text; ids are unique and arguments point inside."""

    mentions: tuple[MentionCandidate, ...] = ()
    events: tuple[EventCandidate, ...] = ()

    def __post_init__(self) -> None:
        if len(self.by_id) != len(self):
            raise DocumentError("Two candidates of one extraction share an id.")
        for event in self.events:
            for argument in event.arguments:
                if not isinstance(self.by_id.get(argument.mention), MentionCandidate):
                    raise DocumentError(
                        "The event candidate {event} names the mention {mention}, which is not there.",
                        event=event.id,
                        mention=argument.mention,
                    )

    def __iter__(self) -> Iterator[Candidate]:
        yield from self.mentions
        yield from self.events

    def __len__(self) -> int:
        return len(self.mentions) + len(self.events)

    @cached_property
    def by_id(self) -> Mapping[str, Candidate]:
        """Every candidate by its id."""
        return {candidate.id: candidate for candidate in self}

    @cached_property
    def lifted(self) -> Mapping[str, float]:
        """For mentions that an event more certain than they needs: that event's score, by the mention's id."""
        scores: dict[str, float] = {}
        for event in self.events:
            for argument in event.arguments:
                own = scores.get(argument.mention, self.by_id[argument.mention].score)
                if event.score > own:
                    scores[argument.mention] = event.score
        return scores

    def standing(self, candidate: Candidate) -> float:
        """The score by which a candidate is shown or hidden: its own, or that of an event it plays a role in."""
        return self.lifted.get(candidate.id, candidate.score)

    @cached_property
    def in_order(self) -> tuple[Candidate, ...]:
        """Every candidate in reading order; at one place mentions stand before events."""
        return tuple(sorted(self, key=lambda candidate: reading_order(candidate.span)))

    def begun_in(self, span: Span) -> Sequence[Candidate]:
        """The candidates that begin inside a span, in reading order; looked up, not searched for."""
        low = bisect_left(self.in_order, span.start, key=lambda candidate: candidate.span.start)
        high = bisect_left(self.in_order, span.end, low, key=lambda candidate: candidate.span.start)
        return self.in_order[low:high]

    @cached_property
    def by_place(self) -> Mapping[Place, tuple[Candidate, ...]]:
        """The candidates at each place."""
        places: dict[Place, list[Candidate]] = {}
        for candidate in self:
            places.setdefault(place_of(candidate), []).append(candidate)
        return {place: tuple(ones) for place, ones in places.items()}
