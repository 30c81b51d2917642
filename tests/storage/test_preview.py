from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from storage.articles import list_articles
from storage.database import Database
from storage.errors import CancelledError
from storage.formats.registry import FORMATS
from storage.formats.relabelling import Renames
from storage.importing import import_paths
from storage.model.schema_files import load_default_schema
from storage.preview import LabelKind, Preview, StrangeLabel, preview

SCHEMA = load_default_schema()
TEXT = "قصف الجيش المدينة"


def line(number: int, *, role: str = "On", event: str = "Raid") -> str:
    record = {
        "id": f"a{number}",
        "text": f"{TEXT} {number}",
        "mentions": [{"id": "m", "label": "Army", "start": 4, "end": 9}],
        "events": [
            {"id": "e", "label": event, "start": 0, "end": 3, "arguments": [{"role": role, "mention": "m"}]},
        ],
    }
    return json.dumps(record, ensure_ascii=False)


def look(database: Database, *paths: Path, **options) -> Preview:
    return preview(database, paths, SCHEMA, **options)


def test_a_look_counts_what_is_there_names_what_is_not_and_writes_nothing(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "known.txt").write_text("نص معروف من قبل.", encoding="utf-8")
    list(import_paths(database, [folder / "known.txt"], "salma"))
    (folder / "in.jsonl").write_text(f"{line(1)}\n{{broken\n{line(2)}\n", encoding="utf-8")
    found = look(database, folder)
    assert (found.articles, found.known, found.mentions, found.events) == (3, 1, 2, 2)
    assert found.formats == {"jsonl": 3, "text": 1}
    assert [(problem.path.name, problem.line) for problem in found.problems] == [("in.jsonl", 2)]
    assert found.first is not None
    assert found.first.text == f"{TEXT} 1"
    assert found.is_whole
    with database.session() as session:
        assert len(list_articles(session, "salma")) == 1


def test_labels_that_the_schema_lacks_are_counted_and_roles_once_their_event_is_known(
    database: Database, tmp_path: Path
) -> None:
    lines = [line(1), line(2), line(3, event="Conflict.Attack", role="Target")]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    labels = look(database, tmp_path / "in.jsonl").labels
    assert labels.strange(SCHEMA, Renames()) == [
        StrangeLabel(LabelKind.MENTION, "Army", 3),
        StrangeLabel(LabelKind.EVENT, "Raid", 2),
    ]
    role = StrangeLabel(LabelKind.ROLE, "On", 2, "Raid")
    assert role in labels.strange(SCHEMA, Renames(events={"Raid": "Conflict.Attack"}))
    assert role.key == "Raid:On"
    assert role not in labels.strange(SCHEMA, Renames(events={"Raid": None}))


def test_of_many_articles_the_first_are_looked_at(database: Database, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join(map(line, range(30))), encoding="utf-8")
    found = look(database, tmp_path / "in.jsonl", most=10)
    assert (found.articles, found.is_whole) == (10, False)
    assert look(database, tmp_path / "in.jsonl", most=30).is_whole


def test_a_look_reads_archives_and_takes_the_format_that_it_is_told(database: Database, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("one.jsonl", line(1))
        archive.writestr("two.jsonl", "no json")
    found = look(database, tmp_path / "in.zip")
    assert (found.articles, found.formats) == (1, {"jsonl": 2})
    assert [problem.path for problem in found.problems] == [tmp_path / "in.zip" / "two.jsonl"]
    (tmp_path / "in.jsonl").write_text(line(1), encoding="utf-8")
    forced = look(database, tmp_path / "in.jsonl", format_=FORMATS["text"])
    assert (forced.articles, forced.formats, forced.events) == (1, {"text": 1}, 0)


def test_equal_texts_are_one_article_and_the_look_can_be_called_off(database: Database, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(f"{line(1)}\n{line(1)}\n{line(2)}\n", encoding="utf-8")
    assert look(database, tmp_path / "in.jsonl").known == 1

    def watch(count: int) -> None:
        if count == 2:
            raise CancelledError("Called off.")

    with pytest.raises(CancelledError):
        look(database, tmp_path / "in.jsonl", watch=watch)
