"""The panel of events: cards drawn by a delegate, so that thousands of them cost no widgets."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.overrides import qt_override
from gui.review.colors import chrome_of, readable, schema_tones
from gui.review.desk import Desk
from gui.review.event_cards import CARD, ID, Card, CardRole, EventCards, RoleState
from gui.review.panel_list import PanelList
from gui.theme import colors_of, interface_font, scaled
from gui.translation import isolated
from gui.widgets.painting import paint_pill, tint

_PAD = 10
_GAP = 6
_LINE = 23
_HEAD = 28
_MANY = 300
"""More cards than that are all of one height: a list of unlike heights measures every card anew at every edit."""
_FEW_LINES = 3
_SIGN = 14
"""Room for the sign of a role's state."""


class EventList(PanelList):
    """Shows the desk's events; a click or Enter selects one in the text."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = EventCards(desk, self)
        self.view.setModel(self.model)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setBatchSize(200)
        self._delegate = _CardDelegate(desk, self.view)
        self.view.setItemDelegate(self._delegate)
        desk.selected.connect(self._show_selected)
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._count)

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.view.setAccessibleName(self.tr("Events"))
        self.empty.setText(self.tr("There are no events yet. Select a word and press E to mark one."))
        self._delegate.restyle()
        self.model.refresh()
        self.view.doItemsLayout()  # the letters may have another size
        self._count()

    def restyle(self) -> None:
        """Takes the colours of another theme."""
        self._delegate.restyle()
        self.view.viewport().update()

    def _count(self) -> None:
        count = self.model.rowCount()
        many = count > _MANY
        if many != self.view.uniformItemSizes():
            self._delegate.uniform = many
            self.view.setUniformItemSizes(many)
        self._say(self.tr("%n event(s)", "", count) if count else self.tr("Events"), empty=not count)

    def _chosen(self, index: QModelIndex) -> None:
        self._desk.select(index.data(ID))

    def _show_selected(self) -> None:
        row = self.model.row_of(self._desk.id)
        if row < 0:
            self.view.setCurrentIndex(QModelIndex())
        else:
            index = self.model.index(row)
            self.view.setCurrentIndex(index)
            QTimer.singleShot(0, self.view, lambda: self.view.scrollTo(self.view.currentIndex()))


class _CardDelegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self.uniform = False
        self.restyle()

    def restyle(self) -> None:
        self._tones = schema_tones(self._desk.schema, chrome_of(self._view.palette()))
        self._strong = interface_font(weight=QFont.Weight.DemiBold)
        self._small = interface_font(scale=0.86)
        self._chip = interface_font(scale=0.8, weight=QFont.Weight.Medium)

    @qt_override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002 - Qt's
        card = None if self.uniform else index.data(CARD)
        lines = _FEW_LINES if card is None else len(_lines_of(card))
        return QSize(160, _GAP + 2 * _PAD + scaled(_HEAD) + lines * scaled(_LINE))

    @qt_override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card = index.data(CARD)
        if card is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(10, 0, -10, -_GAP)
        state = option.state
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        self._paint_frame(painter, rect, card, state, mirrored=mirrored)
        room = rect.adjusted(_PAD + 4, _PAD, -_PAD, -_PAD)
        if mirrored:
            room = rect.adjusted(_PAD, _PAD, -_PAD - 4, -_PAD)
        self._paint_head(painter, room, card, mirrored=mirrored)
        self._paint_lines(painter, room.adjusted(0, scaled(_HEAD), 0, 0), card, mirrored=mirrored)
        painter.restore()

    def _paint_frame(
        self, painter: QPainter, rect: QRectF, card: Card, state: QStyle.StateFlag, *, mirrored: bool
    ) -> None:
        palette: QPalette = self._view.palette()
        colors = colors_of(palette)
        tones = self._tones.get(card.label) or self._tones[""]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        fill = QColor(colors.base)
        if selected or hovered:
            fill = tint(QColor(colors.accent), palette, 0.12 if selected else 0.05)
        pen = QPen(QColor(colors.accent if selected else colors.line), 1.4 if selected else 1.0)
        if card.pending and not selected:
            pen.setDashPattern([3.5, 2.5])
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        stripe = QRectF(rect.right() - 7 if mirrored else rect.left() + 4, rect.top() + 10, 3, rect.height() - 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tones.strong)
        painter.drawRoundedRect(stripe, 1.5, 1.5)

    def _paint_head(self, painter: QPainter, room: QRectF, card: Card, *, mirrored: bool) -> None:
        palette = self._view.palette()
        colors = colors_of(palette)
        tones = self._tones.get(card.label) or self._tones[""]
        head = QRectF(room.left(), room.top(), room.width(), scaled(22))
        status_width = QFontMetrics(self._small).horizontalAdvance(card.status) + 4
        status = _taken(head, status_width, at_end=True, mirrored=mirrored)
        _write(painter, status, card.status, self._small, QColor(colors.quiet), at_end=True, mirrored=mirrored)
        left = QRectF(head)
        left.setWidth(max(0.0, head.width() - status_width - 8))
        if mirrored:
            left.moveRight(head.right())
        trigger_width = min(QFontMetrics(self._strong).horizontalAdvance(card.trigger) + 2, left.width() * 0.55)
        place = _taken(left, trigger_width, at_end=False, mirrored=mirrored)
        _write(painter, place, card.trigger, self._strong, QColor(colors.text), at_end=False, mirrored=mirrored)
        metrics = QFontMetrics(self._chip)
        room_left = left.width() - trigger_width - 8
        name = metrics.elidedText(card.type_name, Qt.TextElideMode.ElideRight, int(room_left - 14))
        width = metrics.horizontalAdvance(name) + 14
        x = place.left() - 8 - width if mirrored else place.right() + 8
        pill = QRectF(x, head.top() + 1, width, scaled(20))
        paint_pill(painter, pill, name, self._chip, tones.ink, tones.tint)

    def _paint_lines(self, painter: QPainter, room: QRectF, card: Card, *, mirrored: bool) -> None:
        y = room.top() + 2
        lines = _lines_of(card)
        if self.uniform and len(lines) > _FEW_LINES:
            lines = [*lines[: _FEW_LINES - 1], CardRole("", "…", None)]
        for line in lines:
            self._paint_line(painter, QRectF(room.left(), y, room.width(), scaled(_LINE)), line, mirrored=mirrored)
            y += scaled(_LINE)

    def _paint_line(self, painter: QPainter, room: QRectF, role: CardRole, *, mirrored: bool) -> None:
        palette = self._view.palette()
        colors = colors_of(palette)
        if role.meant:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(QColor(colors.accent), palette, 0.22))
            painter.drawRoundedRect(room.adjusted(-5, 1, 5, -1), 5, 5)
        missing = role.state is RoleState.MISSING
        doubt = readable(chrome_of(palette).doubt, QColor(colors.base))
        quiet = QColor(colors.quiet)
        width = min(QFontMetrics(self._small).horizontalAdvance(role.name) + 2, room.width() * 0.45) if role.name else 0
        if role.name:
            place = _taken(room, width, at_end=False, mirrored=mirrored)
            ink = doubt if missing else quiet
            _write(painter, place, role.name, self._small, ink, at_end=False, mirrored=mirrored)
        end = _taken(room, _SIGN, at_end=True, mirrored=mirrored)
        if role.state is not None:
            sign = "؟" if role.state is RoleState.UNDECIDED and self._desk.names.language == "ar" else role.state
            _write(painter, end, sign, self._small, doubt if missing else quiet, at_end=True, mirrored=mirrored)
        rest = _taken(room, room.width() - width - (10 if role.name else 0), at_end=True, mirrored=mirrored)
        rest.adjust(*((_SIGN, 0, 0, 0) if mirrored else (0, 0, -_SIGN, 0)))
        ink = doubt if missing else QColor(colors.text) if role.name else quiet
        text = role.text or (self.tr("missing") if missing else "–")
        _write(painter, rest, text, self._small, ink, at_end=False, mirrored=mirrored)


def _lines_of(card: Card) -> list[CardRole]:
    return [*card.roles, *([CardRole("", card.remarks, None)] if card.remarks else [])]


def _taken(rect: QRectF, width: float, *, at_end: bool, mirrored: bool) -> QRectF:
    """A piece of that width from where reading begins, or from where it ends."""
    x = rect.right() - width if at_end != mirrored else rect.left()
    return QRectF(x, rect.top(), width, rect.height())


def _write(
    painter: QPainter, rect: QRectF, text: str, font: QFont, ink: QColor, *, at_end: bool, mirrored: bool
) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    side = Qt.AlignmentFlag.AlignRight if at_end != mirrored else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(font).elidedText(isolated(text), Qt.TextElideMode.ElideRight, int(rect.width()) + 1)
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine, shown)
