"""Equal places of a correction: the same string elsewhere in an article, whatever its spelling and clitics."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from extract.neural.keys import key
from extract.segments import segments
from extract.tokens import sentences
from storage.model import (
    Candidate,
    Candidates,
    Change,
    Document,
    Edit,
    Event,
    EventCandidate,
    Level,
    Mention,
    MentionCandidate,
    Rejection,
    Span,
    decisions,
)
from storage.model.composition import composed

NAME = "equal_places"
"""Of the edit that does the same at all of them."""
_SOURCE = f"{NAME}/1"
_LIKELY = 0.9
_LONGEST = 16
MOST = 1000
"""So many places are done at once: a step of a tenth of a second, and more than anybody looks through."""

_NO_CORRECTIONS = frozenset({"accept", "accept_all", "restore", NAME})


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reviewer did to a string: `was` its type before (None: unmarked), `becomes` after (None: rejected).

    Where the edges moved, `old` is the string that stood before, and `string` the one that stands now.
    """

    is_event: bool
    string: str
    was: str | None
    becomes: str | None
    level: Level = Level.NOM
    old: str = ""

    def could_be_in(self, text: str) -> bool:
        """Whether a text may hold an equal place: quick, and only a No is certain."""
        return (self.old or self.string).split(" ")[0] in key(text)


Step = Callable[[Document], Edit]
"""What is done at one place, to the document as the places before have left it."""


@dataclass(frozen=True, slots=True)
class Place:
    """An equal place: where the string stands or will stand, what is to be done, and what is there already."""

    span: Span
    step: Step
    item: Candidate | Mention | Event | None = None


def string_of(text: str, span: Span) -> str:
    """What equal places have in common."""
    return " ".join(key(text[span.start : span.end]).split())


def correction_of(before: Document, edit: Edit) -> Correction | None:
    """What an edit of a document corrected, if that can be done elsewhere too."""
    if edit.name in _NO_CORRECTIONS:
        return None
    return next((found for change in edit.changes if (found := _corrected(before, change)) is not None), None)


def _corrected(before: Document, change: Change) -> Correction | None:
    after = change.after
    text = before.text
    if isinstance(after, Rejection) and change.before is None:
        candidate = before.candidates.by_id.get(after.candidate)
        return None if candidate is None else _correction(text, candidate, candidate.label, None)
    if not isinstance(after, Mention | Event):
        return None
    proposed = before.candidates.by_id.get(after.origin or "")
    source = change.before if isinstance(change.before, Mention | Event) else proposed
    if source is None:
        return _correction(text, after, None, after.label)
    if source.span == after.span:
        return None if source.label == after.label else _correction(text, after, source.label, after.label)
    first = proposed or source  # edges move step by step
    if first.span == after.span:
        return None
    return _correction(text, after, first.label, after.label, string_of(text, first.span))


def _correction(
    text: str, item: Candidate | Mention | Event, was: str | None, becomes: str | None, old: str = ""
) -> Correction:
    level = item.level if isinstance(item, Mention) else Level.NOM
    return Correction(_is_event(item), string_of(text, item.span), was, becomes, level, old)


def _is_event(item: Candidate | Mention | Event) -> bool:
    return isinstance(item, Event | EventCandidate)


def edit_at(document: Document, places: Sequence[Place]) -> Edit | None:
    """One edit that does at these places of the document what is to be done there; None without any."""
    return composed(document, NAME, *(place.step for place in places)) if places else None


def equal_places(document: Document, correction: Correction) -> list[Place]:
    """The first thousand places of the document where the same can be done, in reading order."""
    found = _moved(document, correction) if correction.old else _renamed(document, correction)
    return sorted(found, key=lambda place: place.span)[:MOST]


def _renamed(document: Document, correction: Correction) -> Iterator[Place]:
    for candidate in _equal(document.pending(), document, correction, correction.string):
        step = _decided(candidate, correction)
        if step is not None:
            yield Place(candidate.span, step, candidate)
    if correction.becomes is None:
        return
    if correction.was is None:
        yield from _marked(document, correction)
        return
    for item in _equal(document.gold(), document, correction, correction.string):
        if item.label == correction.was:
            yield Place(item.span, _change(item, label=correction.becomes), item)


