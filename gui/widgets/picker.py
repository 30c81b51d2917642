"""A list to choose from, above the window's other widgets: by its keys, by arrows, by the mouse or by searching."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from gui.keys import physical_key
from gui.overrides import qt_override
from gui.theme import interface_font
from gui.widgets.choice_delegate import CHOICE, ROW, ChoiceDelegate
from gui.widgets.search import folded, matches, resembles

_WIDTH = 400
_MOST_ROWS = 9
_EDGE = 12
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry: `key` are the physical keys that choose it, `also` is found by search beside what is shown."""

    id: str
    text: str
    detail: str = ""
    key: str = ""
    color: QColor | None = None
    also: str = ""


class Choices(QAbstractListModel):
    """What a list of choices shows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.all: Sequence[tuple[Choice, str]] = ()
        self.shown: list[Choice] = []

    @qt_override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """One row a choice that is shown."""
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    @qt_override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, detail or the choice itself."""
        choice = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return choice.detail
        return choice if role == CHOICE else None

    def fill(self, choices: Sequence[Choice]) -> None:
        """Shows these."""
        self.all = [(choice, folded(f"{choice.text} {choice.detail} {choice.also} {choice.id}")) for choice in choices]
        self.keep(lambda _choice, _text: True)

    def keep(self, wanted: Callable[[Choice, str], bool]) -> None:
        """Shows only those of them that are wanted, told by the choice and its folded text."""
        self.beginResetModel()
        self.shown = [choice for choice, text in self.all if wanted(choice, text)]
        self.endResetModel()


class Picker(QFrame):
    """Opens over its parent; `chosen` gives the id.

    `closed` comes whenever it goes away, before `chosen`, whose answer may open it again.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.asker: object | None = None
        """Whose question it is, where several share it."""
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setObjectName("picker")
        self._typed = ""
        self._title = QLabel(self)
        self._title.setFont(interface_font(weight=interface_font().weight().DemiBold))
        self._title.setContentsMargins(4, 2, 4, 0)
        self._search = QLineEdit(self)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._search.installEventFilter(self)
        self._model = Choices(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(ChoiceDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._choose)
        self._list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for widget in (self._title, self._search, self._list):
            layout.addWidget(widget)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        self.hide()

    @property
    def over(self) -> QWidget:
        """What it opens over."""
        return self._over

    @property
    def title(self) -> str:
        """What is asked."""
        return self._title.text()

    @property
    def choices(self) -> Sequence[Choice]:
        """What can be chosen now."""
        return tuple(self._model.shown)

    @property
    def keyboard(self) -> QWidget:
        """The part that takes keys first."""
        return self._list

    @property
    def search_box(self) -> QLineEdit:
        """Where one types to search."""
        return self._search

    def ask(self, title: str, choices: Sequence[Choice], near: QRect | None = None, current: str = "") -> None:
        """Opens with those choices beside `near` (in the parent's coordinates), else in the middle.

        The choice with the id `current` is the selected one, else the first.
        """
        self._typed = ""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._list.setAccessibleName(title)
        self._search.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._search.clear()
        self._search.blockSignals(False)  # noqa: FBT003
        self._search.setVisible(len(choices) > _MOST_ROWS)
        self._search.setPlaceholderText(self.tr("Press a key, or / to search"))
        self._search.setAccessibleName(self.tr("Search"))
        self._model.fill(choices)
        self._select_row(next((row for row, one in enumerate(self._model.shown) if one.id == current), 0))
        self._place(near)
        self.show()
        self.raise_()
        self._list.scrollTo(self._list.currentIndex(), QListView.ScrollHint.PositionAtCenter)
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Goes away with nothing chosen."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    @qt_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list and of the search box; leaving both means giving up."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._search_key(event) if watched is self._search else self._list_key(event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() is Qt.FocusReason.MouseFocusReason:
            self.dismiss()
        return super().eventFilter(watched, event)

    def _list_key(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES:
            return False
        match physical_key(event):
            case "Esc":
                self._escape()
            case "Enter" | "Space":
                self._choose(self._list.currentIndex())
            case "/" | "Tab":
                self._search.setVisible(True)
                self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case "Backspace":
                self._type("")
            case key if len(key) == 1 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._type(self._typed + key.lower())
        return True

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES:
            self._step(1 if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown} else -1)
            return True
        match physical_key(event):
            case "Esc":
                self._escape()
            case "Enter":
                self._choose(self._list.currentIndex())
            case "Tab":
                self._list.setFocus(Qt.FocusReason.TabFocusReason)
            case _:
                return False
        return True

    def _escape(self) -> None:
        if self._typed or self._search.text():
            self._search.clear()
            self._type("")
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.dismiss()

    def _type(self, typed: str) -> None:
        """Follows a key sequence: a whole key chooses at once, the beginning of some leaves those in the list."""
        whole = [choice for choice, _ in self._model.all if choice.key.lower() == typed and typed]
        longer = [choice for choice, _ in self._model.all if choice.key.lower().startswith(typed)]
        if len(whole) == 1 and len(longer) == 1:
            self._finish(whole[0])
        elif longer:
            self._typed = typed
            self._model.keep(lambda choice, _text: choice.key.lower().startswith(typed))
            self._select_row(0)

    def _filter(self, query: str) -> None:
        wanted = folded(query)
        self._model.keep(lambda _choice, text: matches(wanted, text))
        if not self._model.shown:
            self._model.keep(lambda _choice, text: resembles(wanted, text))
        self._select_row(0)

    def _step(self, by: int) -> None:
        self._select_row(min(max(self._list.currentIndex().row() + by, 0), len(self._model.shown) - 1))

    def _select_row(self, row: int) -> None:
        self._list.setCurrentIndex(self._model.index(row))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._finish(self._model.shown[index.row()])

    def _finish(self, choice: Choice) -> None:
        self.hide()
        self.closed.emit()
        self.chosen.emit(choice.id)

    def _place(self, near: QRect | None) -> None:
        rows = min(len(self._model.shown), _MOST_ROWS)
        self._list.setFixedHeight(max(1, rows) * ROW + 2)
        room = self._over.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        width = min(_WIDTH, room.width())
        self.setFixedWidth(width)
        height = min(self.sizeHint().height(), room.height())
        self.resize(width, height)
        if near is None:
            corner = QPoint(room.center().x() - width // 2, room.top() + (room.height() - height) // 3)
        else:
            below = near.bottom() + 10
            above = near.top() - height - 10
            y = below if below + height <= room.bottom() or above < room.top() else above
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            corner = QPoint(near.right() - width if mirrored else near.left(), y)
        x = min(max(corner.x(), room.left()), room.right() - width)
        y = min(max(corner.y(), room.top()), room.bottom() - height)
        self.move(x, y)
