"""The history lists who did what when, and any step of one's own can be gone back before, also after a restart."""

from __future__ import annotations

from pathlib import Path

from storage.database import open_database
from storage.model import Decision, decisions
from storage.reviews import open_review, replay_differs, save_edit
from tests.gui.driver import Driver


def listed(driver: Driver) -> list[tuple[str, str]]:
    driver.until_saved()
    driver.press("Ctrl+H")
    picker = driver.app.window.picker
    driver.until(picker.isVisible)
    return [(choice.text, choice.detail) for choice in picker.choices]


def test_the_state_before_a_step_comes_back_as_one_edit_that_undo_takes_back(driver: Driver, tmp_path: Path) -> None:
    first = driver.candidate("سوريا").id
    driver.go_to("سوريا")
    driver.press("A", "A", "X")
    decided = driver.document
    steps = listed(driver)
    assert [text.partition(":")[0] for text, _ in steps] == ["Rejected", "Accepted", "Accepted"]
    assert all(detail.startswith("\u2068tester\u2069 · ") for _, detail in steps)
    driver.press("Down", "Down", "Enter")
    driver.until(lambda: driver.document.decision_on(first) is Decision.PENDING)
    assert not driver.document.mentions
    assert not driver.document.rejections
    driver.press("Ctrl+Z")
    assert driver.document.mentions == decided.mentions
    assert driver.document.rejections == decided.rejections
    driver.until_saved()
    with open_database(tmp_path / "test.sqlite").session() as session:
        assert replay_differs(session, driver.document.article.id, "tester") is None


def test_what_was_done_before_a_restart_is_still_listed(start_app, driver: Driver, tmp_path: Path) -> None:
    driver.go_to("سوريا")
    driver.press("A")
    driver.until_saved()
    driver.press("Ctrl+Z")
    driver.until_saved()
    driver.app.stop()
    again = start_app(tmp_path / "short.txt")
    assert [text.partition(" ")[0] for text, _ in listed(again)] == ["Taken", "Accepted:"]


def test_another_reviewers_step_is_listed_but_not_gone_back_before(driver: Driver, tmp_path: Path) -> None:
    database = open_database(tmp_path / "test.sqlite")
    with database.begin() as session:
        review = open_review(session, driver.document.article.id, "salma")
    save_edit(database, review, decisions.reject(review.document, driver.candidate("سوريا").id))
    database.close()
    assert listed(driver)[0][1].startswith("\u2068salma\u2069")
    driver.press("Enter")
    driver.until(lambda: "your own" in driver.message())
    assert not driver.document.rejections


def test_a_list_that_comes_when_another_article_lies_on_the_desk_is_not_shown(driver: Driver) -> None:
    """Found by random keys: the steps of one article were told with the text of another."""
    driver.go_to("سوريا")
    driver.press("A")
    driver.until_saved()
    article = driver.document.article.id
    driver.press("Ctrl+PageUp", "Ctrl+H")
    driver.until(lambda: driver.document.article.id != article and not driver.app.database.outstanding)
    assert not driver.app.window.picker.isVisible()
