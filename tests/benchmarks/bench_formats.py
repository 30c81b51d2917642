"""How long each format takes to write and to read articles, as a multiple of a bare `json.dumps` of the same records.

Run as `python -m tests.benchmarks formats`, or call `rows()`.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from storage.formats import read_articles
from storage.formats.registry import WRITABLE, Format, WriteOptions
from storage.model import Document
from storage.model.records import document_to_record
from storage.model.schema_files import load_default_schema
from tests.benchmarks.table import Row, row_of
from tests.torture.fuzz import formats
from tests.torture.gold import large_document

ARTICLES = 200
EVENTS = 24
"""Of each article, with 48 mentions and some 700 characters."""
_TIMES = 3


def rows() -> list[Row]:
    """Articles a second out and in for each format, beside the writing of their JSON."""
    documents = [large_document(EVENTS, f"a{number}") for number in range(ARTICLES)]
    readable = set(formats())
    bare = [
        _rate(lambda: [json.dumps(document_to_record(one), ensure_ascii=False) for one in documents])
        for _ in range(_TIMES)
    ]
    records = [document_to_record(one) for one in documents]
    dumps = [_rate(lambda: [json.dumps(one, ensure_ascii=False) for one in records]) for _ in range(_TIMES)]
    measured = [row_of("records made and dumped", "json", bare, unit="/s", peer=dumps, peer_name="json.dumps")]
    for name, format_ in WRITABLE.items():
        if format_.extra and name not in readable and name != "excel":
            continue
        wrote, read = zip(*(_both(format_, documents, reads=name in readable) for _ in range(_TIMES)), strict=True)
        measured.append(row_of("written", name, wrote, unit="/s", peer=dumps, peer_name="json.dumps"))
        if name in readable:
            measured.append(row_of("read", name, read, unit="/s", peer=dumps, peer_name="json.dumps"))
    return measured


def _both(format_: Format, documents: list[Document], *, reads: bool) -> tuple[float, float]:
    with tempfile.TemporaryDirectory(prefix="tawsim-bench-") as folder:
        target = Path(folder) / f"out{format_.suffix if not format_.is_folder else ''}"
        if format_.is_folder:
            target.mkdir()
        write, options = format_.load_write(), WriteOptions(schema=load_default_schema())
        wrote = _rate(lambda: write(documents, target, options))
        return wrote, _rate(lambda: sum(1 for _ in read_articles(target, format_=format_))) if reads else 0.0


def _rate(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return ARTICLES / (perf_counter() - started)
