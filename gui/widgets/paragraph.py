"""Wrapped text of which every line begins at the same edge."""

from __future__ import annotations

from typing import Final
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from gui.overrides import qt_override

_WIDE = 100_000.0
_ISOLATES: Final = frozenset({"LRI", "RLI", "FSI"})
_DIRECTIONS: Final = {
    "L": Qt.LayoutDirection.LeftToRight,
    "R": Qt.LayoutDirection.RightToLeft,
    "AL": Qt.LayoutDirection.RightToLeft,
}


def direction_of(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """That of the first letter which stands in no isolate, as Qt's own labels run; `otherwise` where there is none."""
    depth = 0
    for character in text:
        kind = bidirectional(character)
        depth += (kind in _ISOLATES) - (kind == "PDI" and depth > 0)
        if depth == 0 and kind in _DIRECTIONS:
            return _DIRECTIONS[kind]
    return otherwise


class Paragraph(QLabel):
    """A label of plain text: in Qt's own a right-to-left line that is broken stands in by the space at its break.

    That leaves a ragged edge where lines begin, and in a narrow label cuts their last letter off.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @qt_override
    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        margins = self.contentsMargins()
        _, height = self._laid(width - margins.left() - margins.right())
        return height + margins.top() + margins.bottom()

    @qt_override
    def sizeHint(self) -> QSize:
        """Qt's width, with the height that goes with it."""
        width = super().sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The lines, from the top or in the middle as the label says."""
        room = self.contentsRect()
        layout, height = self._laid(room.width())
        top = room.top()
        if not self.alignment() & Qt.AlignmentFlag.AlignTop:
            top += (room.height() - height) // 2
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            layout.draw(painter, QPointF(room.left(), top))

    def _laid(self, width: int) -> tuple[QTextLayout, int]:
        """The text broken into lines of that width, and their height."""
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font(), self)
        direction = direction_of(self.text(), self.layoutDirection())
        side = QStyle.visualAlignment(direction, self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width if width > 0 else _WIDE)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, round(height + 0.5)
