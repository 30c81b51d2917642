"""What reviewers said of other tools, and where it is tested that it is not so here; what had no test is below.

- highlights that break letters: `review/test_highlights.py`; the wrong part lit: `review/test_geometry.py`
- offsets shifted by an emoji: `review/test_offsets.py`, `test_review_by_keyboard.py`, `test_accessibility.py`
- 5 to 10 s a click on a classical text of 6,000 words: below, and `review/test_article_view.py` with five megabytes
- accept by click, reject by double click: below; a double click asks for the type: `test_mouse.py`
- the forgotten “add slot” click: below; the dragged role: `test_mouse.py`; roles by keys: `test_event_cards.py`
- a suggested span whose edges cannot be changed: below, and by every key in `test_review_by_keyboard.py`
- undo lost by switching articles: below; by saving and closing: `test_saving.py`
- shortcuts dead under an Arabic layout: `test_keys.py`, `test_review_by_keyboard.py`, `test_event_cards.py`
- arrows that nobody can read: `review/test_arcs.py`
- a correction for all equal mentions only blindly, or for good: `test_equal_places.py`, `test_equal_events.py`,
  `test_elsewhere.py`
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from storage.model import Event
from tests.gui.conftest import StartApp
from tests.gui.driver import Driver

VERSE = (
    "وقال الراوي إن القوات سارت من العراق إلى سوريا، "
    "وكان الرئيس يومئذ مع جنود له في هجوم على قاعدة عسكرية، ثم عادت القوات.\n\n"
)


def calls_during(act: Callable[[], object]) -> int:
    """How many calls of Python functions something takes until the window has come to rest."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    QApplication.processEvents()
    sys.setprofile(called)
    try:
        act()
        for _ in range(3):
            QApplication.processEvents()
    finally:
        sys.setprofile(None)
    return count


def written(folder: Path, verses: int) -> Path:
    path = folder / f"classical{verses}.txt"
    path.write_text(VERSE * verses, encoding="utf-8")
    return path


def work_of_a_click_and_a_decision(driver: Driver) -> int:
    mention = driver.candidate("العراق", 5)
    driver.until(lambda: driver.app.database.outstanding == 0)
    click = calls_during(lambda: driver.click(mention.id))
    assert driver.desk.id == mention.id
    decide = calls_during(lambda: driver.press("A"))
    assert driver.document.gold_for(mention) is not None
    driver.until_saved()
    return click + decide


@pytest.mark.slow
def test_a_click_and_a_decision_in_twice_as_long_a_text_are_no_more_work(start_app: StartApp, tmp_path: Path) -> None:
    """Counted in calls and not in seconds; up to 300 events each card is measured at an edit, beyond that none."""
    verses = 6_000 // len(VERSE.split()) + 1
    driver = start_app(written(tmp_path, verses))
    once = work_of_a_click_and_a_decision(driver)
    longer = written(tmp_path, 2 * verses)
    driver.app.importing.propose([str(longer)])
    driver.until(lambda: driver.document.article.id == longer.stem and bool(driver.document.candidates))
    twice = work_of_a_click_and_a_decision(driver)
    assert twice < 1.2 * once, (once, twice)


def test_neither_a_click_nor_a_double_click_decides_anything(driver: Driver) -> None:
    before = driver.document
    for candidate in (driver.candidate("واشنطن"), driver.candidate("هجوم", event=True)):
        driver.click(candidate.id)
        assert driver.document is before
        QTest.mouseDClick(
            driver.app.window.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            driver.chip_of(candidate.id),
        )
        driver.press("Esc")
        assert driver.document is before


def test_a_role_is_there_with_the_key_that_chooses_its_filler_and_nothing_must_be_confirmed(driver: Driver) -> None:
    driver.select_text("ترد")
    driver.press("E", "C", "A")
    driver.press(".", "C")
    event = driver.gold
    assert isinstance(event, Event)
    assert len(event.arguments) == 1
    driver.until_saved()


def test_the_edges_of_a_suggested_span_move_without_its_being_deleted(driver: Driver) -> None:
    candidate = driver.candidate("القوات")
    driver.go_to("القوات")
    driver.press("Ctrl+]")
    gold = driver.gold
    assert gold.origin == candidate.id
    assert gold.span.start == candidate.span.start
    assert gold.span.end > candidate.span.end
    assert not driver.document.rejections


def test_undo_is_not_lost_by_going_to_another_article_and_back(start_app: StartApp, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("وصلت القوات إلى واشنطن.\n", encoding="utf-8")
    driver = start_app(path)
    driver.app.importing.propose([str(_other(tmp_path))])
    driver.until(lambda: driver.document.article.id == "other" and bool(driver.document.candidates))
    driver.app.show_article("news")
    driver.until(lambda: driver.document.article.id == "news")
    driver.press("A", "X", "Ctrl+Z")
    after = dict(driver.document.mentions)
    driver.press("Ctrl+PageDown")
    driver.until(lambda: driver.document.article.id == "other")
    driver.press("A")
    driver.press("Ctrl+PageUp")
    driver.until(lambda: driver.document.article.id == "news")
    assert dict(driver.document.mentions) == after
    driver.press("Ctrl+Shift+Z")
    assert len(driver.document.rejections) == 1
    driver.press("Ctrl+Z", "Ctrl+Z")
    assert not driver.document.mentions
    assert not driver.session.can_undo


def _other(folder: Path) -> Path:
    path = folder / "other.txt"
    path.write_text("عادت القوات من العراق.\n", encoding="utf-8")
    return path
