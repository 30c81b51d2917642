"""The flow of a review: by uncertainty, sentence by sentence, alone and large, and how long it took."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise

import pytest
from PySide6.QtGui import QColor

from gui.library.opening import Proposal
from gui.review.order import sentence_around
from gui.review.uncertainty import Uncertainty
from gui.review.work_clock import PAUSE, WorkClock, seconds_worked
from storage.model import Candidates, MentionCandidate, Span
from tests.gui.driver import Driver
from tests.gui.word_engine import propose_words

TEXT = (
    "خبر\n\n"
    "قصف في سوريا. وقالت واشنطن إن القوات في العراق لم ترد على قصف جديد أمس. قال الوزير شيئًا.\n\n"
    "محاكمة المتهم غدًا.\n"
)


def unsure(text: str) -> Proposal:
    """The words' candidates with scores that differ."""
    proposal = propose_words(text)
    scores = (score / 100 for score in (95, 60, 80, 52, 70, 99, 55, 90, 65, 85, 75, 62, 58, 98, 88))
    mentions = tuple(replace(one, score=next(scores)) for one in proposal.candidates.mentions)
    return proposal._replace(candidates=Candidates(mentions, proposal.candidates.events))


@pytest.fixture
def driver(start_app, tmp_path) -> Driver:
    path = tmp_path / "flow.txt"
    path.write_text(TEXT, encoding="utf-8")
    return start_app(path, propose=unsure)


def doubt(driver: Driver) -> float:
    candidate = driver.desk.candidate
    assert candidate is not None
    return abs(candidate.score - 0.5)


def test_q_makes_the_most_uncertain_come_first_and_q_again_brings_reading_order_back(driver: Driver) -> None:
    driver.press("Q", "Esc", "U")
    seen = [doubt(driver)]
    for _ in range(4):
        driver.press("A")
        seen.append(doubt(driver))
    assert all(one <= other for one, other in pairwise(seen[1:])), seen
    driver.press("Q", "Esc")
    driver.app.window.view.set_cursor(0)
    driver.press("U")
    assert driver.desk.id == driver.document.pending()[0].id


def test_the_uncertain_order_goes_both_ways_and_round_the_end() -> None:
    scores = {"a": 0.9, "b": 0.5, "c": 0.6}
    candidates = Candidates(
        tuple(MentionCandidate(id_, Span(at, at + 1), "PER", score=s) for at, (id_, s) in enumerate(scores.items()))
    )
    order = Uncertainty()

    def go(id_: str, *, forward: bool = True) -> str | None:
        return order.neighbour(candidates, id_, lambda one: one != "x", forward=forward)

    assert [go(""), go("b"), go("c"), go("a")] == ["b", "c", "a", "b"]
    assert [go("", forward=False), go("b", forward=False), go("c", forward=False)] == ["a", "a", "b"]


def test_alt_a_accepts_the_sentence_and_one_undo_takes_it_back(driver: Driver) -> None:
    driver.go_to("القوات")
    sentence = sentence_around(driver.document.text, driver.desk.item.span)
    assert sentence.text_in(driver.document.text).startswith("وقالت")
    inside = [one for one in driver.document.candidates if sentence.contains(one.span)]
    pending = driver.document.pending_count
    driver.press("Alt+A")
    assert not any(driver.document.is_pending(one) for one in inside)
    assert driver.desk.candidate.span.start >= sentence.end
    driver.press("Ctrl+Z")
    assert driver.document.pending_count == pending
    assert not driver.document.mentions


def test_alt_shift_a_accepts_the_paragraph_under_an_arabic_layout_and_holding_it_does_so_once(driver: Driver) -> None:
    driver.go_to("القوات")
    driver.press_arabic("ِ", "Alt", "Shift")
    text = driver.document.text
    line = text.index("\n", text.index("القوات"))
    assert [one for one in driver.document.pending() if one.span.end <= line] == []
    left = driver.document.pending_count
    assert left
    for _ in range(3):
        driver.press_arabic("ِ", "Alt", "Shift", repeated=True)
    assert driver.document.pending_count == left


def test_what_is_decided_already_in_the_sentence_stays_as_it_is(driver: Driver) -> None:
    rejected = driver.go_to("واشنطن")
    driver.press("X")
    driver.go_to("القوات")
    driver.press("Alt+A")
    assert rejected in driver.document.rejections
    driver.press("P", "Alt+A")
    assert driver.app.window.said.text()


def test_z_shows_one_sentence_alone_and_large(driver: Driver) -> None:
    window = driver.app.window
    driver.go_to("القوات")
    driver.press("Z")
    view = window.view
    assert view.zoom > 1
    assert not window.articles.isVisible()
    assert view.alone == sentence_around(driver.document.text, driver.desk.item.span)
    driver.go_to("الوزير")
    assert view.alone.text_in(driver.document.text) == "قال الوزير شيئًا."
    ink = {name: darkest(driver, name) for name in ("الوزير", "المتهم")}
    assert ink["الوزير"] < 90 < 150 < ink["المتهم"]
    driver.press("Z")
    assert (view.zoom, view.alone, window.articles.isVisible()) == (1.0, None, True)


def darkest(driver: Driver, piece: str) -> int:
    """Lightness of the darkest pixel under the chip of a word."""
    view = driver.app.window.view
    rect = view.item_rect(driver.candidate(piece).id)
    assert rect is not None
    rect.moveTop(rect.bottom() + 4)
    image = view.viewport().grab(rect).toImage()
    return min(QColor(image.pixel(x, y)).lightness() for x in range(image.width()) for y in range(image.height()))


def test_the_header_counts_minutes_of_work_but_no_pauses(driver: Driver) -> None:
    seconds = count(0, 45)
    header = driver.app.window.header
    header.clock = WorkClock(lambda: float(next(seconds)))
    header.clock.begin()
    driver.press("N", "N", "N")
    assert "2 min" in header.counter.text()


def test_pauses_do_not_count() -> None:
    now = [0.0]
    clock = WorkClock(lambda: now[0])
    clock.begin(60)
    for at in (30, 60, 60 + PAUSE + 1, 60 + PAUSE + 31):
        now[0] = at
        clock.tick()
    assert clock.minutes == 2  # 60 + 30 + 30 + 30
    start = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [start + timedelta(seconds=at) for at in (50, 0, 1000, 1010)]
    assert seconds_worked(moments) == 60


def test_ctrl_up_and_down_go_on_from_a_paragraphs_edge_to_the_next(driver: Driver) -> None:
    view = driver.app.window.view
    driver.press("Esc", "Ctrl+Home")
    ends = []
    for _ in range(3):
        driver.press("Ctrl+Down")
        ends.append(view.cursor_position.head)
    assert ends == sorted(set(ends))
    for _ in range(6):
        driver.press("Ctrl+Up")
    assert view.cursor_position.head == 0
