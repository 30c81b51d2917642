import io
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage import database as database_module
from storage.articles import add_article, count_articles
from storage.database import Database, default_database_path, open_database
from storage.errors import DatabaseError, LockedDatabaseError, NewerDatabaseError
from storage.model import Article
from storage.model.spelling import search_key
from storage.search_index import articles_with
from storage.tables import Base
from storage.upgrade import MIGRATIONS, revisions

LATEST = revisions()[-1]
INDEX = "article_search"
"""The table of SQLite's full-text index, with those that it makes for itself; SQLAlchemy knows nothing of such."""
LATER = f"{int(LATEST) + 1:04}"
SECOND = f'''"""One more column."""

import sqlalchemy as sa
from alembic import op

revision = "{LATER}"
down_revision = "{LATEST}"


def upgrade() -> None:
    op.add_column("articles", sa.Column("language", sa.Text(), nullable=False, server_default="ar"))
    {{more}}
'''


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The migrations of a program one version on."""
    folder = tmp_path / "later"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{LATER}_language.py").write_text(SECOND.format(more=""), encoding="utf-8")
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A closed database with one article."""
    path = tmp_path / "old" / "articles.sqlite"
    database = open_database(path)
    with database.begin() as session:
        add_article(session, Article("a", "نص"))
    database.close()
    return path


def columns(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[1] for row in connection.execute("PRAGMA table_info(articles)")}


def pragma(database: Database, name: str) -> object:
    with database.begin() as session:
        return session.execute(text(f"PRAGMA {name}")).scalar()


def test_migrations_make_exactly_the_tables_that_the_code_knows(database) -> None:
    with database.engine.connect() as connection:
        own = {"compare_server_default": True, "include_name": lambda name, *_: not (name or "").startswith(INDEX)}
        context = MigrationContext.configure(connection, opts=own)
        assert compare_metadata(context, Base.metadata) == []


def test_the_tables_and_views_can_be_made_in_postgresql() -> None:
    written = io.StringIO()
    context = MigrationContext.configure(
        dialect_name="postgresql", opts={"as_sql": True, "output_buffer": written, "literal_binds": True}
    )
    with Operations.context(context):
        for revision in ScriptDirectory(str(MIGRATIONS)).walk_revisions():
            revision.module.upgrade()
    made = re.findall(r"CREATE (TABLE|VIEW) (\w+)", written.getvalue())
    assert {name for kind, name in made if kind == "TABLE"} == set(Base.metadata.tables)
    assert {name for kind, name in made if kind == "VIEW"} == {"gold_mentions", "gold_events", "gold_arguments"}
    assert "TRIGGER" not in written.getvalue()
    assert max(len(name) for name in re.findall(r"CONSTRAINT (\w+)", written.getvalue())) <= 63


def test_every_migration_leads_to_the_next() -> None:
    known = revisions()
    assert known == [f"{number:04}" for number in range(1, len(known) + 1)]


@pytest.mark.parametrize(
    ("name", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)]
)
def test_writing_survives_a_power_cut_and_keeps_references(database, name, value) -> None:
    assert pragma(database, name) == value


def test_folders_are_made_and_the_default_lies_in_the_users_data_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    database = open_database()
    assert database.path == default_database_path()
    assert database.path.is_file()
    assert database.path.is_relative_to(tmp_path / "data")
    database.close()


def test_what_fails_in_the_middle_leaves_nothing(database) -> None:
    def fail() -> None:
        with database.begin() as session:
            add_article(session, Article("a", "نص"))
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.session() as session:
        assert count_articles(session) == 0


def test_a_session_for_reading_refuses_to_write(database) -> None:
    with pytest.raises(DatabaseError, match="may not be written"), database.session() as session:
        session.execute(text("INSERT INTO reviewers (name) VALUES ('x')"))


def test_a_session_for_reading_sees_one_state_while_another_connection_writes(database) -> None:
    other = open_database(database.path)
    with database.session() as reading:
        assert count_articles(reading) == 0
        with other.begin() as writing:
            add_article(writing, Article("a", "نص"))
        assert count_articles(reading) == 0
    with database.session() as reading:
        assert count_articles(reading) == 1
    other.close()


