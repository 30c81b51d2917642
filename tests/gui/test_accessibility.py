from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget

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
