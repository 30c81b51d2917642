"""One block of text shaped and broken into lines once; where the lines stand can change without touching the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextLine, QTextOption

from gui.review.geometry import LineGeometry
from gui.review.measures import Measures, Room
from gui.review.offsets import Utf16Map


class Line(NamedTuple):
    """A line of a block; `top` and `baseline` in pixels from the block's top."""

    geometry: LineGeometry
    text_line: QTextLine
    room: Room
    top: float
    baseline: float


class BlockLayout:
    """A laid-out block; offsets are UTF-16 units into it, `offsets` leads to code points. x runs from 0 to `width`.

    `gap` is the space between paragraphs, kept partly above and partly below so that nothing drawn sticks out.
    """

    def __init__(self, text: str, *, rtl: bool, measures: Measures, width: int, gap: int = 0) -> None:
        self.rtl = rtl
        self.width = width
        self.offsets = Utf16Map(text)
        self._measures = measures
        self._above, self._below = gap - gap // 3, gap // 3
        self._layout = QTextLayout(text, measures.font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(rtl=rtl))
        pairs = [(LineGeometry(self._layout, line, text, self.offsets), line) for line in self._broken(width)]
        self.lines: tuple[Line, ...] = tuple(Line(*pair, Room(), 0.0, 0.0) for pair in pairs)
        self.height = 0
        self.place([Room()] * len(self.lines))

    def place(self, rooms: Sequence[Room]) -> None:
        """Gives every line its room; text keeps its shape and its line ends."""
        top = float(self._above)
        placed = []
        for line, room in zip(self.lines, rooms, strict=True):
            placed.append(line._replace(room=room, top=top, baseline=round(top + self._measures.baseline(room))))
            top += self._measures.height(room)
        self.lines = tuple(placed)
        self.height = round(top) + self._below

    def line_of(self, unit: int) -> int:
        """Index of the line that the text cursor position belongs to; the start of a line belongs to that line."""
        for index, line in enumerate(self.lines):
            if unit < line.geometry.end:
                return index
        return len(self.lines) - 1

    def line_near(self, y: float) -> int:
        """Index of the line over which `y` lies, the nearest where it lies outside."""
        below = [index for index, line in enumerate(self.lines) if line.top <= y]
        return below[-1] if below else 0

    def draw_text(self, painter: QPainter) -> None:
        """Draws the lines in the painter's pen, plainly; the painter's origin is the block's top left corner."""
        for line in self.lines:
            line.text_line.draw(painter, QPointF(0, line.baseline - line.text_line.ascent()))

    def _broken(self, width: int) -> list[QTextLine]:
        lines = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            lines.append(line)
        self._layout.endLayout()
        return lines


def _option(*, rtl: bool) -> QTextOption:
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
