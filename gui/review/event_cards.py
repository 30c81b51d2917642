"""The list of events, each as a card: trigger, type, roles, and what became of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.overrides import qt_override
from gui.review.coreference import called
from gui.review.desk import Desk
from gui.review.names import decision_name, excerpt, origin_name
from gui.review.order import Key, key_of
from gui.review.slots import Slot, mention_in, slots_of, standing
from storage.model import Candidate, Decision, Document, Edit, Event, EventCandidate, Mention, MentionCandidate

CARD: Final = Qt.ItemDataRole.UserRole + 1
ID: Final = Qt.ItemDataRole.UserRole + 2


class RoleState(StrEnum):
    """What became of one role; the values are the signs on the card."""

    UNDECIDED = "?"
    ACCEPTED = "✓"
    CHANGED = "+"
    MISSING = "!"


@dataclass(frozen=True, slots=True)
class CardRole:
    """One line of a card; `meant` where the keys for roles are about it."""

    name: str
    text: str
    state: RoleState | None
    meant: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows."""

    id: str
    label: str
    type_name: str
    trigger: str
    roles: tuple[CardRole, ...]
    status: str
    pending: bool
    remarks: str = ""


class EventCards(QAbstractListModel):
    """Undecided and gold events of the desk's document in reading order; follows edits row by row."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keys: list[Key] = []
        self._meant: str | None = None
        self._cards: dict[str, Card | None] = {}
        desk.opened.connect(self.reload)
        desk.changed.connect(self._follow)
        desk.roles.moved.connect(self._follow_role)
        desk.threshold_changed.connect(self.reload)

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
        missing = self.tr("missing")
        roles = " · ".join(f"{role.name}: {role.text or missing}" for role in card.roles)
        return " · ".join(part for part in (card.trigger, card.type_name, card.status, roles) if part)

    def card(self, id_: str) -> Card | None:
        """The card of one event, made when it is asked for and kept until something about it changes."""
        if id_ not in self._cards:
            self._cards[id_] = self._made(id_)
        return self._cards[id_]

    def _made(self, id_: str) -> Card | None:
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
        self._cards.clear()
        if document is not None:
            pending = (key_of(event) for event in document.candidates.events if self._desk.awaits(event.id))
            self._keys = sorted([*(key_of(event) for event in document.events.values()), *pending])
        self.endResetModel()

    def refresh(self) -> None:
        """Everything may look different: another language."""
        self._cards.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def _follow(self, before: Document, after: Document, edit: Edit) -> None:  # noqa: ARG002 - the signal's signature
        touched: dict[str, Event | EventCandidate] = {}
        for change in edit.changes:
            if any(isinstance(one, Mention) and one.entity is not None for one in (change.before, change.after)):
                self._cards.clear()  # its whole chain may have another name
            candidate = after.candidates.by_id.get(change.id)
            for value in (change.before, change.after, candidate):
                if isinstance(value, Mention | Event | MentionCandidate | EventCandidate):
                    touched |= {event.id: event for event in self._concerned(after, value)}
        for old in (change.before for change in edit.changes if isinstance(change.before, Event)):
            self._set(key_of(old), alive=after.events.get(old.id) == old)
        for event in touched.values():
            alive = event.id in after.events if isinstance(event, Event) else self._desk.awaits(event.id)
            self._set(key_of(event), alive=alive)

    def _concerned(self, document: Document, value: Mention | Event | Candidate) -> Iterator[Event | EventCandidate]:
        """The events whose cards may look different when `value` comes, goes or changes."""
        origin = document.candidates.by_id.get(getattr(value, "origin", None) or "")
        if origin is not None:
            yield from self._concerned(document, origin)
        if isinstance(value, Mention):
            yield from document.events_with(value.id)
        elif isinstance(value, MentionCandidate):
            yield from self._desk.proposals_with(value.id)
        elif isinstance(value, EventCandidate):
            yield value
        elif isinstance(value, Event):
            if value.id in document.events:
                yield document.events[value.id]
            for other in document.candidates.by_place.get((True, value.trigger), ()):
                yield from self._concerned(document, other)

    def _set(self, key: Key, *, alive: bool) -> None:
        self._cards.pop(key.id, None)
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

    def _follow_role(self) -> None:
        """The selected event shows which of its roles is meant, one that is empty too."""
        before, self._meant = self._meant, self._desk.id if self._desk.roles.number is not None else None
        for id_ in {before, self._meant}:
            row = self.row_of(id_)
            if id_ is not None and row >= 0:
                self._cards.pop(id_, None)
                self.dataChanged.emit(self.index(row), self.index(row))

    def _roles(self, document: Document, event: Event | EventCandidate) -> list[CardRole]:
        meant = self._desk.roles.number if event.id == self._desk.id else None
        found = []
        for number, slot in enumerate(slots_of(document, self._desk.schema, event)):
            mention = mention_in(document, slot.mention)
            if mention is None and not slot.missing and number != meant:
                continue
            text = called(document, mention) if mention is not None else ""
            name = self._desk.names.role(event.label, slot.role)
            found.append(CardRole(name, text, state_of(document, event, slot), number == meant))
        return found


def state_of(document: Document, event: Event | EventCandidate, slot: Slot) -> RoleState | None:
    """What became of a role of an event; None for one that is empty and need not be filled."""
    if slot.mention is None:
        return RoleState.MISSING if slot.missing else None
    if isinstance(event, EventCandidate):
        return RoleState.UNDECIDED
    origin = document.candidates.by_id.get(event.origin) if event.origin is not None else None
    proposed = origin.arguments if isinstance(origin, EventCandidate) else ()
    kept = any((a.role, standing(document, a.mention)) == (slot.role, slot.mention) for a in proposed)
    return RoleState.ACCEPTED if kept else RoleState.CHANGED
