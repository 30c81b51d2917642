"""The part of a column that is in sight, kept still for the reader's eye while estimated heights become real."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gui.review.column import Column


class Visible(NamedTuple):
    """A block in sight and the y of its top in the viewport."""

    block: int
    y: int


class Sight:
    """A viewport of `height` pixels over a column with `margin` pixels before and after it.

    `y` is how far the viewport's top lies below the content's; every method leaves it inside 0 and `longest`.
    """

    def __init__(self, column: Column, height: int, margin: int) -> None:
        self.column = column
        self.height = height
        self.margin = margin
        self.y = 0

    @property
    def longest(self) -> int:
        """The largest `y`."""
        return max(0, self.column.height + 2 * self.margin - self.height)

    def visible(self) -> Iterator[Visible]:
        """The blocks in sight from top to bottom; lays out what is not laid out yet."""
        index = self.column.block_at(self.y - self.margin)
        y = self.column.top(index) + self.margin - self.y
        while index < len(self.column.blocks) and y < self.height:
            height = self.column.layout(index).height
            if y + height > 0:
                yield Visible(index, y)
            y += height
            index += 1

    def screen_y(self, index: int) -> int:
        """The viewport y of the block's top by what is known now."""
        return self.column.top(index) + self.margin - self.y

    def scroll_to(self, y: int) -> None:
        """Goes to a place by the heights known now; short ways by real heights, so that text moves exactly as asked."""
        distance = y - self.y
        if abs(distance) > 2 * self.height:
            index = self.column.block_at(y - self.margin)
            self.pin(index, 0, self.column.top(index) + self.margin - y)
            return
        anchor = self.column.block_at(self.y - self.margin)
        self.pin(anchor, 0, self.screen_y(anchor) - distance)

    def pin(self, index: int, inside: int, screen_y: int) -> None:
        """Brings the place `inside` pixels below the block's top to `screen_y`, or as near as the ends allow.

        Lays out the blocks around it first: those above decide how far from the top of everything it really is.
        """
        column = self.column
        column.layout(index)
        above, first = screen_y - inside, index
        while first > 0 and above > 0:
            first -= 1
            above -= column.layout(first).height
        below, last = screen_y - inside, index
        while last < len(column.blocks) and below < self.height:
            below += column.layout(last).height
            last += 1
        self.y = max(0, min(self.longest, column.top(index) + inside + self.margin - screen_y))
        for _ in self.visible():
            pass
        self.y = max(0, min(self.longest, self.y))
