"""The window makes copies of its database by itself and puts one back when asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.backups import list_backups
from tests.gui.driver import Driver


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    path = tmp_path / "news.txt"
    path.write_text("وصلت القوات إلى واشنطن.\n\nعادت القوات أمس.\n", encoding="utf-8")
    return start_app(path)


def idle(driver: Driver) -> None:
    app = driver.app
    driver.until(lambda: app.backups.worker.outstanding == 0 and app.database.outstanding == 0)


def test_a_copy_is_made_when_the_window_opens(driver) -> None:
    idle(driver)
    assert len(list_backups(driver.app.store.path)) == 1


def test_what_was_decided_since_goes_when_the_copy_is_put_back(driver) -> None:
    idle(driver)
    [backup] = list_backups(driver.app.store.path)
    backup.path.unlink()
    driver.app.backups.make_if_due()
    idle(driver)
    driver.go_to("القوات")
    driver.press("A")
    driver.until_saved()
    assert driver.document.mentions
    driver.app.trigger("restore_backup")
    driver.until(lambda: driver.app.window.picker.isVisible())
    driver.press("Enter")
    assert "backed up first" in driver.message()
    driver.answer("Put back")
    driver.until(lambda: driver.desk.document is not None and not driver.document.mentions)
    assert len(list_backups(driver.app.store.path)) == 2
    driver.go_to("القوات")
    driver.press("A")
    driver.until_saved()
    assert driver.document.mentions


def test_without_a_copy_it_says_so(driver) -> None:
    idle(driver)
    for backup in list_backups(driver.app.store.path):
        backup.path.unlink()
    driver.app.trigger("restore_backup")
    driver.until(lambda: "no backup yet" in driver.message())
