"""Commands that move edges by parts of words: to the left or the right, or off the clitics they took along."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication

from gui.review.changing import set_span
from gui.review.desk import Desk
from gui.review.segment_edges import Edge, moved_by_segment, without_clitics
from gui.review.text_cursor import is_forward


def move_to_segment(desk: Desk, edge: Edge, direction: Literal["left", "right"]) -> None:
    """Moves one edge of the selected item to the next part of a word; left leads onwards where text runs leftwards."""
    item, document, page = desk.item, desk.document, desk.view.page
    if item is None or document is None or page is None:
        return
    forward = is_forward(page.column, item.span.start, direction)
    span = moved_by_segment(document.text, item.span, edge, forward=forward)
    if span is not None:
        set_span(desk, span)


def mend(desk: Desk) -> None:
    """Cuts the clitics off the selected item's edges; says so where there are none."""
    item, document = desk.item, desk.document
    if item is None or document is None:
        return
    span = without_clitics(document.text, item.span)
    if span == item.span:
        desk.said.emit(QCoreApplication.translate("Review", "No clitic at the edges."))
        return
    set_span(desk, span)
