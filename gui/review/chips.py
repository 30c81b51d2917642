"""Type chips: little labels in a row above a line, moved apart where they would overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText

LONGEST = 13
"""Chips longer than this many of their font's pixel sizes are shortened."""

_APART = 3.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A label with its place; without `fill` or `edge` it is bare text."""

    item: str
    text: str
    rect: QRectF
    ink: QColor
    fill: QColor | None = None
    edge: QColor | None = None
    dashed: bool = False
    strong: bool = False


def chip_width(text: str, font: QFont, padding: float) -> float:
    """Width of a chip with that text, which is cut short if need be."""
    return min(_text_width(text, font.key()), LONGEST * font.pixelSize()) + 2 * padding


def row(chips: Sequence[Chip], *, rtl: bool, left: float, right: float) -> list[Chip]:
    """The chips of one line moved apart, in reading direction, inside `left` to `right`.

    Each stays at the start of its span or slides on behind the one before; what no longer fits slides back, and what
    cannot fit at all is narrowed.
    """
    room = right - left - _APART * len(chips)
    share = room / max(1.0, sum(chip.rect.width() for chip in chips))
    if share < 1:
        chips = [replace(chip, rect=_narrowed(chip.rect, share, rtl=rtl)) for chip in chips]
    ordered = sorted(chips, key=lambda chip: -chip.rect.right() if rtl else chip.rect.left())
    return _row_rtl(ordered, left, right) if rtl else _row_ltr(ordered, left, right)


def paint_chips(painter: QPainter, chips: Sequence[Chip], font: QFont, strong: QFont, padding: float) -> None:
    """Draws the chips; changes the painter's pen, brush and font."""
    for chip in chips:
        if chip.fill is not None or chip.edge is not None:
            _paint_box(painter, chip)
        used = strong if chip.strong else font
        text, size = _static_text(_fitted(chip.text, used.key(), ceil(chip.rect.width() - 2 * padding)), used.key())
        painter.setFont(used)
        painter.setPen(chip.ink)
        y = chip.rect.center().y() - size / 2
        painter.drawStaticText(QPointF(chip.rect.left() + padding, round(y)), text)


def _paint_box(painter: QPainter, chip: Chip) -> None:
    pen = QPen(Qt.PenStyle.NoPen)
    rect = chip.rect
    if chip.edge is not None:
        pen = QPen(chip.edge, 1.0)
        if chip.dashed:
            pen.setDashPattern([2.5, 2.0])
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(pen)
    painter.setBrush(chip.fill if chip.fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, chip.rect.height() * 0.32, chip.rect.height() * 0.32)


def _row_rtl(ordered: Sequence[Chip], left: float, right: float) -> list[Chip]:
    mirrored = [replace(chip, rect=_mirrored(chip.rect)) for chip in ordered]
    return [replace(chip, rect=_mirrored(chip.rect)) for chip in _row_ltr(mirrored, -right, -left)]


def _narrowed(rect: QRectF, share: float, *, rtl: bool) -> QRectF:
    width = max(1.0, rect.width() * share)
    return QRectF(rect.right() - width if rtl else rect.left(), rect.top(), width, rect.height())


def _mirrored(rect: QRectF) -> QRectF:
    return QRectF(-rect.right(), rect.top(), rect.width(), rect.height())


def _row_ltr(ordered: Sequence[Chip], left: float, right: float) -> list[Chip]:
    starts, free = [], left
    for chip in ordered:
        starts.append(max(chip.rect.left(), free))
        free = starts[-1] + chip.rect.width() + _APART
    end = right
    for index in range(len(ordered) - 1, -1, -1):
        starts[index] = min(starts[index], end - ordered[index].rect.width())
        end = starts[index] - _APART
    return [
        replace(chip, rect=QRectF(start, chip.rect.top(), chip.rect.width(), chip.rect.height()))
        for chip, start in zip(ordered, starts, strict=True)
    ]


def _font(key: str) -> QFont:
    font = QFont()
    font.fromString(key)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=1024)
def _text_width(text: str, key: str) -> float:
    return QFontMetricsF(_font(key)).horizontalAdvance(text)


@lru_cache(maxsize=1024)
def _fitted(text: str, key: str, width: int) -> str:
    # Chips' places are whole pixels, so a width may be a fraction short of what its text was measured at.
    return QFontMetricsF(_font(key)).elidedText(text, Qt.TextElideMode.ElideRight, width + 1)


@lru_cache(maxsize=1024)
def _static_text(text: str, key: str) -> tuple[QStaticText, float]:
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.prepare(font=_font(key))
    return static, static.size().height()
