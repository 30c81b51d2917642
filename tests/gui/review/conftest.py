"""Views and pages with the sample under review."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gui.review.article_view import ArticleView
from storage.model import Document
from tests.gui.review.samples import palette, reviewed, small_schema

ShowView = Callable[..., ArticleView]


@pytest.fixture
def show_view(qtbot: QtBot) -> ShowView:
    """Opens a view on a document; by default the sample, 700 by 500 pixels, light."""

    def show(
        document: Document | None = None,
        *,
        width: int = 700,
        height: int = 500,
        dark: bool = False,
        family: str = "Amiri",
    ) -> ArticleView:
        view = ArticleView()
        qtbot.addWidget(view)
        view.setPalette(palette(dark=dark))
        view.set_text_font(family, 24)
        view.resize(width, height)
        view.set_document(document if document is not None else reviewed(), small_schema())
        with qtbot.waitExposed(view):
            view.show()
        return view

    return show
