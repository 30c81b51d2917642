"""One choice out of a few, all of them in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from gui.overrides import qt_override
from gui.theme import colors_of
from gui.widgets.painting import tint

_PADDING = 12


class Segments(QWidget):
    """A row of buttons of which one is down; `chosen` gives the value that a person picked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """(value, text) of each; a set of the same values only changes its texts."""
        if list(self._segments) == [value for value, _ in choices]:
            for value, text in choices:
                self._segments[value].setText(text)
            return
        for segment in self._segments.values():
            self._group.removeButton(segment)
            segment.hide()
            segment.deleteLater()
        self._segments = {value: self._segment(value, text) for value, text in choices}

    def set_value(self, value: str) -> None:
        """Shows which is chosen; an unknown value shows none."""
        for name, segment in self._segments.items():
            segment.show_down(down=name == value)

    def button(self, value: str) -> QAbstractButton:
        """The button of that value."""
        return self._segments[value]

    def _segment(self, value: str, text: str) -> _Segment:
        segment = _Segment(text, self)
        segment.clicked.connect(lambda: self.chosen.emit(value))
        self._group.addButton(segment)
        self._layout.addWidget(segment)
        return segment


class _Segment(QAbstractButton):
    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._down = False
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_down(self, *, down: bool) -> None:
        self._down = down
        self.setAccessibleDescription(self.tr("chosen") if down else "")
        self.update()

    @qt_override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * _PADDING, 30)

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        colors = colors_of(self.palette())
        rect = QRectF(self.rect()).adjusted(1.5, 0.5, -1.5, -0.5)
        accent = QColor(colors.accent)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lit = self._down or self.underMouse()
            painter.setBrush(
                tint(accent, self.palette(), 0.16 if self._down else 0.07) if lit else QColor(colors.raised)
            )
            width = 1.6 if self._down or self.hasFocus() else 1.0
            painter.setPen(QPen(accent if self._down or self.hasFocus() else QColor(colors.line), width))
            painter.drawRoundedRect(rect, 6, 6)
            painter.setPen(QColor(colors.text if self._down else colors.quiet))
            text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 10)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
