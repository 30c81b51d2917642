from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.dataset import Wanted, Watch, write_dataset
from storage.errors import CancelledError, ExportError
from storage.export import EVERYTHING, Exported, count_reviews, list_reviewers
from storage.formats import read_articles
from storage.formats.registry import WRITABLE
from storage.importing import import_paths
from storage.model import Document, ReviewStatus
from storage.model.schema_files import load_default_schema

SCHEMA = load_default_schema()


@pytest.fixture
def filled(database: Database, tmp_path: Path) -> Database:
    """Twelve articles that salma has finished, two of which others have begun, and one that nobody has."""
    text = "زار الوزير العراق أمس برفقة وفد كبير {}."
    mentions = [{"id": "m", "label": "PER", "start": 4, "end": 10, "status": "added"}]
    lines = [json.dumps({"id": f"a{n}", "text": text.format(n * 7919), "mentions": mentions}) for n in range(12)]
    (tmp_path / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")
    list(import_paths(database, [tmp_path / "gold.jsonl"], "salma"))
    (tmp_path / "two.jsonl").write_text("\n".join(lines[:2]), encoding="utf-8")
    list(import_paths(database, [tmp_path / "two.jsonl"], "omar"))
    (tmp_path / "new.txt").write_text("لم يقرأه أحد بعد.", encoding="utf-8")
    list(import_paths(database, [tmp_path / "new.txt"], "salma"))
    return database


def stopping(at: int) -> Watch:
    def watch(found: Iterator[Exported]) -> Iterable[Exported]:
        for number, one in enumerate(found, start=1):
            if number > at:
                raise CancelledError("Called off.")
            yield one

    return watch


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(WRITABLE["conll"]),
        Wanted(WRITABLE["brat"]),
        Wanted(shares=(0.8, 0.1, 0.1)),
        Wanted(WRITABLE["brat"], shares=(0.5, 0.5)),
    ],
)
def test_an_export_that_is_called_off_leaves_nothing_behind(filled: Database, tmp_path: Path, wanted: Wanted) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    old = folder / "gold"
    if not wanted.is_folder:
        old.write_text("what was there before", encoding="utf-8")
    before = sorted(folder.rglob("*"))
    with pytest.raises(CancelledError):
        write_dataset(filled, wanted, old, SCHEMA, stopping(2))
    assert sorted(folder.rglob("*")) == before
    assert wanted.is_folder or old.read_text(encoding="utf-8") == "what was there before"
    assert write_dataset(filled, wanted, old, SCHEMA).count == 14


def test_a_split_is_one_folder_with_its_card_and_no_other_is_touched(filled: Database, tmp_path: Path) -> None:
    wanted = Wanted(WRITABLE["conll"], {"scheme": "bioes"}, shares=(0.8, 0.1, 0.1), licence="CC0-1.0")
    written = write_dataset(filled, wanted, tmp_path / "parts", SCHEMA)
    names = {path.name for path in (tmp_path / "parts").iterdir()}
    assert {"train.conll", "dev.conll", "test.conll", "README.md"} <= names
    assert "CC0-1.0" in (tmp_path / "parts" / "README.md").read_text(encoding="utf-8")
    assert set(written.losses) == {"train", "dev", "test"}
    assert "S-PER" in (tmp_path / "parts" / "train.conll").read_text(encoding="utf-8")
    with pytest.raises(ExportError):
        write_dataset(filled, wanted, tmp_path / "parts", SCHEMA)
    assert {path.name for path in (tmp_path / "parts").iterdir()} == names


def test_reviews_are_counted_as_an_export_would_find_them(filled: Database, tmp_path: Path) -> None:
    assert list_reviewers(filled) == ["omar", "salma"]
    assert count_reviews(filled) == {ReviewStatus.FINISHED: 14, ReviewStatus.NEW: 1}
    assert count_reviews(filled, reviewer="omar") == {ReviewStatus.FINISHED: 2, ReviewStatus.NEW: 11}
    wanted = Wanted(reviewer="omar", statuses=EVERYTHING)
    assert write_dataset(filled, wanted, tmp_path / "all.jsonl", SCHEMA).count == 13


@pytest.mark.slow
def test_datasets_loads_a_split_with_every_article_in_its_own_part(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    datasets = pytest.importorskip("datasets")
    written = write_dataset(filled, Wanted(WRITABLE["hf"], shares=(0.5, 0.3, 0.2)), tmp_path / "out", SCHEMA)
    loaded = datasets.load_dataset(str(tmp_path / "out"), cache_dir=str(tmp_path / "cache"))
    ids = {name: [row["id"] for row in part] for name, part in loaded.items()}
    for part, name in (("train", "train"), ("dev", "validation"), ("test", "test")):
        alone = [one.article.id for one in read_articles(tmp_path / "out" / part) if isinstance(one, Document)]
        assert ids.get(name, []) == alone
    assert sum(map(len, ids.values())) == written.count == 14


def test_the_card_of_a_format_stays_before_ours(filled: Database, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write_dataset(filled, Wanted(WRITABLE["hf"], card=True), tmp_path / "out", SCHEMA)
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert card.startswith("---\nlanguage:\n- ar\n")
    assert "path: data/train-*.parquet" in card
    assert "- Reviewers: salma (12), omar (2)" in card
