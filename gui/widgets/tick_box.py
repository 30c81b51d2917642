"""A box to tick, with its text beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.overrides import qt_override
from gui.theme import colors_of
from gui.widgets.painting import paint_tick_box

_BOX = 16
_GAP = 8
_PAD = 5


class TickBox(QAbstractButton):
    """Space or a click ticks it; its text stands where reading goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @qt_override
    def sizeHint(self) -> QSize:
        """Box and text in one line."""
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(2 * _PAD + _BOX + _GAP + text + 2, max(28, self.fontMetrics().height() + 2 * _PAD))

    @qt_override
    def minimumSizeHint(self) -> QSize:
        """The box alone; a long text is shortened."""
        return QSize(2 * _PAD + _BOX, self.sizeHint().height())

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Mirrored with the window; framed while it has the focus."""
        colors = colors_of(self.palette())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = QRectF(self.rect()).adjusted(_PAD, 0, -_PAD, 0)
        left = room.right() - _BOX if mirrored else room.left()
        gone = _BOX + _GAP
        words = room.adjusted(0, 0, -gone, 0) if mirrored else room.adjusted(gone, 0, 0, 0)
        ticked = Qt.CheckState.Checked if self.isChecked() else Qt.CheckState.Unchecked
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self.isEnabled():
                painter.setOpacity(0.5)
            paint_tick_box(painter, QRectF(left, room.center().y() - _BOX / 2, _BOX, _BOX), ticked, self.palette())
            if self.hasFocus():
                painter.setPen(QPen(QColor(colors.accent), 1.6))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.setPen(QColor(colors.text))
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(words, flags | Qt.TextFlag.TextSingleLine, shown)
