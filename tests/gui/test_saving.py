"""The saved mark tells the truth, and a save that fails loses nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import database
from storage.model import Decision
from storage.model.record_reading import record_to_document
from tests.gui.driver import Driver


@pytest.fixture
def impatient(monkeypatch) -> None:
    """The database gives up waiting for another program after a moment."""
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)


@pytest.fixture
def locked(driver: Driver, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program writes to the database and does not come to an end."""
    driver.until_saved()
    driver.until(lambda: driver.app.database.outstanding == 0)
    other = sqlite3.connect(tmp_path / "test.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def log_length(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT count(*) FROM edits").fetchone()[0]


def test_saved_is_said_only_after_the_commit(driver: Driver, locked: sqlite3.Connection, tmp_path: Path) -> None:
    mark = driver.app.window.header.saved
    assert mark.text().startswith("Saved")
    first = driver.selected
    driver.press("A")
    assert driver.document.decision_on(first) is Decision.ACCEPTED  # at once, without waiting
    assert mark.text().startswith("Saving")
    driver.press("A")
    assert "2" in mark.text()
    assert log_length(tmp_path / "test.sqlite") == 0
    locked.execute("ROLLBACK")
    with driver.qtbot.waitSignal(driver.session.saving_changed):
        pass
    driver.until_saved()
    assert mark.text().startswith("Saved")
    assert log_length(tmp_path / "test.sqlite") == 2


@pytest.mark.usefixtures("impatient")
def test_a_save_that_fails_is_said_in_one_sentence_and_can_be_repeated(
    driver: Driver, locked: sqlite3.Connection, tmp_path: Path
) -> None:
    driver.press("A")
    driver.until(lambda: driver.session.error is not None)
    assert driver.app.window.header.saved.text() == "Not saved"
    assert "in use by another program" in driver.message()
    driver.press("A", "A")  # the work goes on
    before = driver.document
    locked.execute("ROLLBACK")
    driver.press("X")
    driver.session.retry()
    driver.until_saved()
    assert driver.app.window.header.saved.text().startswith("Saved")
    assert log_length(tmp_path / "test.sqlite") == 4
    assert before.pending_count > driver.document.pending_count


@pytest.mark.usefixtures("impatient")
def test_a_copy_can_be_written_while_saving_fails(
    driver: Driver, locked: sqlite3.Connection, monkeypatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    driver.press("A")
    driver.until(lambda: driver.session.error is not None)
    driver.answer("Write a copy")
    (path,) = (tmp_path / "data").rglob("*.jsonl")
    assert path.name in driver.message()
    copy = record_to_document(json.loads(path.read_text(encoding="utf-8")))
    assert len(copy.mentions) == len(driver.document.mentions)
    assert len(copy.events) == len(driver.document.events)
    assert copy.text == driver.document.text
    locked.execute("ROLLBACK")
    driver.answer("Save again")
    driver.until_saved()


def test_closing_waits_until_everything_is_saved(driver: Driver, locked: sqlite3.Connection, tmp_path: Path) -> None:
    driver.press("A", "A", "A")
    driver.app.window.close()
    assert driver.app.window.isVisible()
    locked.execute("ROLLBACK")
    driver.until(lambda: not driver.app.window.isVisible())
    assert log_length(tmp_path / "test.sqlite") == 3


@pytest.mark.usefixtures("impatient")
def test_closing_while_saving_fails_asks_first(driver: Driver, locked: sqlite3.Connection) -> None:
    driver.press("A")
    driver.until(lambda: driver.session.error is not None)
    driver.app.window.close()
    assert driver.app.window.isVisible()
    driver.answer("Close without saving")
    assert not driver.app.window.isVisible()


def test_a_note_that_is_being_written_is_kept_when_the_window_closes(driver: Driver, tmp_path: Path) -> None:
    driver.press("A")
    driver.press("P", "W")
    driver.type("half a note")
    driver.app.window.close()
    driver.until(lambda: not driver.app.window.isVisible())
    with sqlite3.connect(tmp_path / "test.sqlite") as connection:
        notes = connection.execute("SELECT note FROM mentions UNION SELECT note FROM events").fetchall()
    assert ("half a note",) in notes


def test_undo_reaches_back_over_a_restart(driver: Driver, start_app, tmp_path: Path) -> None:
    driver.press("A", "X", "A", "Ctrl+Z")
    driver.until_saved()
    article, standing = driver.document.article.id, driver.document
    driver.app.window.close()
    driver.until(lambda: not driver.app.window.isVisible())
    driver.app.stop()
    again = start_app(tmp_path / "short.txt")
    again.until(lambda: again.document.article.id == article)
    assert (again.document.mentions, again.document.rejections) == (standing.mentions, standing.rejections)
    again.press("Ctrl+Shift+Z")
    assert again.document.pending_count < standing.pending_count
    again.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert not again.session.can_undo
    assert (len(again.document.mentions), len(again.document.events), len(again.document.rejections)) == (0, 0, 0)
    again.until_saved()
