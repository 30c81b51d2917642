"""Web pages saved as files: the article's text and what the page says about it; nothing is fetched."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from storage.formats.encoding import Decoded, UndecodableError, decode, normalise_line_ends, read_bytes
from storage.formats.problem import ReadError, ReadProblem, read_opened
from storage.formats.text import article_id
from storage.model import Article, Document
from storage.model.records import Status

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NEVER = frozenset({"idna", "punycode", "rawunicodeescape", "undefined", "unicodeescape", "utf7"})
"""Python's encodings that no page has: they are slow, or make half characters."""
_DECLARED_WITHIN = 4096
_LEAST = 80
"""Characters; with less, trafilatura has only found a menu or a notice."""
_MOST_BYTES = 8 * 1024 * 1024
"""trafilatura takes thirty times as much memory as the page is large."""
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read_page(path: Path, _default: Status) -> Iterator[Document | ReadProblem]:
    """The one article of a page."""
    return read_opened(path, lambda file: iter([read_html(path, file)]))


def is_html(path: Path, head: bytes) -> bool:
    """By its name, or because it begins like a page."""
    begun = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return path.suffix.lower() in (".html", ".htm", ".xhtml") or (
        begun.startswith(b"<") and _PAGE.search(begun) is not None
    )


def read_html(path: Path, file: BinaryIO) -> Document | ReadProblem:
    """The main text of the page as trafilatura finds it, one paragraph a line."""
    import trafilatura

    try:
        page = _decode(read_bytes(file, _MOST_BYTES))
    except UndecodableError as error:
        return ReadProblem(path, None, error)
    found = trafilatura.bare_extraction(page.text, with_metadata=True, include_comments=False)
    text = "" if found is None or isinstance(found, dict) else normalise_line_ends(found.text or "").strip()
    if found is None or isinstance(found, dict) or len(text) < _LEAST:
        return ReadProblem(path, None, ReadError("No article was found in the page."))
    values = {"source": found.sitename, "author": found.author, "published": found.date, "url": found.url}
    metadata = {key: str(value) for key, value in values.items() if value}
    return Document(Article(article_id(path.stem, text), text, (found.title or path.stem).strip(), metadata))


def _decode(raw: bytes) -> Decoded:
    """UTF-8 where it fits, else as the page declares, else by detection."""
    declared = _CHARSET.search(raw[:_DECLARED_WITHIN])
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        if declared is not None:
            name = declared[1].decode().lower()
            try:
                if re.sub(r"[-_]", "", codecs.lookup(name).name) not in _NEVER:
                    return Decoded(_CONTROLS.sub("", raw.decode(name)), name)
            except (UnicodeError, LookupError):
                pass  # the declaration is wrong, which is common
    return decode(raw)
