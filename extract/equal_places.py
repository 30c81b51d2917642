"""Equal places of a correction: the same string elsewhere in an article, whatever its spelling and clitics."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from extract.neural.keys import key
from extract.segments import segments
from extract.tokens import sentences
from storage.model import (
    Candidate,
    Change,
    Document,
    Edit,
    Event,
    EventCandidate,
    Level,
    Mention,
    Rejection,
    Span,
    decisions,
)
from storage.model.edits import Kind, apply_edit

NAME = "equal_places"
"""Of the edit that does the same at all of them."""
_LONGEST = 16
_NO_CORRECTIONS = frozenset({"accept", "accept_all", "restore", NAME})


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reviewer did to a string: `was` its type before (None: unmarked), `becomes` after (None: rejected)."""

    is_event: bool
    string: str
    was: str | None
    becomes: str | None
    level: Level = Level.NOM


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
    if isinstance(after, Rejection) and change.before is None:
        candidate = before.candidates.by_id.get(after.candidate)
        return None if candidate is None else _correction(before.text, candidate, candidate.label, None)
    if not isinstance(after, Mention | Event):
        return None
    source = (
        change.before if isinstance(change.before, Mention | Event) else before.candidates.by_id.get(after.origin or "")
    )
    if source is not None and (source.label == after.label or source.span != after.span):
        return None
    return _correction(before.text, after, None if source is None else source.label, after.label)


def _correction(text: str, item: Candidate | Mention | Event, was: str | None, becomes: str | None) -> Correction:
    level = item.level if isinstance(item, Mention) else Level.NOM
    return Correction(_is_event(item), string_of(text, item.span), was, becomes, level)


def _is_event(item: Candidate | Mention | Event) -> bool:
    return isinstance(item, Event | EventCandidate)


def same_elsewhere(document: Document, correction: Correction) -> tuple[Edit | None, int]:
    """One edit that does the same at every equal place of the document, and how many there are; None without any."""
    changes: dict[tuple[Kind, str], Change] = {}
    now, places = document, 0
    for build in _steps(document, correction):
        step = build(now)
        places += 1
        for change in step.changes:
            known = changes.get((change.kind, change.id))
            first = change.before if known is None else known.before
            changes[change.kind, change.id] = Change(change.kind, change.id, first, change.after)
        now = apply_edit(now, step)
    return (Edit(NAME, tuple(changes.values())), places) if changes else (None, 0)


Step = Callable[[Document], Edit]
"""What is done at one place, to the document as the places before have left it."""


def _steps(document: Document, correction: Correction) -> Iterator[Step]:
    def is_equal(item: Candidate | Mention | Event) -> bool:
        return (_is_event(item), string_of(document.text, item.span)) == (correction.is_event, correction.string)

    for candidate in filter(is_equal, document.pending()):
        step = _decided(candidate, correction)
        if step is not None:
            yield step
    if correction.becomes is None:
        return
    if correction.was is None:
        yield from _marked(document, correction)
        return
    change = decisions.set_event if correction.is_event else decisions.set_mention
    for item in filter(is_equal, document.gold()):
        if item.label == correction.was:
            yield partial(_changed, change, item.id, correction.becomes)


def _changed(change: Callable[..., Edit], id_: str, label: str, document: Document) -> Edit:
    return change(document, id_, label=label)


def _decided(candidate: Candidate, correction: Correction) -> Step | None:
    if correction.becomes is None:
        return _on(decisions.reject, candidate) if candidate.label == correction.was else None
    if candidate.label == correction.was:
        correct = decisions.correct_event if correction.is_event else decisions.correct_mention
        return partial(_changed, correct, candidate.id, correction.becomes)
    return _on(decisions.accept, candidate) if candidate.label == correction.becomes else None


def _on(decide: Callable[[Document, str], Edit], candidate: Candidate) -> Step:
    return lambda document: decide(document, candidate.id)


def _marked(document: Document, correction: Correction) -> Iterator[Step]:
    """Marks the string where nothing of the kind stands or waits."""
    items = (*document.gold(), *document.candidates)
    taken = {item.span for item in items if _is_event(item) == correction.is_event}
    for span in occurrences(document.text, correction.string):
        if span not in taken:
            yield partial(_new, span, correction)


def _new(span: Span, correction: Correction, document: Document) -> Edit:
    label = str(correction.becomes)
    if correction.is_event:
        return decisions.add_event(document, span, label)
    return decisions.add_mention(document, span, label, correction.level)


def occurrences(text: str, string: str) -> Iterator[Span]:
    """Where a string stands in a text between edges of words or clitics."""
    first = string.split(" ")[0] if string else None
    for sentence in sentences(text):
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
