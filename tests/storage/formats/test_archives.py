"""Archives are read as the folders that they hold, and hostile ones do no harm."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from storage.formats import read_articles
from storage.formats.problem import ReadProblem
from storage.formats.registry import WRITABLE, WriteOptions
from storage.model import Document
from storage.model.schema_files import load_default_schema
from tests.torture.gold import gold_document

LINE = json.dumps({"id": "a", "text": "نص"}, ensure_ascii=False)


def zipped(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def read(path: Path) -> tuple[list[Document], list[str]]:
    found = list(read_articles(path))
    documents = [item for item in found if isinstance(item, Document)]
    return documents, [str(item) for item in found if isinstance(item, ReadProblem)]


def test_a_zipped_brat_folder_is_read_with_its_annotation(tmp_path: Path) -> None:
    folder = tmp_path / "corpus" / "gold"
    folder.mkdir(parents=True)
    WRITABLE["brat"].load_write()([gold_document()], folder, WriteOptions(schema=load_default_schema()))
    shutil.make_archive(str(tmp_path / "corpus"), "zip", tmp_path / "corpus")
    [document], problems = read(tmp_path / "corpus.zip")
    assert problems == []
    assert len(document.events) == 2


def test_members_that_lead_out_are_named_and_the_others_read(tmp_path: Path) -> None:
    members = {"../out.jsonl": LINE, "/abs.jsonl": LINE, "C:\\x.jsonl": LINE, "good.jsonl": LINE}
    path = zipped(tmp_path / "evil.zip", members)
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("link.jsonl")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    documents, problems = read(path)
    assert [document.article.id for document in documents] == ["a"]
    assert sum("leads out of the archive" in problem for problem in problems) == 4
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["evil.zip"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as member:
        for _ in range(80):
            member.write(bytes(1 << 20))
    documents, [problem] = read(path)
    assert documents == []
    assert "too large: 1 files, 80 MiB" in problem


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "liar.zip", {"a.jsonl": LINE + " " * 5000})
    raw = path.read_bytes()
    size = len((LINE + " " * 5000).encode())
    path.write_bytes(raw.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))
    documents, problems = read(path)
    assert documents == []
    assert problems


@pytest.mark.parametrize("cut", [30, 60, 100])
def test_a_damaged_archive_is_named(tmp_path: Path, cut: int) -> None:
    path = zipped(tmp_path / "cut.zip", {"a.jsonl": LINE, "b.jsonl": LINE})
    path.write_bytes(path.read_bytes()[:cut] + b"\x00" * 20 + path.read_bytes()[cut + 20 :])
    documents, problems = read(path)
    assert problems or len(documents) == 2


def test_an_archive_in_an_archive_is_not_unpacked(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.jsonl": LINE})
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as archive:
        archive.write(inner, "inner.zip")
        archive.writestr("b.jsonl", LINE)
    documents, problems = read(tmp_path / "outer.zip")
    assert len(documents) == 1
    assert "outer.zip/inner.zip" in problems[0]
