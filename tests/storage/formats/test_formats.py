import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.formats import ReadProblem, read_articles
from storage.model import Document


def outcome(path: Path) -> list[str]:
    return [item.article.id if isinstance(item, Document) else f"{item.path.name}!" for item in read_articles(path)]


def test_a_folder_is_read_in_the_order_of_names_and_what_does_not_fit_is_named(tmp_path) -> None:
    for name in ("b.txt", "a.TXT", ".hidden.txt", "photo.jpg", "deep/z.txt", "deep/.git/x.txt", "c.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"id": "one", "text": "نص"}' if name == "c.jsonl" else f"نص {name}", encoding="utf-8")
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    assert outcome(tmp_path) == ["a", "b", "one", "z", "photo.jpg!"]


def test_what_is_not_there_is_named(tmp_path) -> None:
    (found,) = read_articles(tmp_path / "gone.txt")
    assert str(found) == f"{tmp_path / 'gone.txt'}: It cannot be read: No such file or directory."


def test_a_pipe_is_not_waited_for(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = read_articles(tmp_path / "pipe.txt")
    assert isinstance(found, ReadProblem)
    assert found.reason == "It is no ordinary file."


@pytest.mark.skipif(os.geteuid() == 0, reason="the system's owner may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("نص", encoding="utf-8")
    path.chmod(0)
    (found,) = read_articles(path)
    assert isinstance(found, ReadProblem)
    assert "Permission denied" in found.reason


def test_a_disk_that_fails_while_reading_is_named(tmp_path, monkeypatch) -> None:
    def fail(_file: object, _most: int) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("storage.formats.text.read_bytes", fail)
    path = tmp_path / "a.txt"
    path.write_text("نص", encoding="utf-8")
    (found,) = read_articles(path)
    assert str(found).endswith("It cannot be read: Input/output error.")


def test_reading_text_loads_neither_the_database_nor_the_web_page_library(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("نص", encoding="utf-8")
    code = f"""
import sys
from pathlib import Path
from storage.formats import read_articles
list(read_articles(Path({str(path)!r})))
print(*sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert not loaded & {"sqlalchemy", "alembic", "trafilatura", "lxml", "charset_normalizer", "typer"}


@pytest.mark.shared
def test_every_shared_article_is_read(shared: Path) -> None:
    found = list(read_articles(shared / "data/articles"))
    assert len(found) > 60
    assert all(isinstance(item, Document) for item in found)
