"""Files in, gold out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from gui.library.transfer import FORMAT_TITLES
from storage.formats.registry import WRITABLE
from tests.gui.driver import Driver


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Answers the file dialogs."""

    def chosen(*paths: Path, kind: str = "") -> None:
        names = [str(path) for path in paths]
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_arguments: (names, ""))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (names[0] if names else "", kind))

    return chosen


def test_files_chosen_go_in_and_those_that_cannot_be_read_are_named(driver: Driver, choose, tmp_path: Path) -> None:
    good, bad, empty = tmp_path / "good.txt", tmp_path / "bad.jsonl", tmp_path / "missing.txt"
    good.write_text("زار الوزير العراق أمس.\n", encoding="utf-8")
    bad.write_text('{"id": 3}\n', encoding="utf-8")
    choose(good, bad, empty)
    driver.press("Ctrl+O")
    driver.until(lambda: driver.document.text.startswith("زار"))
    message = driver.message()
    assert "One article was added" in message
    assert "bad.jsonl" in message
    assert "missing.txt" in message


def test_the_same_text_twice_is_one_article(driver: Driver, choose, tmp_path: Path) -> None:
    count = len(driver.app.window.articles.articles.entries)
    choose(tmp_path / "short.txt")
    driver.press("Ctrl+O")
    driver.until(lambda: "was there already" in driver.message())
    assert len(driver.app.window.articles.articles.entries) == count


def test_a_dialog_that_is_given_up_does_nothing(driver: Driver, choose) -> None:
    before = driver.message()
    choose()
    driver.press("Ctrl+O", "Ctrl+E")
    assert driver.message() == before


def test_gold_of_finished_articles_is_exported_and_the_others_on_request(
    driver: Driver, choose, tmp_path: Path
) -> None:
    target = tmp_path / "gold.jsonl"
    choose(target)
    driver.press("A", "A", "A")
    driver.until_saved()
    driver.press("Ctrl+E")
    driver.until(lambda: "nothing was written" in driver.message())
    assert not target.exists()
    driver.answer("Export the unfinished one too")
    driver.until(lambda: "gold.jsonl" in driver.message())
    (line,) = target.read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert {m["id"] for m in record["mentions"]} == set(driver.document.mentions)
    for row in (*record["mentions"], *record["events"]):
        assert record["text"][row["start"] : row["end"]] == row["text"]


def test_a_target_that_cannot_be_written_is_said(driver: Driver, choose, tmp_path: Path) -> None:
    choose(tmp_path / "nowhere" / "gold.jsonl")
    driver.press("A", "Ctrl+Enter")
    if driver.message():
        driver.answer("Finish all the same")
    driver.until(lambda: driver.app.saving.unsaved == 0)
    driver.press("Ctrl+E")
    driver.until(lambda: "cannot be written" in driver.message())


def test_the_suffix_decides_the_format_and_losses_are_said(driver: Driver, choose, tmp_path: Path) -> None:
    choose(tmp_path / "gold.conll")
    driver.press("A", "A", "A")
    driver.until_saved()
    driver.press("Ctrl+E")
    driver.until(lambda: "nothing was written" in driver.message())
    driver.answer("Export the unfinished one too")
    driver.until(lambda: "gold.conll" in driver.message())
    assert "Titles left out: 1." in driver.message().replace("\u2068", "").replace("\u2069", "")
    assert "-DOCSTART-" in (tmp_path / "gold.conll").read_text(encoding="utf-8")


def test_of_formats_with_one_suffix_the_chosen_one_is_written(driver: Driver, choose, tmp_path: Path) -> None:
    choose(tmp_path / "gold.jsonl", kind="Prodigy JSONL (*.jsonl)")
    driver.press("A", "A", "A")
    driver.until_saved()
    driver.press("Ctrl+E")
    driver.until(lambda: "nothing was written" in driver.message())
    driver.answer("Export the unfinished one too")
    driver.until(lambda: "gold.jsonl" in driver.message())
    assert "tokens" in json.loads((tmp_path / "gold.jsonl").read_text(encoding="utf-8"))


def test_every_format_has_a_title_that_is_translated() -> None:
    assert sorted(FORMAT_TITLES) == sorted(format_.title for format_ in WRITABLE.values())
