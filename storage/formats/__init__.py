"""Files as documents and back: text, HTML and the native JSONL; nothing here knows a database."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from storage.formats.problem import ReadError, ReadProblem, os_reason
from storage.model import Document
from storage.model.records import Status

__all__ = ["ReadError", "ReadProblem", "files_under", "read_articles", "read_file", "read_sources"]

_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_PEEKED = 4096
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)


def read_articles(path: Path, default: Status = Status.ADDED) -> Iterator[Document | ReadProblem]:
    """The articles of a file, or of all files below a folder; items without a status have the `default` one.

    A folder with .ann files is brat's, an .ann file too.
    """
    for _, item in read_sources(path, default):
        yield item


def read_sources(path: Path, default: Status = Status.ADDED) -> Iterator[tuple[Path, Document | ReadProblem]]:
    """The same, each with the file or folder that it came from."""
    if path.suffix.lower() in (".conll", ".bio", ".iob"):
        from storage.formats.conll import read_conll

        for item in read_conll(path, default):
            yield path, item
        return
    if path.suffix == ".ann" or (path.is_dir() and next(path.rglob("*.ann"), None) is not None):
        from storage.formats.brat_reading import read_brat

        for item in read_brat(path, default):
            yield path, item
        return
    for found in files_under(path):
        if isinstance(found, ReadProblem):
            yield path, found
        else:
            for item in read_file(found, default):
                yield found, item


def files_under(path: Path) -> Iterator[Path | ReadProblem]:
    """The file itself, or the files below a folder in the order of their names, hidden ones left out."""
    if not path.is_dir():
        yield path
        return
    try:
        entries = sorted(path.iterdir())
    except OSError as error:
        yield ReadProblem(path, None, os_reason(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # it may lead back up
                yield from files_under(entry)
        elif entry.suffix.lower() in _SUFFIXES:
            yield entry
        else:
            yield ReadProblem(
                entry, None, ReadError("Only {suffixes} files are taken from a folder.", suffixes=", ".join(_SUFFIXES))
            )


def read_file(path: Path, default: Status = Status.ADDED) -> Iterator[Document | ReadProblem]:
    """The articles of one file; its format is told by its name, or else by how it begins."""
    try:
        if path.exists() and not path.is_file():
            yield ReadProblem(path, None, ReadError("It is no ordinary file."))
            return
        with path.open("rb") as file:
            format_ = _SUFFIXES.get(path.suffix.lower()) or _format_by_content(file)
            yield from _read(path, file, format_, default)
    except OSError as error:
        yield ReadProblem(path, None, os_reason(error))


def _read(path: Path, file: BinaryIO, format_: str, default: Status) -> Iterator[Document | ReadProblem]:
    match format_:
        case "jsonl":
            from storage.formats.jsonl import read_jsonl

            yield from read_jsonl(path, file, default)
        case "html":
            from storage.formats.html import read_html  # trafilatura takes half a second to load

            yield read_html(path, file)
        case _:
            from storage.formats.text import read_text

            yield read_text(path, file)


def _format_by_content(file: BinaryIO) -> str:
    start = file.read(_PEEKED)
    file.seek(0)
    begun = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begun.startswith(b"{"):
        return "jsonl"
    return "html" if begun.startswith(b"<") and _HTML.search(begun) else "text"
