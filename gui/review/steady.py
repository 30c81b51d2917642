"""Scrolling that brings what is chosen next to a steady height, so that the eye need not look for it."""

from __future__ import annotations

from gui.review.article_view import ArticleView
from storage.model import Span

_CALM = (0.22, 0.62)
"""Part of the view's height in which a newly chosen item may stay where it is."""

_SETTLED = 0.36


def reveal(view: ArticleView, item_id: str | None, span: Span) -> None:
    """Brings `span` into sight, and the item to the steady height where it is not in the calm middle of the view."""
    view.ensure_visible(span)
    rect = view.item_rect(item_id) if item_id is not None else None
    height = view.viewport().height()
    if rect is None or _CALM[0] * height <= rect.top() <= _CALM[1] * height:
        return
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + rect.top() - round(_SETTLED * height))
