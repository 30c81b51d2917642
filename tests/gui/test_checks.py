"""What is wrong with the database is told while people work, and mended from the log at one press."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import open_database
from storage.integrity import faults
from storage.model import Document
from tests.gui.conftest import StartApp
from tests.gui.driver import Driver

ORPHAN = "INSERT INTO extraction_runs VALUES (99, 'nowhere', 'x', '1', 0, '2026-01-01')"
MEND = "Write it anew from the log, after a backup"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.sqlite"


@pytest.fixture
def decided(driver: Driver) -> Document:
    """What stands after two decisions, the window closed."""
    driver.press("A", "A")
    driver.until_saved()
    document = driver.document
    driver.app.stop()
    return document


def spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    "statement", ["UPDATE mentions SET label = 'WEA'", "DELETE FROM events", "UPDATE mentions SET end_offset = 90000"]
)
def test_a_review_that_differs_from_its_log_is_told_when_it_is_opened_and_mended(
    start_app: StartApp, decided: Document, path: Path, statement: str
) -> None:
    spoil(path, statement)
    again = start_app(database=path, settled=False)
    again.until(lambda: bool(again.app.window.articles.articles.entries))
    again.app.show_article(decided.article.id)
    again.until(lambda: MEND in [button.text() for button in again.app.window.messages.buttons])
    assert "what the log of edits says" in again.message() or "cannot be read" in again.message()
    again.answer(MEND)
    again.until(lambda: "before-mending" in again.message())
    again.until(lambda: again.document.article == decided.article and not again.app.database.outstanding)
    assert (again.document.mentions, again.document.events) == (decided.mentions, decided.events)
    again.app.stop()
    database = open_database(path)
    assert list(faults(database)) == []
    database.close()


def test_a_damaged_file_is_told_at_the_start_and_a_backup_offered(
    start_app: StartApp, decided: Document, path: Path
) -> None:
    spoil(path, "PRAGMA foreign_keys = OFF", ORPHAN)
    again = start_app(database=path, settled=False)
    again.until(lambda: "that is not there" in again.message())
    again.answer("Put a backup back…")
    again.until(lambda: again.app.window.picker.isVisible() or "no backup yet" in again.message())


def test_a_sound_database_is_said_to_be_sound_when_asked(driver: Driver) -> None:
    driver.press("A")
    driver.app.trigger("check")
    driver.until(lambda: driver.message() == "No fault was found in the database.")


def test_a_role_that_an_import_kept_is_no_fault_of_the_review(start_app: StartApp, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    arguments = [{"role": "Buyer", "mention": "m1"}]
    event = {"id": "e1", "label": "Conflict.Attack", "start": 0, "end": 4, "arguments": arguments}
    mention = {"id": "m1", "label": "FAC", "start": 14, "end": 19}
    record = {"id": "g", "text": "قصفت الطائرات الجسر", "mentions": [mention], "events": [event]}
    gold.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    driver = start_app(gold)
    driver.app.show_article("g")
    driver.until(lambda: driver.document.article.id == "g" and not driver.app.backups.worker.outstanding)
    assert driver.document.events
    assert "forbids" not in driver.message()
