"""Files are looked at before they go in: what is in them, what is not, what labels become; and it can be called off."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from gui.import_sheet import ImportSheet
from gui.label_rows import KEEP
from gui.library.formats import TITLES
from gui.library.progress import Progress
from storage.formats.registry import FORMATS
from storage.model import Document
from tests.gui.driver import Driver
from tests.gui.test_languages import english_in

TEXT = "قصف الجيش المدينة أمس"


@pytest.fixture
def choose(monkeypatch) -> Callable[..., None]:
    """Answers the dialog that asks for files."""

    def chosen(*paths: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_arguments: ([str(path) for path in paths], ""))

    return chosen


def sheet_of(driver: Driver) -> ImportSheet:
    return driver.app.window.importing


def line(number: int, *, mention: str = "PERSON", event: str = "attack", role: str = "Who") -> str:
    record = {
        "id": f"a{number}",
        "title": f"خبر {number}",
        "text": f"{TEXT} {number}",
        "mentions": [{"id": "m", "label": mention, "start": 4, "end": 9}],
        "events": [{"id": "e", "label": event, "start": 0, "end": 3, "arguments": [{"role": role, "mention": "m"}]}],
    }
    return json.dumps(record, ensure_ascii=False)


def gold(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def looked(driver: Driver) -> ImportSheet:
    """The sheet once it has been filled."""
    sheet = sheet_of(driver)
    driver.until(lambda: sheet.isVisible() and sheet.progress.isHidden())
    return sheet


def articles(driver: Driver) -> int:
    return len(driver.app.window.articles.articles.entries)


def test_files_are_looked_at_before_anything_is_written(driver: Driver, choose, tmp_path: Path) -> None:
    count = articles(driver)
    bad = gold(tmp_path / "bad.jsonl", line(3), '{"id": 3}', "{broken")
    choose(gold(tmp_path / "good.jsonl", line(1), line(2)), bad, tmp_path / "missing.txt")
    driver.press("Ctrl+O")
    sheet = looked(driver)
    assert sheet.facts.text() == "3 articles · 3 mentions · 3 events"
    assert "Tawsim JSONL (5)" in plain(sheet.format.text())
    assert sheet.problems_title.text() == "3 things cannot be read"
    told = plain(sheet.problems.text())
    assert "bad.jsonl, line 2:" in told
    assert "bad.jsonl, line 3:" in told
    assert "missing.txt:" in told
    assert sheet.article.text == f"{TEXT} 1"
    assert sheet.article_title.text() == "خبر 1"
    assert articles(driver) == count
    assert sheet.go.hasFocus()
    driver.press("Enter")
    driver.until(lambda: driver.document.text == f"{TEXT} 1")
    assert not sheet.isVisible()
    assert "3 articles were added." in driver.message()
    assert "bad.jsonl" in driver.message()
    assert articles(driver) == count + 3


def test_esc_imports_nothing(driver: Driver, choose, tmp_path: Path) -> None:
    count, before = articles(driver), driver.document.text
    choose(gold(tmp_path / "good.jsonl", line(1)))
    driver.press("Ctrl+O")
    sheet = looked(driver)
    driver.press("Esc")
    driver.until(lambda: not sheet.isVisible())
    assert driver.app.window.view.hasFocus()
    assert articles(driver) == count
    assert driver.document.text == before


def test_labels_of_others_are_guessed_mapped_or_left_out_and_the_article_shows_it(
    driver: Driver, choose, tmp_path: Path
) -> None:
    choose(gold(tmp_path / "good.jsonl", line(1), line(2, mention="Age", event="Raid")))
    driver.press("Ctrl+O")
    sheet = looked(driver)
    shown = {label.key: button.value for label, button in sheet.labels.buttons.items()}
    assert shown == {"PERSON": "PER", "Age": KEEP, "attack": "Conflict.Attack", "Raid": KEEP, "attack:Who": KEEP}
    assert [one.label for one in document(sheet).mentions.values()] == ["PER"]

    def pick(key: str, *strokes: str, typed: str = "") -> None:
        button = next(button for label, button in sheet.labels.buttons.items() if label.key == key)
        button.setFocus()
        driver.press("Enter")
        if typed:
            driver.press("/")
            driver.type(typed)
        driver.press(*strokes, "Enter")
        driver.until(lambda: not sheet.picker.isVisible())

    pick("Age", "Down")
    pick("Raid", typed="هجوم")
    pick("attack:Who", typed="attacker")
    assert sheet.labels.renames.mentions == {"PERSON": "PER", "Age": None}
    assert sheet.labels.renames.events == {"attack": "Conflict.Attack", "Raid": "Conflict.Attack"}
    assert sheet.labels.renames.roles["attack:Who"] == "Attacker"
    assert "Raid:Who" in {label.key for label in sheet.labels.strange}
    (event,) = document(sheet).events.values()
    assert [argument.role for argument in event.arguments] == ["Attacker"]
    sheet.go.setFocus()
    driver.press("Enter")
    driver.until(lambda: driver.document.text == f"{TEXT} 1")
    assert [one.label for one in driver.document.mentions.values()] == ["PER"]
    assert [one.label for one in driver.document.events.values()] == ["Conflict.Attack"]
    driver.app.show_article("a2")
    driver.until(lambda: driver.document.text == f"{TEXT} 2")
    assert not driver.document.mentions
    assert [one.label for one in driver.document.events.values()] == ["Conflict.Attack"]


def test_another_format_is_forced_from_the_sheet(driver: Driver, choose, tmp_path: Path) -> None:
    choose(gold(tmp_path / "good.jsonl", line(1)))
    driver.press("Ctrl+O")
    sheet = looked(driver)
    assert sheet.facts.text() == "1 article · 1 mention · 1 event"
    sheet.format.setFocus()
    driver.press("Enter", "/")
    driver.type("plain")
    driver.press("Enter")
    driver.until(lambda: sheet.facts.text() == "1 article")
    assert sheet.article.text.startswith('{"id"')
    assert sheet.format.text() == "Plain text"
    driver.press("Esc")
    driver.until(lambda: not sheet.isVisible())


def test_one_plain_text_that_is_dropped_opens_at_once_and_a_folder_is_looked_at(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("خبر وحيد.", encoding="utf-8")
    drop(driver, tmp_path / "one.txt")
    driver.until(lambda: driver.document.text == "خبر وحيد.")
    folder = tmp_path / "news"
    folder.mkdir()
    gold(folder / "good.jsonl", line(1))
    (folder / "unknown.bin").write_bytes(b"\0\1\2")
    drop(driver, folder)
    sheet = looked(driver)
    assert "unknown.bin" in sheet.problems.text()
    driver.press("Enter")
    driver.until(lambda: driver.document.text == f"{TEXT} 1")


def test_what_holds_nothing_cannot_be_imported(driver: Driver, choose, tmp_path: Path) -> None:
    choose(gold(tmp_path / "bad.jsonl", "{broken"))
    driver.press("Ctrl+O")
    sheet = looked(driver)
    assert sheet.facts.text() == "There is no article in it."
    assert not sheet.go.isEnabled()
    driver.press("Enter")
    assert sheet.isVisible()
    driver.press("Esc")


def test_an_import_that_is_called_off_leaves_everything_as_it_was(
    driver: Driver, choose, tmp_path: Path, monkeypatch
) -> None:
    reached, go_on = Event(), Event()
    step = Progress.write

    def held(progress: Progress, count: int) -> None:
        if count == 2:
            reached.set()
            assert go_on.wait(15)
        step(progress, count)

    monkeypatch.setattr(Progress, "write", held)
    count = articles(driver)
    choose(gold(tmp_path / "many.jsonl", *map(line, range(30))))
    driver.press("Ctrl+O")
    sheet = looked(driver)
    driver.press("Enter")
    driver.until(reached.is_set)
    assert "30" in sheet.progress.said.text()
    assert sheet.progress.line.isVisible()
    driver.press("Esc")
    assert sheet.isVisible()
    assert sheet.progress.said.text() == "Taking everything back…"
    go_on.set()
    driver.until(lambda: not sheet.isVisible())
    assert driver.message() == "It was called off; nothing was changed."
    assert len(driver.app.store.entries()) == count


def test_a_window_that_is_closed_calls_off_what_is_being_imported(
    driver: Driver, choose, tmp_path: Path, monkeypatch
) -> None:
    reached = Event()
    step = Progress.write

    def told(progress: Progress, count: int) -> None:
        step(progress, count)
        if count == 2:
            reached.set()
            while not progress.is_called_off:
                pass

    monkeypatch.setattr(Progress, "write", told)
    choose(gold(tmp_path / "many.jsonl", *map(line, range(30))))
    driver.press("Ctrl+O")
    looked(driver)
    driver.press("Enter")
    driver.until(reached.is_set)
    driver.app.stop()
    from storage.articles import count_articles
    from storage.database import open_database

    again = open_database(tmp_path / "test.sqlite")
    with again.session() as session:
        assert count_articles(session) == articles(driver)
    again.close()


def test_the_sheet_is_arabic_in_an_arabic_window(start_app, choose, tmp_path: Path) -> None:
    driver = start_app(language="ar")
    choose(gold(tmp_path / "good.jsonl", line(1), "{broken"))
    driver.press("Ctrl+O")
    sheet = looked(driver)
    assert sheet.layoutDirection() is Qt.LayoutDirection.RightToLeft
    mine = {"PERSON", "attack", "Who", "good", "jsonl", "Tawsim", "JSONL", "JSON", "line", "column", "char"}
    mine |= {"Expecting", "property", "name", "enclosed", "in", "double", "quotes"}
    assert english_in(sheet) <= mine
    assert sheet.facts.text() == "مقال واحد · إشارة واحدة · حدث واحد"
    driver.press("Esc")


def test_every_format_has_a_title_that_is_translated() -> None:
    assert sorted(TITLES) == sorted(format_.title for format_ in FORMATS.values())


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def document(sheet: ImportSheet) -> Document:
    assert sheet.article.document is not None
    return sheet.article.document


def drop(driver: Driver, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window = driver.app.window
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, held))
