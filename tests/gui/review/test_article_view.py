from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.review.article_view import ArticleView
from gui.review.items import State
from storage.model import Document, Edit, Span
from storage.model.decisions import accept, add_argument, delete, reject, set_mention
from tests.gui.review.conftest import ShowView
from tests.gui.review.pointer import LEFT, NONE, center, click, drag, move, on_chip
from tests.gui.review.samples import ATTACK, ENGLISH, TEXT, VISIT, gold, palette, reviewed, small_schema, span_of

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Clicks:
    """Collects a signal's values and, like the shell, answers a click by selecting."""

    def __init__(self, view: ArticleView) -> None:
        self.ids: list[str] = []
        view.item_clicked.connect(self.ids.append)
        view.item_clicked.connect(lambda id_: view.select_item(id_ or None))


class PaintedRows(QObject):
    """Records which rows of a view's viewport are painted."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__()
        self.rows: list[tuple[int, int]] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            rect = event.rect()
            self.rows.append((rect.top(), rect.bottom() + 1))
        return False


def words(view: ArticleView) -> str | None:
    return view.selection.text_in(view.text) if view.selection is not None else None


# Selecting text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [500, 700, 1200])
@pytest.mark.parametrize("family", ["Amiri", "Noto Naskh Arabic"])
def test_a_drag_inside_any_word_selects_exactly_that_word(show_view: ShowView, width: int, family: str) -> None:
    view = show_view(gold(TEXT, {}), width=width, height=900, family=family)
    at = 0
    for word in TEXT.replace("\n", " ").split(" "):
        start, at = at, at + len(word) + 1
        letters = [start + index for index, letter in enumerate(word) if letter.isalnum()]
        if len(letters) >= 3 and len(letters) == letters[-1] - letters[0] + 1:
            first, last = center(view, letters[0]), center(view, letters[-1])
            drag(view, first, last)
            assert view.selection == Span(letters[0], letters[-1] + 1)
            drag(view, last, first)
            assert view.selection == Span(letters[0], letters[-1] + 1)


def test_a_drag_over_several_lines_selects_from_word_to_word(show_view: ShowView, qtbot: QtBot) -> None:
    view = show_view(gold(TEXT, {}), width=500)
    first, last = span_of(TEXT, "الفجر"), span_of(TEXT, "طائرات")
    with qtbot.waitSignal(view.selection_changed, check_params_cb=lambda span: span is not None):
        drag(view, center(view, first.start + 1), center(view, last.start + 3))
    assert words(view) == TEXT[first.start : last.end].replace("طائرات", "طائرات")
    assert view.selection is not None
    assert view.selection.end == last.end


def test_a_word_is_selected_with_its_clitics(show_view: ShowView) -> None:
    view = show_view(gold(TEXT, {}))
    inside = TEXT.index("بطائرات")
    drag(view, center(view, inside + 2), center(view, inside + 5))
    assert words(view) == "بطائرات"


def test_with_alt_a_drag_selects_letters(show_view: ShowView) -> None:
    view = show_view(gold(TEXT, {}))
    inside = TEXT.index("بطائرات")
    drag(view, center(view, inside + 1) + QPoint(3, 0), center(view, inside + 6) - QPoint(4, 0), ALT)
    assert words(view) == "طائرات"


def test_shift_and_click_extends_the_selection(show_view: ShowView) -> None:
    view = show_view(gold(TEXT, {}))
    click(view, center(view, TEXT.index("قالت")) + QPoint(3, 0))
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, center(view, TEXT.index("أمنية")))
    assert words(view) == "قالت مصادر أمنية"


def test_a_double_click_on_plain_text_selects_the_word(show_view: ShowView) -> None:
    view = show_view(gold(TEXT, {}))
    QTest.mouseDClick(view.viewport(), LEFT, NONE, center(view, TEXT.index("الفجر") + 2))
    assert words(view) == "الفجر"


def test_a_click_puts_the_text_cursor_where_it_was_made(show_view: ShowView, qtbot: QtBot) -> None:
    view = show_view(gold(TEXT, {}))
    view.set_selection(Span(0, 4))
    target = TEXT.index("مسلحين")
    with qtbot.waitSignal(view.selection_changed, check_params_cb=lambda span: span is None):
        click(view, center(view, target + 2) + QPoint(2, 0))
    assert view.selection is None
    assert view.cursor_position.head == target + 2


def test_a_selection_set_by_the_program_is_not_announced(show_view: ShowView, qtbot: QtBot) -> None:
    view = show_view()
    with qtbot.assertNotEmitted(view.selection_changed):
        view.set_selection(Span(3, 9))
    assert view.selection == Span(3, 9)


def test_offsets_after_an_emoji_are_code_points(show_view: ShowView) -> None:
    text = "👍🏽 كلمة 👨\u200d👩\u200d👧 أخرى 𐤀𐤁 ثالثة"
    view = show_view(gold(text, {}))
    for word in ("كلمة", "أخرى", "ثالثة"):
        span = span_of(text, word)
        drag(view, center(view, span.start), center(view, span.end - 1))
        assert words(view) == word


def test_a_drag_held_below_the_edge_scrolls_on(show_view: ShowView, qtbot: QtBot) -> None:
    view = show_view(gold(f"{ATTACK}\n" * 20, {}), height=200)
    QTest.mousePress(view.viewport(), LEFT, NONE, QPoint(300, 60))
    move(view, QPoint(300, 120))
    move(view, QPoint(300, 260))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 300)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(300, 260))
    assert view.selection is not None
    assert len(view.selection) > 200
    stopped = view.verticalScrollBar().value()
    qtbot.wait(80)
    assert view.verticalScrollBar().value() == stopped


# Items ---------------------------------------------------------------------------------------------------------------


def test_a_click_means_the_innermost_item_and_repeated_clicks_go_outwards_and_round(show_view: ShowView) -> None:
    view = show_view()
    clicks = Clicks(view)
    point = center(view, TEXT.index("الوادي") + 2)
    for _ in range(3):
        click(view, point)
        qtbot_pause()
    assert clicks.ids == ["airport", "base", "airport"]


def qtbot_pause() -> None:
    """So that the next click is no double click."""
    QTest.qWait(QApplication.doubleClickInterval() + 20)


def test_a_click_on_a_chip_means_its_item(show_view: ShowView) -> None:
    view = show_view()
    clicks = Clicks(view)
    click(view, on_chip(view, "base"))
    click(view, on_chip(view, "c6"))
    assert clicks.ids == ["base", "c6"]


def test_a_click_beside_every_item_says_so(show_view: ShowView) -> None:
    view = show_view()
    clicks = Clicks(view)
    click(view, center(view, TEXT.index("قالت") + 1))
    assert clicks.ids == [""]


def test_the_view_selects_nothing_of_its_own_accord(show_view: ShowView) -> None:
    view = show_view()
    click(view, on_chip(view, "base"))
    assert view.selected_id is None


def test_a_double_click_activates_an_item(show_view: ShowView, qtbot: QtBot) -> None:
    view = show_view()
    with qtbot.waitSignal(view.item_activated) as activated:
        QTest.mouseDClick(view.viewport(), LEFT, NONE, center(view, TEXT.index("مسلحين") + 2))
    assert activated.args == ["men"]


def test_items_at_a_point_are_told_from_the_inside_out(show_view: ShowView) -> None:
    view = show_view()
    point = QPointF(center(view, TEXT.index("الوادي") + 2))
    assert [item.id for item in view.items_at(point)] == ["airport", "base"]
    assert view.item_at(point.toPoint()) == "airport"
    assert view.item_at(QPoint(1, 1)) is None


def test_dragging_a_trigger_to_a_mention_proposes_an_argument(show_view: ShowView, qtbot: QtBot) -> None:
    view = show_view()
    start, end = center(view, TEXT.index("هاجموا") + 2), center(view, TEXT.index("صفرا") + 1)
    with qtbot.waitSignal(view.argument_dragged) as dragged:
        drag(view, start, end)
    assert dragged.args == ["attack", "town"]
    assert view.selection is None


def test_a_candidate_can_be_dragged_to_too(show_view: ShowView, qtbot: QtBot) -> None:
    view = show_view()
    with qtbot.waitSignal(view.argument_dragged) as dragged:
        drag(view, on_chip(view, "c6"), on_chip(view, "c3"))
    assert dragged.args == ["c6", "c3"]


def test_the_rubber_arc_is_seen_while_dragging_and_gone_after(show_view: ShowView) -> None:
    view = show_view()
    view.setFocus()
    before = view.grab().toImage()
    start, end = center(view, TEXT.index("هاجموا") + 2), center(view, TEXT.index("قالت") + 1)
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    move(view, end)
    assert view.grab().toImage() != before
    QTest.mouseRelease(view.viewport(), LEFT, NONE, end)
    assert view.grab().toImage() == before


def test_a_drag_from_a_trigger_that_ends_on_no_mention_does_nothing(show_view: ShowView, qtbot: QtBot) -> None:
    view = show_view()
    with qtbot.assertNotEmitted(view.argument_dragged), qtbot.assertNotEmitted(view.selection_changed):
        drag(view, center(view, TEXT.index("هاجموا") + 2), center(view, TEXT.index("قالت") + 1))


def test_escape_drops_a_drag(show_view: ShowView, qtbot: QtBot) -> None:
    view = show_view()
    end = center(view, TEXT.index("صفرا") + 1)
    with qtbot.assertNotEmitted(view.argument_dragged):
        QTest.mousePress(view.viewport(), LEFT, NONE, center(view, TEXT.index("هاجموا") + 2))
        move(view, end)
        QTest.keyClick(view, Qt.Key.Key_Escape)
        QTest.mouseRelease(view.viewport(), LEFT, NONE, end)


def test_with_alt_text_can_be_selected_from_inside_a_trigger(show_view: ShowView) -> None:
    view = show_view()
    start = TEXT.index("هاجموا")
    drag(view, center(view, start + 1) + QPoint(2, 0), center(view, start + 4) - QPoint(2, 0), ALT)
    assert words(view) == "اجمو"


def test_the_selected_item_is_told_to_screen_readers(show_view: ShowView) -> None:
    view = show_view()
    assert view.accessibleName()
    view.select_item("town")
    assert view.accessibleDescription() == "كيان: مدينة صفرا"
    view.select_item(None)
    assert view.accessibleDescription() == ""


# Documents and edits --------------------------------------------------------------------------------------------------


def painted_after(view: ArticleView, edit: Callable[[Document], Edit]) -> list[tuple[int, int]]:
    document = view.document
    assert document is not None
    QApplication.processEvents()
    rows = PaintedRows(view)
    after, _ = edit(document).apply(document)
    view.set_document(after, small_schema())
    QApplication.processEvents()
    return rows.rows


@pytest.mark.parametrize(
    "edit",
    [
        lambda document: accept(document, "c2"),
        lambda document: reject(document, "c2"),
        lambda document: accept(document, "c6"),
    ],
)
def test_an_edit_repaints_only_its_paragraph(show_view: ShowView, edit: Callable[[Document], Edit]) -> None:
    view = show_view()
    page, scene = view.page, view._scene()
    assert page is not None
    assert scene is not None
    made = page.column.layouts_made
    top = scene.tops[1]
    assert painted_after(view, edit) == [(top, top + page.column.layout(1).height)]
    assert page.column.layouts_made == made


def test_an_edit_of_gold_repaints_where_it_was_and_where_it_is(show_view: ShowView) -> None:
    view = show_view(width=1200)
    rows = painted_after(view, lambda document: set_mention(document, "town", span=span_of(TEXT, "البيان")))
    assert len(rows) == 1
    assert view.page is not None
    assert [item.id for item in view.page.items.in_block(2)] == ["town"]
    assert "town" not in [item.id for item in view.page.items.in_block(0)]


def test_a_change_of_status_repaints_nothing(show_view: ShowView) -> None:
    from storage.model import ReviewStatus
    from storage.model.decisions import set_status

    view = show_view()
    assert painted_after(view, lambda document: set_status(document, ReviewStatus.FINISHED)) == []


def test_a_new_argument_is_seen_at_once(show_view: ShowView) -> None:
    view = show_view()
    view.select_item("attack")
    assert painted_after(view, lambda document: add_argument(document, "attack", "Time", "dawn"))
    assert view.page is not None
    assert view.page.emphasis.roles["dawn"] == "الزمن"


def test_a_deleted_item_is_gone_and_nothing_stays_dimmed(show_view: ShowView) -> None:
    view = show_view()
    view.select_item("town")
    painted_after(view, lambda document: delete(document, "town"))
    assert view.page is not None
    assert view.page.emphasis.selected is None
    assert view.item_rect("town") is None


def test_accepting_makes_the_item_solid(show_view: ShowView) -> None:
    view = show_view()
    painted_after(view, lambda document: accept(document, "c2"))
    assert view.page is not None
    (item,) = [item for item in view.page.items.in_block(1) if item.span == span_of(TEXT, "كريم الحداد")]
    assert item.state is State.GOLD


def test_an_edit_keeps_the_scroll_place_and_the_selection(show_view: ShowView) -> None:
    view = show_view(height=150)
    view.verticalScrollBar().setValue(90)
    view.set_selection(Span(5, 9))
    painted_after(view, lambda document: accept(document, "c2"))
    assert view.verticalScrollBar().value() == 90
    assert view.selection == Span(5, 9)


def test_another_article_starts_at_its_beginning(show_view: ShowView) -> None:
    view = show_view(height=150)
    view.verticalScrollBar().setValue(90)
    view.set_selection(Span(5, 9))
    view.select_item("town")
    view.set_document(gold("نص آخر", {}), small_schema())
    assert view.verticalScrollBar().value() == 0
    assert view.selection is None
    assert view.selected_id is None


def test_without_a_document_the_view_is_empty_and_all_questions_have_answers(show_view: ShowView) -> None:
    view = show_view()
    view.set_document(None, small_schema())
    view.grab()
    view.move_cursor("word", "left")
    view.ensure_visible(Span(3, 4))
    click(view, QPoint(100, 100))
    move(view, QPoint(120, 100))
    assert view.document is None
    assert view.text == ""
    assert view.item_at(QPoint(5, 5)) is None
    assert view.boundary_at(QPointF(5, 5)) == 0
    assert view.item_rect("town") is None


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", " ", "\t", "\u2028", "\u200f", "a\u2029ب", "👍"])
def test_odd_texts_can_be_shown_and_walked_through(show_view: ShowView, text: str) -> None:
    view = show_view(gold(text, {}))
    view.set_show_controls(controls=True)
    for unit in ("letter", "word", "line", "paragraph", "document"):
        for direction in ("left", "right", "up", "down", "forward", "backward"):
            view.move_cursor(unit, direction, extend=True)
            assert 0 <= view.cursor_position.head <= len(text)
    view.setFocus()
    view.grab()
    drag(view, QPoint(10, 10), QPoint(600, 300))


# Speed by counting ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def five_megabytes() -> Document:
    text = f"{TEXT}\n" * (5_000_000 // len(f"{TEXT}\n".encode()) + 1)
    assert len(text.encode()) >= 5_000_000
    return gold(text, {"first": ("وكالة الفجر", "ORG")})


def test_a_text_of_five_megabytes_lays_out_only_what_is_seen(show_view: ShowView, five_megabytes: Document) -> None:
    view = show_view(five_megabytes)
    page = view.page
    assert page is not None
    assert len(page.column.blocks) > 10_000
    # Once before the window has its size, once after, and a paragraph at the edge.
    assert page.column.layouts_made <= 12
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    view.grab()
    assert page.column.layouts_made <= 24
    view.ensure_visible(Span(len(view.text) - 20, len(view.text) - 10))
    view.grab()
    assert page.column.layouts_made <= 40


def test_an_edit_of_five_megabytes_lays_out_nothing(show_view: ShowView, five_megabytes: Document) -> None:
    view = show_view(five_megabytes)
    page = view.page
    assert page is not None
    made = page.column.layouts_made
    assert len(painted_after(view, lambda document: delete(document, "first"))) == 1
    assert page.column.layouts_made == made


# The text cursor ------------------------------------------------------------------------------------------------------


def test_left_is_forward_in_arabic_and_back_in_english(show_view: ShowView) -> None:
    view = show_view()
    view.move_cursor("letter", "left")
    assert view.cursor_position.head == 1
    view.move_cursor("letter", "right")
    assert view.cursor_position.head == 0
    english = TEXT.index(ENGLISH)
    view.set_cursor(english)
    view.move_cursor("letter", "right")
    assert view.cursor_position.head == english + 1
    view.move_cursor("letter", "left")
    assert view.cursor_position.head == english


def test_words_are_selected_whole_by_the_keyboard(show_view: ShowView, qtbot: QtBot) -> None:
    view = show_view()
    with qtbot.waitSignal(view.selection_changed) as changed:
        view.move_cursor("word", "left", extend=True)
    assert changed.args == [Span(0, 4)]
    view.move_cursor("word", "left", extend=True)
    assert words(view) == "قالت مصادر"
    view.move_cursor("word", "right", extend=True)
    assert words(view) == "قالت "
    view.move_cursor("letter", "left")
    assert view.selection is None
    assert view.cursor_position.head == 5


def test_lines_are_walked_up_and_down_at_the_same_place(show_view: ShowView) -> None:
    view = show_view(width=500)
    view.set_cursor(20)
    start = view.page.caret(20) if view.page is not None else None
    heads = [20]
    for _ in range(4):
        view.move_cursor("line", "down")
        heads.append(view.cursor_position.head)
    assert heads == sorted(set(heads))
    for head in reversed(heads[:-1]):
        view.move_cursor("line", "up")
        assert view.cursor_position.head == head
    assert view.page is not None
    assert view.page.caret(view.cursor_position.head) == start


def test_the_ends_of_line_paragraph_and_text_are_reached(show_view: ShowView) -> None:
    view = show_view(width=500)
    view.set_cursor(20)
    view.move_cursor("line", "right")
    assert view.cursor_position.head == 0
    view.move_cursor("line", "left")
    assert 20 < view.cursor_position.head < len(ATTACK)
    view.move_cursor("paragraph", "forward")
    assert view.cursor_position.head == len(ATTACK)
    view.move_cursor("document", "forward")
    assert view.cursor_position.head == len(TEXT)
    view.move_cursor("document", "backward")
    assert view.cursor_position.head == 0


def test_the_text_cursor_is_kept_in_sight(show_view: ShowView) -> None:
    view = show_view(width=500, height=160)
    for _ in range(12):
        view.move_cursor("line", "down")
        scene = view._scene()
        assert scene is not None
        block, rect = scene.page.caret(view.cursor_position.head)
        assert scene.tops[block] + rect.top() >= 0
        assert scene.tops[block] + rect.bottom() <= view.viewport().height()


# What is shown --------------------------------------------------------------------------------------------------------


def picture(view: ArticleView) -> QImage:
    QApplication.processEvents()
    return view.grab().toImage()


def test_rejected_candidates_are_shown_on_request(show_view: ShowView) -> None:
    document, _ = reject(reviewed(), "c2").apply(reviewed())
    view = show_view(document)
    assert view.item_rect("c2") is None
    view.set_show_rejected(rejected=True)
    assert view.item_rect("c2") is not None
    view.set_show_rejected(rejected=False)
    assert view.item_rect("c2") is None


def test_weak_candidates_are_hidden_on_request(show_view: ShowView) -> None:
    view = show_view()
    view.set_least_score(0.5)
    assert view.item_rect("c3") is None
    assert view.item_rect("c2") is not None
    view.set_least_score(0)
    assert view.item_rect("c3") is not None


def test_control_characters_are_shown_on_request_and_move_nothing(show_view: ShowView) -> None:
    text = "نص \u202bعلامات\u202c ل\u200dا و\u200cلا"
    view = show_view(gold(text, {}))
    page = view.page
    assert page is not None
    before, runs = picture(view), page.column.layout(0).lines[0].geometry.runs
    view.set_show_controls(controls=True)
    assert picture(view) != before
    assert page.column.layout(0).lines[0].geometry.runs == runs
    assert view.text == text
    view.set_show_controls(controls=False)
    assert picture(view) == before


def test_the_language_of_the_chips_can_be_changed(show_view: ShowView) -> None:
    view = show_view()
    arabic = picture(view)
    view.set_language("en")
    assert picture(view) != arabic
    view.set_language("ar")
    assert picture(view) == arabic


def test_another_palette_gives_other_colours_and_the_same_layout(show_view: ShowView) -> None:
    view = show_view()
    page = view.page
    assert page is not None
    made = page.column.layouts_made
    view.setPalette(palette(dark=True))
    assert picture(view).pixelColor(2, 2) == palette(dark=True).base().color()
    assert page.column.layouts_made == made


@pytest.mark.parametrize("width", [500, 800, 1600, 2500])
def test_text_and_gutter_fit_every_width(show_view: ShowView, width: int) -> None:
    view = show_view(width=width)
    scene = view._scene()
    assert scene is not None
    assert scene.left > 0
    assert scene.left + scene.page.column.width < scene.frame.gutter < view.viewport().width()
    assert scene.page.column.width <= 44 * 24


def test_zoom_and_width_keep_the_line_at_the_top(show_view: ShowView) -> None:
    view = show_view(gold(f"{TEXT}\n" * 30, {}), height=300)
    view.ensure_visible(Span(6000, 6001))
    assert view.page is not None
    assert view._sight is not None
    point, y = view._line_at_top(view.page, view._sight)
    for change in (
        lambda: view.set_zoom(1.5),
        lambda: view.resize(900, 300),
        lambda: view.set_text_font("Noto Naskh Arabic", 20),
    ):
        change()
        QApplication.processEvents()
        index, top, _ = view.page.line_box(point)
        assert round(view._sight.screen_y(index) + top) == y
    assert view.zoom == 1.5


def test_ctrl_and_wheel_ask_for_zoom_and_do_not_scroll(show_view: ShowView) -> None:
    view = show_view(height=150)
    steps: list[int] = []
    view.zoom_requested.connect(steps.append)
    for turn in (120, 60, 60, -120):
        turned = QWheelEvent(
            QPointF(50, 50),
            QPointF(50, 50),
            QPoint(0, 0),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), turned)
    assert steps == [1, 1, -1]
    assert view.verticalScrollBar().value() == 0


def test_ensure_visible_scrolls_only_when_it_must(show_view: ShowView) -> None:
    view = show_view(gold(f"{TEXT}\n" * 200, {}))
    view.ensure_visible(Span(10, 20))
    assert view.verticalScrollBar().value() == 0
    far = Span(20_000, 20_010)
    view.ensure_visible(far)
    value = view.verticalScrollBar().value()
    assert value > 0
    view.ensure_visible(far)
    assert view.verticalScrollBar().value() == value


def test_a_marker_at_the_edge_leads_to_what_it_stands_for(show_view: ShowView) -> None:
    view = show_view(width=520, height=150)
    view.select_item("attack")
    view.ensure_visible(span_of(TEXT, "هاجموا"))
    view.grab()
    (target,) = view._targets
    click(view, target.rect.center().toPoint())
    assert view.item_rect(target.item) is not None


def test_the_visit_is_pending_and_has_its_question_marks() -> None:
    assert VISIT in TEXT
