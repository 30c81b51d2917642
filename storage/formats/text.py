"""Plain text files, one article each."""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from storage.formats.encoding import MOST_BYTES, UndecodableError, decode, normalise_line_ends, read_bytes
from storage.formats.problem import ReadError, ReadProblem, read_opened
from storage.model import Article, Document
from storage.model.records import Status

_TITLE_AT_MOST = 160
_ID_AT_MOST = 80


def read_plain(path: Path, _default: Status) -> Iterator[Document | ReadProblem]:
    """The one article of a text file."""
    return read_opened(path, lambda file: iter([read_text(path, file)]))


def is_text(path: Path, _head: bytes) -> bool:
    """By its name only, as anything may be text."""
    return path.suffix.lower() in (".txt", ".text")


def read_text(path: Path, file: BinaryIO) -> Document | ReadProblem:
    """The file's text with LF for every line end and without byte order mark, otherwise unchanged."""
    try:
        decoded = decode(read_bytes(file, MOST_BYTES))
    except UndecodableError as error:
        return ReadProblem(path, None, error)
    text = normalise_line_ends(decoded.text)
    if not text.strip():
        return ReadProblem(path, None, ReadError("It is empty."))
    metadata = {} if decoded.encoding == "utf-8" else {"encoding": decoded.encoding}
    return Document(Article(article_id(path.stem, text), text, title_of(text) or path.stem, metadata))


def title_of(text: str) -> str:
    """The first line, if it is short and an empty line follows; else nothing."""
    first, _, rest = text.lstrip("\n").partition("\n")
    first = first.strip()
    return first if len(first) <= _TITLE_AT_MOST and rest.startswith("\n") else ""


def article_id(name: str, text: str) -> str:
    """An id from a name: letters of any script, digits and hyphens; from the text's digest where nothing is left."""
    kept = re.sub(r"[^\w.]+", "-", unicodedata.normalize("NFC", name)).strip("-._")[:_ID_AT_MOST]
    return kept or f"article-{sha256(text.encode()).hexdigest()[:12]}"
