"""A scroll area that shows one page: layout on demand, scrolling that keeps the text still, and painting."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.fonts import AMIRI
from gui.overrides import qt_override
from gui.review.arcs import Frame
from gui.review.event_arcs import Scene, emphasis_for, rubber
from gui.review.highlights import Look, look_of
from gui.review.items import Item, Shown
from gui.review.measures import measures_of
from gui.review.page import Page
from gui.review.painting import Overlay, Target, paint_caret, paint_scene
from gui.review.prints import Prints
from gui.review.sight import Sight
from gui.review.text_cursor import TextCursor
from storage.model import Document, Schema, Span

DEFAULT_SIZE = 24
_SMALLEST = 8
_WIDEST = 44
"""The text column's greatest width in em; from longer lines the eye does not find back."""
_NOTCH = 120


class PageArea(QAbstractScrollArea):
    """The page of a document with the selected item and the text cursor; what the mouse means is not known here."""

    zoom_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema: Schema | None = None
        self._language = "ar"
        self._family, self._size, self._zoom = AMIRI, DEFAULT_SIZE, 1.0
        self._measures = measures_of(self._family, self._size)
        self._shown = Shown()
        self._show_controls = False
        self._every_event = False
        self._selected: str | None = None
        self._target: str | None = None
        self._cursor = TextCursor()
        self._drag: tuple[Item, QPointF, Item | None] | None = None
        self._doubts: tuple[Span, ...] = ()
        self._found: tuple[Span, ...] = ()
        self._alone: Span | None = None
        self._page: Page | None = None
        self._sight: Sight | None = None
        self._kept: tuple[int, int] | None = None
        self._targets: list[Target] = []
        self._prints: Prints | None = None
        self._turned = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def document(self) -> Document | None:
        """The version of the document that is shown."""
        return self._page.document if self._page is not None else None

    @property
    def page(self) -> Page | None:
        """The laid-out page, for those who must know where things lie."""
        return self._page

    @property
    def selected_id(self) -> str | None:
        """The id given to `select_item` last."""
        return self._selected

    @property
    def zoom(self) -> float:
        """The factor on the text size."""
        return self._zoom

    def set_document(self, document: Document | None, schema: Schema) -> None:
        """Shows a document; the next version of the one shown costs only what has changed.

        Another article starts at its beginning, with no item and no text selected.
        """
        other_schema, self._schema = schema != self._schema, schema
        page = self._page
        if page is not None and document is not None and _same_article(page.document, document):
            self._follow(page, document)
            if other_schema:
                self._restyle()
            return
        self._target, self._found = None, ()
        self._selected, self._kept, self._drag, self._cursor = None, None, None, TextCursor()
        self._page = self._sight = None
        if document is not None:
            self._page = Page(document, self._look(schema), self._text_width(), self._shown)
            self._page.show_controls = self._show_controls
            self._new_sight(self._page).pin(0, 0, self._margin())
        self._settled()

    def set_language(self, language: str) -> None:
        """Language of the chips: "ar" or "en"."""
        if language != self._language:
            self._language = language
            self._restyle()

    def set_text_font(self, family: str, size: int) -> None:
        """Font of the article: a bundled family by its plain name or any other; `size` in pixels before zoom."""
        if (family, size) != (self._family, self._size):
            self._family, self._size = family, size
            self._restyle_text()

    def set_zoom(self, factor: float) -> None:
        """Makes the text that many times its size; the line at the top stays where it is."""
        if factor != self._zoom:
            self._zoom = factor
            self._restyle_text()

    def set_show_rejected(self, *, rejected: bool) -> None:
        """Shows rejected candidates struck through, or hides them."""
        self._show(Shown(rejected=rejected, least_score=self._shown.least_score))

    def set_least_score(self, score: float) -> None:
        """Hides pending candidates with a lower score; 0 shows all."""
        self._show(Shown(rejected=self._shown.rejected, least_score=score))

    def set_show_controls(self, *, controls: bool) -> None:
        """Shows signs for direction marks and joiners, over the text and without moving it."""
        self._show_controls = controls
        if self._page is not None:
            self._page.show_controls = controls
        self.viewport().update()

    def set_show_all_arcs(self, *, arcs: bool) -> None:
        """Draws the arcs of every event in sight, not only of the selected one."""
        self._every_event = arcs
        self.viewport().update()

    @property
    def doubts(self) -> tuple[Span, ...]:
        """The letters washed over."""
        return self._doubts

    def set_doubts(self, spans: tuple[Span, ...]) -> None:
        """Washes over letters that probably do not belong to the selected item."""
        if spans != self._doubts:
            self._doubts = spans
            self.viewport().update()

    @property
    def found(self) -> tuple[Span, ...]:
        """The places of a search that are lit, in the order of the text."""
        return self._found

    def set_found(self, places: tuple[Span, ...]) -> None:
        """Lights the places of a search."""
        if places != self._found:
            self._found = places
            self.viewport().update()

    def select_item(self, item_id: str | None) -> None:
        """Makes one item stand out, and an event's arguments with it; does not scroll."""
        self._selected = item_id
        self._emphasise()
        self._describe()

    @property
    def alone(self) -> Span | None:
        """The stretch beside which the text steps back."""
        return self._alone

    def show_only(self, span: Span | None) -> None:
        """Lets all text but that span step back; None shows everything alike."""
        if span != self._alone:
            self._alone = span
            self.viewport().update()

    def show_target(self, item_id: str | None) -> None:
        """Makes one more item stand out: the filler of the role that is meant."""
        if item_id != self._target:
            self._target = item_id
            self._emphasise()

    def ensure_visible(self, span: Span) -> None:
        """Scrolls as little as needed to bring the lines of `span` into sight, its beginning rather than its end."""
        page, sight = self._page, self._sight
        if page is None or sight is None:
            return
        air = min(2 * self._measures.em, sight.height // 4)
        for point in (max(span.start, span.end - 1), span.start):
            index, top, bottom = page.line_box(min(point, len(page.document.text)))
            screen = sight.screen_y(index) if index in dict(sight.visible()) else None
            if screen is None:
                sight.pin(index, round(top), sight.height // 3)
            elif screen + top < air:
                sight.pin(index, round(top), air)
            elif screen + bottom > sight.height - air:
                sight.pin(index, round(bottom), sight.height - air)
        self._kept = None
        self._settled()

    def item_rect(self, item_id: str) -> QRect | None:
        """The item's chip in the viewport; None when it is out of sight."""
        scene = self._scene()
        item = scene.page.items.item(item_id) if scene is not None else None
        chip = scene.page.chip_rect(item) if scene is not None and item is not None else None
        if scene is None or chip is None or chip[0] not in scene.tops:
            return None
        return chip[1].translated(scene.left, scene.tops[chip[0]]).toRect()

    def caret_rect(self, point: int) -> QRect | None:
        """Where a text cursor before a code point stands in the viewport; None when it is out of sight."""
        scene = self._scene()
        if scene is None or scene.page.column.blocks.index_at(point) not in scene.tops:
            return None
        index, rect = scene.page.caret(point)
        return rect.translated(scene.left, scene.tops[index]).toRect()

    @qt_override
    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002 - the bar knows where to
        """Qt's call after the scroll bar moved."""
        if self._sight is not None:
            self._kept = None
            self._sight.scroll_to(self.verticalScrollBar().value())
            self._settled()

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what is exposed."""
        scene, exposed = self._scene(), QRectF(event.rect())
        with QPainter(self.viewport()) as painter:
            if scene is None:
                painter.fillRect(exposed, self.palette().base())
                return
            page = scene.page
            drag = (self._drag[0], rubber(scene, *self._drag)) if self._drag is not None else None
            overlay = Overlay(self._selected, self._every_event, drag, self._doubts, self._alone, self._found)
            prints = self._prints
            if prints is None or not prints.fits(page, self.devicePixelRatio()):
                prints = self._prints = Prints(page, self.devicePixelRatio())
            self._targets = paint_scene(painter, scene, exposed, overlay, self._cursor.span, prints)
            if self.hasFocus() and page.document.text:
                paint_caret(painter, scene, self._cursor)

    @qt_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays out for the new width; the line at the top stays where it is."""
        super().resizeEvent(event)
        self._restyle()

    @qt_override
    def changeEvent(self, event: QEvent) -> None:
        """Takes the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._restyle()

    @qt_override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls, or asks for zoom while Ctrl is down."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        if steps:
            self._turned -= steps * _NOTCH
            self.zoom_requested.emit(steps)
        event.accept()

    def _follow(self, page: Page, document: Document) -> None:
        height, emphasis = page.column.height, page.emphasis
        touched = page.follow(document)
        page.emphasise(emphasis_for(page, self._selected, self._target))
        if page.emphasis != emphasis or page.column.height != height or self._every_event or emphasis.roles:
            self._settled()
            return
        self._update_blocks(touched)

    def _show(self, shown: Shown) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        if self._page is not None:
            self._page.show(shown)
            self._emphasise()
        self._settled()

    def _emphasise(self, target: str | None = None) -> None:
        page = self._page
        if page is not None:
            before = page.emphasis
            page.emphasise(emphasis_for(page, self._selected, target or self._target))
            if page.emphasis != before:
                self.viewport().update()

    def _describe(self) -> None:
        page = self._page
        item = page.items.item(self._selected) if page is not None and self._selected is not None else None
        words = ""
        if page is not None and item is not None:
            name = page.look.names.get(item.label, item.label)
            words = f"{name}: {item.span.text_in(page.document.text)}"
        self.setAccessibleDescription(words)

    def _scene(self) -> Scene | None:
        page, sight = self._page, self._sight
        if page is None or sight is None:
            return None
        left, gutter = self._text_left()
        frame = Frame(gutter, 0.0, float(sight.height), self._measures.radius)
        return Scene(page, dict(sight.visible()), left, frame)

    def _update_blocks(self, indices: set[int] | range) -> None:
        sight = self._sight
        if sight is None:
            return
        for index, y in sight.visible():
            if index in indices:
                height = sight.column.layout(index).height
                self.viewport().update(QRect(0, y, self.viewport().width(), height))

    def _restyle_text(self) -> None:
        self._measures = measures_of(self._family, max(_SMALLEST, round(self._size * self._zoom)))
        self._restyle()

    def _restyle(self) -> None:
        page, sight, schema = self._page, self._sight, self._schema
        if page is None or sight is None or schema is None:
            return
        kept = self._kept or self._line_at_top(page, sight)
        page.reshape(self._look(schema), self._text_width())
        sight = self._new_sight(page)
        index, top, _ = page.line_box(kept[0])
        sight.pin(index, round(top), kept[1])
        self._kept = kept
        self._settled()

    def _line_at_top(self, page: Page, sight: Sight) -> tuple[int, int]:
        """(code point, viewport y) of the first line that begins in sight."""
        for index, y in sight.visible():
            block, layout = page.column.blocks[index], page.column.layout(index)
            for line in layout.lines:
                if y + line.top >= 0:
                    return block.start + layout.offsets.to_code_point(line.geometry.start), round(y + line.top)
        return 0, self._margin()

    def _new_sight(self, page: Page) -> Sight:
        sight = Sight(page.column, self.viewport().height(), self._margin())
        self._sight = sight
        return sight

    def _settled(self) -> None:
        """Brings the scroll bar and the screen in line with what is in sight."""
        sight, bar = self._sight, self.verticalScrollBar()
        blocked = bar.blockSignals(True)  # noqa: FBT003 - Qt's signature
        bar.setRange(0, sight.longest if sight is not None else 0)
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(1.4 * self._measures.em))
        bar.setValue(sight.y if sight is not None else 0)
        bar.blockSignals(blocked)
        self.viewport().update()

    def _look(self, schema: Schema) -> Look:
        return look_of(schema, self._language, self.palette(), self._measures)

    def _margin(self) -> int:
        return round(1.1 * self._measures.em)

    def _sides(self) -> tuple[int, int]:
        """(least margin left of the text, right of it); the right one holds the arcs' gutter."""
        em = self._measures.em
        return (round(0.9 * em), round(1.5 * em)) if self.viewport().width() < 28 * em else (2 * em, round(2.4 * em))

    def _text_width(self) -> int:
        em, width = self._measures.em, self.viewport().width() - sum(self._sides())
        return max(4 * em, min(width, _WIDEST * em))

    def _text_left(self) -> tuple[int, float]:
        """(the text's left edge, the gutter's x)."""
        left, right = self._sides()
        width = self._text_width()
        edge = left + max(0, self.viewport().width() - width - left - right) // 2
        return edge, round(edge + width + 0.55 * right)


def _same_article(before: Document, after: Document) -> bool:
    return before.article.id == after.article.id and before.text == after.text
