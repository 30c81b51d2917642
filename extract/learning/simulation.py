"""A perfect reviewer replayed article by article: how many actions each engine leaves to do."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from extract.learning.learner import Learner
from extract.pipeline import Extractor
from extract.tokens import sentences
from storage.model import (
    Article,
    Candidates,
    Document,
    Event,
    EventCandidate,
    Mention,
    MentionCandidate,
    Rejection,
    ReviewStatus,
    Span,
)

ACCEPT: Final = 1
REJECT: Final = 1
RELABEL: Final = 1
EDGE: Final = 1
NEW: Final = 2
ARGUMENT: Final = 1

Proposed = MentionCandidate | EventCandidate
Gold = Mention | Event


@dataclass(frozen=True)
class Reviewed:
    """What a perfect reviewer made of an article: the finished document, and the actions that it took."""

    document: Document
    actions: int
    at_once: int
    """The actions where a sentence's candidates are accepted all at once, as a key of the window does."""
    apart: int
    """The actions where only accepting an event takes something along: all else is decided by itself."""


def by_article(documents: Iterable[Document]) -> list[Document]:
    """Sentences of one source (their member `doc`) joined to one article, a line each, in the order of the sources."""
    sources: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        sources[str(document.article.extra.get("doc", document.article.id))].append(document)
    return [_joined(name, parts) for name, parts in sources.items()]


def _joined(name: str, parts: Sequence[Document]) -> Document:
    mentions: dict[str, Mention] = {}
    events: dict[str, Event] = {}
    at = 0
    for number, part in enumerate(parts):
        for mention in part.mentions.values():
            id_ = f"{number}.{mention.id}"
            mentions[id_] = replace(mention, id=id_, span=mention.span.shifted(at), origin=None)
        for event in part.events.values():
            arguments = tuple(replace(one, mention=f"{number}.{one.mention}") for one in event.arguments)
            id_ = f"{number}.{event.id}"
            events[id_] = replace(event, id=id_, trigger=event.trigger.shifted(at), arguments=arguments, origin=None)
        at += len(part.text) + 1
    text = "\n".join(part.text for part in parts)
    return Document(Article(name, text), mentions=mentions, events=events)


def without_candidates(gold: Document) -> int:
    """The actions when nothing is proposed."""
    arguments = sum(len(event.arguments) for event in gold.events.values())
    return NEW * (len(gold.mentions) + len(gold.events)) + ARGUMENT * arguments


def review(gold: Document, candidates: Candidates, threshold: float) -> Reviewed:
    """The cheapest way from the candidates that are shown to the gold.

    As in the window, an event that is accepted or corrected brings the mentions of its arguments along, and giving a
    role accepts the event and the mention that it joins, so that those which are right need no action of their own.
    """
    shown = [candidate for candidate in candidates.events if candidate.score >= threshold]
    events = aligned(shown, list(gold.events.values()))
    along = {argument.mention for one in shown if one.id in events.made for argument in one.arguments}
    seen = [one for one in candidates.mentions if one.score >= threshold or one.id in along]
    mentions = aligned(seen, list(gold.mentions.values()))
    roles = _roles(gold, candidates, events.made, mentions.made)
    joined = {one for one, true in {**mentions.made, **events.made}.items() if true in roles.joined}
    free = (mentions.accepted & (along | joined)) | (events.accepted & joined)
    actions = events.actions + mentions.actions - ACCEPT * len(free) + ARGUMENT * roles.changes
    apart = events.actions + mentions.actions - ACCEPT * len(mentions.accepted & along) + ARGUMENT * roles.apart
    alone = (events.accepted | mentions.accepted) - free
    single: list[Proposed] = [*(one for one in seen if one.id in alone), *(one for one in shown if one.id in alone)]
    document = _decided(gold, candidates, {**mentions.made, **events.made}, [*seen, *shown])
    return Reviewed(document, actions, actions - _saved(gold.text, single), apart)


def _saved(text: str, accepted: Sequence[Proposed]) -> int:
    """What is saved where all that is shown in a sentence is accepted by one action, before the rest is mended."""
    ends = [sentence.end for sentence in sentences(text)]
    times = Counter(bisect_left(ends, candidate.span.end) for candidate in accepted)
    return sum(ACCEPT * (number - 1) for number in times.values())


@dataclass(frozen=True)
class Roles:
    """How many roles are given, changed or taken away, and the gold that is joined by those which are given.

    `apart` counts a changed role as one taken away and one given, and the roles of a rejected mention, too.
    """

    changes: int
    joined: frozenset[str]
    apart: int


