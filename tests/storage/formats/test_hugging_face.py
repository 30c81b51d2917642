"""A folder that `datasets` loads offline, with typed columns, and that is read again whole."""

from pathlib import Path

import pytest

from storage.formats import read_articles
from storage.formats.problem import ReadProblem
from storage.formats.registry import READABLE, WRITABLE, WriteOptions
from storage.model import Document
from storage.model.records import Layer
from tests.storage.formats.one_article import TEXT, article

pytest.importorskip("pyarrow")


def written(folder: Path, *documents: Document, layer: Layer = Layer.GOLD) -> None:
    folder.mkdir()
    WRITABLE["hf"].load_write()(documents, folder, WriteOptions(layer))


@pytest.mark.slow
def test_datasets_loads_the_folder_offline(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    datasets = pytest.importorskip("datasets")
    written(tmp_path / "out", article(), article("b"))
    loaded = datasets.load_dataset(str(tmp_path / "out"), cache_dir=str(tmp_path / "cache"))
    assert loaded["train"].num_rows == 2
    row = loaded["train"][0]
    assert row["text"] == TEXT
    for one in [*row["mentions"], *row["events"]]:
        assert TEXT[one["start"] : one["end"]] == one["text"]
    assert {argument["role"] for argument in row["events"][0]["arguments"]} == {"Instrument", "Target", "Place"}
    features = loaded["train"].features
    assert "mentions" in features
    assert "int64" in str(features["mentions"])


def test_more_articles_than_a_row_group_come_back_whole(tmp_path: Path) -> None:
    written(tmp_path / "out", *(article(f"a{number}") for number in range(450)))
    found = list(read_articles(tmp_path / "out"))
    assert len(found) == 450
    assert isinstance(found[7], Document)
    assert (found[7].article, found[7].mentions) == (article("a7").article, article("a7").mentions)
    assert "Articles: 450." in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"x" * 100 + b"PAR1"])
def test_a_damaged_file_is_named(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(content)
    (found,) = read_articles(tmp_path / "a.parquet", format_=READABLE["hf"])
    assert isinstance(found, ReadProblem)


def test_a_row_that_is_no_article_is_named_and_the_next_one_read(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [{"id": "a", "text": None}, {"id": "b", "text": "نص"}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    problem, document = read_articles(tmp_path / "a.parquet")
    assert isinstance(problem, ReadProblem)
    assert isinstance(document, Document)


def test_without_the_package_the_file_is_named_and_the_others_beside_it_are_read(tmp_path: Path, monkeypatch) -> None:
    import sys

    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    (tmp_path / "b.txt").write_text("نص", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    problem, document = read_articles(tmp_path)
    assert "tawsim[datasets]" in str(problem)
    assert isinstance(document, Document)
