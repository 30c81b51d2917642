"""The list of events, each as a card: trigger, type, roles, and what became of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.overrides import qt_override
from gui.review.desk import Desk
from gui.review.names import decision_name, excerpt, origin_name
from gui.review.order import Key, key_of
from storage.model import Candidate, Decision, Document, Edit, Event, EventCandidate, Mention, MentionCandidate

CARD: Final = Qt.ItemDataRole.UserRole + 1
ID: Final = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows; `roles` are (role's name, mention's text)."""

    id: str
    label: str
    type_name: str
    trigger: str
    roles: tuple[tuple[str, str], ...]
    status: str
    pending: bool
    remarks: str = ""


class EventCards(QAbstractListModel):
    """Undecided and gold events of the desk's document in reading order; follows edits row by row."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keys: list[Key] = []
        desk.opened.connect(self.reload)
        desk.changed.connect(self._follow)

    @qt_override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """One row an event."""
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    @qt_override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card, the event's id, or the card read out as a text."""
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        id_ = self._keys[index.row()].id
        if role == ID:
            return id_
        if role not in (CARD, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        card = self.card(id_)
        if role == CARD or card is None:
            return card
        roles = " · ".join(f"{name}: {text}" for name, text in card.roles)
        return " · ".join(part for part in (card.trigger, card.type_name, card.status, roles) if part)

    def card(self, id_: str) -> Card | None:
        """The card of one event."""
        document, event, names = self._desk.document, self._desk.find(id_), self._desk.names
        if document is None or not isinstance(event, Event | EventCandidate):
            return None
        pending = isinstance(event, EventCandidate)
        if isinstance(event, Event):
            status = origin_name(document.origin_status(event))
        else:
            status = decision_name(Decision.PENDING)
        schema = names.schema
        remarks = [
            names.attribute(values, value)
            for values, value in ((schema.modalities, event.modality), (schema.polarities, event.polarity))
            if values and value != values[0].id
        ]
        return Card(
            id_,
            event.label,
            names.label(event.label),
            excerpt(event.trigger.text_in(document.text)),
            tuple(self._roles(document, event)),
            status,
            pending,
            "، ".join(remarks) if names.language == "ar" else ", ".join(remarks),
        )

    def row_of(self, id_: str | None) -> int:
        """The row of an event; -1 if it has none."""
        event = self._desk.find(id_) if id_ is not None else None
        if event is None:
            return -1
        key = key_of(event)
        row = bisect_left(self._keys, key)
        return row if row < len(self._keys) and self._keys[row] == key else -1

    def reload(self) -> None:
        """Takes all events anew."""
        document = self._desk.document
        self.beginResetModel()
        self._keys = []
        if document is not None:
            pending = (key_of(event) for event in document.candidates.events if document.is_pending(event))
            self._keys = sorted([*(key_of(event) for event in document.events.values()), *pending])
        self.endResetModel()

    def refresh(self) -> None:
        """Everything may look different: another language."""
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def _follow(self, before: Document, after: Document, edit: Edit) -> None:  # noqa: ARG002 - the signal's signature
        touched: dict[str, Event | EventCandidate] = {}
        for change in edit.changes:
            candidate = after.candidates.by_id.get(change.id)
            for value in (change.before, change.after, candidate):
                if isinstance(value, Mention | Event | MentionCandidate | EventCandidate):
                    touched |= {event.id: event for event in self._concerned(after, value)}
        for old in (change.before for change in edit.changes if isinstance(change.before, Event)):
            self._set(key_of(old), alive=after.events.get(old.id) == old)
        for event in touched.values():
            alive = event.id in after.events if isinstance(event, Event) else after.is_pending(event)
            self._set(key_of(event), alive=alive)

    def _concerned(self, document: Document, value: Mention | Event | Candidate) -> Iterator[Event | EventCandidate]:
        """The events whose cards may look different when `value` comes, goes or changes."""
        if isinstance(value, Mention | Event) and value.origin is not None:
            origin = document.candidates.by_id.get(value.origin)
            if origin is not None:
                yield from self._concerned(document, origin)
        if isinstance(value, MentionCandidate):
            yield from self._desk.proposals_with(value.id)
        elif isinstance(value, EventCandidate):
            yield value
        elif isinstance(value, Event):
            if value.id in document.events:
                yield document.events[value.id]
            for other in document.candidates.by_place.get((True, value.trigger), ()):
                yield from self._concerned(document, other)

    def _set(self, key: Key, *, alive: bool) -> None:
        row = bisect_left(self._keys, key)
        there = row < len(self._keys) and self._keys[row] == key
        if alive and there:
            self.dataChanged.emit(self.index(row), self.index(row))
        elif alive:
            self.beginInsertRows(QModelIndex(), row, row)
            self._keys.insert(row, key)
            self.endInsertRows()
        elif there:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._keys[row]
            self.endRemoveRows()

    def _roles(self, document: Document, event: Event | EventCandidate) -> list[tuple[str, str]]:
        names = self._desk.names
        found = []
        for argument in event.arguments:
            mention = document.mentions.get(argument.mention) or document.candidates.by_id.get(argument.mention)
            if mention is not None and argument.mention not in document.rejections:
                text = excerpt(mention.span.text_in(document.text), 48)
                found.append((names.role(event.label, argument.role), text))
        return found