def _roles(gold: Document, candidates: Candidates, events: Mapping[str, str], mentions: Mapping[str, str]) -> Roles:
    """What is left to do to the arguments after events and mentions have been accepted, corrected and made.

    An argument goes with the mention that is rejected, and a mention's role is changed into another by one action.
    """
    made_from = {true: candidate for candidate, true in events.items()}
    changes = apart = 0
    joined: set[str] = set()
    for event in gold.events.values():
        wanted = {(argument.role, argument.mention) for argument in event.arguments}
        proposed = candidates.by_id.get(made_from.get(event.id, ""))
        said = (
            {(one.role, one.mention) for one in proposed.arguments} if isinstance(proposed, EventCandidate) else set()
        )
        found = {(role, mentions[mention]) for role, mention in said if mention in mentions}
        missing = Counter(mention for _, mention in wanted - found)
        extra = Counter(mention for _, mention in found - wanted)
        changes += (missing | extra).total()
        apart += (missing + extra).total() + sum(mention not in mentions for _, mention in said)
        given = missing - extra
        joined |= {event.id, *given} if given else set()
    return Roles(changes, frozenset(joined), apart)


@dataclass(frozen=True)
class Alignment:
    """Which gold each candidate is made into, those of them accepted as they are, and what all of it costs."""

    made: Mapping[str, str]
    accepted: frozenset[str]
    actions: int


def aligned(seen: Sequence[Proposed], gold: Sequence[Gold]) -> Alignment:
    """The cheapest pairs first; what is left over is rejected or made anew."""
    made: dict[str, str] = {}
    done: set[str] = set()
    accepted: set[str] = set()
    actions = 0
    for cost, changes, _, candidate, true in sorted(_pairs(seen, gold)):
        if candidate not in made and true not in done:
            made[candidate] = true
            done.add(true)
            actions += cost
            if not changes:
                accepted.add(candidate)
    actions += REJECT * (len(seen) - len(made)) + NEW * (len(gold) - len(done))
    return Alignment(made, frozenset(accepted), actions)


def _pairs(seen: Sequence[Proposed], gold: Sequence[Gold]) -> Iterator[tuple[int, int, int, str, str]]:
    """Cost, changes, how little they overlap, and ids, of what is cheaper corrected than rejected and made anew."""
    starts: dict[int, list[Gold]] = defaultdict(list)
    for item in gold:
        for offset in range(item.span.start, item.span.end):
            starts[offset].append(item)
    for candidate in seen:
        near = {id(item): item for offset in range(*_edges(candidate.span)) for item in starts.get(offset, ())}
        for item in near.values():
            changes = _changes(candidate, item)
            if changes < REJECT + NEW:
                yield changes or ACCEPT, changes, -_overlap(candidate.span, item.span), candidate.id, item.id


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _changes(candidate: Proposed, item: Gold) -> int:
    edges = (candidate.span.start != item.span.start) + (candidate.span.end != item.span.end)
    return EDGE * edges + RELABEL * (candidate.label != item.label)


def _decided(gold: Document, candidates: Candidates, taken: Mapping[str, str], seen: Sequence[Proposed]) -> Document:
    """The finished document: gold with its origins, and the candidates that were seen and refused."""
    origins = {true: candidate for candidate, true in taken.items()}
    refused = [candidate.id for candidate in seen if candidate.id not in taken]
    return Document(
        gold.article,
        candidates,
        {id_: replace(mention, origin=origins.get(id_)) for id_, mention in gold.mentions.items()},
        {id_: replace(event, origin=origins.get(id_)) for id_, event in gold.events.items()},
        {id_: Rejection(id_) for id_ in refused},
        ReviewStatus.FINISHED,
    )


@dataclass(frozen=True)
class Run:
    """One engine over all articles: actions by article, counted in the three ways of Reviewed."""

    name: str
    actions: tuple[int, ...]
    at_once: tuple[int, ...]
    apart: tuple[int, ...]

    def as_record(self) -> dict[str, Any]:
        """The figures for a machine."""
        count = max(1, len(self.actions))
        return {
            "engine": self.name,
            "articles": len(self.actions),
            "actions_per_article": round(sum(self.actions) / count, 3),
            "sentences_at_once": round(sum(self.at_once) / count, 3),
            "each_apart": round(sum(self.apart) / count, 3),
        }


def nothing_proposed(gold: Sequence[Document]) -> Run:
    """The articles without any candidate."""
    actions = tuple(map(without_candidates, gold))
    return Run("none", actions, actions, actions)


def simulate(gold: Sequence[Document], name: str, extractor: Extractor, threshold: float, *, learning: bool) -> Run:
    """Reviews the articles one after another, each with candidates scored by what the earlier ones taught."""
    learner = Learner(lambda: extractor)
    reviews = []
    for document in gold:
        candidates = extractor.extract(document.text)
        if learning:
            candidates = learner.recall(document.text, candidates)
            candidates = learner.rescore(Document(document.article, candidates))
        reviewed = review(document, candidates, threshold)
        if learning:
            learner.take(reviewed.document, finished=True)
        reviews.append(reviewed)
    counts = zip(*((one.actions, one.at_once, one.apart) for one in reviews), strict=True)
    return Run(name, *(counts if reviews else ((), (), ())))
