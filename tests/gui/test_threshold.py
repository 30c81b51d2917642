"""Uncertain candidates are hidden by a threshold, which is moved by keys or by the slider."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.library.opening import Proposal
from storage.model import Candidates, EventCandidate, ReviewStatus
from tests.gui.conftest import SHORT
from tests.gui.driver import Driver
from tests.gui.word_engine import propose_words

SCORES = {"سوريا": 0.42, "واشنطن": 0.2, "القوات": 0.55}


def unsure(text: str, advised: float | None = None) -> Proposal:
    """The words' engine, with scores of its own for some; of two attacks the later one is uncertain."""
    found = propose_words(text).candidates
    mentions = tuple(replace(m, score=SCORES.get(m.span.text_in(text), m.score)) for m in found.mentions)
    events = tuple(replace(e, score=0.3 if e.trigger.start > 100 else e.score) for e in found.events)
    return Proposal(Candidates(mentions, events), "words", "1", advised)


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    path = tmp_path / "short.txt"
    path.write_text(SHORT, encoding="utf-8")
    return start_app(path, propose=unsure)


def shown(driver: Driver) -> set[str]:
    page = driver.app.window.view.page
    assert page is not None
    return {c.id for c in driver.document.candidates if page.items.item(c.id) is not None}


def events_listed(driver: Driver) -> int:
    return driver.app.window.events.model.rowCount()


def test_candidates_under_half_are_hidden_where_the_engine_advises_nothing(driver) -> None:
    hidden = driver.candidate("واشنطن").id
    assert driver.desk.threshold.percent == 50
    assert hidden not in shown(driver)
    assert driver.candidate("القوات").id in shown(driver)
    assert driver.desk.threshold.hidden == 3
    assert driver.app.window.header.threshold.hidden_count.text() == "hidden: \u20683\u2069"


def test_a_mention_that_a_shown_event_needs_is_shown_with_it(driver) -> None:
    assert driver.candidate("سوريا").score < 0.5
    assert driver.candidate("سوريا").id in shown(driver)


def test_the_keys_show_more_and_fewer_in_text_list_and_count(driver) -> None:
    everything, listed = len(driver.document.candidates), events_listed(driver)
    for _ in range(10):
        driver.press(";")
    assert driver.desk.threshold.percent == 0
    assert len(shown(driver)) == everything
    assert events_listed(driver) > listed
    assert driver.app.window.header.threshold.hidden_count.text() == ""
    for _ in range(19):
        driver.press("'")
    assert driver.desk.threshold.percent == 95
    assert shown(driver) == set()
    assert events_listed(driver) == 0
    assert driver.desk.threshold.hidden == driver.document.pending_count == everything
    assert driver.document.rejections == {}


def test_next_undecided_passes_over_what_is_hidden(driver) -> None:
    passed = set()
    for _ in range(len(driver.document.candidates) + 1):
        passed.add(driver.selected)
        driver.press("U")
    assert passed == shown(driver)
    assert driver.candidate("واشنطن").id not in passed


def test_a_selected_candidate_that_is_hidden_leaves_its_place_to_a_shown_one(driver) -> None:
    for _ in range(10):
        driver.press(";")
    driver.go_to("واشنطن")
    driver.press("'", "'", "'", "'", "'")
    assert driver.desk.threshold.percent == 25
    assert driver.selected in shown(driver)


def test_an_article_is_finished_without_a_question_when_only_hidden_candidates_wait(driver) -> None:
    article = driver.document.article.id
    for _ in range(len(driver.document.candidates)):
        if driver.desk.awaiting:
            driver.press("A")
    assert driver.document.pending_count == driver.desk.threshold.hidden == 3
    driver.press("Ctrl+Enter")
    driver.until(lambda: driver.document.article.id != article)
    entries = driver.app.window.articles.articles.entries
    driver.until(lambda: next(e for e in entries if e.id == article).status is ReviewStatus.FINISHED)


def test_the_count_of_the_hidden_follows_decisions_and_undo(driver) -> None:
    driver.press(";", ";", ";", ";", ";", ";", ";")
    driver.go_to("واشنطن")
    driver.press("X")
    for _ in range(10):
        driver.press("'")
    hidden = driver.desk.threshold.hidden
    driver.press("Ctrl+Z")
    assert driver.desk.threshold.hidden == hidden + 1
    driver.press("Ctrl+Shift+Z")
    assert driver.desk.threshold.hidden == hidden


def test_the_slider_is_moved_by_arrows_and_kept_for_the_next_start(driver, start_app) -> None:
    slider = driver.app.window.header.threshold.slider
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    driver.press("Right", "Right")
    assert driver.desk.threshold.percent == 60
    assert driver.candidate("القوات").id not in shown(driver)
    driver.app.window.close()
    assert start_app(propose=unsure).desk.threshold.percent == 60


def test_in_arabic_the_slider_grows_to_the_left(start_app) -> None:
    driver = start_app(language="ar")
    slider = driver.app.window.header.threshold.slider
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    driver.press("Left")
    assert driver.desk.threshold.percent == 55
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert driver.desk.threshold.percent == 100


def test_what_the_engine_advises_counts_until_the_reviewer_chooses(start_app, tmp_path) -> None:
    driver = start_app(propose=lambda text: unsure(text, 0.58))
    assert driver.desk.threshold.percent == 58
    driver.press(";")
    assert driver.desk.threshold.percent == 55
    driver.press(";", "'", "'")
    assert driver.desk.threshold.percent == 60
    driver.app.window.close()
    again = start_app(database=tmp_path / "other.sqlite", propose=lambda text: unsure(text, 0.3))
    assert again.desk.threshold.percent == 60


def test_an_event_that_is_decided_stays_whatever_the_threshold(driver) -> None:
    driver.go_to("هجوم", event=True)
    driver.press("A")
    for _ in range(20):
        driver.press("'")
    assert driver.desk.threshold.percent == 100
    assert [e for e in driver.document.candidates if isinstance(e, EventCandidate)]
    assert events_listed(driver) == 1
