"""Commands that say which mentions refer to one entity."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.review.desk import Desk
from gui.review.names import excerpt
from gui.review.question import HINTS, Question
from gui.translation import isolated
from gui.widgets.picker import Choice
from storage.model import Document, Mention, MentionCandidate, decisions

_MOST = 200
"""Mentions that are offered; the likeliest come first."""


def join_entity(desk: Desk) -> None:
    """Asks which other mention the selected one refers to the same entity as."""
    from extract.coreference import partners

    item, document = desk.item, desk.document
    if document is None or not isinstance(item, Mention | MentionCandidate):
        desk.warn(QCoreApplication.translate("Review", "Select a mention first."))
        return
    found = partners(document, item)[:_MOST]
    if not found:
        desk.warn(QCoreApplication.translate("Review", "There is no other mention of this type."))
        return
    hints = [*HINTS, *[""] * len(found)]
    choices = [
        Choice(other.id, called(document, other), _detail(desk, document, other), key=hint)
        for other, hint in zip(found, hints, strict=False)
    ]
    title = QCoreApplication.translate("Review", "The same entity as which mention?")
    desk.asked.emit(Question(title, choices, lambda other: join(desk, item.id, other), item.id))


def join(desk: Desk, mention_id: str, other_id: str) -> None:
    """Lets two mentions refer to one entity."""
    desk.do(lambda document: decisions.join_entity(document, (other_id, mention_id)))


def join_equal(desk: Desk) -> None:
    """Joins the selected mention with all that read the same."""
    from extract.coreference import equals

    mention, document = desk.gold, desk.document
    if document is None or not isinstance(mention, Mention):
        desk.warn(QCoreApplication.translate("Review", "Select an accepted mention first."))
        return
    others = [other.id for other in equals(document, mention)]
    if not others:
        desk.warn(QCoreApplication.translate("Review", "No other accepted mention reads the same."))
        return
    desk.do(lambda now: decisions.join_entity(now, (*others, mention.id)))


def leave_entity(desk: Desk) -> None:
    """Takes the selected mention out of its chain."""
    mention = desk.gold
    if not isinstance(mention, Mention):
        desk.warn(QCoreApplication.translate("Review", "Select an accepted mention first."))
        return
    desk.do(lambda document: decisions.leave_entity(document, mention.id))


def called(document: Document, mention: Mention | MentionCandidate, longest: int = 48) -> str:
    """A mention's text after the name of its entity, where that is another."""
    from extract.coreference import name_of

    text = excerpt(mention.span.text_in(document.text), longest)
    if not isinstance(mention, Mention) or mention.entity is None:
        return text
    name = excerpt(name_of(document.text, document.chains[mention.entity]), longest)
    return text if name == text else f"{name} ({text})"


def _detail(desk: Desk, document: Document, other: Mention | MentionCandidate) -> str:
    around = document.text[max(0, other.span.start - 24) : other.span.end + 24]
    return f"{desk.names.short(other.label)} · {isolated(excerpt(around, 60))}"
