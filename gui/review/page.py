"""A document on a page: its text laid out, its items placed and drawn block by block; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.review.blocks import Blocks
from gui.review.column import Column
from gui.review.controls import paint_signs, signs_of
from gui.review.highlights import Emphasis, Look, Marks, marks_of, paint_marks, paint_strikes
from gui.review.items import Item, Items, Shown
from gui.review.layout import BlockLayout
from gui.review.measures import Room
from gui.review.places import Place, hit, pieces_of, places_of, rooms_of
from storage.model import Document, Span


class Page:
    """One document laid out at one width under one look; owns the column of text and the shapes drawn beneath it."""

    def __init__(self, document: Document, look: Look, width: int, shown: Shown) -> None:
        self.look = look
        self.emphasis = Emphasis()
        self.show_controls = False
        self._blocks = Blocks(document.text)
        self.items = Items(document, self._blocks, shown)
        self._places: dict[int, list[Place]] = {}
        self._marks: dict[int, tuple[Emphasis, Marks]] = {}
        self.column = self._new_column(width)

    @property
    def document(self) -> Document:
        """The version of the document that is shown."""
        return self.items.document

    def reshape(self, look: Look, width: int) -> bool:
        """Takes another look or width; True when the text had to be laid out anew."""
        same = look.measures == self.look.measures and width == self.column.width
        self.look = look
        self._marks.clear()
        if not same:
            self._places.clear()
            self.column = self._new_column(width)
        return not same

    def follow(self, document: Document) -> set[int]:
        """Takes the next version of the same article's document; returns the blocks that may look different."""
        if document.candidates is self.document.candidates:
            touched = self.items.follow(document)
        else:
            touched = set(self._places)
            self.items = Items(document, self._blocks, self.items.shown)
        self._renew(touched)
        return touched

    def show(self, shown: Shown) -> None:
        """Changes which items are shown."""
        self.items.show(shown)
        self._renew(set(self._places))

    def emphasise(self, emphasis: Emphasis) -> None:
        """Changes what stands out; shapes are made anew where it makes a difference, when they are asked for."""
        self.emphasis = emphasis

    def marks(self, index: int) -> Marks:
        """The shapes of a block; lays it out if it is not yet. The same object as long as nothing in it changes."""
        layout = self.column.layout(index)
        places = self._places_in(index, layout)
        emphasis = self.emphasis.within({place.item.id for place in places})
        known = self._marks.get(index)
        if known is None or known[0] != emphasis:
            known = self._marks[index] = (emphasis, marks_of(layout, places, self.look, emphasis))
        return known[1]

    def items_at(self, index: int, point: QPointF) -> list[Item]:
        """Items under a point of the block, its chip first, then from the innermost outwards."""
        layout = self.column.layout(index)
        found = hit(layout, self._places_in(index, layout), self.look.measures, point)
        return list(dict.fromkeys([*self.chips_at(index, point), *found]))

    def chips_at(self, index: int, point: QPointF) -> list[Item]:
        """Items whose chips are at a point of the block."""
        chips = (self.items.item(chip.item) for chip in self.marks(index).chips if chip.rect.contains(point))
        return [item for item in chips if item is not None]

    def chip_rect(self, item: Item) -> tuple[int, QRectF] | None:
        """(block, rectangle in it) of the item's chip; None when its block is not laid out."""
        index = self._blocks.index_at(item.span.start)
        if self.column.laid_out(index) is None:
            return None
        return next(((index, chip.rect) for chip in self.marks(index).chips if chip.item == item.id), None)

    def caret(self, point: int) -> tuple[int, QRectF]:
        """(block, rectangle in it) of a text cursor before the code point."""
        index = self._blocks.index_at(point)
        block, layout = self._blocks[index], self.column.layout(index)
        unit = layout.offsets.to_utf16(min(point, block.end) - block.start)
        line = layout.lines[layout.line_of(unit)]
        measures = self.look.measures
        x = min(max(line.geometry.caret_x(unit), 0.0), float(layout.width))
        return index, QRectF(x - 1, line.baseline - measures.ink_top - 2, 2, measures.ink_top + measures.ink_bottom + 4)

    def line_box(self, point: int) -> tuple[int, float, float]:
        """(block, top, bottom in it) of the line with that code point, its chips and rails included."""
        index = self._blocks.index_at(point)
        block, layout = self._blocks[index], self.column.layout(index)
        line = layout.lines[layout.line_of(layout.offsets.to_utf16(min(point, block.end) - block.start))]
        return index, line.top, line.top + self.look.measures.height(line.room)

    def boundary_at(self, index: int, point: QPointF) -> int:
        """The text cursor position nearest to a point of the block, in code points of the text."""
        layout = self.column.layout(index)
        line = layout.lines[layout.line_near(point.y())]
        unit = line.geometry.boundary_at(point.x(), rtl=layout.rtl)
        return self._blocks[index].start + layout.offsets.to_code_point(unit)

    def character_at(self, index: int, point: QPointF) -> int | None:
        """The code point drawn at a point of the block; None beside the line."""
        layout = self.column.layout(index)
        unit = layout.lines[layout.line_near(point.y())].geometry.character_at(point.x())
        return None if unit is None else self._blocks[index].start + layout.offsets.to_code_point_before(unit)

    def paint_block(self, painter: QPainter, index: int, selection: Span | None) -> None:
        """Draws a block with the painter's origin at its top left."""
        layout = self.column.layout(index)
        if selection is not None:
            for rect in self._selected(index, layout, selection):
                painter.fillRect(rect, self.look.chrome.selection)
        marks = self.marks(index)
        paint_marks(painter, marks, self.look)
        painter.setPen(self.look.chrome.text)
        layout.draw_text(painter)
        paint_strikes(painter, marks)
        if self.show_controls:
            block = self._blocks[index]
            signs = signs_of(layout, self.column.text[block.start : block.end], self.look.measures)
            paint_signs(painter, signs, self.look.measures.control, self.look.chrome.quiet, self.look.chrome.page)

    def _selected(self, index: int, layout: BlockLayout, span: Span) -> list[QRectF]:
        block, measures = self._blocks[index], self.look.measures
        rects = []
        for piece in pieces_of(layout, block, span):
            line = layout.lines[piece.line]
            top, bottom = line.baseline - measures.ink_top - 2, line.baseline + measures.ink_bottom + 2
            rects.append(QRectF(piece.interval.left, top, piece.interval.right - piece.interval.left, bottom - top))
        return rects

    def _renew(self, indices: set[int]) -> None:
        for index in indices:
            self._forget(index)
            self.column.make_room(index)

    def _forget(self, index: int) -> None:
        self._places.pop(index, None)
        self._marks.pop(index, None)

    def _places_in(self, index: int, layout: BlockLayout) -> list[Place]:
        places = self._places.get(index)
        if places is None:
            places = self._places[index] = places_of(layout, self._blocks[index], self.items.in_block(index))
        return places

    def _rooms(self, index: int, layout: BlockLayout) -> Sequence[Room]:
        # A layout that was dropped and made anew has new line objects, but the places' numbers stay true.
        return rooms_of(layout, self._places_in(index, layout))

    def _new_column(self, width: int) -> Column:
        return Column(
            self.document.text,
            self._blocks,
            self.look.measures,
            width,
            rooms=self._rooms,
            busy=self.items.has_any,
            dropped=self._forget,
        )
