"""Signs for characters that cannot be seen (direction marks, joiners), drawn over the text without touching it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from gui.review.chips import Chip, chip_width, paint_chips
from gui.review.layout import BlockLayout
from gui.review.measures import Measures

NAMES: Mapping[str, str] = {
    "\u00ad": "SHY",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
_CONTROL = re.compile("[" + "".join(NAMES) + "]")


class Sign(NamedTuple):
    """A character that cannot be seen: its abbreviation and where it stands in its block, in pixels."""

    name: str
    x: float
    top: float
    bottom: float


def signs_of(layout: BlockLayout, text: str, measures: Measures) -> list[Sign]:
    """Signs for the control characters of a block's `text`."""
    signs = []
    for match in _CONTROL.finditer(text):
        unit = layout.offsets.to_utf16(match.start())
        line = layout.lines[layout.line_of(unit)]
        x = line.geometry.caret_x(unit)
        signs.append(Sign(NAMES[match[0]], x, line.baseline - measures.ink_top, line.baseline + measures.ink_bottom))
    return signs


def paint_signs(painter: QPainter, signs: list[Sign], font: QFont, ink: QColor, page: QColor) -> None:
    """Draws each sign as a hairline at its place with its abbreviation beneath; neighbours step down."""
    size = font.pixelSize()
    last: QRectF | None = None
    for sign in signs:
        painter.setPen(QPen(ink, 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(round(sign.x) + 0.5, sign.top), QPointF(round(sign.x) + 0.5, sign.bottom))
        width = chip_width(sign.name, font, 2.0)
        rect = QRectF(round(sign.x - width / 2), round(sign.bottom - 1), round(width), size + 3.0)
        if last is not None and last.intersects(rect):
            rect.moveTop(last.bottom() + 1)
        paint_chips(painter, [Chip("", sign.name, rect, ink, fill=page, edge=ink)], font, font, 2.0)
        last = rect
