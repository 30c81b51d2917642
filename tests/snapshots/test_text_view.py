from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gui.review.article_view import ArticleView
from storage.model import Rejection, Span
from tests.gui.review.samples import TEXT, gold, palette, reviewed, small_schema, span_of
from tests.snapshots.pictures import assert_looks_as_kept, difference


def view_of(
    qtbot: QtBot, *, dark: bool = False, family: str = "Amiri", width: int = 760, height: int = 460
) -> ArticleView:
    view = ArticleView()
    qtbot.addWidget(view)
    view.setPalette(palette(dark=dark))
    view.set_text_font(family, 24 if family == "Amiri" else 20)
    view.resize(width, height)
    view.set_document(reviewed(), small_schema())
    with qtbot.waitExposed(view):
        view.show()
    # The text cursor would be there or not by which window is active.
    view.clearFocus()
    return view


def picture(view: ArticleView) -> QImage:
    """The viewport alone: scroll bars belong to the style."""
    return view.viewport().grab().toImage()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("family", ["Amiri", "Noto Naskh Arabic"])
def test_an_article_under_review(qtbot: QtBot, family: str, dark: bool) -> None:
    name = f"review-{family.split()[-2 if ' ' in family else 0].lower()}-{'dark' if dark else 'light'}"
    assert_looks_as_kept(picture(view_of(qtbot, dark=dark, family=family)), name)


@pytest.mark.parametrize("dark", [False, True])
def test_a_selected_event_with_arcs_to_other_lines(qtbot: QtBot, dark: bool) -> None:
    view = view_of(qtbot, dark=dark, width=540)
    view.select_item("attack")
    assert_looks_as_kept(picture(view), f"event-{'dark' if dark else 'light'}")


def test_a_selected_candidate_event_is_dashed(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.select_item("c6")
    assert_looks_as_kept(picture(view), "candidate-event-light")


def test_ends_scrolled_away_have_markers(qtbot: QtBot) -> None:
    view = view_of(qtbot, width=540, height=150)
    view.select_item("attack")
    view.ensure_visible(span_of(TEXT, "هاجموا"))
    assert_looks_as_kept(picture(view), "markers-light")


def test_selected_text_rejected_candidates_and_control_signs(qtbot: QtBot) -> None:
    view = view_of(qtbot, height=300)
    text = "قال \u200fالوزير\u200f إن و\u200cلا شيء تغير\u202b منذ 2024\u202c، وإن F-16 لم تقلع."
    view.set_document(gold(text, {"minister": ("الوزير", "PER")}), small_schema())
    view.set_show_controls(controls=True)
    view.set_selection(Span(5, 30))
    assert_looks_as_kept(picture(view), "controls-light")
    document = reviewed()
    rejected = type(document)(
        document.article, document.candidates, document.mentions, document.events, {"c2": Rejection("c2")}
    )
    view.set_document(rejected, small_schema())
    view.set_show_rejected(rejected=True)
    assert_looks_as_kept(picture(view), "rejected-light")


def test_every_event_in_english(qtbot: QtBot) -> None:
    view = view_of(qtbot, width=1000, height=360)
    view.set_language("en")
    view.set_show_all_arcs(arcs=True)
    assert_looks_as_kept(picture(view), "every-event-light")


def test_a_picture_is_the_same_each_time_and_a_small_change_is_noticed(qtbot: QtBot) -> None:
    first, second = picture(view_of(qtbot)), picture(view_of(qtbot))
    assert difference(first, second) == 0
    for x in range(100, 200):
        for y in range(100, 110):
            second.setPixelColor(x, y, QColor("magenta"))
    assert difference(first, second) > 0.002
