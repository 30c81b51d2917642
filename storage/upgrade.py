"""Brings a database to the version of the program, each step in a transaction of its own, after a backup."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from storage.errors import DatabaseError, NewerDatabaseError

MIGRATIONS = Path(__file__).parent / "migrations"


def revisions(migrations: Path = MIGRATIONS) -> list[str]:
    """The ids of all revisions, oldest first: the files are named `0001_what.py`."""
    return sorted(path.name.partition("_")[0] for path in (migrations / "versions").glob("[0-9]*.py"))


def current_revision(connection: Connection) -> str | None:
    """The database's revision; None where it has no tables yet. Raises DatabaseError for another program's tables."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables and ("articles" in tables or tables == ["alembic_version"]):
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if found is None else str(found)
    if tables:
        raise DatabaseError(
            "The database {path} belongs to another program; choose another file.", path=connection.engine.url.database
        )
    return None


def bring_up_to_date(engine: Engine, path: Path, migrations: Path = MIGRATIONS) -> Path | None:
    """Makes the tables or runs the revisions that are missing; gives the backup that was made first, if any.

    Raises NewerDatabaseError for a database of a later program and DatabaseError when the backup cannot be written.
    """
    known = revisions(migrations)
    with engine.connect() as connection:
        current = current_revision(connection)
    if current == known[-1]:
        return None
    if current is not None and current not in known:
        raise NewerDatabaseError(
            "The database {path} is of version {found}, and this program knows versions up to {known}; "
            "install the newer program or choose another database.",
            path=path,
            found=current,
            known=known[-1],
        )
    missing = known if current is None else known[known.index(current) + 1 :]
    backup = None if current is None else back_up(path, missing[0])
    for revision in missing:
        _run(engine, revision, known, migrations)
    return backup


def back_up(path: Path, revision: str) -> Path:
    """A copy of the database beside it, named after the revision that it is still without."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    backup = path.with_name(f"{path.stem}.before-{revision}.{now}.sqlite")
    partial = backup.with_suffix(".partial")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(partial)) as target:
            source.backup(target)
        partial.rename(backup)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        raise DatabaseError(
            "The database {path} must be converted, but no backup could be written first ({reason}); "
            "make room beside it.",
            path=path,
            reason=error,
        ) from error
    return backup


def _run(engine: Engine, revision: str, known: list[str], migrations: Path) -> None:
    from alembic import command  # only the first start, and the first one after an update, pay for it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    with engine.begin() as connection:
        current = current_revision(connection)
        if current is not None and known.index(current) >= known.index(revision):
            return  # another process was faster
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
            raise DatabaseError(
                "The database {path} has references that lead nowhere, so that it stays at version {found}; "
                "please report this with the backup that lies beside it.",
                path=engine.url.database,
                found=current,
            )
