"""Articles come on the desk without the window ever waiting, and candidates when they are found."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from gui.library.opening import Proposal
from gui.review.session import Session
from storage.model import Decision, TawsimError
from tests.gui.conftest import SHORT, StartApp
from tests.gui.driver import Driver
from tests.gui.word_engine import propose_words


class Gate:
    """An engine that waits to be let go on."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.texts: list[str] = []

    def __call__(self, text: str) -> Proposal:
        self.texts.append(text)
        assert self.open.wait(20)
        return propose_words(text)


@pytest.fixture
def gated(start_app: StartApp, tmp_path: Path) -> Iterator[tuple[Driver, Gate]]:
    """The window on the short article while its candidates are still being looked for."""
    gate = Gate()
    path = tmp_path / "short.txt"
    path.write_text(SHORT, encoding="utf-8")
    driver = start_app(path, propose=gate, settled=False)
    driver.until(lambda: driver.desk.document is not None)
    yield driver, gate
    gate.open.set()


def test_the_samples_are_there_at_the_first_start_and_the_first_is_open(start_app: StartApp) -> None:
    driver = start_app()
    entries = driver.app.window.articles.articles.entries
    assert len(entries) == 3
    assert driver.document.article.id == entries[0].id
    assert driver.document.pending_count > 0


def test_samples_do_not_come_again_where_there_are_articles(start_app: StartApp) -> None:
    driver = start_app()
    driver.until(lambda: driver.app.database.outstanding == 0)
    driver.app.stop()
    again = start_app()
    assert len(again.app.window.articles.articles.entries) == 3


def test_the_text_can_be_read_and_marked_while_candidates_are_looked_for(gated) -> None:
    driver, gate = gated
    assert driver.app.window.header.counter.text() == "Looking for candidates…"
    assert len(driver.document.candidates) == 0
    driver.select_text("طائرة مسيرة")
    driver.press("M", "W")
    made = driver.gold
    gate.open.set()
    driver.until(lambda: len(driver.document.candidates) > 0)
    assert driver.document.mentions == {made.id: made}
    assert driver.selected == made.id
    driver.press("U", "A")
    driver.until_saved()
    assert len(driver.document.mentions) + len(driver.document.events) > 1
    driver.press("Ctrl+Z", "Ctrl+Z")
    assert not driver.document.mentions


def test_what_was_marked_before_decides_the_candidate_at_its_place(gated) -> None:
    driver, gate = gated
    driver.select_text("واشنطن")
    driver.press("M", "G")
    gate.open.set()
    driver.until(lambda: len(driver.document.candidates) > 0)
    assert driver.document.decision_on(driver.candidate("واشنطن").id) is not Decision.PENDING


def test_the_next_article_is_made_ready_in_advance(start_app: StartApp) -> None:
    driver = start_app()
    articles = driver.app.window.articles.articles
    driver.until(lambda: articles.entries[1].total > 0)
    assert articles.entries[2].total == 0


def test_an_article_is_extracted_once(start_app: StartApp) -> None:
    texts: list[str] = []

    def counting(text: str) -> Proposal:
        texts.append(text)
        return propose_words(text)

    driver = start_app(propose=counting)
    first = driver.document.article.id
    driver.press("Ctrl+PageDown")
    driver.until(lambda: driver.document.article.id != first and driver.document.pending_count > 0)
    driver.press("Ctrl+PageUp")
    driver.until(lambda: driver.document.article.id == first)
    driver.until(lambda: driver.app.extraction.outstanding == 0 and driver.app.database.outstanding == 0)
    assert len(texts) == len(set(texts))


def test_candidates_of_an_article_left_meanwhile_are_stored_but_not_shown(gated) -> None:
    driver, gate = gated
    left = driver.document.article.id
    driver.press("Ctrl+PageUp")
    driver.until(lambda: driver.document.article.id != left)
    shown = driver.document.article.id
    gate.open.set()
    driver.until(lambda: len(driver.document.candidates) > 0)
    assert driver.document.article.id == shown
    articles = driver.app.window.articles.articles
    driver.until(lambda: articles.entries[articles.row_of(left)].total > 0)


def test_an_engine_that_fails_is_said_and_marking_goes_on(start_app: StartApp, tmp_path: Path) -> None:
    fail = [True]

    def failing(text: str) -> Proposal:
        if fail[0]:
            raise TawsimError("The model is not there.")
        return propose_words(text)

    path = tmp_path / "short.txt"
    path.write_text(SHORT, encoding="utf-8")
    driver = start_app(path, propose=failing)
    driver.until(lambda: driver.message() == "The model is not there.")
    driver.select_text("واشنطن")
    driver.press("M", "G")
    assert len(driver.document.mentions) == 1
    fail[0] = False
    driver.app.opening.extract(driver.document.article.id, driver.document.text)
    driver.until(lambda: len(driver.document.candidates) > 0)


def test_a_file_that_is_no_database_is_said_in_one_sentence(start_app: StartApp, tmp_path: Path) -> None:
    path = tmp_path / "poem.sqlite"
    path.write_text("قفا نبك", encoding="utf-8")
    driver = start_app(database=path)
    assert "no Tawsim database" in driver.message()
    assert driver.desk.document is None
    for key in ("A", "N", "M", "T", "G", "Ctrl+Z", "Ctrl+Enter", "Delete", "F", "Ctrl+PageDown", "U"):
        driver.press(key)  # nothing to do, and nothing breaks


def test_edits_of_an_article_left_behind_are_still_saved(driver: Driver) -> None:
    driver.press("A", "A", "A")
    left: Session = driver.session
    driver.press("Ctrl+PageUp")
    driver.until(lambda: driver.session is not left)
    driver.until(lambda: left.unsaved == 0)


def is_not_on_the_desk(driver: Driver, session: Session | None) -> bool:
    return driver.desk.session is not session


def test_articles_that_were_left_are_not_kept_in_memory(driver: Driver) -> None:
    """Found by 20,000 random actions, which held every session with its documents and its undo stack."""
    for key in ("Ctrl+PageUp", "Ctrl+PageDown") * 3:
        left = driver.desk.session
        driver.press("A", key)
        driver.until(partial(is_not_on_the_desk, driver, left))
        driver.until(lambda: not driver.app.database.outstanding)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(driver.app.findChildren(Session)) <= 3
