import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from storage.articles import list_articles
from storage.database import Database, open_database
from storage.errors import CancelledError, ExportError
from storage.export import EVERYTHING, export_documents, written_whole
from storage.formats import ReadProblem, read_articles
from storage.formats.jsonl import write_jsonl
from storage.formats.relabelling import Renames
from storage.importing import Imported, import_document, import_paths
from storage.model import Article, Decision, Document, Origin, ReviewStatus, Schema, decisions
from storage.model.records import Layer, Status, document_to_record
from storage.model.schema_files import default_schema_text, load_default_schema
from storage.reviews import append_edit, history, load_document, open_review, replay_differs, save_edit, undo_stack
from storage.schemas import schema_of
from tests.strategies import reviewed_documents

TEXT = "قصفت الطائرات الجسر"
MENTION = {"id": "m1", "label": "FAC", "level": "NOM", "start": 14, "end": 19, "text": "الجسر"}
EVENT = {
    "id": "e1",
    "label": "Conflict.Attack",
    "start": 0,
    "end": 4,
    "arguments": [{"role": "Target", "mention": "m1"}],
}
RECORD = {"id": "a", "text": TEXT, "mentions": [MENTION], "events": [EVENT]}


def file(tmp_path: Path, *records: object, name: str = "in.jsonl") -> Path:
    path = tmp_path / name
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def taken(database: Database, path: Path, reviewer: str = "سلمى", **options) -> list[Imported | ReadProblem]:
    return list(import_paths(database, [path], reviewer, **options))


def loaded(database: Database, article_id: str = "a", reviewer: str = "سلمى") -> Document:
    with database.session() as session:
        return load_document(session, article_id, reviewer)


def with_status(status: str, **changes: object) -> dict[str, Any]:
    mention, event = MENTION | {"status": status}, EVENT | {"status": status, "source": "engine/2.0", "score": 0.5}
    return RECORD | {"mentions": [mention | {"source": "engine/2.0", "score": 0.25}], "events": [event]} | changes


def test_gold_in_a_file_becomes_the_reviewers_and_finished(database, tmp_path) -> None:
    (result,) = taken(database, file(tmp_path, RECORD))
    assert isinstance(result, Imported)
    assert (result.id, result.was_new, result.annotated, result.remarks) == ("a", True, True, ())
    found = loaded(database)
    assert found == next(iter(read_articles(tmp_path / "in.jsonl")))
    assert found.status is ReviewStatus.FINISHED
    assert loaded(database, reviewer="هند").mentions == {}
    with database.begin() as session:
        review = open_review(session, "a", "سلمى")
        entries = history(session, review.id)
        assert replay_differs(session, "a", "سلمى") is None
    assert [entry.edit.name for entry in entries] == ["import"]
    assert undo_stack(entries) == ([], [])


def test_candidates_in_a_file_become_a_run_signed_by_their_extractor(database, tmp_path) -> None:
    from storage.runs import latest_run

    taken(database, file(tmp_path, with_status("candidate")))
    found = loaded(database)
    assert (found.pending_count, found.status) == (2, ReviewStatus.NEW)
    with database.session() as session:
        run = latest_run(session, "a")
    assert run is not None
    assert (run.extractor, run.version) == ("engine", "2.0")


def test_items_without_a_status_can_be_taken_as_candidates(database, tmp_path) -> None:
    taken(database, file(tmp_path, RECORD), default=Status.CANDIDATE)
    assert loaded(database).pending_count == 2


@settings(max_examples=40)
@given(reviewed_documents())
def test_a_document_goes_in_and_comes_out_the_same(lasting, document) -> None:
    record = document_to_record(document, Layer.BOTH)
    from storage.model.record_reading import record_to_document

    given_document = record_to_document(record)
    number = next(NUMBERS)
    # The mark stands after the text, so that no offset moves.
    article = replace(given_document.article, id=f"a{number}", text=f"{given_document.text}|{number}")
    given_document = replace(given_document, article=article)
    with lasting.begin() as session:
        added, left_out = import_document(session, given_document, "سلمى")
    assert left_out == []
    with lasting.session() as session:
        assert load_document(session, added.id, "سلمى") == given_document
        assert replay_differs(session, added.id, "سلمى") is None


NUMBERS = iter(range(1_000_000))


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = open_database(tmp_path_factory.mktemp("lasting") / "articles.sqlite")
    yield database
    database.close()


