"""Faults are found one by one, and what differs from the log is written anew from it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.articles import add_article
from storage.database import Database, open_database
from storage.integrity import Remedy, faults
from storage.mending import mend
from storage.model import Article, Candidates, Document, Level, MentionCandidate, Span, decisions
from storage.reviews import add_candidates, load_document, open_review, replay_differs, save_edit

TEXT = "قصفت طائرات جسر المدينة فجر السبت"


@pytest.fixture
def reviewed(database: Database) -> Document:
    with database.begin() as session:
        add_article(session, Article("a", TEXT))
        found = Candidates((MentionCandidate("c1", Span(5, 11), "VEH", score=0.9, source="lexicon/0.1"),))
        add_candidates(session, "a", found, "lexicon", "0.1")
        review = open_review(session, "a", "salma")
    save_edit(database, review, decisions.accept(review.document, "c1"))
    save_edit(database, review, decisions.add_event(review.document, Span(0, 4), "Conflict.Attack"))
    save_edit(database, review, decisions.add_mention(review.document, Span(12, 23), "FAC", Level.NOM))
    [event] = review.document.events
    bridge = next(m.id for m in review.document.mentions.values() if m.label == "FAC")
    save_edit(database, review, decisions.add_argument(review.document, event, "Target", bridge))
    return review.document


def spoil(database: Database, statement: str) -> None:
    """Changes the file behind the program's back."""
    with closing(sqlite3.connect(database.path)) as connection:
        connection.executescript(statement)


def current(database: Database) -> Document:
    with database.session() as session:
        return load_document(session, "a", "salma")


def test_a_sound_database_has_no_fault(database: Database, reviewed: Document) -> None:
    assert list(faults(database)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event_arguments",
        "UPDATE mentions SET label = 'ORG' WHERE label = 'FAC'",
        "UPDATE mentions SET start_offset = start_offset + 1",
        "UPDATE mentions SET text = 'غيره'",
        "UPDATE mentions SET end_offset = 5000 WHERE label = 'FAC'",
        "UPDATE reviews SET mention_count = 7",
        "UPDATE reviews SET status = 'finished'",
        "DELETE FROM mentions WHERE label = 'VEH'",
    ],
)
def test_what_differs_from_the_log_is_named_and_written_anew(
    database: Database, reviewed: Document, statement: str
) -> None:
    spoil(database, statement)
    [fault] = faults(database)
    assert fault.remedy is Remedy.LOG
    assert "salma" in str(fault.error)
    backup = mend(database, {fault.review})
    assert backup.exists()
    assert list(faults(database)) == []
    assert current(database) == reviewed
    with database.session() as session:
        assert replay_differs(session, "a", "salma") is None


def test_a_review_that_was_mended_can_be_gone_on_with(database: Database, reviewed: Document) -> None:
    spoil(database, "DELETE FROM event_arguments")
    mend(database, {fault.review for fault in faults(database)})
    with database.begin() as session:
        review = open_review(session, "a", "salma")
    [event] = review.document.events
    save_edit(database, review, decisions.delete(review.document, event))
    assert list(faults(database)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles SET text = replace(text, 'جسر', 'بيت')",
        "UPDATE candidates SET end_offset = 5000",
        "DROP TRIGGER edits_no_update; UPDATE edits SET changes = '[]' WHERE sequence = 3",
    ],
)
def test_what_only_a_backup_could_mend_is_named_and_left_alone(
    database: Database, reviewed: Document, statement: str
) -> None:
    spoil(database, statement)
    found = list(faults(database))
    assert found
    assert Remedy.NONE in {fault.remedy for fault in found}


def test_a_role_that_the_schema_forbids_is_named(database: Database, reviewed: Document) -> None:
    with database.begin() as session:
        review = open_review(session, "a", "salma")
    [event] = review.document.events
    place = next(m.id for m in review.document.mentions.values() if m.label == "FAC")
    save_edit(database, review, decisions.set_role(review.document, event, ("Target", place), ("Instrument", place)))
    [fault] = faults(database)
    assert fault.remedy is Remedy.NONE
    assert "Instrument" in str(fault.error)


def test_mending_without_room_for_a_backup_changes_nothing(
    database: Database, reviewed: Document, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spoil(database, "DELETE FROM event_arguments")
    before = current(database)
    monkeypatch.setattr("storage.backups.sqlite3.connect", _refuse)
    with pytest.raises(Exception, match="full"):
        mend(database, {1})
    monkeypatch.undo()
    assert current(database) == before
    assert not list(tmp_path.glob("*.partial"))


def _refuse(*_: object) -> None:
    raise sqlite3.OperationalError("database or disk is full")


def test_opening_again_finds_the_same(database: Database, reviewed: Document) -> None:
    spoil(database, "DELETE FROM event_arguments")
    other = open_database(database.path)
    assert len(list(faults(other))) == 1
    other.close()
