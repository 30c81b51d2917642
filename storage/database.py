"""The database file: opened, brought up to date, and read or written in transactions."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError as SqlDatabaseError
from sqlalchemy.orm import Session

from storage.errors import DatabaseError, LockedDatabaseError
from storage.upgrade import MIGRATIONS, bring_up_to_date

_BUSY_SECONDS = 5.0
_TO_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_MAGIC = b"SQLite format 3\x00"

_REASONS = {
    sqlite3.SQLITE_BUSY: "The database {path} is in use by another program; close it or try again.",
    sqlite3.SQLITE_LOCKED: "The database {path} is in use by another program; close it or try again.",
    sqlite3.SQLITE_READONLY: "The database {path} may not be written; check its permissions and those of its folder.",
    sqlite3.SQLITE_PERM: "The database {path} may not be opened; check its permissions and those of its folder.",
    sqlite3.SQLITE_CANTOPEN: "The database {path} cannot be opened; check that its folder is there and may be written.",
    sqlite3.SQLITE_IOERR: "The disk failed while the database {path} was in use; check the disk and its free space.",
    sqlite3.SQLITE_FULL: "The disk is full, so that the database {path} could not be written; make room and try again.",
    sqlite3.SQLITE_CORRUPT: "The database {path} is damaged; restore it from a backup.",
    sqlite3.SQLITE_NOTADB: "The file {path} is no Tawsim database; choose another one.",
}


class Database:
    """An open database; several threads and several processes may use the same file."""

    def __init__(self, path: Path, backup: Path | None, engine: Engine, reader: Engine) -> None:
        self.path = path
        self.backup = backup
        """The copy that was made because the file was of an older version."""
        self.engine = engine
        self._reader = reader
        self._file = _identity(path)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """For reading: everything inside sees the same state; what it tries to write is refused."""
        with plainly(self.path), Session(self._reader) as session:
            yield session

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """For writing, one writer at a time: committed at the end, and nothing of it after an error."""
        with plainly(self.path), Session(self.engine, expire_on_commit=False) as session, session.begin():
            session.connection()  # takes the lock now, so that nothing read inside can be out of date when it is used
            yield session
            self._check_same_file()

    def _check_same_file(self) -> None:
        """SQLite would go on writing into a deleted file, and nobody would ever see it again."""
        if _identity(self.path) != self._file:
            raise DatabaseError(
                "The database {path} was moved, deleted or replaced while it was open, so that nothing can be saved in"
                " it; put it back and save again, or write a copy.",
                path=self.path,
            )

    def close(self) -> None:
        """Closes every connection."""
        self._reader.dispose()
        self.engine.dispose()


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and number of the file; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def default_database_path() -> Path:
    """Where articles are kept when nobody says otherwise."""
    return Path(platformdirs.user_data_dir("tawsim", appauthor=False)) / "tawsim.sqlite"


def open_database(path: Path | None = None, *, migrations: Path = MIGRATIONS) -> Database:
    """Opens, makes or converts the database; raises DatabaseError with one sentence when that cannot be."""
    path = (path or default_database_path()).expanduser().absolute()
    _check_file(path)
    engine = _engine(path, "BEGIN IMMEDIATE", "journal_mode = WAL", "foreign_keys = ON")
    try:
        with plainly(path):
            backup = _made_current(path, migrations)
            with engine.connect():
                pass  # so that what is wrong with the file is said now, not at the first edit
    except DatabaseError:
        engine.dispose()
        raise
    return Database(path, backup, engine, _engine(path, "BEGIN", "foreign_keys = ON", "query_only = ON"))


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Says in one sentence what is wrong with the file or the disk; other errors of SQL are bugs and pass."""
    try:
        yield
    except (SqlDatabaseError, sqlite3.DatabaseError) as error:
        cause = error.orig if isinstance(error, SqlDatabaseError) else error
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        if code not in _REASONS:
            raise
        kind = LockedDatabaseError if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) else DatabaseError
        raise kind(_REASONS[code], path=path) from error


def _from_json(text: str) -> object:
    """What `extra` holds is nothing in all but a few rows, of which an article may have 100,000."""
    return {} if text == "{}" else json.loads(text)


def _check_file(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise DatabaseError("{path} is a folder, not a database; name a file in it.", path=path)
        if not path.exists():
            return
        if not path.is_file():
            raise DatabaseError("{path} is no ordinary file, so that it cannot hold a database.", path=path)
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        reason = error.strerror or error
        raise DatabaseError("The database {path} cannot be opened: {reason}.", path=path, reason=reason) from error
    if start not in (b"", _MAGIC):
        raise DatabaseError(_REASONS[sqlite3.SQLITE_NOTADB], path=path)


def _made_current(path: Path, migrations: Path) -> Path | None:
    """The conversion has an engine of its own: tables are rebuilt, which live references would forbid."""
    engine = _engine(path, "BEGIN IMMEDIATE", "journal_mode = WAL", "foreign_keys = OFF")
    try:
        return bring_up_to_date(engine, path, migrations)
    finally:
        engine.dispose()


def _engine(path: Path, begin: str, *pragmas: str) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": _BUSY_SECONDS},
        json_serializer=_TO_JSON,
        json_deserializer=_from_json,
    )

    def connected(connection: Any, _record: object) -> None:  # noqa: ANN401 - whatever the driver gives
        connection.isolation_level = None  # the driver's own idea of transactions would leave out BEGIN before SELECT
        for pragma in ("synchronous = FULL", *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine
