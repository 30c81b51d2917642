"""Large files of every format: good ones, spoilt ones, and such as a reader might be slow or grow large on."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Final

from storage.formats.registry import READABLE, WRITABLE, WriteOptions
from storage.model import Article, Document, Mention, Span
from storage.model.schema_files import load_default_schema
from tests.torture.gold import gold_document, large_document

PACKED: Final = ("spacy", "hf")
CROWD: Final = 50_000
_TINY: Final = 100_000
_TINY_FILES: Final = 1000
_EVENTS: Final = 20
_RAW: Final = {
    "one line": "قصف غزة " * 650_000,
    "lines of nothing": "x\n" * 500_000,
    "brackets": "[" * 1_000_000,
    "empty lists": f"[{'[],' * 300_000}[]]",
    "empty objects": f'{{"id": "a", "text": "قصف", "x": [{"{}," * 300_000}{{}}]}}\n',
    "unclosed tags": "<div><b>x" * 50_000,
    "unclosed cells": "<table><tr><td>x" * 20_000,
    "empty elements": f"<a>{'<b/>' * 250_000}</a>",
    "half bodies": "<BODY>" * 50_000,
    "marks": "ب" + "\u064b" * 500_000,
}
"""What every format is given as its file."""


def good_many(name: str, folder: Path, megabytes: float) -> Path:
    """So much of articles of twenty events, each a record or a file."""
    sample = written(_plain(name), folder / "sample", [large_document(_EVENTS)])
    articles = max(1, int(megabytes * 1e6 / size_of(sample)))
    return written(name, folder / "many", (large_document(_EVENTS, f"a{number}") for number in range(articles)))


def good_one(name: str, folder: Path, megabytes: float) -> Path:
    """One article that makes so much."""
    sample = written(_plain(name), folder / "sample", [large_document(200)])
    return written(name, folder / "one", [large_document(max(2, int(200 * megabytes * 1e6 / size_of(sample))))])


def _plain(name: str) -> str:
    """The format by whose size it goes: packed ones hold as much as our own unpacked."""
    return "jsonl" if name in PACKED else name


def spoilt_many(name: str, folder: Path, megabytes: float) -> Path:
    """The same as `good_many` with a byte in a thousand changed."""
    path, chance = good_many(name, folder, megabytes), random.Random(5)
    for file in files_in(path):
        content = bytearray(file.read_bytes())
        for _ in range(len(content) // 1000):
            content[chance.randrange(len(content))] = chance.choice(b"\x00\xff{}[]\"<>;,'\n\t 1x")
        file.write_bytes(content)
    return path


def crowded(name: str, folder: Path) -> Path:
    """Fifty thousand mentions in one sentence."""
    text = "قصفت القوات مدينة غزة " * 20
    labels = ("GPE", "PER", "ORG", "LOC", "FAC")
    spans = ((number % 400, number % 400 + 1 + number // 400 % 30) for number in count())
    mentions = {
        f"m{number}": Mention(f"m{number}", Span(*span), labels[number % 5])
        for number, span in zip(range(CROWD), spans, strict=False)
    }
    return written(name, folder / "crowd", [Document(Article("crowd", text), mentions=mentions)])


def tiny(name: str, folder: Path) -> Path:
    """A hundred thousand articles of a word, or a thousand files."""
    articles = _TINY_FILES if READABLE[name].is_folder else _TINY
    return written(name, folder / "tiny", (Document(Article(f"a{number}", "قصف")) for number in range(articles)))


def raw(name: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """What is no file of the format, in the place of one."""
    for shape, content in _RAW.items():
        path = written(name, folder / shape.replace(" ", "-"), [gold_document()])
        main = max(files_in(path), key=lambda one: one.suffix in (".ann", ".xml", ".xmi", ".tsv", ".parquet"))
        main.write_text(content, encoding="utf-8")
        yield shape, path


SHAPES: Final[dict[str, Callable[[str, Path], Path]]] = {"crowd": crowded, "tiny": tiny}


def written(name: str, folder: Path, documents: Iterable[Document]) -> Path:
    """The documents as the format has them, below the folder; texts and pages for formats that are only read."""
    folder.mkdir(parents=True, exist_ok=True)
    writer = WRITABLE.get(name)
    if writer is None:
        path = folder / f"a{READABLE[name].suffix}"
        with path.open("w", encoding="utf-8") as file:
            file.write("<html><body><article>\n" if name == "html" else "")
            for document in documents:
                file.write(f"<p>{document.text}</p>\n" if name == "html" else document.text)
        return path
    path = folder / "a" if writer.is_folder else folder / f"a{writer.suffix}"
    if writer.is_folder:
        path.mkdir(exist_ok=True)
    writer.load_write()(documents, path, WriteOptions(schema=load_default_schema()))
    return path


def files_in(path: Path) -> list[Path]:
    """The file, or what is below the folder, without what says how it is to be read."""
    if path.is_file():
        return [path]
    about = ("annotation.conf", "visual.conf", "README.md", "TypeSystem.xml", "config.xml")
    return [one for one in sorted(path.rglob("*")) if one.is_file() and one.name not in about]


def size_of(path: Path) -> int:
    """Bytes of the file or of what is in the folder."""
    return sum(one.stat().st_size for one in files_in(path))
