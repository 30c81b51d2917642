"""Whatever an article is called, nothing is written but below the target, under names that every system takes."""

from __future__ import annotations

import os
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.formats import read_articles
from storage.formats.problem import ReadProblem
from storage.formats.registry import READABLE, WRITABLE, WriteOptions
from storage.model import Article, Document
from storage.model.schema_files import load_default_schema
from tests.torture.gold import gold_document

NAMES = (
    *("../../x", "..", ".", "/abs/x", "C:\\x", "\\\\server\\share", "a/b/c", "~/x", "$HOME", "-rf", "a\x00b", "a\nb"),
    *(
        "\u202etxt.exe",
        "a\u200db",
        "nul",
        "CON.txt",
        "com1",
        "x" * 300,
        "𞸀" * 300,
        "خبر" * 100,
        "x.",
        "x ",
        "...",
        "%2e%2e%2f",
    ),
    *("x", "X", "é", "e\u0301", "article-nul"),
)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
TOUCHING = {"os.mkdir": 0, "os.rename": 1, "os.remove": 0, "os.symlink": 1, "os.link": 1, "shutil.copyfile": 1}
touched: list[Path] | None = None


def _heard(event: str, values: tuple[object, ...]) -> None:
    if touched is None:
        return
    if event == "open" and isinstance(values[0], str | bytes) and isinstance(values[2], int) and values[2] & WRITES:
        touched.append(Path(os.fsdecode(values[0])).absolute())
    elif event == "os.remove" and values[1] != -1:
        return  # of a folder that is being removed
    elif event in TOUCHING and isinstance(values[TOUCHING[event]], str | bytes | os.PathLike):
        touched.append(Path(os.fsdecode(values[TOUCHING[event]])).absolute())  # type: ignore[arg-type]


sys.addaudithook(_heard)


@contextmanager
def only_below(*folders: Path) -> Iterator[None]:
    """Fails where anything is written elsewhere."""
    global touched
    touched = []
    try:
        yield
    finally:
        found, touched = touched, None
    places = [folder.resolve() for folder in folders]
    strange = [one for one in found if not any(one.resolve().is_relative_to(place) for place in places)]
    assert strange == [one for one in strange if one == Path(os.devnull)]


def documents() -> list[Document]:
    gold = gold_document()
    return [
        Document(Article(name, gold.text, name), mentions=gold.mentions, events=gold.events, status=gold.status)
        for name in NAMES
    ]


@pytest.mark.parametrize("name", sorted(WRITABLE))
def test_a_writer_stays_in_its_target_whatever_articles_are_called(name: str, tmp_path: Path, monkeypatch) -> None:
    format_ = WRITABLE[name]
    if format_.extra:
        pytest.importorskip(
            {"spacy": "spacy", "cas": "cassis", "datasets": "pyarrow", "excel": "openpyxl"}[format_.extra]
        )
    target = tmp_path / "target" / (f"out{format_.suffix}" if not format_.is_folder else "out")
    (target if format_.is_folder else target.parent).mkdir(parents=True)
    temporary = tmp_path / "target" / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.chdir(target.parent)
    with only_below(tmp_path / "target"):
        format_.load_write()(documents(), target, WriteOptions(schema=load_default_schema()))
    assert list(temporary.iterdir()) == []
    temporary.rmdir()
    assert [entry.name for entry in tmp_path.iterdir()] == ["target"]
    assert [entry.name for entry in (tmp_path / "target").iterdir()] == [target.name]
    names = [entry.name for entry in (tmp_path / "target").rglob("*")]
    assert all(len(one.encode()) <= 255 for one in names)
    assert not [one for one in names if any(unicodedata.category(letter).startswith("C") for letter in one)]
    assert not [one for one in names if one.partition(".")[0].casefold() in ("nul", "con", "com1")]
    if name in READABLE:
        with only_below(tmp_path / "nothing"):
            found = list(read_articles(target))
        assert sum(isinstance(item, Document) for item in found) == len(NAMES), [
            str(item) for item in found if isinstance(item, ReadProblem)
        ]


def test_an_archive_is_unpacked_below_the_temporary_folder_only(tmp_path: Path, monkeypatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    path = tmp_path / "names.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in (
            *NAMES,
            "",
            "../../../out.txt",
            "..\\out.txt",
            "a/../../out.txt",
            "/out.txt",
            "d/" * 200 + "out.txt",
        ):
            member = zipfile.ZipInfo("-")
            member.filename = name  # which the constructor would mend
            archive.writestr(member, "قصف غزة")
    with only_below(temporary):
        found = list(read_articles(path))
    assert any(isinstance(item, ReadProblem) for item in found)
    assert any(isinstance(item, Document) for item in found)
    assert list(temporary.iterdir()) == []
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["names.zip", "temporary"]


def test_what_is_written_elsewhere_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError), only_below(tmp_path / "target"):
        (tmp_path / "elsewhere.txt").write_text("x")


def test_folders_in_folders_without_end_are_named(tmp_path: Path) -> None:
    tmp_path.joinpath(*["d"] * 100).mkdir(parents=True)
    (tmp_path / "a.txt").write_text("قصف غزة", encoding="utf-8")
    document, problem = read_articles(tmp_path)
    assert isinstance(document, Document)
    assert isinstance(problem, ReadProblem)
    assert "too deep" in str(problem)
