"""The text of an article with its annotation, as reviewers use it: with mouse, text cursor and selection."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimerEvent, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from gui.overrides import qt_override
from gui.review.gestures import MouseGestures
from gui.review.items import Item
from gui.review.page import Page
from gui.review.page_area import PageArea
from gui.review.painting import target_at
from gui.review.text_cursor import Direction, TextCursor, Unit, moved
from gui.translation import figures
from storage.model import Span

_SCROLL_INTERVAL = 30
"""Milliseconds between steps while a drag is held beyond the upper or lower edge."""


class ArticleView(PageArea):
    """Shows one article; tells by signals what the reader wants, and changes nothing but its text cursor and scrolling.

    Item ids are gold ids or candidate ids; spans and offsets are code points of the article's text.

    *In*: `set_document` (the next version of the same article's document repaints only paragraphs whose annotation
    changed), `set_language`, `set_text_font`, `set_zoom`, `set_show_rejected(rejected=)`,
    `set_show_controls(controls=)`, `set_show_all_arcs(arcs=)`, `set_least_score`, `select_item`, `set_selection`,
    `set_cursor`, `move_cursor`, `ensure_visible`.
    *Asked*: `document`, `text`, `selection`, `cursor_position`, `selected_id`, `zoom`, `items_at`, `item_at`,
    `item_rect`.
    *Out*: `selection_changed(Span | None)` (by mouse or `move_cursor`, not by `set_selection`), `item_clicked(str)` (""
    beside every item), `item_activated(str)` (double click), `argument_dragged(event or mention id, mention id)`,
    `zoom_requested(int)` (steps; positive is larger), `cursor_moved`.

    The view selects no item of its own accord: answer `item_clicked` with `select_item`. It binds no keys but Escape
    during a drag (and what a scroll area does with the page keys): bind keys to `move_cursor`.
    """

    selection_changed = Signal(object)
    item_clicked = Signal(str)
    item_activated = Signal(str)
    argument_dragged = Signal(str, str)
    cursor_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pointer = QPointF()
        self._timer = 0
        self._gestures = MouseGestures(self, QApplication.startDragDistance())
        self._gestures.selected.connect(self._select)
        self._gestures.clicked.connect(self.item_clicked)
        self._gestures.activated.connect(self.item_activated)
        self._gestures.linked.connect(self.argument_dragged)
        self._gestures.stretched.connect(self._stretch)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Article text"))
        self.viewport().setMouseTracking(True)

    @property
    def text(self) -> str:
        """The article's text; empty without a document."""
        return self._page.document.text if self._page is not None else ""

    @property
    def selection(self) -> Span | None:
        """The selected text."""
        return self._cursor.span

    @property
    def cursor_position(self) -> TextCursor:
        """The text cursor: where a selection began and where it ends now."""
        return self._cursor

    def set_selection(self, span: Span | None) -> None:
        """Selects text; None leaves a mere cursor where it was."""
        self._move(TextCursor(span.start, span.end) if span else TextCursor(self._cursor.head, self._cursor.head))

    def set_cursor(self, point: int) -> None:
        """Puts the text cursor before a code point; selects nothing."""
        self._move(TextCursor(point, point))

    def move_cursor(self, unit: Unit, direction: Direction, *, extend: bool = False) -> None:
        """Moves the text cursor and keeps it in sight; with `extend` the selection grows or shrinks.

        Left is forward in a right-to-left paragraph; up and down go by lines whatever the unit.
        """
        if self._page is None:
            return
        before = self._cursor.span
        self._move(moved(self._cursor, self._page.column, unit, direction, extend=extend))
        point = self._cursor.head
        self.ensure_visible(Span(point, point + 1))
        if self._cursor.span != before:
            self.selection_changed.emit(self._cursor.span)

    def items_at(self, point: QPointF) -> list[Item]:
        """Items under a point of the viewport: one whose chip is there, then from the innermost outwards."""
        place = self._located(point)
        return place[0].items_at(*place[1:]) if place is not None else []

    def chip_at(self, point: QPointF) -> Item | None:
        """The item whose chip is at a point of the viewport."""
        place = self._located(point)
        return next(iter(place[0].chips_at(*place[1:])), None) if place is not None else None

    def item_at(self, point: QPoint) -> str | None:
        """The id of the item meant by a point of the viewport."""
        items = self.items_at(QPointF(point))
        return items[0].id if items else None

    def boundary_at(self, point: QPointF) -> int:
        """The text cursor position nearest to a point of the viewport."""
        place = self._located(point)
        return place[0].boundary_at(*place[1:]) if place is not None else 0

    def character_at(self, point: QPointF) -> int | None:
        """The code point drawn at a point of the viewport; None beside the lines."""
        place = self._located(point)
        return place[0].character_at(*place[1:]) if place is not None else None

    @qt_override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a click or a drag; a marker at the edge leads to what it stands for."""
        page = self._page
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        if page is None:
            event.accept()
            return
        beyond = target_at(self._targets, event.position())
        item = page.items.item(beyond) if beyond is not None else None
        if item is not None:
            self.ensure_visible(item.span)
        else:
            self._gestures.press(event.position(), extend=_has(event, Qt.KeyboardModifier.ShiftModifier))
        event.accept()

    @qt_override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with a drag, else shows what the pointer is over."""
        self._pointer = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._gestures.move(self._pointer, letters=_has(event, Qt.KeyboardModifier.AltModifier))
            self._scroll_while_beyond()
        else:
            self._show_pointer()
        event.accept()

    @qt_override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends a click or a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._stop_scrolling()
            self._gestures.release(event.position(), letters=_has(event, Qt.KeyboardModifier.AltModifier))
        event.accept()

    @qt_override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activates an item or selects a word."""
        if event.button() is Qt.MouseButton.LeftButton and self._page is not None:
            self._gestures.double_click(event.position())
        event.accept()

    @qt_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape drops what is being dragged; other keys are a scroll area's."""
        if event.key() == Qt.Key.Key_Escape and self._gestures.dragging:
            self._stop_scrolling()
            self._gestures.cancel()
            return
        super().keyPressEvent(event)

    @qt_override
    def timerEvent(self, event: QTimerEvent) -> None:
        """Scrolls on while a drag is held beyond an edge."""
        if event.timerId() != self._timer:
            super().timerEvent(event)
            return
        y, height = self._pointer.y(), self.viewport().height()
        beyond = min(0.0, y) + max(0.0, y - height)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(beyond / 2))
        letters = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier)
        self._gestures.move(self._pointer, letters=letters)

    @qt_override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the text cursor."""
        super().focusInEvent(event)
        self.viewport().update()

    @qt_override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides the text cursor."""
        super().focusOutEvent(event)
        self.viewport().update()

    @qt_override
    def viewportEvent(self, event: QEvent) -> bool:
        """Shows the full name of the type under a resting pointer, and a candidate's score."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._words_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _located(self, point: QPointF) -> tuple[Page, int, QPointF] | None:
        """(page, block, point in it) nearest to a point of the viewport."""
        scene = self._scene()
        if scene is None or not scene.tops:
            return None
        index = max((i for i, y in scene.tops.items() if y <= point.y()), default=min(scene.tops))
        return scene.page, index, point - QPointF(scene.left, scene.tops[index])

    def _select(self, anchor: int, head: int) -> None:
        before = self._cursor.span
        self._move(TextCursor(anchor, head))
        if self._cursor.span != before:
            self.selection_changed.emit(self._cursor.span)

    def _move(self, cursor: TextCursor) -> None:
        before, self._cursor = self._cursor, cursor
        if self._page is not None and cursor != before:
            points = (before.anchor, before.head, cursor.anchor, cursor.head)
            self._update_blocks(self._page.column.blocks.indices_in(min(points), max(points) + 1))
            self.cursor_moved.emit()

    def _stretch(self, event: Item | None, pointer: QPointF, target: Item | None) -> None:
        self._drag = (event, pointer, target) if event is not None else None
        self._emphasise(target.id if target is not None else None)
        self.viewport().update()

    def _scroll_while_beyond(self) -> None:
        inside = 0 <= self._pointer.y() <= self.viewport().height()
        if inside or not self._gestures.dragging:
            self._stop_scrolling()
        elif not self._timer:
            self._timer = self.startTimer(_SCROLL_INTERVAL)

    def _stop_scrolling(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0

    def _show_pointer(self) -> None:
        over = target_at(self._targets, self._pointer) or self.items_at(self._pointer)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _words_at(self, point: QPointF) -> str:
        items, schema = self.items_at(point), self._schema
        if not items or schema is None or self._page is None:
            return ""
        type_ = schema.type_of(items[0].label)
        name = type_.name.in_language(self._language) if type_ is not None else items[0].label
        candidate = self._page.document.candidates.by_id.get(items[0].id)
        return name if candidate is None else f"{name} · {figures(f'{candidate.score:.0%}')}"


def _has(event: QMouseEvent, modifier: Qt.KeyboardModifier) -> bool:
    return bool(event.modifiers() & modifier)
