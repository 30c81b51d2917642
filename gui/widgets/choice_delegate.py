"""How a choice looks in a list: keycap, colour, text, and what explains it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.overrides import qt_override
from gui.theme import colors_of, interface_font
from gui.translation import isolated
from gui.widgets.painting import cap_width, paint_cap, tint

CHOICE: Final = Qt.ItemDataRole.UserRole + 1
ROW: Final = 36
_PAD = 8


class ChoiceDelegate(QStyledItemDelegate):
    """One line a choice."""

    @qt_override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002 - Qt's
        """A fixed height."""
        return QSize(100, ROW)

    @qt_override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Mirrored with the list."""
        choice = index.data(CHOICE)
        rect: QRect = option.rect
        palette = option.palette
        state = option.state
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        colors = colors_of(palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if lit:
            strong = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(QColor(colors.accent), palette, 0.18 if strong else 0.08))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 6, 6)
        room = _Row(QRectF(rect).adjusted(_PAD, 0, -_PAD, 0), mirrored=mirrored)
        if choice.key:
            keys = choice.key.upper()
            paint_cap(painter, room.take(max(34.0, cap_width(keys)), 20), keys, palette)
        if choice.color is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(choice.color)
            painter.drawRoundedRect(room.take(10, 10), 3, 3)
        painter.setFont(interface_font(weight=interface_font().weight().Medium))
        painter.setPen(QColor(colors.text))
        self._line(painter, room, choice.text, mirrored=mirrored)
        painter.setFont(interface_font(scale=0.86))
        painter.setPen(QColor(colors.quiet))
        self._line(painter, room, choice.detail, mirrored=mirrored)
        painter.restore()

    def _line(self, painter: QPainter, room: _Row, text: str, *, mirrored: bool) -> None:
        if not text or room.rect.width() < ROW:
            return
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(isolated(text), Qt.TextElideMode.ElideRight, int(room.rect.width()))
        place = room.take(min(metrics.horizontalAdvance(shown) + 2, room.rect.width()), ROW)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags | Qt.TextFlag.TextSingleLine, shown)


class _Row:
    """What is left of a row while pieces are taken from where reading begins."""

    def __init__(self, rect: QRectF, *, mirrored: bool) -> None:
        self.rect = rect
        self._mirrored = mirrored

    def take(self, width: float, height: float) -> QRectF:
        rect = self.rect
        x = rect.right() - width if self._mirrored else rect.left()
        taken = QRectF(x, rect.center().y() - height / 2, width, height)
        step = width + _PAD
        self.rect = rect.adjusted(0, 0, -step, 0) if self._mirrored else rect.adjusted(step, 0, 0, 0)
        return taken
