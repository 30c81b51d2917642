"""The palette of Ctrl+K: one box in which actions and everything in the articles are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLineEdit, QListView, QVBoxLayout, QWidget

from gui.keys import physical_key
from gui.overrides import qt_override
from gui.theme import interface_font
from gui.widgets.choice_delegate import ROW, ChoiceDelegate
from gui.widgets.paragraph import Paragraph
from gui.widgets.picker import Choice, Choices
from gui.widgets.search import folded, matches, resembles

_WIDEST: Final = 760
_MOST_ROWS: Final = 11
_ACTIONS: Final = 5
"""Rows that actions take once something is typed."""
_PAUSE: Final = 120
"""Milliseconds without a key before the articles are searched."""
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_MOST_ROWS, Qt.Key.Key_PageDown: _MOST_ROWS}


@dataclass(frozen=True, slots=True)
class Doing:
    """An action as it can be chosen: its text, keys, and other words that find it."""

    action: QAction
    text: str
    keys: str = ""
    also: str = ""


class Palette(QFrame):
    """Opens over its parent.

    `wanted` says what to look for in the articles ("" for nothing any more); whoever answers calls `show_finds` or
    `say`. `chosen` gives the id of a find. `closed` comes whenever it goes away, before an action is done.
    """

    wanted = Signal(str)
    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._doings: dict[str, Doing] = {}
        self._finds: Sequence[Choice] = ()
        self.setObjectName("picker")
        self.setAutoFillBackground(True)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.said = Paragraph(self)
        self.said.setFont(interface_font(scale=0.86))
        self.model = Choices(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(6)
        for widget in (self.search, self.said, self.list):
            layout.addWidget(widget)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(lambda: self.wanted.emit(self.search.text().strip()))
        self.search.textChanged.connect(self._typed)
        self.hide()

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.dismiss()
        self.search.setPlaceholderText(self.tr("Search the articles, or do something: type:Attack place:…"))
        self.search.setAccessibleName(self.tr("Search the articles and the actions"))
        self.list.setAccessibleName(self.tr("What was found"))

    def open(self, doings: Sequence[Doing]) -> None:
        """Opens, with what was typed last selected, so that typing replaces it."""
        self._doings = {f"do:{number}": doing for number, doing in enumerate(doings)}
        self._refresh()
        self._place()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        self.search.selectAll()
        if self.search.text():
            self._timer.start()

    def show_finds(self, finds: Sequence[Choice], said: str) -> None:
        """Shows what was found below the actions, and a sentence on it."""
        self._finds = finds
        self._refresh()
        self.say(said)

    def say(self, text: str) -> None:
        """Shows a sentence under the box."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self._place()

    def dismiss(self) -> None:
        """Goes away with nothing chosen."""
        if self.isVisible():
            self._timer.stop()
            self.hide()
            self.closed.emit()

    @qt_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that are not for writing; leaving the box means giving up."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() is Qt.FocusReason.MouseFocusReason:
            self.dismiss()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            row = min(max(self.list.currentIndex().row() + step, 0), len(self.model.shown) - 1)
            self.list.setCurrentIndex(self.model.index(row))
            return True
        match physical_key(event):
            case "Esc":
                self.dismiss()
            case "Enter":
                self._choose(self.list.currentIndex())
            case "K" if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.dismiss()
            case _:
                return False
        return True

    def _typed(self) -> None:
        self._finds = ()
        self.say("")
        self._refresh()
        self._timer.start()

    def _refresh(self) -> None:
        at = self.list.currentIndex()
        before = self.model.shown[at.row()].id if at.isValid() and at.row() < len(self.model.shown) else ""
        self.model.fill([*self._fitting(), *self._finds])
        rows = [row for row, choice in enumerate(self.model.shown) if choice.id == before]
        self.list.setCurrentIndex(self.model.index(rows[0] if rows else 0))
        self._place()

    def _fitting(self) -> list[Choice]:
        query = folded(self.search.text())
        enabled = {id_: doing for id_, doing in self._doings.items() if doing.action.isEnabled()}
        words = {id_: folded(f"{doing.text} {doing.also}") for id_, doing in enabled.items()}
        if query:
            found = [id_ for id_ in enabled if matches(query, words[id_])]
            found = (found or [id_ for id_ in enabled if resembles(query, words[id_])])[:_ACTIONS]
        else:
            found = list(enabled)
        return [Choice(id_, enabled[id_].text, enabled[id_].keys) for id_ in found]

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        id_ = self.model.shown[index.row()].id
        self.dismiss()
        doing = self._doings.get(id_)
        if doing is not None:
            doing.action.trigger()
        else:
            self.chosen.emit(id_)

    def _place(self) -> None:
        rows = min(len(self.model.shown), _MOST_ROWS)
        self.list.setFixedHeight(max(1, rows) * ROW + 2)
        room: QRect = self._over.rect()
        width = min(_WIDEST, room.width() - 40)
        self.setFixedWidth(width)
        height = min(self.sizeHint().height(), room.height() - 40)
        self.setGeometry((room.width() - width) // 2, min(90, (room.height() - height) // 2), width, height)
