"""A label in a type's colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.overrides import qt_override
from gui.theme import interface_font


class Chip(QWidget):
    """Text on a tint; dashed while it is only proposed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._ink = QColor("black")
        self._fill = QColor("white")
        self._edge: QColor | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, ink: QColor, fill: QColor, *, dashed_edge: QColor | None = None) -> None:
        """What it says, in those colours."""
        self._text, self._ink, self._fill, self._edge = text, ink, fill, dashed_edge
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @qt_override
    def sizeHint(self) -> QSize:
        """Room for the text."""
        return QSize(QFontMetrics(_font()).horizontalAdvance(self._text) + 20, 26)

    @qt_override
    def minimumSizeHint(self) -> QSize:
        """It may be shortened."""
        return QSize(40, 26)

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """A rounded box with the text in its middle."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(Qt.PenStyle.NoPen)
            if self._edge is not None:
                pen = QPen(self._edge, 1.2)
                pen.setDashPattern([3.0, 2.2])
            painter.setPen(pen)
            painter.setBrush(self._fill)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.setFont(_font())
            painter.setPen(self._ink)
            shown = QFontMetrics(_font()).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width() - 14)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, shown)


def _font() -> QFont:
    return interface_font(scale=0.92, weight=QFont.Weight.DemiBold)
