"""Databases as earlier versions of the program made them, kept as SQL, open in this one with nothing lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import open_database
from storage.integrity import faults
from storage.model import Decision
from storage.model.schema_files import load_default_schema
from storage.reviews import history, load_document, open_review, save_edit, undo_stack
from storage.search import search
from storage.search_query import parse_query
from storage.upgrade import revisions

KEPT = Path(__file__).parents[1] / "data/databases"


@pytest.fixture(params=sorted(KEPT.glob("*.sql")), ids=lambda path: path.stem)
def old(request, tmp_path: Path) -> Path:
    path = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    return path


def test_there_is_one_for_every_version_before_this_one() -> None:
    assert [path.stem for path in sorted(KEPT.glob("*.sql"))] == revisions()[:-1]


def test_what_was_decided_then_is_there_can_be_undone_and_found(old: Path) -> None:
    database = open_database(old)
    assert database.backup is not None
    assert list(faults(database)) == []
    with database.session() as session:
        document = load_document(session, "old", "salma")
        schema = load_default_schema()
        found = list(search(session, parse_query("place:بيروت", schema), schema, "salma"))
    assert document.text.startswith("قَصْفٌ")
    assert document.article.metadata == {"source": "نص لنا"}
    assert [document.decision_on(id_) for id_ in ("c1", "c2", "c3")] == [
        Decision.ACCEPTED,
        Decision.ACCEPTED,
        Decision.REJECTED,
    ]
    by_hand = [mention for mention in document.mentions.values() if mention.origin is None]
    assert [(mention.span.text_in(document.text), mention.note) for mention in by_hand] == [("غَزَّة", "ملاحظة")]
    assert [hit.label for hit in found] == ["Contact.Meet"]
    with database.begin() as session:
        review = open_review(session, "old", "salma")
        last = undo_stack(history(session, review.id))[0][-1]
    save_edit(database, review, last.edit.inverse(), last.id)
    assert {mention.note for mention in review.document.mentions.values()} == {""}
    assert list(faults(database)) == []
    database.close()
