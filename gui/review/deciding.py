"""Commands that decide on candidates."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.review.counted import Counted
from gui.review.desk import Desk
from gui.review.order import key_of
from gui.review.question import Question
from gui.widgets.picker import Choice
from storage.model import Candidate, Event, Mention, ReviewStatus, decisions
from storage.model.annotation import FLAGGED


def accept(desk: Desk) -> None:
    """Accepts the selected candidate, events with their arguments' mentions, and goes on; on gold it only goes on."""
    item, candidate = desk.item, desk.candidate
    if item is None:
        desk.go(desk.awaits)
    elif candidate is None:
        desk.advance(key_of(item))
    else:
        desk.decide(lambda document: decisions.accept(document, candidate.id), key_of(item))


def reject(desk: Desk, reason: str = "") -> None:
    """Says no to the selected candidate, or to the one that the selected gold was made from, and goes on."""
    item = desk.item
    if item is None:
        return
    proposed = _proposed(desk)
    if proposed is None:
        desk.decide(lambda document: decisions.delete(document, item.id), key_of(item))
    else:
        desk.decide(lambda document: decisions.reject(document, proposed.id, reason), key_of(item))


def reject_with_reason(desk: Desk) -> None:
    """Asks for one of the schema's reasons first."""
    item = desk.item
    if item is None:
        return
    language = desk.names.language
    choices = [
        Choice(reason.id, reason.name.in_language(language), key=str(number), also=f"{reason.name.ar} {reason.name.en}")
        for number, reason in enumerate(desk.schema.rejection_reasons, start=1)
    ]
    title = QCoreApplication.translate("Review", "Why is it wrong?")
    desk.asked.emit(Question(title, choices, lambda reason: reject(desk, reason), item.id))


def restore(desk: Desk) -> None:
    """Makes a rejected candidate undecided again."""
    candidate = desk.candidate
    if candidate is not None:
        desk.do(lambda document: decisions.restore(document, candidate.id))


def _proposed(desk: Desk) -> Candidate | None:
    """The candidate that the selection is or was made from."""
    document, gold = desk.document, desk.gold
    if gold is None or document is None:
        return desk.candidate
    return document.candidates.by_id.get(gold.origin) if gold.origin is not None else None


def delete(desk: Desk) -> None:
    """Removes the selected gold with the arguments that point to it; an undecided candidate is rejected."""
    gold = desk.gold
    if gold is None:
        if desk.id is not None and desk.is_pending(desk.id):
            reject(desk)
        return
    document = desk.document
    loosened = len(document.events_with(gold.id)) if document is not None and isinstance(gold, Mention) else 0
    key = key_of(gold)
    if desk.do(lambda now: decisions.delete(now, gold.id)):
        if loosened:
            desk.warn(Counted(desk).loosened(loosened))
        desk.go_near(key)


def finish(desk: Desk) -> None:
    """Says that the article is done and goes on to the next; asks once while something is undecided."""
    document = desk.document
    if document is None:
        return
    if desk.awaiting and document.status is not ReviewStatus.FINISHED:
        answers = [
            (QCoreApplication.translate("Review", "Finish all the same"), lambda: finish_anyway(desk)),
            (QCoreApplication.translate("Review", "Show the first"), lambda: desk.go_undecided(forward=True)),
        ]
        desk.warn(Counted(desk).undecided(desk.awaiting), answers)
        return
    finish_anyway(desk)


def finish_anyway(desk: Desk) -> None:
    """Says that the article is done, whatever is undecided, and goes on to the next."""
    document = desk.document
    if document is None:
        return
    if document.status is ReviewStatus.FINISHED or desk.do(
        lambda now: decisions.set_status(now, ReviewStatus.FINISHED)
    ):
        desk.finished.emit()


def flag(desk: Desk) -> None:
    """Puts the article aside for a second look, or takes it up again."""
    document = desk.document
    if document is None:
        return
    flagged = document.status is ReviewStatus.FLAGGED
    status = ReviewStatus.IN_PROGRESS if flagged else ReviewStatus.FLAGGED
    desk.do(lambda now: decisions.set_status(now, status))


def flag_item(desk: Desk) -> None:
    """Marks the selected gold for a second look, or takes the mark away."""
    gold = desk.gold
    if gold is None:
        desk.warn(
            QCoreApplication.translate("Review", "A flag stands on what is decided: accept or correct the item first.")
        )
        return
    desk.do(lambda document: decisions.set_flag(document, gold.id, on=FLAGGED not in gold.extra))


def next_flagged(desk: Desk) -> None:
    """Goes to the next gold with a flag."""

    def is_flagged(id_: str) -> bool:
        item = desk.find(id_)
        return isinstance(item, Mention | Event) and FLAGGED in item.extra

    if not desk.go(is_flagged):
        desk.warn(QCoreApplication.translate("Review", "Nothing in this article is flagged."))
