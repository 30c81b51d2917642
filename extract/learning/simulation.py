"""A perfect reviewer replayed article by article: how many actions each engine leaves to do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extract.learning.learner import Learner
from extract.learning.vectors import vectors_of
from extract.pipeline import Extractor
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

    As in the window, an event that is accepted or corrected brings the mentions of its arguments along, so that those
    which are right need no action of their own.
    """
    shown = [candidate for candidate in candidates.events if candidate.score >= threshold]
    events, actions = aligned(shown, list(gold.events.values()))
    along = {argument.mention for candidate in shown if candidate.id in events for argument in candidate.arguments}
    seen = [one for one in candidates.mentions if one.score >= threshold or one.id in along]
    mentions, more = aligned(seen, list(gold.mentions.values()))
    right = {(mention.id, mention.span, mention.label) for mention in gold.mentions.values()}
    free = sum((mentions.get(one.id), one.span, one.label) in right for one in seen if one.id in along)
    actions += more - ACCEPT * free + ARGUMENT * _wrong_arguments(gold, candidates, events, mentions)
    return Reviewed(_decided(gold, candidates, mentions | events, [*seen, *shown]), actions)


def _wrong_arguments(
    gold: Document, candidates: Candidates, events: Mapping[str, str], mentions: Mapping[str, str]
) -> int:
    """Arguments to be added or taken away after events have been accepted, corrected and made."""
    made_from = {true: candidate for candidate, true in events.items()}
    wrong = 0
    for event in gold.events.values():
        wanted = {(argument.role, argument.mention) for argument in event.arguments}
        proposed = candidates.by_id.get(made_from.get(event.id, ""))
        found: set[tuple[str, str]] = set()
        if isinstance(proposed, EventCandidate):
            found = {(one.role, mentions.get(one.mention, one.mention)) for one in proposed.arguments}
        wrong += len(wanted ^ found)
    return wrong


def aligned(seen: Sequence[Proposed], gold: Sequence[Gold]) -> tuple[dict[str, str], int]:
    """Which gold each candidate is made into, and what that costs with all that is rejected and made anew."""
    pairs = sorted(_pairs(seen, gold))
    taken: dict[str, str] = {}
    done: set[str] = set()
    actions = 0
    for cost, _, candidate, true in pairs:
        if candidate not in taken and true not in done:
            taken[candidate] = true
            done.add(true)
            actions += cost
    actions += REJECT * (len(seen) - len(taken)) + NEW * (len(gold) - len(done))
    return taken, actions


def _pairs(seen: Sequence[Proposed], gold: Sequence[Gold]) -> Iterator[tuple[int, int, str, str]]:
    """Cost, how little they overlap, and ids, of what is cheaper corrected than rejected and made anew."""
    starts: dict[int, list[Gold]] = defaultdict(list)
    for item in gold:
        for offset in range(item.span.start, item.span.end):
            starts[offset].append(item)
    for candidate in seen:
        near = {id(item): item for offset in range(*_edges(candidate.span)) for item in starts.get(offset, ())}
        for item in near.values():
            cost = _cost(candidate, item)
            if cost < REJECT + NEW:
                yield cost, -_overlap(candidate.span, item.span), candidate.id, item.id


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _cost(candidate: Proposed, item: Gold) -> int:
    edges = (candidate.span.start != item.span.start) + (candidate.span.end != item.span.end)
    changes = EDGE * edges + RELABEL * (candidate.label != item.label)
    return changes or ACCEPT


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
    """One engine over all articles: actions by article."""

    name: str
    actions: tuple[int, ...]

    @property
    def mean(self) -> float:
        """Actions per article."""
        return sum(self.actions) / max(1, len(self.actions))


def simulate(gold: Sequence[Document], name: str, extractor: Extractor, threshold: float, *, learning: bool) -> Run:
    """Reviews the articles one after another, each with candidates scored by what the earlier ones taught."""
    learner = Learner()
    actions = []
    for document in gold:
        text = document.text
        candidates = extractor.extract(text)
        if learning:
            candidates = learner.recall(text, candidates, f"{extractor.name}+memory/{extractor.version}")
            vectors = vectors_of(extractor, text, candidates)
            reviewed = review(document, learner.rescore(text, candidates, vectors), threshold)
            learner.learn(reviewed.document, vectors)
        else:
            reviewed = review(document, candidates, threshold)
        actions.append(reviewed.actions)
    return Run(name, tuple(actions))
