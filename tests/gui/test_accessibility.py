from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget

from gui.review.accessible_text import AccessibleText, install
from gui.review.article_view import ArticleView
from tests.gui.driver import Driver


def own(widget: QWidget) -> bool:
    """Whether it is not one that Qt made for itself, such as the clear button of a field."""
    return not widget.objectName().startswith("qt_") and not isinstance(widget.parent(), QLineEdit)


def test_everything_that_can_be_used_has_a_name(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press("A")
    driver.go_to("قصف", event=True)
    window = driver.app.window
    kinds = (QAbstractItemView, QLineEdit, QPlainTextEdit, ArticleView)
    for kind in kinds:
        nameless = [one for one in window.findChildren(kind) if own(one) and not one.accessibleName()]
        assert [one for one in nameless if one not in window.picker.findChildren(QWidget)] == []


def test_every_button_has_a_text_or_says_what_it_does(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press("A")
    driver.go_to("قصف", event=True)
    for button in driver.app.window.findChildren(QAbstractButton):
        if own(button) and button.isVisible():
            assert button.text() or button.toolTip() or button.accessibleName(), button


def test_cards_and_articles_can_be_read_out(driver: Driver) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    model = driver.app.window.events.model
    assert "Attack" in model.index(0, 0).data(role)
    articles = driver.app.window.articles.articles
    assert "New" in articles.index(0, 0).data(role)


def test_a_screen_reader_gets_the_text_the_cursor_and_the_annotation_at_it(driver: Driver) -> None:
    install()
    view, text = driver.app.window.view, driver.document.text
    found = QAccessible.queryAccessibleInterface(view).textInterface()
    assert isinstance(found, AccessibleText)
    assert found.characterCount() == len(text.encode("utf-16-le")) // 2
    assert found.text(0, found.characterCount()) == text
    driver.go_to("قصف", event=True)
    trigger = driver.desk.item
    assert trigger is not None
    view.set_cursor(trigger.span.start)
    assert found.cursorPosition() == trigger.span.start
    said, start, end = found.attributes(trigger.span.start)
    assert said == "annotation:undecided\\: Attack;"
    assert text[start:end] == "قصف"
    driver.press("A")
    assert found.attributes(trigger.span.start)[0] == "annotation:Attack;"
    found.setSelection(0, 2, 5)
    assert view.selection is not None
    assert (view.selection.start, view.selection.end) == (2, 5)
    assert found.selectionCount() == 1
    assert tuple(found.selection(0)) == (2, 5)
    found.removeSelection(0)
    assert found.selectionCount() == 0
    rect = found.characterRect(trigger.span.start)
    assert view.viewport().rect().contains(view.viewport().mapFromGlobal(rect.center()))
    found.setCursorPosition(7)
    assert view.cursor_position.head == 7


def test_offsets_for_screen_readers_count_emoji_as_two_units(start_app, tmp_path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("😀 وصلت القوات إلى واشنطن\n", encoding="utf-8")
    driver = start_app(path)
    found = AccessibleText(driver.app.window.view)
    start = driver.place("واشنطن")
    said, first, last = found.attributes(start + 1)
    assert "GPE" in said or "Geopolitical" in said
    assert found.text(first, last) == "واشنطن"
    assert first == start + 1
