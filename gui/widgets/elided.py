"""Labels that shorten what does not fit instead of pushing the window wide."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from gui.overrides import qt_override
from gui.translation import isolated


class ElidedLabel(QLabel):
    """One line of plain text, its end replaced by … where room is short; the whole text is its tooltip then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @qt_override
    def minimumSizeHint(self) -> QSize:
        """Hardly any width."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The text, shortened at its own end."""
        rect = self.contentsRect()
        whole = isolated(self.text())  # an Arabic title keeps its full stop at its own end
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, rect.width())
        tip = self.text() if shown != whole else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
        leading = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            flags = leading | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine, shown)

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft
