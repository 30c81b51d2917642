"""Where the items of a block stand on its lines: pieces of lines, and at what depth of nesting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from gui.review.blocks import Block
from gui.review.geometry import Interval
from gui.review.items import Item
from gui.review.layout import BlockLayout, Line
from gui.review.measures import Measures, Room
from storage.model import Span


class Piece(NamedTuple):
    """A part of a span on one line of the block, `line` being its index."""

    line: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Place:
    """An item on the lines of one block; `level` counts the mentions inside it, 0 being next to the letters."""

    item: Item
    pieces: tuple[Piece, ...]
    level: int
    opens: bool


def places_of(layout: BlockLayout, block: Block, items: Sequence[Item]) -> list[Place]:
    """The items' places in reading order; `opens` tells whether an item begins in this block."""
    levels = levels_of([item.span for item in items if not item.trigger])
    return [
        Place(
            item,
            tuple(pieces_of(layout, block, item.span)),
            0 if item.trigger else levels[item.span],
            item.span.start >= block.start,
        )
        for item in items
    ]


def pieces_of(layout: BlockLayout, block: Block, span: Span) -> list[Piece]:
    """The parts of `span` on the block's lines in logical order; a line gives several where directions mix."""
    start, end = units_of(layout, block, span)
    pieces = []
    for index, line in enumerate(layout.lines):
        if line.geometry.start < end and start < line.geometry.end:
            found = line.geometry.intervals(max(start, line.geometry.start), min(end, line.geometry.end))
            pieces += [Piece(index, interval) for interval in (reversed(found) if layout.rtl else found)]
    return pieces


def units_of(layout: BlockLayout, block: Block, span: Span) -> tuple[int, int]:
    """The span's part inside the block in the layout's units."""
    start, end = max(span.start, block.start), min(span.end, block.end)
    return layout.offsets.to_utf16(start - block.start), layout.offsets.to_utf16(max(start, end) - block.start)


def levels_of(spans: Sequence[Span]) -> dict[Span, int]:
    """Depth of each span: one more than the deepest of the shorter spans that it overlaps."""
    levels: dict[Span, int] = {}
    for span in sorted(set(spans), key=lambda one: (len(one), one.start)):
        below = [level for other, level in levels.items() if other.overlaps(span)]
        levels[span] = max(below) + 1 if below else 0
    return levels


def rooms_of(layout: BlockLayout, places: Sequence[Place]) -> list[Room]:
    """What each line needs: chips' room in all lines of an annotated block, for an even pitch, and its own rails."""
    rails = [0] * len(layout.lines)
    for place in places:
        for piece in place.pieces:
            if not place.item.trigger:
                rails[piece.line] = max(rails[piece.line], place.level + 1)
    return [Room(chips=bool(places), rails=count) for count in rails]


def letter_box(line: Line, interval: Interval, measures: Measures, level: int = 0) -> QRectF:
    """The rectangle around the letters of a piece, a little larger for outer items."""
    out = 1.0 + min(level, 3) * 1.5
    top = line.baseline - measures.ink_top - out
    bottom = line.baseline + measures.ink_bottom + out
    return QRectF(interval.left - 1.0, top, interval.right - interval.left + 2.0, bottom - top)


def hit(layout: BlockLayout, places: Sequence[Place], measures: Measures, point: QPointF) -> list[Item]:
    """Items whose letters or rails lie at the point, innermost first; of one span the trigger first."""
    found = []
    for place in places:
        for piece in place.pieces:
            line = layout.lines[piece.line]
            box = letter_box(line, piece.interval, measures, place.level)
            if not place.item.trigger:
                box.setBottom(line.baseline + measures.rail_y(place.level) + measures.rail)
            if box.contains(point):
                found.append(place.item)
                break
    return sorted(found, key=lambda item: (len(item.span), not item.trigger))