def test_a_second_writer_waits_and_is_told_when_it_takes_too_long(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(database_module, "_BUSY_SECONDS", 0.05)
    first = open_database(tmp_path / "articles.sqlite")
    second = open_database(tmp_path / "articles.sqlite")
    with first.begin(), pytest.raises(LockedDatabaseError, match="in use by another program"), second.begin():
        pass
    first.close()
    second.close()


def test_a_locked_file_cannot_be_opened_for_the_first_time(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(database_module, "_BUSY_SECONDS", 0.05)
    path = tmp_path / "articles.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedDatabaseError):
            open_database(path)


def test_two_processes_may_make_the_same_file_at_once(tmp_path) -> None:
    code = "import sys, pathlib; from storage.database import open_database; open_database(pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(tmp_path / "articles.sqlite")]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ended = [(process.communicate()[1], process.returncode) for process in started]
    assert [(error, status) for error, status in ended if status] == []


def test_a_newer_database_is_refused_with_both_versions(old, later) -> None:
    open_database(old, migrations=later).close()
    with pytest.raises(NewerDatabaseError, match=f"version {LATER}.*up to {LATEST}"):
        open_database(old)
    assert not list(old.parent.glob("*.before-0001.*"))


def test_what_was_imported_before_there_was_a_search_is_found(tmp_path) -> None:
    folder = tmp_path / "before"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__", "0004*"))
    path = tmp_path / "articles.sqlite"
    open_database(path, migrations=folder).close()
    with closing(sqlite3.connect(path)) as connection:
        values = ("a", "عنوان", "قصف على غَزّة")
        connection.execute(
            "INSERT INTO articles VALUES (?, 1, ?, 13, 'digest', 'ace2005', NULL, '', '2026-01-01', '{}', '{}', ?)",
            values,
        )
        connection.commit()
    database = open_database(path)
    with database.session() as session:
        query = articles_with(session, [search_key("غزة")])
        assert query is not None
        assert list(session.scalars(query)) == ["a"]
    database.close()


def test_an_older_database_is_backed_up_and_converted(old, later) -> None:
    database = open_database(old, migrations=later)
    assert database.backup is not None
    assert database.backup.name.startswith(f"articles.before-{LATER}.")
    with database.session() as session:
        assert session.execute(text("SELECT id, language FROM articles")).one()._tuple() == ("a", "ar")
    database.close()
    assert "language" not in columns(database.backup)
    unchanged = open_database(database.backup)
    with unchanged.session() as session:
        assert count_articles(session) == 1
    unchanged.close()
    again = open_database(old, migrations=later)
    assert again.backup is None
    again.close()


def test_a_conversion_that_fails_leaves_the_old_version_whole(old, later) -> None:
    faulty = SECOND.format(more='op.execute("SELECT nothing FROM nowhere")')
    (later / "versions" / f"{LATER}_language.py").write_text(faulty, encoding="utf-8")
    with pytest.raises(OperationalError, match="nowhere"):
        open_database(old, migrations=later)
    assert "language" not in columns(old)
    open_database(old).close()


def test_a_conversion_that_breaks_references_is_not_kept(old, later) -> None:
    faulty = SECOND.format(
        more="op.execute(\"INSERT INTO extraction_runs VALUES (1, 'gone', '', '', 0, '2026-01-01 00:00:00')\")"
    )
    (later / "versions" / f"{LATER}_language.py").write_text(faulty, encoding="utf-8")
    with pytest.raises(DatabaseError, match="lead nowhere"):
        open_database(old, migrations=later)
    assert "language" not in columns(old)


def test_without_a_backup_nothing_is_converted(old, later, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("storage.upgrade.Path.rename", full)
    with pytest.raises(DatabaseError, match=r"no backup could be written first .*full"):
        open_database(old, migrations=later)
    assert "language" not in columns(old)
    assert [path.name for path in old.parent.glob("*partial*")] == []


def test_a_file_that_is_no_database_is_left_alone(tmp_path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("ليس قاعدة بيانات", encoding="utf-8")
    with pytest.raises(DatabaseError, match="is no Tawsim database"):
        open_database(path)
    assert path.read_text(encoding="utf-8") == "ليس قاعدة بيانات"
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


def test_a_truncated_database_is_named_as_damaged(old) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    old.write_bytes(old.read_bytes()[:5000])
    with pytest.raises(DatabaseError, match="is damaged"):
        open_database(old)


@pytest.mark.parametrize("table", ["songs", "articles"])
def test_another_programs_database_is_left_alone(tmp_path, table) -> None:
    path = tmp_path / "music.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE TABLE {table} (title)")
    with pytest.raises(DatabaseError, match="belongs to another program"):
        open_database(path)


def test_an_empty_file_becomes_a_database(tmp_path) -> None:
    path = tmp_path / "empty.sqlite"
    path.touch()
    open_database(path).close()
    assert "text" in columns(path)


def test_a_folder_is_refused(tmp_path) -> None:
    with pytest.raises(DatabaseError, match="is a folder"):
        open_database(tmp_path)


def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DatabaseError, match="no ordinary file"):
        open_database(tmp_path / "pipe")


def test_a_folder_that_cannot_be_made_is_named(tmp_path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="cannot be opened"):
        open_database(tmp_path / "file" / "articles.sqlite")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that not even the system's owner may write")
def test_a_folder_that_may_not_be_written_is_named() -> None:
    with pytest.raises(DatabaseError, match="its folder is there and may be written"):
        open_database(Path("/proc/self/articles.sqlite"))


def test_a_full_disk_is_said_plainly_and_nothing_is_half_written(database) -> None:
    with database.begin() as session:
        add_article(session, Article("a", "نص"))
    with database.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()

    def fill() -> None:
        with database.begin() as session:
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
            add_article(session, Article("b", "ن" * 1_000_000))

    with pytest.raises(DatabaseError, match="disk is full"):
        fill()
    with database.session() as session:
        assert count_articles(session) == 1


def test_the_edit_log_cannot_be_changed_or_thinned_out(database) -> None:
    with database.begin() as session:
        add_article(session, Article("a", "نص"))
        session.execute(text("INSERT INTO reviewers (id, name) VALUES (1, 'x')"))
        session.execute(text("INSERT INTO reviews VALUES (1, 'a', 1, 'new', NULL, NULL, NULL, 0, 0, 0, 0, '')"))
        session.execute(text("INSERT INTO edits VALUES (1, 1, 1, 'x', NULL, '2026-01-01 00:00:00', '[]')"))
    for statement in ("UPDATE edits SET name = 'y'", "DELETE FROM edits"):
        with pytest.raises(IntegrityError, match="append-only"), database.begin() as session:
            session.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO reviews VALUES (1, 'a', 1, 'unknown', NULL, NULL, NULL, 0, 0, 0, 0, '')",
        "INSERT INTO reviews VALUES (1, 'nowhere', 1, 'new', NULL, NULL, NULL, 0, 0, 0, 0, '')",
        "INSERT INTO candidates VALUES ('a', 'm', 1, 0, 'mention', 1, 1, 'PER', 'NAM', NULL, NULL, 1, '', '{}')",
        "INSERT INTO candidates VALUES ('a', 'm', 1, 0, 'mention', 0, 1, 'PER', 'NAM', NULL, NULL, 1.1, '', '{}')",
        "INSERT INTO candidates VALUES ('a', 'm', 1, 0, 'mention', 0, 1, 'PER', 'XXX', NULL, NULL, 1, '', '{}')",
        "INSERT INTO candidates VALUES ('a', 'm', 1, 0, 'event', 0, 1, 'PER', 'NAM', NULL, NULL, 1, '', '{}')",
        "INSERT INTO candidates VALUES ('a', 'm', 1, 0, 'other', 0, 1, 'PER', 'NAM', NULL, NULL, 1, '', '{}')",
    ],
)
def test_rows_that_make_no_sense_are_refused_by_the_database_itself(database, statement) -> None:
    with database.begin() as session:
        add_article(session, Article("a", "نص"))
        session.execute(text("INSERT INTO reviewers (id, name) VALUES (1, 'x')"))
        session.execute(text("INSERT INTO extraction_runs VALUES (1, 'a', 'x', '1', 1, '2026-01-01 00:00:00')"))
    with pytest.raises(IntegrityError, match="constraint failed"), database.begin() as session:
        session.execute(text(statement))
