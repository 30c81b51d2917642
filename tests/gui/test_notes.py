"""Notes and flags: on an item, on the article, kept through restarts and in exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.model.annotation import FLAGGED
from storage.model.records import document_to_record
from tests.gui.driver import Driver


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text("وصلت القوات إلى واشنطن.\n\nقالت واشنطن إن القوات عادت من واشنطن.\n", encoding="utf-8")
    return path


@pytest.fixture
def driver(start_app, article: Path) -> Driver:
    return start_app(article)


def test_a_note_on_the_article_is_an_edit_that_undo_takes_back(driver: Driver) -> None:
    driver.go_to("واشنطن")
    driver.press("Shift+W")
    driver.type("راجعه مع الفريق")
    driver.press("Ctrl+Enter")
    assert driver.document.note == "راجعه مع الفريق"
    assert driver.app.window.said.text() == "Changed the note on the article"
    driver.press("Ctrl+Z")
    assert driver.document.note == ""
    assert driver.app.window.details.article_note.toPlainText() == ""


def test_a_note_on_the_article_is_there_after_a_restart(start_app, article: Path) -> None:
    first = start_app(article)
    first.press("Shift+W")
    first.type("one of two")
    first.app.window.close()
    first.until_saved()
    first.app.stop()
    second = start_app(article)
    assert second.document.note == "one of two"
    assert second.app.window.details.article_note.toPlainText() == "one of two"


def test_a_note_that_is_being_written_is_kept_when_another_article_opens(start_app, article: Path) -> None:
    other = article.with_name("other.txt")
    other.write_text("زار الوزير واشنطن.\n", encoding="utf-8")
    driver = start_app(article)
    driver.app.importing.import_files([str(other)])
    driver.qtbot.waitUntil(lambda: "زار" in driver.document.text)
    driver.press("Shift+W")
    driver.type("half a thought")
    left = driver.document.article.id
    driver.press("Ctrl+PageUp")
    driver.qtbot.waitUntil(lambda: driver.document.article.id != left)
    assert driver.document.note == ""
    driver.press("Ctrl+PageDown")
    driver.qtbot.waitUntil(lambda: driver.document.article.id == left)
    assert driver.document.note == "half a thought"


def test_a_flag_on_an_item_is_seen_found_exported_and_taken_away(driver: Driver) -> None:
    driver.go_to("واشنطن", 1)
    driver.press("Shift+F")
    assert "decided" in driver.app.window.messages.text
    driver.press("A")
    driver.go_to("واشنطن", 1)
    driver.press("Shift+F")
    assert FLAGGED in driver.gold.extra
    assert "flagged" in driver.app.window.details.status.text()
    marked = driver.selected
    assert [one.get("flagged") for one in document_to_record(driver.document)["mentions"]] == [True]
    driver.go_to("القوات")
    driver.press("Alt+F")
    assert driver.selected == marked
    driver.press("Shift+F")
    assert FLAGGED not in driver.gold.extra
    driver.press("Alt+F")
    assert "Nothing in this article is flagged." in driver.app.window.messages.text
