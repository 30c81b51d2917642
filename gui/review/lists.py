"""The lower panel: the article's events, or its entities."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from gui.review.desk import Desk
from gui.review.entity_list import EntityList
from gui.review.event_list import EventList
from gui.widgets.segments import Segments


class Lists(QFrame):
    """One of two lists, chosen above them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Segments(self)
        self._stack = QStackedWidget(self)
        self.events = EventList(desk, self._stack)
        self.entities = EntityList(desk, self._stack)
        self._stack.addWidget(self.events)
        self._stack.addWidget(self.entities)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 6)
        head.addWidget(self.choice)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.choice.chosen.connect(self.show_list)
        for part in (self.events, self.entities):
            part.counted.connect(self._name)

    @property
    def shown(self) -> QWidget:
        """The list in sight, to be given the keyboard."""
        return (self.events if self._stack.currentWidget() is self.events else self.entities).view

    def show_list(self, name: str) -> None:
        """Brings `events` or `entities` to the fore."""
        self._stack.setCurrentWidget(self.events if name == "events" else self.entities)
        self._name()

    def turn(self) -> None:
        """Shows the other list and gives it the keyboard."""
        self.show_list("entities" if self._stack.currentWidget() is self.events else "events")
        self.shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.events.retranslate()
        self.entities.retranslate()
        self._name()

    def restyle(self) -> None:
        """Takes the colours of another theme."""
        self.events.restyle()
        self.entities.restyle()

    def _name(self) -> None:
        """The list out of sight does not count itself."""
        counted = self._stack.currentWidget() is self.entities
        entities = self.entities.title if counted else self.tr("Entities")
        self.choice.set_choices([("events", self.events.title), ("entities", entities)])
        self.choice.set_value("entities" if counted else "events")
