"""Equal places of a correction: the same string elsewhere in an article, and what is to be done there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from extract.corrections import NAME, Correction, correction_of, is_event
from extract.equal_arguments import Around, Found, gained, joined
from extract.equal_strings import occurrences, reads_as
from storage.model import (
    Candidate,
    Document,
    Edit,
    Event,
    EventCandidate,
    Mention,
    MentionCandidate,
    Span,
    decisions,
)
from storage.model.composition import composed
from storage.model.edits import apply_edit

__all__ = ["MOST", "NAME", "Correction", "Place", "correction_of", "edit_at", "equal_places"]

MOST = 1000
"""So many places are done at once: a step of a tenth of a second, and more than anybody looks through."""

Step = Callable[[Document], Edit]
"""What is done at one place, to the document as the places before have left it."""


@dataclass(frozen=True, slots=True)
class Place:
    """An equal place: where the string stands or will stand, what is to be done, and what is there already.

    `found` are the mentions around an event that would play a role in it and do not yet.
    """

    span: Span
    step: Step
    item: Candidate | Mention | Event | None = None
    found: tuple[Found, ...] = ()


def edit_at(document: Document, places: Sequence[Place]) -> Edit | None:
    """One edit that does at these places of the document what is to be done there; None without any."""
    return composed(document, NAME, *(partial(_done_at, place) for place in places)) if places else None


def _done_at(place: Place, document: Document) -> Edit | None:
    """What is to be done at the place, unless an earlier one at the same span has decided it along."""
    item = place.item
    if isinstance(item, MentionCandidate | EventCandidate) and not document.is_pending(item):
        return None
    return place.step(document)


def equal_places(document: Document, correction: Correction) -> list[Place]:
    """The first thousand places of the document where the same can be done, in reading order."""
    around = Around(document, correction.fillers)
    found = _moved(document, correction, around) if correction.old else _renamed(document, correction, around)
    return sorted(found, key=lambda place: place.span)[:MOST]


def _renamed(document: Document, correction: Correction, around: Around) -> Iterator[Place]:
    items: list[Candidate | Mention | Event] = [*document.pending()]
    if correction.becomes is not None:
        items += document.gold()
    for item in _equal(items, document, correction, correction.readings):
        if item.label in (correction.was, correction.becomes):
            yield from _at(document, item, _step(item, correction), around)
    if correction.was is None and correction.becomes is not None:
        yield from _marked(document, correction, around)


def _step(item: Candidate | Mention | Event, correction: Correction) -> Step | None:
    """What is to be done with an item of the old type or of the new; None where it stands as it should."""
    becomes = correction.becomes
    if becomes is None:
        return _on(decisions.reject, item.id)
    if item.label != becomes:
        return _change(item, label=becomes)
    if isinstance(item, Mention | Event) or becomes == correction.was:
        return None
    return _on(decisions.accept, item.id)


_I = TypeVar("_I", bound=Candidate | Mention | Event)


def _equal(items: Iterable[_I], document: Document, correction: Correction, strings: frozenset[str]) -> list[_I]:
    return [
        item for item in items if is_event(item) == correction.is_event and reads_as(document.text, item.span, strings)
    ]


def _moved(document: Document, correction: Correction, around: Around) -> Iterator[Place]:
    """Where the old string is marked and the new one stands at the same place."""
    spans = list(occurrences(document.text, correction.readings))
    edge = "trigger" if correction.is_event else "span"
    items: list[Candidate | Mention | Event] = [*document.pending(), *document.gold()]
    for item in _equal(items, document, correction, correction.old_readings):
        span = next((span for span in spans if span.overlaps(item.span)), None)
        if span is not None and span != item.span and item.label == correction.was:
            step = _change(item, **{edge: span, "label": correction.becomes})
            yield from _at(document, item, step, around, span)


def _at(
    document: Document, item: Candidate | Mention | Event, step: Step | None, around: Around, span: Span | None = None
) -> Iterator[Place]:
    """The place of an item, where there is something to do: the step, or a role for a mention around it."""
    where = span or item.span
    if isinstance(item, Event | EventCandidate):
        found = around.found(where)
        new = gained(document, item, found)
        if new:
            yield Place(where, partial(_with_arguments, step, item, joined(document, item, found)), item, new)
            return
    if step is not None:
        yield Place(where, step, item)


def _with_arguments(
    step: Step | None, item: Event | EventCandidate, wanted: list[tuple[str, str]], document: Document
) -> Edit:
    """Does what is to be done with the event, and gives it its arguments."""
    if step is None:
        return decisions.set_arguments(document, item.id, wanted)
    first = step(document)
    after = apply_edit(document, first)
    id_ = next(change.id for change in first.changes if isinstance(change.after, Event))
    second = decisions.set_arguments(after, id_, wanted)
    return composed(document, NAME, lambda _: first, lambda _: second)


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


def _on(decide: Callable[[Document, str], Edit], id_: str) -> Step:
    return lambda document: decide(document, id_)


def _marked(document: Document, correction: Correction, around: Around) -> Iterator[Place]:
    """Marks the string where nothing of the kind stands or waits."""
    items = (*document.gold(), *document.candidates)
    taken = {item.span for item in items if is_event(item) == correction.is_event}
    free = (span for span in occurrences(document.text, correction.readings) if span not in taken)
    for span in islice(free, MOST):
        found = around.found(span) if correction.is_event else ()
        yield Place(span, partial(_new, span, correction, found), found=found)


def _new(span: Span, correction: Correction, found: tuple[Found, ...], document: Document) -> Edit:
    label = str(correction.becomes)
    if not correction.is_event:
        return decisions.add_mention(document, span, label, correction.level)
    first = decisions.add_event(document, span, label)
    if not found:
        return first
    (event,) = first.changes
    wanted = [(one.role, one.mention.id) for one in found]
    second = decisions.set_arguments(apply_edit(document, first), event.id, wanted)
    return composed(document, NAME, lambda _: first, lambda _: second)
