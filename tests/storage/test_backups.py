"""Backups are made hourly while something changes, thin out with age, and can be put back."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.articles import add_article, count_articles
from storage.backups import Backup, back_up_if_due, backup_folder, list_backups, restore, superseded
from storage.database import Database, open_database
from storage.errors import DatabaseError
from storage.model import Article

NOON = datetime(2026, 3, 10, 12, 30, tzinfo=UTC)


def put(database: Database, id_: str) -> None:
    with database.begin() as session:
        add_article(session, Article(id_, f"نص {id_}"))


def articles(path: Path) -> int:
    database = open_database(path)
    try:
        with database.session() as session:
            return count_articles(session)
    finally:
        database.close()


def written_at(path: Path, moment: datetime) -> None:
    for file in (path, path.with_name(f"{path.name}-wal")):
        if file.exists():
            os.utime(file, (moment.timestamp(), moment.timestamp()))


def test_a_backup_holds_what_was_committed(database: Database, tmp_path: Path) -> None:
    put(database, "a")
    made = back_up_if_due(database.path)
    assert made is not None
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(made.path.read_bytes())
    assert articles(copy) == 1


def test_within_the_hour_and_without_a_change_there_is_no_other(database: Database) -> None:
    put(database, "a")
    assert back_up_if_due(database.path, NOON) is not None
    written_at(database.path, NOON + timedelta(minutes=10))
    assert back_up_if_due(database.path, NOON + timedelta(minutes=59)) is None
    assert back_up_if_due(database.path, NOON + timedelta(minutes=61)) is not None
    written_at(database.path, NOON)
    assert back_up_if_due(database.path, NOON + timedelta(hours=5)) is None
    assert len(list_backups(database.path)) == 2


def test_a_month_of_hourly_backups_leaves_a_day_of_hours_and_a_week_of_days() -> None:
    now = NOON
    backups = [Backup(now - timedelta(hours=hours), Path(f"{hours}")) for hours in range(24 * 30)]
    gone = set(superseded(backups, now))
    kept = [backup for backup in backups if backup not in gone]
    assert [backup for backup in kept if now - backup.made_at < timedelta(hours=24)] == backups[:24]
    older = [backup for backup in kept if now - backup.made_at >= timedelta(hours=24)]
    assert len({backup.made_at.date() for backup in older}) == len(older)
    assert 5 <= len(older) <= 7


def test_the_old_ones_go_and_other_files_stay(database: Database) -> None:
    put(database, "a")
    folder = backup_folder(database.path)
    folder.mkdir()
    (folder / "my own.sqlite").write_bytes(b"x")
    for hours in (400, 300):
        back_up_if_due(database.path, NOON - timedelta(hours=hours))
    written_at(database.path, NOON)
    back_up_if_due(database.path, NOON)
    assert [backup.made_at for backup in list_backups(database.path)] == [NOON]
    assert (folder / "my own.sqlite").exists()


def test_a_backup_is_put_back_while_the_database_is_open(database: Database) -> None:
    put(database, "a")
    made = back_up_if_due(database.path, NOON)
    assert made is not None
    put(database, "b")
    before = restore(database.path, made.path)
    with database.session() as session:
        assert count_articles(session) == 1
    put(database, "c")
    with database.session() as session:
        assert count_articles(session) == 2
    assert articles(before.path) == 2


def test_what_is_no_database_is_not_put_back(database: Database, tmp_path: Path) -> None:
    put(database, "a")
    wrong = tmp_path / "wrong.sqlite"
    wrong.write_bytes(b"no database at all, " * 100)
    with pytest.raises(DatabaseError, match=r"wrong\.sqlite"):
        restore(database.path, wrong)
    with database.session() as session:
        assert count_articles(session) == 1


def test_a_folder_that_may_not_be_written_leaves_everything_as_it_is(database: Database) -> None:
    put(database, "a")
    backup_folder(database.path).write_text("a file is in the way")
    with pytest.raises(DatabaseError, match="No copy"):
        back_up_if_due(database.path)
