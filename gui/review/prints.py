"""Pictures of painted blocks, so that scrolling and moving on to the next item cost a copy and no drawing."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from gui.review.highlights import Marks
from gui.review.page import Page
from storage.model import Span

_SPARE = 8
"""Blocks out of sight whose pictures are kept."""


class _State(NamedTuple):
    """All that a block's picture depends on while page, look and width stay the same."""

    marks: Marks
    height: int
    selection: Span | None
    controls: bool


class Prints:
    """Pictures of a page's blocks at one device pixel ratio; each is `margin` pixels wider on both sides."""

    def __init__(self, page: Page, ratio: float) -> None:
        self._page = page
        self._look = page.look
        self._column = page.column
        self._ratio = ratio
        self._pictures: dict[int, tuple[_State, QPixmap]] = {}
        self.margin = round(0.8 * page.look.measures.em)

    def fits(self, page: Page, ratio: float) -> bool:
        """Whether the pictures are of this page as it is laid out and coloured now."""
        same_page = page is self._page and page.look is self._look and page.column is self._column
        return same_page and ratio == self._ratio

    def of(self, index: int, selection: Span | None) -> QPixmap:
        """The block's picture, painted if something in it has changed."""
        state = self._state(index, selection)
        known = self._pictures.pop(index, None)
        if known is None or not _same(known[0], state):
            known = (state, self._painted(index, state))
        self._pictures[index] = known
        return known[1]

    def keep(self, indices: Collection[int]) -> None:
        """Gives up the pictures of blocks not among these, but for the latest few."""
        others = [index for index in self._pictures if index not in indices]
        for index in others[:-_SPARE]:
            del self._pictures[index]

    def _state(self, index: int, selection: Span | None) -> _State:
        block = self._page.column.blocks[index]
        inside = selection is not None and selection.start < block.end and block.start < selection.end
        height = self._page.column.layout(index).height
        return _State(self._page.marks(index), height, selection if inside else None, self._page.show_controls)

    def _painted(self, index: int, state: _State) -> QPixmap:
        size = QSize(self._column.width + 2 * self.margin, max(1, state.height))
        picture = QPixmap(size * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(self._look.chrome.page)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(self.margin, 0)
            self._page.paint_block(painter, index, state.selection)
        return picture


def _same(before: _State, after: _State) -> bool:
    return before.marks is after.marks and before[1:] == after[1:]
