"""One short sentence on what an edit did."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from gui.review.names import Names, excerpt, status_name
from gui.translation import QT_TRANSLATE_NOOP, filled
from storage.model import Change, Document, Edit, Event, Mention, ReviewStatus
from storage.model.edits import OF_ARTICLE, Kind

_DONE: Final = {
    "accept": QT_TRANSLATE_NOOP("Done", "Accepted: {text} ({label})"),
    "accept_all": QT_TRANSLATE_NOOP("Done", "Accepted several at once"),
    "correct": QT_TRANSLATE_NOOP("Done", "Corrected: {text} ({label})"),
    "reject": QT_TRANSLATE_NOOP("Done", "Rejected: {text} ({label})"),
    "restore": QT_TRANSLATE_NOOP("Done", "Undecided again: {text} ({label})"),
    "add_mention": QT_TRANSLATE_NOOP("Done", "Marked: {text} ({label})"),
    "add_event": QT_TRANSLATE_NOOP("Done", "Marked as an event: {text} ({label})"),
    "set_mention": QT_TRANSLATE_NOOP("Done", "Changed: {text} ({label})"),
    "set_event": QT_TRANSLATE_NOOP("Done", "Changed: {text} ({label})"),
    "add_argument": QT_TRANSLATE_NOOP("Done", "Gave a role in: {text} ({label})"),
    "remove_argument": QT_TRANSLATE_NOOP("Done", "Took a role away in: {text} ({label})"),
    "set_role": QT_TRANSLATE_NOOP("Done", "Changed a role in: {text} ({label})"),
    "set_arguments": QT_TRANSLATE_NOOP("Done", "Changed the roles of: {text} ({label})"),
    "join_entity": QT_TRANSLATE_NOOP("Done", "The same entity: {text} ({label})"),
    "leave_entity": QT_TRANSLATE_NOOP("Done", "An entity of its own: {text} ({label})"),
    "equal_places": QT_TRANSLATE_NOOP("Done", "Did the same at equal places"),
    "link_place": QT_TRANSLATE_NOOP("Done", "Linked to a place, or to none: {text} ({label})"),
    "link_places": QT_TRANSLATE_NOOP("Done", "Linked names to their places"),
    "unlink_places": QT_TRANSLATE_NOOP("Done", "Took back links of names to places"),
    "restore_state": QT_TRANSLATE_NOOP("Done", "Put the article back as it stood before an earlier step"),
    "import": QT_TRANSLATE_NOOP("Done", "Imported with the article"),
    "flag": QT_TRANSLATE_NOOP("Done", "Flagged: {text} ({label})"),
    "unflag": QT_TRANSLATE_NOOP("Done", "Flagged no more: {text} ({label})"),
    "delete": QT_TRANSLATE_NOOP("Done", "Deleted: {text} ({label})"),
}
_NOTE: Final = QT_TRANSLATE_NOOP("Done", "Changed the note on the article")
_STATUS: Final = QT_TRANSLATE_NOOP("Done", "The article is now: {label}")


def done(edit: Edit, document: Document, names: Names) -> str:
    """What an edit did, said of the document after it."""
    return _said(edit, document, names, subject(edit))


def taken_back(edit: Edit, document: Document, names: Names) -> str:
    """What undo took back; `edit` is the inverse that did so."""
    sentence = QCoreApplication.translate("Done", "Taken back – {what}")
    return sentence.format(what=_said(edit, document, names, subject(edit, backwards=True)))


def done_again(edit: Edit, document: Document, names: Names) -> str:
    """What redo did again."""
    sentence = QCoreApplication.translate("Done", "Again – {what}")
    return sentence.format(what=done(edit, document, names))


def subject(edit: Edit, *, backwards: bool = False) -> Change:
    """The change that an edit is about: decisions put it last, so their inverses have it first."""
    own = [change for change in edit.changes if change.kind not in OF_ARTICLE]
    changes = own or [change for change in edit.changes if change.kind is Kind.NOTE] or list(edit.changes)
    return changes[0 if backwards else -1]


def _said(edit: Edit, document: Document, names: Names, about: Change) -> str:
    value = about.after or about.before
    if isinstance(value, ReviewStatus):
        return filled(QCoreApplication.translate("Done", _STATUS), label=status_name(value))
    if isinstance(value, str):
        return QCoreApplication.translate("Done", _NOTE)
    item = value if isinstance(value, Mention | Event) else document.candidates.by_id.get(about.id)
    source = _DONE.get(edit.name)
    if item is None or source is None:
        return ""
    sentence = QCoreApplication.translate("Done", source)
    return filled(sentence, text=excerpt(item.span.text_in(document.text)), label=names.label(item.label))
