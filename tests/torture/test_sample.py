"""A small sample of each of the long runs of `make torture`."""

from __future__ import annotations

import shutil
import tracemalloc
from pathlib import Path

import pytest

from storage.formats import read_articles
from storage.formats.registry import READABLE
from storage.model import SchemaError
from storage.model.schema_toml import parse_schema
from tests.gui.conftest import StartApp, plain_application, start_app
from tests.torture import commands, extractions, fuzz, kills, shapes
from tests.torture.articles import fill
from tests.torture.fuzz_archives import fuzz_archives
from tests.torture.measure import read_all
from tests.torture.soak import soak

__all__ = ["plain_application", "start_app"]

CORPUS = Path(__file__).parent / "corpus"


def test_a_killed_window_loses_no_edit_that_it_showed_as_saved(tmp_path: Path) -> None:
    outcome = kills.kill_windows(tmp_path, 2, seed=5)
    assert outcome.is_clean, outcome


def test_a_power_cut_loses_no_edit_that_was_shown_as_saved(tmp_path: Path) -> None:
    outcome = kills.cut_power(tmp_path, 5, seed=5)
    assert outcome.is_clean, outcome
    assert outcome.kills == 5


@pytest.mark.parametrize(
    "kill",
    [
        commands.kill_imports,
        commands.kill_exports,
        commands.kill_upgrades,
        extractions.kill_extractions,
        extractions.kill_queues,
    ],
)
def test_a_killed_command_leaves_the_database_whole(kill, tmp_path: Path) -> None:
    outcome = kill(tmp_path, 1)
    assert outcome.faults == []


@pytest.mark.parametrize("name", sorted(fuzz.formats()))
def test_a_reader_names_what_is_spoilt_and_never_raises(name: str, tmp_path: Path) -> None:
    outcome = fuzz.fuzz_format(name, tmp_path, 25, seed=2)
    assert outcome.failures == []
    assert outcome.problems


@pytest.mark.parametrize(
    ("name", "make", "times"),
    [
        *((name, shapes.good_many, 2) for name in ("jsonl", "conll", "brat", "prodigy")),
        *((name, shapes.good_one, 14) for name in ("jsonl", "brat", "ace", "webanno", "doccano", "dygie", "text")),
    ],
)
def test_a_reader_needs_no_more_memory_than_its_file_allows(name: str, make, times: int, tmp_path: Path) -> None:
    sample = make(name, tmp_path / "small", 0.01)
    path = make(name, tmp_path, 0.25)
    read_all(name, sample)
    tracemalloc.start()
    try:
        assert read_all(name, path)[0]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < times * shapes.size_of(path)


def test_a_spoilt_archive_is_named_and_nothing_is_written_beside_it(tmp_path: Path) -> None:
    outcome = fuzz_archives(tmp_path, 25)
    assert outcome.failures == []
    assert outcome.problems


def test_a_spoilt_schema_is_refused_and_never_raises() -> None:
    outcome = fuzz.fuzz_schemas(60)
    assert outcome.failures == []
    assert outcome.problems


def test_random_actions_leave_no_warning_and_a_log_that_replays_to_the_rows(
    start_app: StartApp, tmp_path: Path
) -> None:
    path = tmp_path / "soak.sqlite"
    fill(path, 6)
    driver = start_app(database=path)
    outcome = soak(driver.app, path, 150, 3, driver.until_saved)
    assert outcome.warnings == []
    assert outcome.faults == []
    assert outcome.edits > 20


@pytest.mark.parametrize(
    "path",
    sorted(one for one in CORPUS.iterdir() if one.suffix not in (".txt", ".sgm")),
    ids=lambda path: path.name,
)
def test_what_once_broke_a_reader_is_only_named(path: Path, tmp_path: Path) -> None:
    if path.suffix == ".toml":
        with pytest.raises(SchemaError):
            parse_schema(path.read_text(encoding="utf-8"), path.name)
        return
    for one in CORPUS.glob(f"{path.name.partition('.')[0]}.*"):
        shutil.copy(one, tmp_path)
    names = (name for name in READABLE if path.name.startswith(f"{name}-"))
    outcome = fuzz.Outcome()
    for item in read_articles(tmp_path / path.name, format_=READABLE.get(next(names, ""))):
        outcome.take(item)
    assert outcome.problems
