"""Commands that accept everything that is shown in a sentence or a paragraph, as one step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.review.desk import Desk
from gui.review.order import key_at, paragraph_around, sentence_around
from storage.model import Span, decisions


def accept_sentence(desk: Desk) -> None:
    """Accepts what is undecided and shown in the sentence of the selected item or the cursor, and goes on after it."""
    _accept_around(desk, sentence_around)


def accept_paragraph(desk: Desk) -> None:
    """The same for the paragraph."""
    _accept_around(desk, paragraph_around)


def _accept_around(desk: Desk, around: Callable[[str, Span], Span]) -> None:
    document, place = desk.document, desk.place
    if document is None or place is None:
        return
    span = around(document.text, place)
    found = [one for one in document.candidates.begun_in(span) if span.contains(one.span) and desk.awaits(one.id)]
    if not found:
        desk.said.emit(QCoreApplication.translate("Review", "Nothing is undecided here."))
        return
    desk.decide(lambda now: decisions.accept_all(now, found), key_at(span.end))
