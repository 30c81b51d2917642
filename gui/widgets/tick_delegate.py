"""Rows with a tick: headings, and passages of text in which one place stands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.fonts import AMIRI, text_font
from gui.overrides import qt_override
from gui.review.geometry import LineGeometry
from gui.review.offsets import Utf16Map
from gui.theme import colors_of, interface_font
from gui.translation import isolated
from gui.widgets.painting import paint_tick_box, tint
from storage.model import Span

ROW: Final = Qt.ItemDataRole.UserRole + 1
_HEIGHT = 40
_NOTE_HEIGHT = 20
_PAD = 10
_BOX = 16
_INSET = 26
"""How far the passages stand behind their heading."""


@dataclass(frozen=True, slots=True)
class TickRow:
    """A heading with a note beside it, or with `place` (code points of the text) a passage with the note below.

    `marks` are other places of the passage, less prominent.
    """

    text: str
    ticked: Qt.CheckState
    note: str = ""
    place: Span | None = None
    marks: tuple[Span, ...] = ()


class TickDelegate(QStyledItemDelegate):
    """Mirrored with the list; a passage runs in its own direction. `roomy` gives every row room for a note below."""

    roomy = False

    @qt_override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002 - Qt's
        """A height for all."""
        return QSize(200, _HEIGHT + (_NOTE_HEIGHT if self.roomy else 0))

    @qt_override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, tick, then the text."""
        row: TickRow = index.data(ROW)
        palette: QPalette = option.palette
        colors = colors_of(palette)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(QColor(colors.accent), palette, 0.16))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        inset = _INSET if row.place is not None else 0
        room = rect.adjusted(_PAD, 0, -_PAD - inset, 0) if mirrored else rect.adjusted(_PAD + inset, 0, -_PAD, 0)
        left = room.right() - _BOX if mirrored else room.left()
        paint_tick_box(painter, QRectF(left, room.center().y() - _BOX / 2, _BOX, _BOX), row.ticked, palette)
        gone = _BOX + _PAD
        room = room.adjusted(0, 0, -gone, 0) if mirrored else room.adjusted(gone, 0, 0, 0)
        if row.place is None:
            _paint_heading(painter, room, row, palette, mirrored=mirrored)
        else:
            if row.note:
                note = room.adjusted(0, room.height() - _NOTE_HEIGHT - 4, 0, -4)
                room = room.adjusted(0, 0, 0, -_NOTE_HEIGHT)
                _paint_note(painter, note, row.note, palette, mirrored=mirrored)
            _paint_passage(painter, room, row, row.place, palette, mirrored=mirrored)
        painter.restore()


def _paint_heading(painter: QPainter, room: QRectF, row: TickRow, palette: QPalette, *, mirrored: bool) -> None:
    colors = colors_of(palette)
    font = interface_font(weight=interface_font().weight().DemiBold)
    metrics = QFontMetricsF(font)
    leading = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    trailing = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
    flags = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    note = f"\u2066{row.note}\u2069"
    width = metrics.horizontalAdvance(note) + _PAD
    rest = room.adjusted(width, 0, 0, 0) if mirrored else room.adjusted(0, 0, -width, 0)
    painter.setFont(font)
    painter.setPen(QColor(colors.text))
    title = metrics.elidedText(isolated(row.text), Qt.TextElideMode.ElideRight, rest.width())
    painter.drawText(rest, leading | flags | Qt.TextFlag.TextSingleLine, title)
    painter.setPen(QColor(colors.quiet))
    painter.drawText(room, trailing | flags | Qt.TextFlag.TextSingleLine, note)


def _paint_note(painter: QPainter, room: QRectF, note: str, palette: QPalette, *, mirrored: bool) -> None:
    font = interface_font(scale=0.9)
    painter.setFont(font)
    painter.setPen(QColor(colors_of(palette).quiet))
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, flags, QFontMetricsF(font).elidedText(note, Qt.TextElideMode.ElideRight, room.width()))


def _paint_passage(
    painter: QPainter, room: QRectF, row: TickRow, place: Span, palette: QPalette, *, mirrored: bool
) -> None:
    """The whole passage in one piece, so that no letter is parted from the next; the place is a ground behind it."""
    colors = colors_of(palette)
    line_text = row.text.replace("\n", " ")
    layout = QTextLayout(line_text, text_font(AMIRI, 15))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    offsets = Utf16Map(line_text)
    geometry = LineGeometry(layout, line, line_text, offsets)
    pieces = geometry.intervals(offsets.to_utf16(place.start), offsets.to_utf16(place.end))
    middle = (min(piece.left for piece in pieces) + max(piece.right for piece in pieces)) / 2
    painter.setClipRect(room)
    origin = room.right() - geometry.right if mirrored else room.left() - geometry.left
    if geometry.right - geometry.left > room.width():  # the place stays in sight, whatever is cut off
        origin = min(max(room.center().x() - middle, room.right() - geometry.right), room.left() - geometry.left)
    top = room.center().y() - line.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint(QColor(colors.accent), palette, 0.28))
    for piece in pieces:
        ground = QRectF(origin + piece.left - 1, top + 2, piece.right - piece.left + 2, line.height() - 4)
        painter.drawRoundedRect(ground, 3, 3)
    painter.setBrush(QColor(colors.accent))
    for mark in row.marks:
        for piece in geometry.intervals(offsets.to_utf16(mark.start), offsets.to_utf16(mark.end)):
            painter.drawRect(QRectF(origin + piece.left, top + line.height() - 3, piece.right - piece.left, 2))
    painter.setPen(QColor(colors.text))
    layout.draw(painter, QPointF(origin, top))