def test_the_same_file_twice_changes_nothing(database, tmp_path) -> None:
    path = file(tmp_path, with_status("accepted"), RECORD | {"id": "b", "text": f"{TEXT}."})
    taken(database, path)
    before = [loaded(database, id_) for id_ in ("a", "b")]
    results = taken(database, path)
    assert [(r.was_new, r.remarks) for r in results if isinstance(r, Imported)] == [(False, ())] * 2
    assert [loaded(database, id_) for id_ in ("a", "b")] == before
    with database.session() as session:
        assert len(history(session, 1)) == 1


def test_a_reviewers_own_decisions_are_not_replaced(database, tmp_path) -> None:
    taken(database, file(tmp_path, {"id": "a", "text": TEXT}))
    with database.begin() as session:
        review = open_review(session, "a", "سلمى")
    save_edit(database, review, decisions.set_status(review.document, ReviewStatus.FLAGGED))
    before = loaded(database)
    (result,) = taken(database, file(tmp_path, RECORD))
    assert isinstance(result, Imported)
    assert not result.annotated
    assert tuple(map(str, result.remarks)) == (
        "سلمى has reviewed the article a already; its annotation in the file was not taken.",
    )
    assert loaded(database) == before
    (other,) = taken(database, file(tmp_path, RECORD), "هند")
    assert isinstance(other, Imported)
    assert other.annotated


def test_gold_for_an_article_with_other_candidates_gets_ids_that_are_free(database, tmp_path) -> None:
    taken(database, file(tmp_path, with_status("candidate")))
    taken(database, file(tmp_path, RECORD))
    found = loaded(database)
    assert set(found.candidates.by_id) == {"m1", "e1"}
    assert set(found.mentions) == {"m1~2"}
    assert found.events["e1~2"].arguments[0].mention == "m1~2"
    assert found.status is ReviewStatus.FINISHED


def test_decisions_point_to_their_candidates_under_whatever_ids_those_got(database, tmp_path) -> None:
    taken(database, file(tmp_path, with_status("candidate")))
    accepted = with_status("accepted")
    accepted["events"][0]["status"] = "rejected"
    taken(database, file(tmp_path, accepted))
    found = loaded(database)
    (mention,) = found.mentions.values()
    assert found.origin_status(mention) is Origin.ACCEPTED
    assert [found.decision_on(c.id) for c in found.candidates.events] == [Decision.REJECTED]
    assert found.pending_count == 0


def test_a_faulty_article_does_not_stop_the_others(database, tmp_path) -> None:
    path = file(
        tmp_path,
        {"id": "a", "text": TEXT},
        {"id": "b", "text": "نص\x00"},
        {"id": "c", "text": "نص", "mentions": [MENTION]},
        RECORD | {"id": "d", "text": f"{TEXT} ثم"},
    )
    results = taken(database, path)
    assert [r.id for r in results if isinstance(r, Imported)] == ["a", "d"]
    unread = [result.reason for result in results if isinstance(result, ReadProblem)]
    assert [any(words in reason for reason in unread) for words in ("b holds a NUL", "14–19 is no span")] == [True] * 2
    assert len(unread) == 2
    with database.session() as session:
        assert [one.id for one in list_articles(session, "سلمى")] == ["a", "d"]


def test_an_article_whose_annotation_fails_is_not_half_imported(database, tmp_path, monkeypatch) -> None:
    from storage import importing
    from storage.model import EditError

    def fail_once(session, review, edit):
        append_edit(session, review, edit)
        if review.document.article.id == "a":
            raise EditError("This one goes wrong.")

    monkeypatch.setattr(importing, "append_edit", fail_once)
    results = taken(database, file(tmp_path, RECORD, RECORD | {"id": "b", "text": f"{TEXT}."}))
    assert [type(result) for result in results] == [ReadProblem, Imported]
    with database.session() as session:
        assert [one.id for one in list_articles(session, "سلمى")] == ["b"]


def test_a_folder_of_texts_is_imported_in_order_and_keeps_where_it_came_from(database, tmp_path) -> None:
    from sqlalchemy import text

    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(f"نص {name}", encoding="utf-8")
    assert [r.id for r in taken(database, tmp_path) if isinstance(r, Imported)] == ["a", "b"]
    with database.session() as session:
        sources = session.scalars(text("SELECT source FROM articles ORDER BY position")).all()
    assert sources == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_the_programs_schema_is_kept_with_the_articles(database, tmp_path) -> None:
    taken(database, file(tmp_path, RECORD))
    with database.session() as session:
        assert schema_of(session, "a") == load_default_schema()
        assert schema_of(session, "nowhere") == load_default_schema()


