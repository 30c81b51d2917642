"""Edges at the parts of Arabic words, in the real window by real keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.review.segment_edges import clitics_at_edges, moved_by_segment, without_clitics
from storage.model import Decision, Span
from tests.gui.driver import Driver

TEXT = (
    "عنوان الخبر\n\n"
    "وقالت واشنطن إن قصف قاعدة عسكرية أصاب قواتها وبالجنود في سوريا.\n\n"
    "The Pentagon in واشنطن said so.\n"
)


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    path = tmp_path / "clitics.txt"
    path.write_text(TEXT, encoding="utf-8")
    return start_app(path)


def mark(driver: Driver, piece: str, *keys: str) -> Span:
    driver.select_text(piece)
    driver.press("M", *keys)
    return driver.gold.span


def text_of(driver: Driver) -> str:
    return driver.gold.span.text_in(driver.document.text)


def test_alt_with_an_arrow_moves_the_end_by_parts_of_words(driver: Driver) -> None:
    mark(driver, "قوات", "O")
    driver.press("Alt+Left")
    assert text_of(driver) == "قواتها"
    driver.press("Alt+Left")
    assert text_of(driver) == "قواتها و"
    driver.press("Alt+Right", "Alt+Right")
    assert text_of(driver) == "قوات"


def test_alt_and_shift_with_an_arrow_move_the_beginning(driver: Driver) -> None:
    mark(driver, "وبالجنود", "P")
    seen = []
    for _ in range(3):
        driver.press("Alt+Shift+Left")
        seen.append(text_of(driver))
    assert seen == ["بالجنود", "الجنود", "جنود"]
    driver.press("Alt+Shift+Right")
    assert text_of(driver) == "الجنود"


def test_left_leads_back_in_a_line_that_runs_to_the_right(driver: Driver) -> None:
    mark(driver, "The Pentagon", "O")
    driver.press("Alt+Left")
    assert text_of(driver) == "The"
    driver.press("Alt+Right")
    assert text_of(driver) == "The Pentagon"


def test_a_clitic_at_an_edge_is_said_and_marked_and_one_key_mends_it(driver: Driver) -> None:
    window = driver.app.window
    mark(driver, "قواتها", "O")
    warning = window.details.clitics
    driver.until(warning.isVisible)
    assert "ها" in warning.text.text()
    end = driver.gold.span.end
    assert window.view.doubts == (Span(end - 2, end),)
    before = driver.gold.id
    driver.press("D")
    assert (text_of(driver), driver.gold.id) == ("قوات", before)
    driver.until(lambda: not warning.isVisible())
    driver.until(lambda: window.view.doubts == ())
    driver.press("Ctrl+Z")
    assert text_of(driver) == "قواتها"


def test_the_same_key_works_under_an_arabic_layout_and_mends_a_candidate_by_correcting_it(driver: Driver) -> None:
    mark(driver, "وبالجنود", "P")
    driver.press_arabic("ي")
    assert text_of(driver) == "الجنود"
    assert "وبالجنود" in driver.document.text


def test_no_span_is_ever_changed_by_itself(driver: Driver) -> None:
    span = mark(driver, "قواتها", "O")
    driver.until(driver.app.window.details.clitics.isVisible)
    driver.press("N", "P")
    assert driver.document.mentions
    assert all(gold.span == span for gold in driver.document.mentions.values())


def test_a_sound_candidate_is_left_alone_by_the_key(driver: Driver) -> None:
    candidate = driver.go_to("واشنطن")
    driver.press("D")
    assert driver.document.decision_on(candidate) is Decision.PENDING
    assert driver.app.window.said.text()


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("وسوريا", "سوريا"),
        ("بالقصف", "القصف"),
        ("قواته", "قوات"),
        ("بحرقها", "حرق"),
        ("وُلد", "وُلد"),
        ("واشنطن", "واشنطن"),
        ("وزير الدفاع", "وزير الدفاع"),
        ("مياه", "مياه"),
        ("لبنان", "لبنان"),
        ("وزيرها", "وزير"),
        ("Washington", "Washington"),
        ("😀", "😀"),
    ],
)
def test_likely_clitics_are_cut_and_letters_of_the_stem_are_not(word: str, kept: str) -> None:
    text = f"هنا {word} هناك"
    span = without_clitics(text, Span(4, 4 + len(word)))
    assert span.text_in(text) == kept
    assert clitics_at_edges(text, span) == (None, None)


def test_an_edge_never_crosses_a_line_or_the_other_edge_and_never_splits_a_letter() -> None:
    text = "أ\nوَبِـ👩‍👩‍👧 كتابهم\nب"
    low, high = 2, text.index("\n", 2)
    for start in range(low, high):
        for end in range(start + 1, high + 1):
            for edge in ("start", "end"):
                for forward in (True, False):
                    moved = moved_by_segment(text, Span(start, end), edge, forward=forward)
                    if moved is not None:
                        assert low <= moved.start < moved.end <= high
                        changed = moved.start if edge == "start" else moved.end
                        assert text[changed : changed + 1] not in {"\u064e", "\u0650", "\u200d"}
