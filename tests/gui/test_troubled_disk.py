"""The file vanishes, is replaced, cannot be written or has no room: one sentence each, and the work is kept."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from storage.database import open_database
from storage.errors import DatabaseError
from storage.model.record_reading import record_to_document
from tests.gui.conftest import StartApp
from tests.gui.driver import Driver


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.sqlite"


def decide_and_fail(driver: Driver) -> str:
    """Accepts something; gives the sentence that says why it is not saved."""
    driver.press("A")
    driver.until(lambda: driver.session.error is not None)
    assert driver.app.window.header.saved.text() == "Not saved"
    return driver.app.window.messages.text


def write_copy(driver: Driver) -> int:
    """Lets a copy be written; gives how many mentions and events it has."""
    window = driver.app.window
    next(button for button in window.messages.buttons if "copy" in button.text()).click()
    copy = window.messages.text.partition("\u2068")[2].partition("\u2069")[0]
    document = record_to_document(json.loads(Path(copy).read_text(encoding="utf-8")))
    assert document.text == driver.document.text
    return len(document.mentions) + len(document.events)


@pytest.fixture
def settled(driver: Driver) -> Driver:
    driver.press("A")
    driver.until_saved()
    driver.until(lambda: driver.app.database.outstanding == 0)
    return driver


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_was_deleted_or_replaced_is_told_and_a_copy_offered(settled, path: Path, replaced: bool) -> None:
    if replaced:
        other = path.with_name("other.sqlite")
        open_database(other).close()
        other.replace(path)
    else:
        path.unlink()
    assert "moved, deleted or replaced" in decide_and_fail(settled)
    assert write_copy(settled) == len(settled.document.mentions) + len(settled.document.events)


def test_a_file_that_is_put_back_takes_what_waited(settled, path: Path) -> None:
    away = path.with_name("away.sqlite")
    path.rename(away)
    decide_and_fail(settled)
    away.rename(path)
    next(button for button in settled.app.window.messages.buttons if "again" in button.text()).click()
    settled.until_saved()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM edits").fetchone()[0] == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of a few megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("only the system's owner can make a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def write_protected(path: Path, disk: Path | None) -> Iterator[None]:
    """Nobody may write the file; the system's owner may unless the whole disk is protected."""
    if os.geteuid() != 0:
        path.chmod(0o400)
        yield
        path.chmod(0o600)
        return
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


@pytest.fixture
def protectable(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path | None]:
    """Where a database can be write-protected, and the disk that must be for the system's owner."""
    if os.geteuid() != 0:
        return tmp_path / "test.sqlite", None
    disk = request.getfixturevalue("small_disk")
    return disk / "test.sqlite", disk


def test_a_file_that_may_not_be_written_is_told_at_the_start(
    start_app: StartApp, protectable: tuple[Path, Path | None]
) -> None:
    path, disk = protectable
    open_database(path).close()
    with write_protected(path, disk):
        driver = start_app(settled=True, database=path)
        said = driver.app.window.messages.text
        assert "may not be written" in said or "may be written" in said
        driver.app.stop()


def test_a_full_disk_is_told_and_what_waited_is_saved_once_there_is_room(
    small_disk: Path, start_app: StartApp, tmp_path: Path
) -> None:
    article = tmp_path / "news.txt"
    article.write_text("وصلت القوات إلى واشنطن.\n\nقالت واشنطن إن القوات عادت.\n", encoding="utf-8")
    driver = start_app(article, database=small_disk / "test.sqlite")
    driver.until(lambda: driver.app.database.outstanding == 0 and driver.app.backups.worker.outstanding == 0)
    ballast = small_disk / "ballast"
    room = shutil.disk_usage(small_disk).free
    ballast.write_bytes(bytes(room))
    said = ""
    for _ in range(60):
        driver.press("A", "Ctrl+Z")
        driver.until(lambda: driver.session.error is not None or not driver.session.unsaved)
        if driver.session.error is not None:
            said = driver.app.window.messages.text
            break
    assert "full" in said or "disk failed" in said
    ballast.unlink()
    driver.session.retry()
    driver.until_saved()
    document = driver.document
    driver.app.stop()
    again = start_app(article, database=small_disk / "test.sqlite")
    assert again.document.mentions == document.mentions
    again.app.stop()


def test_two_windows_on_one_file_see_each_others_work_and_lose_none(settled, path: Path) -> None:
    """The second is another process, which decides on something else of the same article."""
    article = settled.document.article.id
    code = (
        "import sys; from pathlib import Path; from storage.database import open_database; "
        "from storage.model import decisions; from storage.reviews import open_review, save_edit\n"
        "database = open_database(Path(sys.argv[1]))\n"
        "with database.begin() as session: review = open_review(session, sys.argv[2], 'tester')\n"
        "pending = [one for one in review.document.candidates if review.document.is_pending(one)]\n"
        "save_edit(database, review, decisions.reject(review.document, pending[-1].id))\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path), article], check=True)
    settled.press("A")
    settled.until_saved()
    database = open_database(path)
    with database.session() as session:
        from storage.reviews import load_document, replay_differs

        document = load_document(session, article, "tester")
        assert replay_differs(session, article, "tester") is None
    database.close()
    assert len(document.rejections) == 1
    assert len(document.mentions) + len(document.events) >= 2


def test_a_database_says_in_one_sentence_that_its_file_is_gone(path: Path) -> None:
    database = open_database(path)
    path.unlink()
    with pytest.raises(DatabaseError, match=r"^The database .* was moved"), database.begin():
        pass
    database.close()
