"""The saved mark tells the truth, and a save that fails loses nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from gui.library.progress import Progress
from gui.library.store import Store
from gui.review import session
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
    assert "One edit waits and is saved by itself" in driver.message()
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
def test_what_another_program_stood_in_the_way_of_is_saved_by_itself(
    driver: Driver, locked: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(session, "AGAIN", 10)
    driver.press("A")
    driver.until(lambda: driver.session.error is not None)
    driver.press("A")
    tries = []
    submit = driver.app.database.submit

    def counted(*given: Any) -> object:
        tries.append(given)
        return submit(*given)

    monkeypatch.setattr(driver.app.database, "submit", counted)
    driver.until(lambda: len(tries) > 2)  # and each was in vain
    assert driver.app.window.header.saved.text() == "Not saved"
    assert log_length(tmp_path / "test.sqlite") == 0
    locked.execute("ROLLBACK")
    driver.until_saved()
    assert driver.message() == "Everything is saved."
    assert driver.app.window.header.saved.text().startswith("Saved")
    assert log_length(tmp_path / "test.sqlite") == 2


@pytest.mark.usefixtures("impatient")
def test_edits_wait_for_the_import_of_another_window_and_none_of_either_is_lost(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The other window's store imports in a thread of its own, and stands still in the middle."""
    monkeypatch.setattr(session, "AGAIN", 10)
    driver.until_saved()
    driver.until(lambda: driver.app.database.outstanding == 0)
    source, path = tmp_path / "many.jsonl", driver.app.store.path
    lines = (json.dumps({"id": f"m{number}", "text": f"نص {number}"}) for number in range(250))
    source.write_text("\n".join(lines), encoding="utf-8")
    in_the_middle, go_on = Event(), Event()

    class Halting(Progress):
        def write(self, count: int) -> None:
            if count == 120:
                in_the_middle.set()
                assert go_on.wait(30)

    other = Store(path, driver.desk.schema, "salma")
    other.open()
    progress = Halting()
    with ThreadPoolExecutor(1) as pool:
        importing = pool.submit(other.import_files, [source], progress=progress)
        driver.until(in_the_middle.is_set)
        driver.press("A", "A")
        driver.until(lambda: driver.session.error is not None)
        assert "2 edits wait and are saved by themselves" in driver.message()
        assert log_length(path) == 0
        go_on.set()
        driver.until(importing.done)
        assert len(importing.result().new) == 250
    driver.until_saved()
    assert log_length(path) == 2
    assert other.faults() == []
    other.close()


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