_I = TypeVar("_I", bound=Candidate | Mention | Event)


def _equal(items: Iterable[_I], document: Document, correction: Correction, string: str) -> list[_I]:
    wanted = (correction.is_event, string)
    return [item for item in items if (_is_event(item), string_of(document.text, item.span)) == wanted]


def _moved(document: Document, correction: Correction) -> Iterator[Place]:
    """Where the old string is marked and the new one stands at the same place."""
    spans = list(occurrences(document.text, correction.string))
    edge = "trigger" if correction.is_event else "span"
    items: list[Candidate | Mention | Event] = [*document.pending(), *document.gold()]
    for item in _equal(items, document, correction, correction.old):
        span = next((span for span in spans if span.overlaps(item.span)), None)
        if span is not None and item.label == correction.was:
            yield Place(span, _change(item, **{edge: span, "label": correction.becomes}), item)


def _change(item: Candidate | Mention | Event, **values: Any) -> Step:  # noqa: ANN401 - the item's own values
    """Gives the item other values, a candidate by making corrected gold of it."""
    change: Callable[..., Edit]
    match item:
        case MentionCandidate():
            change = decisions.correct_mention
        case EventCandidate():
            change = decisions.correct_event
        case Mention():
            change = decisions.set_mention
        case Event():
            change = decisions.set_event
    return lambda document: change(document, item.id, **values)


def _decided(candidate: Candidate, correction: Correction) -> Step | None:
    if correction.becomes is None:
        return _on(decisions.reject, candidate) if candidate.label == correction.was else None
    if candidate.label == correction.was:
        return _change(candidate, label=correction.becomes)
    return _on(decisions.accept, candidate) if candidate.label == correction.becomes else None


def _on(decide: Callable[[Document, str], Edit], candidate: Candidate) -> Step:
    return lambda document: decide(document, candidate.id)


def _marked(document: Document, correction: Correction) -> Iterator[Place]:
    """Marks the string where nothing of the kind stands or waits."""
    items = (*document.gold(), *document.candidates)
    taken = {item.span for item in items if _is_event(item) == correction.is_event}
    free = (span for span in occurrences(document.text, correction.string) if span not in taken)
    for span in islice(free, MOST):
        yield Place(span, partial(_new, span, correction))


def _new(span: Span, correction: Correction, document: Document) -> Edit:
    label = str(correction.becomes)
    if correction.is_event:
        return decisions.add_event(document, span, label)
    return decisions.add_mention(document, span, label, correction.level)


def as_candidates(places: Iterable[Place], correction: Correction) -> tuple[Candidates, set[str]]:
    """The same as proposals: what the correction would make of the places, and ids of the candidates that it doubts.

    Nothing is proposed over gold. The ids of the new ones may be taken in the article.
    """
    doubted: set[str] = set()
    mentions: list[MentionCandidate] = []
    events: list[EventCandidate] = []
    for number, place in enumerate(places):
        old, label = place.item, correction.becomes
        if isinstance(old, Mention | Event):
            continue
        if old is not None and (old.label, old.span) == (label, place.span):
            continue
        if old is not None:
            doubted.add(old.id)
        id_ = f"equal-{number}"
        if label is not None and correction.is_event:
            events.append(EventCandidate(id_, place.span, label, score=_LIKELY, source=_SOURCE))
        elif label is not None:
            level = old.level if isinstance(old, MentionCandidate) else correction.level
            mentions.append(MentionCandidate(id_, place.span, label, level, _LIKELY, _SOURCE))
    return Candidates(tuple(mentions), tuple(events)), doubted


def occurrences(text: str, string: str) -> Iterator[Span]:
    """Where a string stands in a text between edges of words or clitics."""
    first = string.split(" ")[0] if string else None
    for sentence in sentences(text):
        if string not in string_of(text, sentence):
            continue
        cut = segments(text, sentence.start, sentence.end)
        for place, segment in enumerate(cut):
            begun = string_of(text, Span(segment.start, segment.end))
            if not begun or first is None or not first.startswith(begun):
                continue
            for last in cut[place : place + _LONGEST]:
                span = Span(segment.start, last.end)
                if string_of(text, span) == string:
                    yield span
                    break
