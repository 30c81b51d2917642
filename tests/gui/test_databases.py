"""Another database is chosen in the window: what is open is saved and closed, the other opens now and next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.gui.conftest import StartApp
from tests.gui.driver import Driver


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text("وصلت القوات إلى واشنطن.\n", encoding="utf-8")
    return path


def offered(driver: Driver) -> list[str]:
    return [choice.text for choice in driver.app.window.picker.choices]


def test_the_database_of_before_is_one_key_away_and_everything_was_saved(
    start_app: StartApp, article: Path, tmp_path: Path
) -> None:
    first = start_app(article, database=tmp_path / "first.sqlite")
    first.app.window.close()
    first.app.stop()
    second = start_app(article, database=tmp_path / "second.sqlite")
    second.go_to("واشنطن")
    second.press("A", "Ctrl+Shift+O")
    assert offered(second) == ["first", "A database on the disk…", "A new database…"]
    second.press("1")
    second.qtbot.waitUntil(lambda: not second.app.window.isVisible())
    options = second.app.next_options
    assert options is not None
    assert (options.database, options.chosen, options.article) == (tmp_path / "first.sqlite", True, None)
    second.app.stop()
    again = start_app(article, database=tmp_path / "second.sqlite")
    assert len(again.document.mentions) == 1


def test_a_database_that_was_chosen_is_opened_the_next_time_and_one_of_the_command_line_is_not(
    start_app: StartApp, tmp_path: Path
) -> None:
    named = start_app(database=tmp_path / "named.sqlite")
    assert named.app.appearance.preferences.database is None
    named.app.databases.opened(tmp_path / "named.sqlite", chosen=True)
    assert named.app.appearance.preferences.database == tmp_path / "named.sqlite"


def test_a_new_database_begins_where_the_dialog_says(start_app: StartApp, tmp_path: Path, monkeypatch) -> None:
    driver = start_app()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "new.sqlite"), ""))
    driver.press("Ctrl+Shift+O", "N")
    options = driver.app.next_options
    assert options is not None
    assert options.database == tmp_path / "new.sqlite"


def test_closing_the_window_otherwise_opens_nothing(start_app: StartApp, tmp_path: Path) -> None:
    driver = start_app()
    driver.app.window.close()
    assert driver.app.next_options is None
