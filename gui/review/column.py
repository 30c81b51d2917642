"""The whole text as one column of blocks, of which only those that are looked at are laid out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtGui import QFontMetricsF

from gui.review.blocks import Blocks, is_right_to_left
from gui.review.heights import Heights
from gui.review.layout import BlockLayout
from gui.review.measures import Measures, Room

_KEPT = 240
"""Layouts kept; a screenful is about a dozen."""

_SAMPLE = 4000

Rooms = Callable[[int, BlockLayout], Sequence[Room]]


class Column:
    """Blocks of `text` stacked `width` pixels wide; heights of blocks never laid out yet are estimates.

    `rooms` tells what the lines of a block need, `busy` whether a block has any annotation, for its estimate; `dropped`
    is called when a block's layout is given up.
    """

    def __init__(
        self,
        text: str,
        blocks: Blocks,
        measures: Measures,
        width: int,
        *,
        rooms: Rooms,
        busy: Callable[[int], bool],
        dropped: Callable[[int], object],
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.measures = measures
        self.width = width
        self.layouts_made = 0
        self._rooms = rooms
        self._dropped = dropped
        self._layouts: OrderedDict[int, BlockLayout] = OrderedDict()
        self._heights = Heights(self._estimates(busy))

    @property
    def height(self) -> int:
        """Height of everything, estimates included."""
        return self._heights.total

    def top(self, index: int) -> int:
        """Where the block begins, by what is known now."""
        return self._heights.above(index)

    def block_at(self, y: int) -> int:
        """The block over which `y` lies, by what is known now."""
        return self._heights.index_at(y)

    def layout(self, index: int) -> BlockLayout:
        """The block's layout, made at the first call; its height becomes real by that."""
        layout = self._layouts.get(index)
        if layout is not None:
            self._layouts.move_to_end(index)
            return layout
        block = self.blocks[index]
        layout = BlockLayout(
            self.text[block.start : block.end],
            rtl=is_right_to_left(self.text[block.paragraph : block.end]),
            measures=self.measures,
            width=self.width,
            gap=self.measures.gap if block.end > block.start else 0,
        )
        self.layouts_made += 1
        self._settle(index, layout, self._rooms(index, layout))
        self._layouts[index] = layout
        while len(self._layouts) > _KEPT:
            self._dropped(self._layouts.popitem(last=False)[0])
        return layout

    def laid_out(self, index: int) -> BlockLayout | None:
        """The block's layout if there is one."""
        return self._layouts.get(index)

    def make_room(self, index: int) -> None:
        """Widens the lines of a laid-out block for new annotation; room once given stays, so that text does not hop."""
        layout = self._layouts.get(index)
        if layout is not None:
            wanted = self._rooms(index, layout)
            given = [line.room.widened(room) for line, room in zip(layout.lines, wanted, strict=True)]
            self._settle(index, layout, given)

    def _settle(self, index: int, layout: BlockLayout, rooms: Sequence[Room]) -> None:
        if self.blocks[index].end > self.blocks[index].start:
            layout.place(rooms)
            self._heights.set(index, layout.height)
        else:
            layout.height = self.measures.gap

    def _estimates(self, busy: Callable[[int], bool]) -> list[int]:
        sample = self.text[:_SAMPLE].replace("\n", " ") or " "
        advance = QFontMetricsF(self.measures.font).horizontalAdvance(sample) / len(sample) / max(1, self.width)
        gap = self.measures.gap
        quiet, roomy = self.measures.height(Room()), self.measures.height(Room(chips=True, rails=1))
        heights = []
        for index, length in enumerate(self.blocks.lengths):
            pitch = roomy if busy(index) else quiet
            heights.append(gap + round(ceil(length * advance + 0.02) * pitch) if length else gap)
        return heights
