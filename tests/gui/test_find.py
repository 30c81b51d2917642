"""The palette of Ctrl+K finds actions, texts, mentions and events, and leads to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.widgets.picker import Choice
from tests.gui.driver import Driver


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    for name, text in (
        ("a.txt", "وصلت القُوّات إلى واشنطن.\n\nقالت واشنطن إن القوات عادت من واشنطن.\n"),
        ("b.txt", "خبر آخر.\n\nزار الوزير بيروت وعاد من بَيْروت.\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    driver = start_app(tmp_path / "a.txt")
    driver.app.importing.import_files([str(tmp_path / "b.txt")])
    driver.qtbot.waitUntil(lambda: "بيروت" in driver.document.text)
    return driver


def rows(driver: Driver) -> list[Choice]:
    return list(driver.app.window.finding.model.shown)


def finds(driver: Driver) -> list[Choice]:
    return [row for row in rows(driver) if row.id.startswith("find:")]


def ask(driver: Driver, line: str) -> None:
    driver.press("Ctrl+K")
    driver.type(line)
    driver.qtbot.waitUntil(lambda: bool(driver.app.window.finding.said.text()))


def choose(driver: Driver, row: Choice) -> None:
    while rows(driver)[driver.app.window.finding.list.currentIndex().row()].id != row.id:
        driver.press("Down")
    driver.press("Enter")


def lit(driver: Driver) -> list[str]:
    return [span.text_in(driver.document.text) for span in driver.app.window.view.found]


def test_without_a_word_every_action_stands_there_with_its_keys(driver: Driver) -> None:
    driver.press("Ctrl+K")
    found = {row.text: row.detail for row in rows(driver)}
    assert "Ctrl+E" in found["Export gold…"]
    assert "Colours: Dark" in found
    assert "Find anything, do anything…" not in found
    driver.press("Esc")
    assert not driver.app.window.finding.isVisible()
    assert driver.focused() is driver.app.window.view


def test_an_action_is_found_by_its_name_in_either_language_and_done(driver: Driver) -> None:
    ask(driver, "finish and")
    assert rows(driver)[0].text == "Finish and go on"
    driver.press("Esc")
    driver.press("Ctrl+Shift+L")
    ask(driver, "rejected")
    assert "رُفض" in rows(driver)[0].text or "المرفوض" in rows(driver)[0].text
    driver.press("Enter")
    assert driver.desk.show_rejected


def test_a_find_in_another_article_opens_it_and_lights_every_place(driver: Driver) -> None:
    ask(driver, "القوات")
    (row,) = [row for row in finds(driver) if row.color is None and "عادت" in row.text]
    choose(driver, row)
    driver.qtbot.waitUntil(lambda: "واشنطن" in driver.document.text)
    driver.qtbot.waitUntil(lambda: bool(lit(driver)))
    assert lit(driver) == ["القُوّات", "القوات"]
    view = driver.app.window.view
    assert driver.document.text[view.cursor_position.head :].startswith("القوات عادت")
    driver.press("F3")
    assert driver.document.text[view.cursor_position.head :].startswith("القُوّات إلى")
    driver.press("Shift+F3")
    assert driver.document.text[view.cursor_position.head :].startswith("القوات عادت")
    driver.press("Esc")
    assert lit(driver) == []
    driver.press("F3")
    assert "Ctrl+K" in driver.app.window.messages.text


def test_a_find_that_is_a_mention_selects_it(driver: Driver) -> None:
    ask(driver, "status:candidate واشنطن")
    row = finds(driver)[1]
    assert row.color is not None
    choose(driver, row)
    driver.qtbot.waitUntil(lambda: "واشنطن" in driver.document.text)
    driver.qtbot.waitUntil(lambda: driver.desk.item is not None)
    item = driver.desk.item
    assert item is not None
    assert item.span.start == driver.place("واشنطن", 1)


def test_a_filter_that_there_is_not_is_said_under_the_box(driver: Driver) -> None:
    ask(driver, "colour:red")
    assert "“\u2068colour\u2069” is no filter" in driver.app.window.finding.said.text()
    assert finds(driver) == []


def test_what_was_typed_last_is_still_there_and_searched_again(driver: Driver) -> None:
    ask(driver, "بيروت")
    count = len(finds(driver))
    assert count
    driver.press("Esc")
    driver.press("Ctrl+K")
    assert driver.app.window.finding.search.selectedText() == "بيروت"
    driver.qtbot.waitUntil(lambda: len(finds(driver)) == count)


def test_lit_places_are_painted(driver: Driver) -> None:
    view = driver.app.window.view
    before = view.grab().toImage()
    ask(driver, "بيروت")
    choose(driver, next(row for row in finds(driver) if row.color is None))
    assert lit(driver) == ["بيروت", "بَيْروت"]
    view.set_cursor(0)
    driver.desk.select(None)
    assert view.grab().toImage() != before
