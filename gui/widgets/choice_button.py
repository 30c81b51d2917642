"""A button that says what is chosen and opens the list of what could be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from gui.keys import physical_key
from gui.overrides import qt_override
from gui.theme import colors_of
from gui.translation import isolated
from gui.widgets.painting import tint
from gui.widgets.picker import Choice, Picker

_PAD = 10
_ARROW = 9
_DOWNWARD = ((0, -2), (_ARROW, -2), (_ARROW / 2, 3))


class ChoiceButton(QAbstractButton):
    """`chosen` gives the id that a person picked; the picker, which others share, opens beside the button."""

    chosen = Signal(str)

    def __init__(self, picker: Picker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker = picker
        self._choices: Sequence[Choice] = ()
        self._title = ""
        self._value = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.ask)
        picker.chosen.connect(self._picked)
        picker.closed.connect(self._closed)

    @property
    def value(self) -> str:
        """The id of what is chosen."""
        return self._value

    def set_choices(self, title: str, choices: Sequence[Choice], value: str) -> None:
        """What can be chosen, what is asked, and what is chosen now."""
        self._title, self._choices = title, choices
        self.set_value(value)

    def set_value(self, value: str) -> None:
        """Shows another one as chosen."""
        self._value = value
        text = next((choice.text for choice in self._choices if choice.id == value), value)
        self.setText(text)
        self.setAccessibleName(f"{self._title}: {text}" if self._title else text)
        self.update()

    def ask(self) -> None:
        """Opens the list."""
        self._picker.asker = self
        corner = self.mapTo(self._picker.over, self.rect().topLeft())
        self._picker.ask(self._title, self._choices, QRect(corner, self.size()))

    @qt_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrow down open it as Space does."""
        if physical_key(event) in ("Enter", "Down"):
            self.ask()
        else:
            super().keyPressEvent(event)

    @qt_override
    def sizeHint(self) -> QSize:
        """Room for what is chosen."""
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(min(text, 260) + 2 * _PAD + 2 * _ARROW + 8, max(30, self.fontMetrics().height() + 10))

    @qt_override
    def minimumSizeHint(self) -> QSize:
        """Some letters of it."""
        return QSize(90, self.sizeHint().height())

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The text, and an arrow where it ends."""
        colors = colors_of(self.palette())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        lit = self.hasFocus() or self.underMouse()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colors.accent if lit else colors.line), 1.6 if self.hasFocus() else 1.0))
            painter.setBrush(tint(QColor(colors.accent), self.palette(), 0.1) if lit else QColor(colors.raised))
            painter.drawRoundedRect(rect, 6, 6)
            x = rect.left() + _PAD if mirrored else rect.right() - _PAD - _ARROW
            y = rect.center().y()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.quiet if self.isEnabled() else colors.disabled))
            painter.drawPolygon(QPolygonF([QPointF(x + right, y + down) for right, down in _DOWNWARD]))
            gone = _PAD + _ARROW + 6
            words = rect.adjusted(gone, 0, -_PAD, 0) if mirrored else rect.adjusted(_PAD, 0, -gone, 0)
            painter.setPen(QColor(colors.text if self.isEnabled() else colors.disabled))
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            metrics = self.fontMetrics()
            shown = metrics.elidedText(isolated(self.text()), Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(words, flags | Qt.TextFlag.TextSingleLine, shown)

    def _picked(self, value: str) -> None:
        if self._picker.asker is self:
            self._picker.asker = None
            self.set_value(value)
            self.chosen.emit(value)

    def _closed(self) -> None:
        """Before `chosen`, if anything was chosen; where the mouse went elsewhere, the keyboard goes with it."""
        if self._picker.asker is self and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.setFocus(Qt.FocusReason.PopupFocusReason)
