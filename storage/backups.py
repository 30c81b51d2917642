"""Copies of the database beside it, one an hour while it changes, kept for a day, one a day for a week."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from storage.errors import DatabaseError

_NAME: Final = "%Y%m%dT%H%M%S.%fZ"
_EVERY: Final = timedelta(hours=1)
_HOURS: Final = 24
_DAYS: Final = 7


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A copy of the database as it was at a moment."""

    made_at: datetime
    path: Path


def backup_folder(database: Path) -> Path:
    """Where the database's backups lie."""
    return database.with_name(f"{database.stem}.backups")


def list_backups(database: Path) -> list[Backup]:
    """The backups there are, the newest first."""
    found = []
    for path in backup_folder(database).glob("*.sqlite"):
        try:
            made_at = datetime.strptime(path.stem, _NAME).replace(tzinfo=UTC)
        except ValueError:
            continue  # somebody else's file
        found.append(Backup(made_at, path))
    return sorted(found, reverse=True)


def back_up_if_due(database: Path, now: datetime | None = None) -> Backup | None:
    """Makes a backup unless there is one of the last hour or nothing was written since; old ones go.

    Raises DatabaseError when it cannot be written; the older ones are then all still there.
    """
    now = now or datetime.now(UTC)
    there = list_backups(database)
    if there and (now - there[0].made_at < _EVERY or not _changed_since(database, there[0].made_at)):
        return None
    path = backup_folder(database) / f"{now.strftime(_NAME)}.sqlite"
    copy_database(database, path)
    made = Backup(now, path)
    for old in superseded([made, *there], now):
        old.path.unlink(missing_ok=True)
    return made


def superseded(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Those that need not be kept: a later one of the same hour, or before yesterday of the same day, is there."""
    kept: set[Backup] = set()
    hours: set[str] = set()
    days: set[str] = set()
    for backup in sorted(backups, reverse=True):
        hour, day = backup.made_at.strftime("%Y%m%d%H"), backup.made_at.strftime("%Y%m%d")
        age = now - backup.made_at
        if age < timedelta(hours=_HOURS) and hour not in hours:
            kept.add(backup)
        if age < timedelta(days=_DAYS) and day not in days:
            kept.add(backup)
        hours.add(hour)
        days.add(day)
    return [backup for backup in backups if backup not in kept]


def restore(database: Path, backup: Path) -> Backup:
    """Puts a backup's content into the database, of which a last backup is made first; gives that.

    Other connections see the restored content from their next transaction on. Raises DatabaseError when either copy
    fails: then the database is as it was.
    """
    now = datetime.now(UTC)
    before = backup_folder(database) / f"{now.strftime(_NAME)}.sqlite"
    copy_database(database, before)
    copy_database(backup, database)
    return Backup(now, before)


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy, whoever writes meanwhile; a new target appears whole or not at all."""
    new = not target.exists()
    path = target.with_name(f".{target.name}.partial") if new else target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(path)) as copy:
            original.execute("SELECT count(*) FROM sqlite_master")  # raises for what is no database
            original.backup(copy)
        if new:
            path.rename(target)
    except (OSError, sqlite3.Error) as error:
        if new and path.exists():
            path.unlink()
        raise DatabaseError(
            "No copy of {source} could be written to {target}: {reason}.", source=source, target=target, reason=error
        ) from error


def _changed_since(database: Path, moment: datetime) -> bool:
    files = (database, database.with_name(f"{database.name}-wal"))
    return any(file.exists() and file.stat().st_mtime > moment.timestamp() for file in files)
