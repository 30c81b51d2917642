"""After a correction the equal places are offered in one line; a key does the same there, one undo takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.model import Decision
from tests.gui.driver import Driver


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    path = tmp_path / "news.txt"
    path.write_text("وصلت القوات إلى واشنطن.\n\nقالت واشنطن إن القوات عادت من واشنطن.\n", encoding="utf-8")
    return start_app(path)


def decisions_on(driver: Driver, piece: str, times: int) -> list[Decision]:
    return [driver.document.decision_on(driver.candidate(piece, place).id) for place in range(times)]


def test_a_rejection_is_done_at_all_equal_places_by_one_key_and_undone_by_one(driver) -> None:
    driver.go_to("واشنطن")
    driver.press("X")
    driver.until(lambda: "2 equal places" in driver.message())
    driver.press("=")
    assert decisions_on(driver, "واشنطن", 3) == [Decision.REJECTED] * 3
    driver.until_saved()
    driver.press("Ctrl+Z")
    assert decisions_on(driver, "واشنطن", 3) == [Decision.REJECTED, Decision.PENDING, Decision.PENDING]


def test_the_offer_is_gone_with_the_next_decision(driver) -> None:
    driver.go_to("واشنطن")
    driver.press("X")
    driver.until(lambda: "equal places" in driver.message())
    driver.press("A")
    assert not driver.app.window.messages.isVisible()
    driver.press("=")
    assert decisions_on(driver, "واشنطن", 3).count(Decision.REJECTED) == 1


def test_the_button_does_the_same_and_an_acceptance_offers_nothing(driver) -> None:
    driver.go_to("القوات")
    driver.press("A")
    assert not driver.app.window.messages.isVisible()
    driver.go_to("واشنطن")
    driver.press("X")
    driver.until(lambda: "equal places" in driver.message())
    driver.answer("Do the same")
    assert decisions_on(driver, "واشنطن", 3) == [Decision.REJECTED] * 3
