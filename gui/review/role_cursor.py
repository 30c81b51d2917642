"""Which role of the selected event the keys for roles are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.review.slots import AnyEvent, Slot, slots_of
from storage.model import Event, EventCandidate, Span

if TYPE_CHECKING:
    from gui.review.desk import Desk


class RoleCursor(QObject):
    """Stays on its role while the event is accepted and changed; `moved` when another role or none is meant."""

    moved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._trigger: Span | None = None
        self._number: int | None = None
        desk.selected.connect(self._follow)

    @property
    def selected_event(self) -> AnyEvent | None:
        """The selected event."""
        item = self._desk.item
        return item if isinstance(item, Event | EventCandidate) else None

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The selected event's roles."""
        document, event = self._desk.document, self.selected_event
        return slots_of(document, self._desk.schema, event) if document is not None and event is not None else ()

    @property
    def number(self) -> int | None:
        """Which of them is meant."""
        return self._number

    @property
    def slot(self) -> Slot | None:
        """The role that is meant."""
        slots = self.slots
        return slots[self._number] if self._number is not None and self._number < len(slots) else None

    def step(self, by: int) -> None:
        """To the next role or back, round the end; first to one that is missing."""
        slots = self.slots
        if not slots:
            return
        if self._number is None:
            missing = next((number for number, slot in enumerate(slots) if slot.missing), 0)
            self.go(missing if by > 0 else len(slots) - 1)
        else:
            self.go((self._number + by) % len(slots))

    def go(self, number: int | None) -> None:
        """To one role, or to none."""
        self._number = number
        self._show()

    def _follow(self) -> None:
        event = self.selected_event
        trigger = event.trigger if event is not None else None
        if trigger != self._trigger:
            self._trigger, self._number = trigger, None
        if self._number is not None:
            count = len(self.slots)
            self._number = min(self._number, count - 1) if count else None
        self._show()

    def _show(self) -> None:
        slot = self.slot
        self._desk.view.show_target(slot.mention if slot is not None else None)
        self.moved.emit()
