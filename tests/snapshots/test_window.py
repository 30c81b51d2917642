"""The whole window in both languages and both themes, as kept in the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.gui.driver import Driver
from tests.snapshots.pictures import assert_looks_as_kept

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_window_in_the_middle_of_a_review_looks_as_kept(start_app, language: str, theme: str) -> None:
    driver = start_app(ROOT / "assets/samples/conflict.txt", language=language, theme=theme)
    driver.press("A", "X", "A", "J")
    driver.until_saved()
    driver.app.window.messages.clear()
    assert_looks_as_kept(picture(driver), f"window_{language}_{theme}")


def test_a_small_window_looks_as_kept(start_app) -> None:
    driver = start_app(ROOT / "assets/samples/visit.txt", language="ar", size=(1000, 640))
    driver.app.window.messages.clear()
    assert_looks_as_kept(picture(driver), "window_small")


def picture(driver: Driver) -> QImage:
    """The window once the next article is made ready and every layout has come to rest."""
    articles = driver.app.window.articles.articles
    following = articles.next_open(driver.document.article.id) or ""
    driver.until(lambda: articles.entries[articles.row_of(following)].total > 0)
    for _ in range(3):
        QApplication.processEvents()
    return driver.app.window.grab().toImage()
