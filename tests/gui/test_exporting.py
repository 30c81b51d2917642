"""The sheet of the export: as what, which reviews, in which parts; what was lost; and it can be called off."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QLineEdit

from gui.export_sheet import ExportSheet
from gui.library.formats import ABOUT, SETTINGS, VALUES
from gui.library.progress import Progress
from storage.dataset import Wanted
from storage.formats.registry import WRITABLE
from storage.model import ReviewStatus, Span
from tests.gui.driver import Driver
from tests.gui.test_accessibility import own
from tests.gui.test_importing import plain
from tests.gui.test_languages import LATIN_WORD, english_in


@pytest.fixture
def save_as(monkeypatch) -> Callable[[Path | None], None]:
    """Answers the dialog that asks where to."""

    def chosen(path: Path | None) -> None:
        name = "" if path is None else str(path)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (name, ""))

    return chosen


def opened(driver: Driver) -> ExportSheet:
    """The sheet once it has counted the reviews."""
    driver.press("Ctrl+E")
    sheet = driver.app.window.exporting
    driver.until(lambda: sheet.isVisible() and bool(sheet.said.text()))
    return sheet


def finish(driver: Driver) -> None:
    driver.press("A", "Ctrl+Enter")
    driver.answer("Finish all the same")
    driver.until(lambda: driver.app.saving.unsaved == 0)


def choose_format(driver: Driver, sheet: ExportSheet, name: str) -> None:
    """By the arrows, as a person does."""
    driver.press("Home")
    for _ in range(list(WRITABLE).index(name)):
        driver.press("Down")
    assert sheet.format.name == name


def test_finished_reviews_are_written_as_the_sheet_stands(driver: Driver, save_as, tmp_path: Path) -> None:
    finish(driver)
    sheet = opened(driver)
    assert sheet.said.text() == "1 article will be written."
    assert sheet.formats.hasFocus()
    assert sheet.lost.text() == "Loses nothing."
    save_as(tmp_path / "gold")
    driver.press("Enter")
    driver.until(lambda: not sheet.isVisible())
    assert "gold.jsonl" in driver.message()
    (line,) = (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    for row in (*record["mentions"], *record["events"]):
        assert record["text"][row["start"] : row["end"]] == row["text"]


def test_unfinished_reviews_are_written_where_their_state_is_ticked(driver: Driver, save_as, tmp_path: Path) -> None:
    driver.press("A")
    driver.until_saved()
    sheet = opened(driver)
    assert not sheet.go.isEnabled()
    assert "tick other states" in sheet.said.text()
    save_as(tmp_path / "gold.jsonl")
    driver.press("Enter")
    assert not (tmp_path / "gold.jsonl").exists()
    tick = sheet.form.ticks[ReviewStatus.IN_PROGRESS]
    assert plain(tick.text()) == "In progress (1)"
    tick.setFocus()
    driver.press("Space")
    assert sheet.said.text() == "1 article will be written."
    driver.press("Enter")
    driver.until((tmp_path / "gold.jsonl").exists)


def test_what_a_format_loses_is_said_before_and_after(driver: Driver, save_as, tmp_path: Path) -> None:
    finish(driver)
    sheet = opened(driver)
    choose_format(driver, sheet, "conll")
    assert "nested mentions" in plain(sheet.lost.text())
    assert sheet.form.settings["scheme"].isVisible()
    assert not sheet.form.settings["tokens"].isVisible()
    sheet.form.settings["scheme"].button("bioes").setFocus()
    driver.press("Space")
    save_as(tmp_path / "gold.conll")
    driver.press("Enter")
    driver.until(lambda: sheet.report.isVisible())
    assert "• Titles left out: 1." in plain(sheet.report.text())
    assert "-DOCSTART-" in (tmp_path / "gold.conll").read_text(encoding="utf-8")
    assert "S-" in (tmp_path / "gold.conll").read_text(encoding="utf-8")
    driver.press("Enter")
    assert not sheet.isVisible()
    assert "gold.conll" in driver.message()


def test_a_split_with_its_card_is_one_folder_and_the_choice_is_remembered(
    driver: Driver, start_app, save_as, tmp_path: Path
) -> None:
    finish(driver)
    sheet = opened(driver)
    choose_format(driver, sheet, "brat")
    for box in (sheet.form.split, sheet.form.stratify):
        box.setFocus()
        driver.press("Space")
    sheet.form.parts.setFocus()
    sheet.form.parts.selectAll()
    driver.type("٩٠/10")
    sheet.form.licence.setFocus()
    driver.type("CC0")
    save_as(tmp_path / "corpus")
    driver.press("Enter")
    driver.until(lambda: not sheet.isVisible() or sheet.report.isVisible())
    assert "CC0" in (tmp_path / "corpus" / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in (tmp_path / "corpus").iterdir() if path.is_dir()} == {"train", "dev"}
    driver.press("Esc")
    driver.app.stop()
    again = start_app()
    sheet = opened(again)
    assert sheet.format.name == "brat"
    assert (sheet.form.split.isChecked(), sheet.form.stratify.isChecked(), sheet.form.card.isChecked()) == (1, 1, 0)
    assert sheet.form.parts.text() == "٩٠/10"
    assert sheet.form.licence.text() == "CC0"


def test_what_makes_no_sense_is_said_and_cannot_be_exported(driver: Driver) -> None:
    finish(driver)
    sheet = opened(driver)
    sheet.form.since.setFocus()
    driver.type("yesterday")
    assert "is no day" in sheet.said.text()
    assert not sheet.go.isEnabled()
    sheet.form.since.selectAll()
    driver.type("٢٠٩٩/١/١".replace("/١/١", "-٠١-٠١"))
    driver.until(lambda: "tick other states" in sheet.said.text())
    sheet.form.since.clear()
    driver.until(lambda: sheet.go.isEnabled())
    sheet.form.split.setFocus()
    driver.press("Space")
    sheet.form.parts.setFocus()
    sheet.form.parts.selectAll()
    driver.type("most")
    assert "is none" in sheet.said.text()
    driver.press("Esc")
    assert not sheet.isVisible()
    assert driver.app.window.view.hasFocus()


def test_a_place_that_cannot_be_written_is_said_on_the_sheet(driver: Driver, save_as, tmp_path: Path) -> None:
    finish(driver)
    sheet = opened(driver)
    save_as(tmp_path / "nowhere" / "gold.jsonl")
    driver.press("Enter")
    driver.until(lambda: "cannot be written" in sheet.said.text())
    (tmp_path / "there.jsonl").write_text("old", encoding="utf-8")
    save_as(tmp_path / "there")
    driver.press("Enter")
    driver.until(lambda: "is there already" in sheet.said.text())
    assert (tmp_path / "there.jsonl").read_text(encoding="utf-8") == "old"
    save_as(None)
    driver.press("Enter")
    assert sheet.isVisible()


def test_an_export_that_is_called_off_leaves_no_file(driver: Driver, save_as, tmp_path: Path, monkeypatch) -> None:
    finish(driver)
    reached, go_on = Event(), Event()
    step = Progress.write

    def held(progress: Progress, count: int) -> None:
        reached.set()
        assert go_on.wait(15)
        step(progress, count)

    monkeypatch.setattr(Progress, "write", held)
    target = tmp_path / "out" / "gold.jsonl"
    target.parent.mkdir()
    sheet = opened(driver)
    save_as(target)
    driver.press("Enter")
    driver.until(reached.is_set)
    assert sheet.progress.line.isVisible()
    driver.press("Esc")
    go_on.set()
    driver.until(lambda: not sheet.isVisible())
    assert driver.message() == "It was called off; nothing was changed."
    assert list(target.parent.iterdir()) == []


def test_everything_on_the_sheet_has_a_name_and_is_arabic_in_an_arabic_window(start_app) -> None:
    driver = start_app(language="ar")
    sheet = opened(driver)
    assert sheet.layoutDirection() is Qt.LayoutDirection.RightToLeft
    for kind in (QAbstractItemView, QLineEdit):
        nameless = [one for one in sheet.findChildren(kind) if own(one) and not one.accessibleName()]
        assert [one for one in nameless if one.parent() is not sheet.picker] == []
    for name in WRITABLE:
        choose_format(driver, sheet, name)
        names = LATIN_WORD.findall(sheet.about.text())  # of programs
        assert english_in(sheet) <= {"BIO", "BIOES", "CC", "BY", "tester", *names}
    driver.press("Esc")


def test_every_format_and_setting_has_its_words() -> None:
    assert set(ABOUT) == set(WRITABLE)
    settings = [setting for format_ in WRITABLE.values() for setting in format_.settings]
    assert set(SETTINGS) == {setting.name for setting in settings}
    assert set(VALUES) == {value for setting in settings for value in setting.values}


def test_an_export_has_every_edit_that_was_made_before_it(driver: Driver, save_as, tmp_path: Path) -> None:
    """Another program holds the database, so that none of them is saved when the export is asked for."""
    driver.until_saved()
    driver.until(lambda: driver.app.database.outstanding == 0)
    target = tmp_path / "all.jsonl"
    wanted = Wanted(statuses=frozenset(ReviewStatus))
    other = sqlite3.connect(driver.app.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    driver.press("A", "A", "A", "A")
    made = {one.span for one in driver.document.gold()}
    assert driver.session.unsaved == 4
    driver.app.exporting.export(wanted, target)
    other.execute("ROLLBACK")
    other.close()
    driver.until(target.exists)
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    (record,) = [one for one in records if one["id"] == driver.document.article.id]
    assert {Span(one["start"], one["end"]) for one in (*record["mentions"], *record["events"])} == made
