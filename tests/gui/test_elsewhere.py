"""A correction is offered for the equal places of the whole queue: a ticked list, decided or proposed, one undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.elsewhere_sheet import passage
from storage.database import open_database
from storage.model import Document, Span
from storage.reviews import history, load_document, open_review, replay_differs
from tests.gui.driver import Driver
from tests.gui.word_engine import propose_words
from tests.strategies import texts

FIRST = "وصلت القوات إلى واشنطن.\n"
SECOND = "قالت واشنطن إن القوات عادت من واشنطن.\n"
THIRD = "لا شيء هنا.\n"
FOURTH = "اجتمع الوزراء في واشنطن أمس.\n"


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    from gui.library.store import Store
    from storage.model.schema_files import load_default_schema

    store = Store(tmp_path / "test.sqlite", load_default_schema(), "tester")
    store.open()
    paths = []
    for number, text in enumerate((SECOND, THIRD, FOURTH), start=2):
        paths.append(tmp_path / f"n{number}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    store.import_files(paths)
    for id_, text in (("n2", SECOND), ("n4", FOURTH)):
        store.keep_candidates(id_, *propose_words(text)[:3])
    store.close()
    path = tmp_path / "n1.txt"
    path.write_text(FIRST, encoding="utf-8")
    return start_app(path)


def stored(tmp_path: Path, article_id: str) -> Document:
    database = open_database(tmp_path / "test.sqlite")
    with database.session() as session:
        assert replay_differs(session, article_id, "tester") is None
        document = load_document(session, article_id, "tester")
    database.close()
    return document


def labels(document: Document) -> list[str]:
    return sorted(one.label for one in document.mentions.values() if "واشنطن" in one.span.text_in(document.text))


def correct(driver: Driver) -> None:
    """The type of the first city becomes organisation."""
    driver.go_to("واشنطن")
    driver.press("T", "O")
    assert driver.gold.label == "ORG"


def look(driver: Driver) -> None:
    driver.press("Alt+=")
    driver.until(driver.app.propagation.sheet.isVisible)


def test_the_list_shows_every_place_with_its_context_counted_by_article(driver: Driver) -> None:
    correct(driver)
    look(driver)
    model = driver.app.propagation.sheet.places
    rows = [model.index(row).data() for row in range(model.rowCount())]
    assert rows == ["n2", SECOND.strip(), SECOND.strip(), "n4", FOURTH.strip()]
    assert {id_: len(spans) for id_, spans in driver.app.propagation.sheet.chosen.items()} == {"n2": 2, "n4": 1}


def test_enter_decides_the_ticked_places_and_one_key_takes_all_of_it_back(driver: Driver, tmp_path: Path) -> None:
    correct(driver)
    look(driver)
    driver.press("Down", "Space", "Enter")
    driver.until(lambda: "Done in 2 articles" in driver.message())
    assert labels(stored(tmp_path, "n2")) == ["ORG"]
    assert labels(stored(tmp_path, "n4")) == ["ORG"]
    driver.press("Ctrl+Alt+Z")
    driver.until(lambda: "Taken back" in driver.message())
    assert not stored(tmp_path, "n2").mentions
    assert not stored(tmp_path, "n4").mentions
    database = open_database(tmp_path / "test.sqlite")
    with database.begin() as session:
        logged = history(session, open_review(session, "n2", "tester").id)
    database.close()
    assert [one.reverses for one in logged] == [None, logged[0].id]


def test_a_later_edit_is_not_undone_by_taking_the_rest_back(driver: Driver, tmp_path: Path) -> None:
    correct(driver)
    look(driver)
    driver.press("Enter")
    driver.until(lambda: "Done in" in driver.message())
    driver.app.show_article("n4")
    driver.until(lambda: driver.document.article.id == "n4")
    driver.go_to("واشنطن")
    driver.press("T", "P")
    driver.until_saved()
    driver.press("Ctrl+Alt+Z")
    driver.until(lambda: "came later" in driver.message())
    assert len(stored(tmp_path, "n4").mentions) == 1
    assert not stored(tmp_path, "n2").mentions


def test_c_only_proposes_and_the_old_candidate_is_doubted(driver: Driver, tmp_path: Path) -> None:
    correct(driver)
    look(driver)
    driver.press("C")
    driver.until(lambda: "to be confirmed" in driver.message())
    document = stored(tmp_path, "n2")
    assert not document.mentions
    found = {(one.label, one.score) for one in document.candidates.mentions if one.span.text_in(SECOND) == "واشنطن"}
    assert ("ORG", 0.9) in found
    assert all(score < 0.05 for label, score in found if label != "ORG")
    driver.app.show_article("n2")
    driver.until(lambda: driver.document.article.id == "n2")
    driver.go_to("واشنطن")
    driver.press("A")
    driver.until_saved()
    assert "ORG" in labels(stored(tmp_path, "n2"))


def test_a_click_on_an_article_unticks_all_its_places(driver: Driver) -> None:
    correct(driver)
    look(driver)
    view, model = driver.app.propagation.sheet.view, driver.app.propagation.sheet.places
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        view.visualRect(model.index(0)).center(),
    )
    assert set(driver.app.propagation.sheet.chosen) == {"n4"}
    driver.press("A", "A")
    assert not driver.app.propagation.sheet.chosen


def test_without_a_correction_or_without_places_it_is_said(driver: Driver) -> None:
    driver.press("Alt+=")
    driver.until(lambda: "Correct something first" in driver.message())
    driver.go_to("القوات")
    driver.press("X", "Alt+=")
    driver.until(lambda: driver.app.propagation.sheet.isVisible() or "no equal place" in driver.message())


def test_the_article_on_the_desk_heads_the_list_and_one_key_takes_it_back_too(driver: Driver, tmp_path: Path) -> None:
    driver.app.show_article("n2")
    driver.until(lambda: driver.document.article.id == "n2" and bool(driver.document.candidates))
    correct(driver)
    look(driver)
    chosen = driver.app.propagation.sheet.chosen
    assert [(id_, len(spans)) for id_, spans in chosen.items()] == [("n2", 1), ("n4", 1), ("n1", 1)]
    driver.press("Enter")
    driver.until(lambda: "Done in 3 articles" in driver.message())
    driver.until_saved()
    assert labels(stored(tmp_path, "n2")) == ["ORG", "ORG"]
    driver.press("Ctrl+Alt+Z")
    driver.until(lambda: "Taken back in 3" in driver.message())
    driver.until_saved()
    assert labels(stored(tmp_path, "n2")) == ["ORG"]
    assert not stored(tmp_path, "n1").mentions


def test_what_was_done_in_an_article_that_was_left_is_taken_back_there_too(driver: Driver, tmp_path: Path) -> None:
    driver.app.show_article("n2")
    driver.until(lambda: driver.document.article.id == "n2" and bool(driver.document.candidates))
    correct(driver)
    look(driver)
    driver.press("Enter")
    driver.until(lambda: "Done in 3 articles" in driver.message())
    driver.app.show_article("n3")
    driver.until(lambda: driver.document.article.id == "n3")
    driver.press("Ctrl+Alt+Z")
    driver.until(lambda: "Taken back in 3" in driver.message())
    assert labels(stored(tmp_path, "n2")) == ["ORG"]


def test_after_doing_it_here_the_other_articles_can_still_be_looked_at(driver: Driver) -> None:
    driver.app.show_article("n2")
    driver.until(lambda: driver.document.article.id == "n2" and bool(driver.document.candidates))
    correct(driver)
    driver.until(lambda: "equal place" in driver.message())
    driver.press("=")
    look(driver)
    assert set(driver.app.propagation.sheet.chosen) == {"n1", "n4"}


@pytest.mark.parametrize("learning", [True, False])
def test_what_is_proposed_counts_with_learning_or_without(driver: Driver, tmp_path: Path, learning: bool) -> None:
    driver.app.store.switch_learning(on=learning)
    driver.app.show_article("n2")
    driver.until(lambda: driver.document.article.id == "n2" and bool(driver.document.candidates))
    correct(driver)
    look(driver)
    driver.press("C")
    driver.until(lambda: "3 places wait" in driver.message())
    driver.until(lambda: len(driver.document.candidates) == 4)
    old = driver.candidate("واشنطن", 1)
    assert (old.label, old.score) == ("GPE", 0.01)
    driver.desk.select(old.id)
    assert "Doubted because you corrected an equal place" in driver.app.window.details.source.text()
    new = next(one for one in driver.document.candidates.mentions if one.source.startswith("equal"))
    driver.desk.select(new.id)
    assert "Proposed because you corrected an equal place" in driver.app.window.details.source.text()
    driver.press("A")
    driver.until_saved()
    assert labels(stored(tmp_path, "n2")) == ["ORG", "ORG"]


@pytest.mark.parametrize("learning", [True, False])
def test_proposals_that_nobody_decided_are_taken_back_by_the_same_key(
    driver: Driver, tmp_path: Path, learning: bool
) -> None:
    driver.app.store.switch_learning(on=learning)
    before = {id_: stored(tmp_path, id_).candidates for id_ in ("n2", "n4")}
    correct(driver)
    look(driver)
    driver.press("C")
    driver.until(lambda: "wait to be confirmed" in driver.message())
    assert stored(tmp_path, "n2").candidates != before["n2"]
    driver.answer("Take all of it back")
    driver.until(lambda: "Taken back in 2" in driver.message())
    assert {id_: stored(tmp_path, id_).candidates for id_ in before} == before


def test_a_rejection_that_is_only_proposed_doubts_the_equal_candidates(driver: Driver, tmp_path: Path) -> None:
    driver.app.store.switch_learning(on=False)
    driver.go_to("واشنطن")
    driver.press("X")
    look(driver)
    driver.press("C")
    driver.until(lambda: "3 places wait" in driver.message())
    found = [one.score for one in stored(tmp_path, "n2").candidates.mentions if one.label == "GPE"]
    assert found == [0.01, 0.01]
    driver.app.show_article("n2")
    driver.until(lambda: driver.document.article.id == "n2")
    driver.desk.select(driver.candidate("واشنطن").id)
    assert "Doubted because you corrected an equal place" in driver.app.window.details.source.text()


def test_after_an_undo_there_is_no_correction_to_look_for(driver: Driver) -> None:
    correct(driver)
    driver.press("Ctrl+Z", "Alt+=")
    driver.until(lambda: "Correct something first" in driver.message())
    driver.press("Ctrl+Shift+Z", "Alt+=")
    driver.until(lambda: "Correct something first" in driver.message())


def test_an_undo_is_offered_nothing(driver: Driver, tmp_path: Path) -> None:
    driver.app.show_article("n2")
    driver.until(lambda: driver.document.article.id == "n2" and bool(driver.document.candidates))
    driver.go_to("واشنطن")
    driver.press("T", "O")
    driver.until(lambda: "equal place" in driver.message())
    driver.press("Ctrl+Z")
    QTest.qWait(50)
    assert not driver.app.window.messages.isVisible()


@given(texts(1, 200), st.data())
def test_a_passage_holds_the_very_text_of_the_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    shown, place = passage(text, span)
    assert place.text_in(shown) == span.text_in(text)
    assert len(shown) <= len(span) + 2 * 49 + 2


def test_nothing_is_proposed_in_an_article_that_is_finished(driver: Driver, tmp_path: Path) -> None:
    driver.app.show_article("n2")
    driver.until(lambda: driver.document.article.id == "n2" and bool(driver.document.candidates))
    driver.press("A", "A", "A")
    assert not driver.document.pending_count
    driver.press("Ctrl+Enter")
    driver.until(lambda: driver.document.article.id != "n2")
    driver.app.show_article("n2")
    driver.until(lambda: driver.document.article.id == "n2")
    before = stored(tmp_path, "n2").candidates
    driver.go_to("واشنطن")
    driver.press("T", "O")
    look(driver)
    driver.press("C")
    driver.until(lambda: "to be confirmed" in driver.message())
    assert stored(tmp_path, "n2").candidates == before
    assert stored(tmp_path, "n4").candidates.by_id.keys() > {"m1"}
