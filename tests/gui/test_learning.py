"""Decisions change what is proposed next, in this article and in the following ones, and the reviewer sees why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.driver import Driver
from tests.gui.word_learner import WordLearner

# No event needs the name, which would keep it in sight.
FIRST = "وصلت القوات إلى واشنطن.\n\nوقال المتهم في واشنطن إن القوات عادت.\n"
SECOND = "عادت القوات إلى العراق.\n\nوقالت واشنطن إن واشنطن لم تعلق.\n"


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    """Two articles of our own in the queue behind the samples; the first of the two lies open."""
    path = tmp_path / "two.jsonl"
    lines = [json.dumps({"id": name, "text": text}) for name, text in (("first", FIRST), ("second", SECOND))]
    path.write_text("\n".join(lines), encoding="utf-8")
    return start_app(path, learner=WordLearner())


def score(driver: Driver, piece: str, occurrence: int = 0) -> float:
    return driver.candidate(piece, occurrence).score


def finish_first(driver: Driver) -> None:
    """Refuses the name once, accepts the rest, and goes on to the second article."""
    driver.go_to("واشنطن")
    driver.press("X")
    driver.until(lambda: score(driver, "واشنطن", 1) < 0.5)
    while driver.desk.awaiting:
        driver.press("A")
    driver.press("Ctrl+Enter")
    driver.until(lambda: driver.document.article.id == "second" and bool(len(driver.document.candidates)))


def test_an_equal_string_is_hidden_after_a_refusal_and_the_selection_stays(driver) -> None:
    driver.go_to("واشنطن")
    driver.press("X")
    selected = driver.selected
    driver.until(lambda: score(driver, "واشنطن", 1) < 0.5)
    assert driver.desk.threshold.hidden == 1
    assert driver.selected == selected
    assert driver.desk.is_shown(selected)


def test_undoing_the_refusal_brings_the_equal_string_back(driver) -> None:
    driver.go_to("واشنطن")
    driver.press("X")
    driver.until(lambda: score(driver, "واشنطن", 1) < 0.5)
    driver.press("Ctrl+Z")
    driver.until(lambda: score(driver, "واشنطن", 1) == 0.9)
    assert driver.desk.threshold.hidden == 0
    assert driver.document.rejections == {}


def test_the_next_article_is_scored_by_the_last_and_says_why(driver) -> None:
    finish_first(driver)
    driver.until(lambda: score(driver, "واشنطن") < 0.5)
    assert driver.desk.threshold.hidden == 2
    driver.until(lambda: score(driver, "القوات") == 0.95)
    driver.press(*[";"] * 10)
    driver.go_to("واشنطن")
    assert "Rejected 1 time before" in driver.app.window.details.source.text()
    driver.go_to("القوات")
    assert "Accepted 2 times before as" in driver.app.window.details.source.text()


def test_what_is_decided_and_finished_stays_as_it_was(driver) -> None:
    finish_first(driver)
    driver.until(lambda: score(driver, "واشنطن") < 0.5)
    driver.app.show_article("first")
    driver.until(lambda: driver.document.article.id == "first")
    assert score(driver, "القوات", 1) == 0.9


def test_switched_off_the_engines_scores_count_and_on_the_learned_ones(driver) -> None:
    finish_first(driver)
    driver.until(lambda: score(driver, "واشنطن") < 0.5)
    switch = driver.app.window.menus.actions["learning"]
    switch.trigger()
    driver.until(lambda: score(driver, "واشنطن") == 0.9)
    assert not switch.isChecked()
    switch.trigger()
    driver.until(lambda: score(driver, "واشنطن") < 0.5)


def test_what_was_learned_is_forgotten_after_a_question(driver) -> None:
    finish_first(driver)
    driver.until(lambda: score(driver, "واشنطن") < 0.5)
    driver.app.window.menus.actions["reset_learning"].trigger()
    driver.answer("Forget")
    driver.until(lambda: score(driver, "واشنطن") == 0.9)


def test_a_later_sitting_knows_what_an_earlier_one_learned(driver, start_app) -> None:
    finish_first(driver)
    driver.until(lambda: score(driver, "واشنطن") < 0.5)
    driver.app.learning.worker.submit(lambda: None, lambda _: None)
    driver.until(lambda: driver.app.learning.worker.outstanding == 0 and driver.app.database.outstanding == 0)
    driver.app.window.close()
    again = start_app(learner=WordLearner())
    again.app.show_article("second")
    again.until(lambda: again.desk.document is not None and again.document.article.id == "second")
    assert score(again, "واشنطن") < 0.5
    again.press("X")
    again.until(lambda: again.app.learning.worker.outstanding == 0 and again.app.database.outstanding == 0)
    assert score(again, "واشنطن", 1) < 0.5


def test_the_sheet_of_figures_opens_by_a_key_and_says_what_to_do_at_first(driver) -> None:
    driver.press("Ctrl+I")
    sheet = driver.app.window.stats
    driver.until(sheet.isVisible)
    assert "Nothing is decided yet" in sheet.figures.toPlainText()
    QTest.keyClick(driver.focused(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_sheet_of_figures_counts_decisions_and_compares(driver) -> None:
    finish_first(driver)
    driver.until(lambda: driver.app.database.outstanding == 0 and driver.app.learning.worker.outstanding == 0)
    driver.press("Ctrl+I")
    sheet = driver.app.window.stats
    driver.until(sheet.isVisible)
    text = sheet.figures.toPlainText()
    assert "words/1" in text
    assert "with learning" in text
    assert "first" in text