def test_a_users_own_schema_goes_with_the_articles_imported_under_it(database, tmp_path) -> None:
    own = default_schema_text().replace('id = "ace2005"', 'id = "mine"', 1)
    taken(database, file(tmp_path, {"id": "old", "text": "نص قديم"}))
    taken(database, file(tmp_path, RECORD), schema=own)
    with database.session() as session:
        found: Schema = schema_of(session, "a")
        assert found.id == "mine"
        assert schema_of(session, "old").id == "ace2005"
    assert loaded(database).article.schema == "mine"
    later = taken(database, file(tmp_path, {"id": "b", "text": "نص", "schema": "mine"}))
    assert [r.remarks for r in later if isinstance(r, Imported)] == [()]
    with database.session() as session:
        assert schema_of(session, "b").id == "mine"


def test_labels_that_the_schema_lacks_are_kept_and_named_once(database, tmp_path) -> None:
    strange = RECORD | {
        "mentions": [MENTION | {"label": "PLANET"}],
        "events": [EVENT | {"arguments": [{"role": "Witness", "mention": "m1"}]}],
    }
    first, second = taken(database, file(tmp_path, strange, strange | {"id": "b", "text": f"{TEXT}."}))
    assert isinstance(first, Imported)
    assert isinstance(second, Imported)
    assert [str(remark).partition(" (")[0] for remark in first.remarks] == [
        "The schema ace2005 has no “Conflict.Attack:Witness”",
        "The schema ace2005 has no “PLANET”",
    ]
    assert second.remarks == ()
    assert loaded(database).mentions["m1"].label == "PLANET"


def test_a_schema_that_nobody_has_is_named(database, tmp_path) -> None:
    (result,) = taken(database, file(tmp_path, {"id": "a", "text": TEXT, "schema": "lost"}))
    assert isinstance(result, Imported)
    (remark,) = result.remarks
    assert str(remark) == "The article a names the schema “lost”, which is not here; import it with its schema file."
    assert loaded(database).article.schema == "lost"


def exported(database: Database, **options) -> list[tuple[str, str]]:
    return [(one.document.article.id, one.reviewer) for one in export_documents(database, **options)]


def test_finished_reviews_are_exported_in_the_order_of_the_queue(database, tmp_path) -> None:
    taken(database, file(tmp_path, {"id": "new", "text": "نص"}, RECORD, RECORD | {"id": "b", "text": f"{TEXT}."}))
    taken(database, file(tmp_path, RECORD), "هند")
    assert exported(database) == [("a", "سلمى"), ("a", "هند"), ("b", "سلمى")]
    assert exported(database, reviewer="هند") == [("a", "هند")]
    assert exported(database, statuses=EVERYTHING) == [("new", ""), ("a", "سلمى"), ("a", "هند"), ("b", "سلمى")]
    assert exported(database, reviewer="هند", statuses=EVERYTHING) == [("new", ""), ("a", "هند"), ("b", "")]
    assert [one.is_one_of_several for one in export_documents(database)] == [True, True, False]


def test_an_export_shows_the_state_at_its_beginning(database, tmp_path) -> None:
    taken(database, file(tmp_path, RECORD, RECORD | {"id": "b", "text": f"{TEXT}."}))
    running = export_documents(database)
    assert next(running).document.article.id == "a"
    with database.begin() as session:
        review = open_review(session, "b", "سلمى")
    save_edit(database, review, decisions.set_status(review.document, ReviewStatus.FLAGGED))
    assert next(running).document.status is ReviewStatus.FINISHED


def test_an_export_that_fails_leaves_the_old_file(tmp_path) -> None:
    target = tmp_path / "gold.jsonl"
    target.write_text("old", encoding="utf-8")

    def fail() -> None:
        with written_whole(target) as stream:
            stream.write("new")
            raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match=r"gold\.jsonl cannot be written: No space left"):
        fail()
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["gold.jsonl"]


def test_a_place_that_cannot_be_written_is_named(tmp_path) -> None:
    for target in (tmp_path, tmp_path / "no" / "gold.jsonl"):
        with pytest.raises(ExportError, match="cannot be written"), written_whole(target):
            pass


def test_a_device_is_written_to_and_not_replaced() -> None:
    with written_whole(Path("/dev/null")) as stream:
        stream.write("x")
    assert Path("/dev/null").is_char_device()


