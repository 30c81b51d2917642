"""Commands that change the selected item: its type, level, edges, attributes, note."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from gui.review.counted import Counted
from gui.review.desk import Desk
from gui.review.question import Question
from gui.review.segment_edges import Edge
from gui.review.type_choices import entity_choices, event_choices
from gui.review.words import next_letter, next_word_end, previous_letter, previous_word_start
from storage.model import (
    AttributeValue,
    Candidate,
    Document,
    Edit,
    Event,
    EventCandidate,
    Level,
    Mention,
    MentionCandidate,
    Span,
    decisions,
)
from storage.model.edits import apply_edit
from storage.model.fitting import fitted


def relabel(desk: Desk) -> None:
    """Asks for the type the item should have."""
    item = desk.item
    if item is None:
        return
    event = isinstance(item, Event | EventCandidate)
    choices = (event_choices if event else entity_choices)(desk)
    title = QCoreApplication.translate("Review", "Which type?")
    desk.asked.emit(Question(title, choices, lambda label: set_label(desk, label), item.id, item.label))


def set_label(desk: Desk, label: str) -> None:
    """Gives the selected item that type; arguments that the schema does not allow then go with it."""
    item = desk.item
    if item is None or item.label == label:
        return
    lost = 0

    def labelled(document: Document) -> Edit:
        nonlocal lost
        edit = _labelled(document, item, label)
        kept = _argument_count(apply_edit(document, fitted(document, edit, desk.schema)))
        lost = _argument_count(apply_edit(document, edit)) - kept
        return edit

    if desk.do(labelled) and lost:
        desk.warn(Counted(desk).misfits(lost))


def level(desk: Desk) -> None:
    """Turns a name into a common noun or back."""
    item = desk.item
    if isinstance(item, Mention | MentionCandidate):
        set_level(desk, Level.NOM if item.level is Level.NAM else Level.NAM)


def set_level(desk: Desk, value: Level) -> None:
    """Says how the selected mention refers."""
    item = desk.item
    if isinstance(item, Mention) and item.level is not value:
        desk.do(lambda document: decisions.set_mention(document, item.id, level=value))
    elif isinstance(item, MentionCandidate) and item.level is not value:
        desk.do(lambda document: decisions.correct_mention(document, item.id, level=value))


def modality(desk: Desk) -> None:
    """The next of the schema's modalities."""
    item = desk.item
    if isinstance(item, Event | EventCandidate):
        set_modality(desk, _next(desk.schema.modalities, item.modality))


def polarity(desk: Desk) -> None:
    """The next of the schema's polarities."""
    item = desk.item
    if isinstance(item, Event | EventCandidate):
        set_polarity(desk, _next(desk.schema.polarities, item.polarity))


def set_modality(desk: Desk, value: str) -> None:
    """Says whether the selected event is told as having happened."""
    item = desk.item
    if isinstance(item, Event) and item.modality != value:
        desk.do(lambda document: decisions.set_event(document, item.id, modality=value))
    elif isinstance(item, EventCandidate) and item.modality != value:
        desk.do(lambda document: decisions.correct_event(document, item.id, modality=value))


def set_polarity(desk: Desk, value: str) -> None:
    """Says whether the selected event did happen."""
    item = desk.item
    if isinstance(item, Event) and item.polarity != value:
        desk.do(lambda document: decisions.set_event(document, item.id, polarity=value))
    elif isinstance(item, EventCandidate) and item.polarity != value:
        desk.do(lambda document: decisions.correct_event(document, item.id, polarity=value))


def set_note(desk: Desk, gold_id: str, note: str) -> None:
    """Writes a note on gold; a candidate has none until it is decided."""
    item = desk.find(gold_id)
    if isinstance(item, Mention) and item.note != note:
        desk.do(lambda document: decisions.set_mention(document, item.id, note=note))
    elif isinstance(item, Event) and item.note != note:
        desk.do(lambda document: decisions.set_event(document, item.id, note=note))


def set_article_note(desk: Desk, article_id: str, note: str) -> None:
    """Writes a note on the article, if it is still the one on the desk."""
    document = desk.document
    if document is not None and document.article.id == article_id and document.note != note:
        desk.do(lambda now: decisions.set_article_note(now, note))


def move_edge(desk: Desk, edge: Edge, *, grow: bool, words: bool = False) -> None:
    """Moves one edge of the selected item by a letter or a word, never over a line's end or over the other edge."""
    item, document = desk.item, desk.document
    if item is None or document is None:
        return
    span = _moved(document.text, item.span, edge, grow=grow, words=words)
    if span is not None:
        set_span(desk, span)


def set_span(desk: Desk, span: Span) -> None:
    """Gives the selected item that span."""
    item = desk.item
    builds: dict[type, Callable[[Document, str], Edit]] = {
        Mention: lambda document, id_: decisions.set_mention(document, id_, span=span),
        MentionCandidate: lambda document, id_: decisions.correct_mention(document, id_, span=span),
        Event: lambda document, id_: decisions.set_event(document, id_, trigger=span),
        EventCandidate: lambda document, id_: decisions.correct_event(document, id_, trigger=span),
    }
    if item is not None and item.span != span:
        desk.do(lambda document: builds[type(item)](document, item.id))


def _moved(text: str, span: Span, edge: Edge, *, grow: bool, words: bool) -> Span | None:
    start, end = span.start, span.end
    if edge == "end":
        end = _onwards(text, end, words=words) if grow else _back(text, end, words=words)
        while end > start and text[end - 1].isspace():
            end = end + 1 if grow and end < len(text) else end - 1
            if grow and not text[end - 1].isspace():
                break
    else:
        start = _back(text, start, words=words) if grow else _onwards(text, start, words=words)
        while start < end and text[start].isspace():
            start = start - 1 if grow and start > 0 else start + 1
            if grow and not text[start].isspace():
                break
    if start >= end or "\n" in text[start:end]:
        return None
    moved = Span(start, end)
    return moved if moved != span else None


def _onwards(text: str, point: int, *, words: bool) -> int:
    return next_word_end(text, point) if words else next_letter(text, point)


def _back(text: str, point: int, *, words: bool) -> int:
    return previous_word_start(text, point) if words else previous_letter(text, point)


def _next(values: Sequence[AttributeValue], value: str) -> str:
    ids = [known.id for known in values]
    return ids[(ids.index(value) + 1) % len(ids)] if value in ids else ids[0]


def _labelled(document: Document, item: Mention | Event | Candidate, label: str) -> Edit:
    match item:
        case Mention():
            return decisions.set_mention(document, item.id, label=label)
        case MentionCandidate():
            return decisions.correct_mention(document, item.id, label=label)
        case Event():
            return decisions.set_event(document, item.id, label=label)
        case EventCandidate():
            return decisions.correct_event(document, item.id, label=label)


def _argument_count(document: Document) -> int:
    return sum(len(event.arguments) for event in document.events.values())
