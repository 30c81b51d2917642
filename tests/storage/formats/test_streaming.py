"""Memory does not grow with the number of articles, whichever format they go out to or come from."""

import gc
import os
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from storage import importing
from storage.database import open_database
from storage.dataset import Wanted, write_dataset
from storage.formats import docbin_file, hugging_face, read_articles, spacy_docbin
from storage.formats.problem import MissingExtraError, ReadProblem
from storage.formats.registry import READABLE, WRITABLE, WriteOptions
from storage.importing import import_paths
from storage.model.schema_files import load_default_schema
from tests.torture.streaming import many_documents

FEW, MANY = 20, 80
KEPT = 120_000
"""Bytes that the many may take beyond the few: half of what their lines of JSON alone are, and a reader's buffer."""
BATCH = 5
HEAVY = {"ace", "doccano", "dygie", "oneie", "prodigy", "webanno", "xmi"}
"""Formats that are only tried with WHOLE=1, as their code goes the ways of others."""
TRIED = [name for name in WRITABLE if name not in HEAVY or "WHOLE" in os.environ]

T = TypeVar("T")


@pytest.fixture(autouse=True)
def _quick_collection() -> Iterator[None]:
    """What other tests have loaded is not looked through again and again."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is a constant with many articles would look like growth with few."""
    monkeypatch.setattr(docbin_file, "_IN_MEMORY", 4000)
    monkeypatch.setattr(docbin_file, "_PIECE", 4000)
    monkeypatch.setattr(spacy_docbin, "_VOCABULARY", FEW)
    monkeypatch.setattr(hugging_face, "_ROWS", BATCH)
    monkeypatch.setattr(importing, "_ARTICLES_AT_ONCE", BATCH)


def passing(items: Iterable[T]) -> Iterator[T]:
    """The items, and now and then no garbage."""
    for number, item in enumerate(items):
        if number % BATCH == 0:
            gc.collect()
        yield item


def peak_of(work: Callable[[], object]) -> int:
    gc.collect()
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    work()
    return tracemalloc.get_traced_memory()[1] - before


def growth_of(work: Callable[[int], object]) -> int:
    """How much more memory many take than few."""
    work(BATCH)  # what is loaded once
    tracemalloc.start()
    try:
        few, many = (peak_of(partial(work, count)) for count in (FEW, MANY))
    finally:
        tracemalloc.stop()
    return many - few


def write(name: str, count: int, folder: Path) -> Path:
    format_ = WRITABLE[name]
    target = folder / f"{count}{'' if format_.is_folder else format_.suffix}"
    if format_.is_folder:
        target.mkdir()
    try:
        format_.load_write()(passing(many_documents(count)), target, WriteOptions(schema=load_default_schema()))
    except MissingExtraError:
        pytest.skip("the format's extra is not installed")
    return target


@pytest.mark.parametrize("name", TRIED)
def test_writing_many_articles_takes_no_more_memory_than_writing_few(name: str, tmp_path: Path) -> None:
    assert growth_of(lambda count: write(name, count, tmp_path)) < KEPT


@pytest.mark.parametrize("name", [name for name in TRIED if name in READABLE])
def test_reading_many_articles_takes_no_more_memory_than_reading_few(name: str, tmp_path: Path) -> None:
    written = {count: write(name, count, tmp_path) for count in (BATCH, FEW, MANY)}

    def read(count: int) -> None:
        problems = [
            one
            for one in passing(read_articles(written[count], format_=READABLE[name]))
            if isinstance(one, ReadProblem)
        ]
        assert problems == []

    assert growth_of(read) < KEPT


def test_a_writer_that_collects_its_articles_would_be_found_out() -> None:
    assert growth_of(lambda count: list(many_documents(count))) > 3 * KEPT


def test_many_articles_go_through_the_database_in_no_more_memory_than_few(tmp_path: Path) -> None:
    written = {count: write("jsonl", count, tmp_path) for count in (BATCH, FEW, MANY)}
    databases = {count: open_database(tmp_path / f"{count}.sqlite") for count in written}

    def bring(count: int) -> None:
        for _ in passing(import_paths(databases[count], [written[count]], "tests")):
            pass

    def export(count: int) -> None:
        done = write_dataset(
            databases[count], Wanted(card=True), tmp_path / f"{count}-out", load_default_schema(), passing
        )
        assert done.count == count

    assert growth_of(bring) < KEPT
    assert growth_of(export) < KEPT
    for database in databases.values():
        database.close()
