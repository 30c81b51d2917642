"""The lower panel: the article's events, its entities, or the guidelines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from gui.review.desk import Desk
from gui.review.entity_list import EntityList
from gui.review.event_list import EventList
from gui.review.guide import Guide
from gui.widgets.segments import Segments


class Lists(QFrame):
    """One of three, chosen above them; `left` says that the keyboard should go back to the text."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Segments(self)
        self._stack = QStackedWidget(self)
        self.events = EventList(desk, self._stack)
        self.entities = EntityList(desk, self._stack)
        self.guide = Guide(desk, self._stack)
        self._parts: dict[str, QWidget] = {"events": self.events, "entities": self.entities, "guide": self.guide}
        for part in self._parts.values():
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 6)
        head.addWidget(self.choice)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.choice.chosen.connect(self.show_list)
        self.guide.left.connect(self.left)
        for counting in (self.events, self.entities):
            counting.counted.connect(self._name)

    @property
    def shown(self) -> QWidget:
        """What is in sight, to be given the keyboard."""
        return {"events": self.events.view, "entities": self.entities.view, "guide": self.guide.search}[self._shown]

    def show_list(self, name: str) -> None:
        """Brings `events`, `entities` or `guide` to the fore."""
        self._stack.setCurrentWidget(self._parts[name])
        self._name()

    def turn(self) -> None:
        """Shows the other list and gives it the keyboard."""
        self.show_list("entities" if self._shown == "events" else "events")
        self.shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def search_guidelines(self) -> None:
        """Shows the guidelines, ready to be searched."""
        self.show_list("guide")
        self.guide.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.guide.search.selectAll()

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.events.retranslate()
        self.entities.retranslate()
        self.guide.retranslate()
        self._name()

    def restyle(self) -> None:
        """Takes the colours of another theme."""
        self.events.restyle()
        self.entities.restyle()
        self.guide.refresh()

    @property
    def _shown(self) -> str:
        return next(name for name, part in self._parts.items() if part is self._stack.currentWidget())

    def _name(self) -> None:
        """The list out of sight does not count itself."""
        shown = self._shown
        entities = self.entities.title if shown == "entities" else self.tr("Entities")
        guide = self.tr("Guidelines")
        self.choice.set_choices([("events", self.events.title), ("entities", entities), ("guide", guide)])
        self.choice.set_value(shown)