@pytest.mark.shared
@pytest.mark.slow
def test_the_training_data_goes_in_and_comes_out_equal(database, tmp_path, shared) -> None:
    lines = (shared / "data/events/train.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    source = tmp_path / "gold.jsonl"
    source.write_text("".join(lines if os.environ.get("WHOLE") else lines[::5]), encoding="utf-8")
    assert all(isinstance(r, Imported) and r.was_new and not r.remarks for r in taken(database, source))
    documents = [one.document for one in export_documents(database, statuses=EVERYTHING)]
    assert documents == list(read_articles(source))
    target = tmp_path / "out.jsonl"
    with written_whole(target) as stream:
        write_jsonl(documents, stream)
    with source.open(encoding="utf-8") as given_lines, target.open(encoding="utf-8") as written_lines:
        for given_line, written_line in zip(given_lines, written_lines, strict=True):
            assert plain(json.loads(written_line)) == plain(json.loads(given_line))


def plain(record: dict) -> dict:
    """Without what the format lets a writer leave out or add."""
    defaults = {"metadata": {}, "modality": "asserted", "polarity": "positive", "status": "added"}
    items = [*record["mentions"], *record["events"], *(a for e in record["events"] for a in e["arguments"])]
    for item in (record, *items):
        for key, value in defaults.items():
            if item.get(key, value) == value:
                item.pop(key, None)
    return record


def test_articles_are_kept_whole_by_every_transaction(database, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("storage.importing._ARTICLES_AT_ONCE", 2)
    path = file(tmp_path, *({"id": f"a{n}", "text": f"نص {n}"} for n in range(5)))
    running = import_paths(database, [path], "سلمى")
    assert isinstance(next(running), Imported)
    del running
    with database.session() as session:
        assert [one.id for one in list_articles(session, "سلمى")] == ["a0", "a1"]


def test_a_document_without_annotation_begins_no_review(database) -> None:
    with database.begin() as session:
        import_document(session, Document(Article("a", TEXT)), "سلمى")
    with database.session() as session:
        assert [one.status for one in list_articles(session, "سلمى")] == [ReviewStatus.NEW]


def _state(path: Path) -> list[tuple[object, ...]]:
    import sqlite3

    with sqlite3.connect(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        names.remove("article_search")  # without content of its own; its rows are in the tables beside it
        return [(name, *row) for name in sorted(names) for row in connection.execute(f"SELECT * FROM {name}")]


@pytest.mark.parametrize("at", ["reading", "writing"])
def test_an_import_that_is_called_off_leaves_the_database_as_it_was(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    first = tmp_path / "first.txt"
    first.write_text("كان هنا قبل الاستيراد.", encoding="utf-8")
    list(import_paths(database, [first], "salma"))
    before = _state(database.path)
    lines = [json.dumps({"id": f"n{number}", "text": f"نص جديد رقم {number}"}) for number in range(300)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    if at == "writing":
        monkeypatch.setattr("storage.importing._AHEAD", 100)

    def watch(count: int) -> None:
        if count == 250:
            raise CancelledError("Called off.")

    with pytest.raises(CancelledError):
        list(import_paths(database, [tmp_path / "many.jsonl"], "salma", whole=True, watch=watch))
    assert _state(database.path) == before
    results = import_paths(database, [tmp_path / "many.jsonl"], "salma", whole=True)
    for _ in range(20):
        next(results)
    results.close()
    assert _state(database.path) == before
    assert len(list(import_paths(database, [tmp_path / "many.jsonl"], "salma", whole=True))) == 300
    with database.session() as session:
        assert len(list_articles(session, "salma")) == 301


def test_two_roles_mapped_to_one_do_not_stop_the_import(database: Database, tmp_path: Path) -> None:
    record = {
        "id": "a",
        "text": "قصف الجيش",
        "mentions": [{"id": "m", "label": "ORG", "start": 4, "end": 9}],
        "events": [
            {
                "id": "e",
                "label": "Conflict.Attack",
                "start": 0,
                "end": 3,
                "arguments": [{"role": "By", "mention": "m"}, {"role": "Of", "mention": "m"}],
            }
        ],
    }
    (tmp_path / "in.jsonl").write_text(json.dumps(record), encoding="utf-8")
    names = {"By": "Attacker", "Of": "Attacker"}
    (result,) = import_paths(database, [tmp_path / "in.jsonl"], "salma", labels=Renames.alike(names))
    assert isinstance(result, Imported)
    assert not result.remarks
