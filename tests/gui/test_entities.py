"""Mentions are joined into entities by keys or by dragging a chip; the chain lights up and has a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.widgets.choice_delegate import CHOICE
from storage.model import Mention
from tests.gui.driver import Driver


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    path = tmp_path / "news.txt"
    path.write_text("وصلت القوات إلى واشنطن.\n\nقالت واشنطن إن القوات عادت من واشنطن.\n", encoding="utf-8")
    return start_app(path)


def accept(driver: Driver, piece: str, occurrence: int = 0) -> Mention:
    driver.go_to(piece, occurrence)
    driver.press("A")
    start = driver.place(piece, occurrence)
    return next(one for one in driver.document.mentions.values() if one.span.start == start)


def chains(driver: Driver) -> list[int]:
    return sorted(len(chain) for chain in driver.document.chains.values())


def listed(driver: Driver) -> list[tuple[str, str]]:
    model = driver.app.window.lists.entities.model
    found = [model.index(row).data(CHOICE) for row in range(model.rowCount())]
    return [(choice.text, choice.detail) for choice in found]


def test_two_keys_join_the_likeliest_and_undo_takes_it_back(driver: Driver) -> None:
    accept(driver, "واشنطن")
    driver.go_to("واشنطن", 1)
    driver.press("I")
    first = driver.app.window.picker.choices[0]
    assert first.text == "واشنطن"
    driver.press(first.key.upper())
    assert chains(driver) == [2]
    assert "same entity" in driver.app.window.said.text()
    driver.press("Ctrl+Z")
    assert chains(driver) == []


def test_all_that_read_the_same_are_joined_at_once_and_one_is_taken_out_again(driver: Driver) -> None:
    for occurrence in range(3):
        accept(driver, "واشنطن", occurrence)
    driver.go_to("واشنطن")
    driver.press("Alt+I")
    assert chains(driver) == [3]
    driver.press("Shift+I")
    assert chains(driver) == [2]


def test_the_chain_of_the_selected_mention_stands_out(driver: Driver) -> None:
    ids = [accept(driver, "واشنطن", occurrence).id for occurrence in range(3)]
    other = accept(driver, "القوات")
    driver.go_to("واشنطن")
    driver.press("Alt+I")
    page = driver.app.window.view._page
    assert page is not None
    assert [page.emphasis.lifts(id_) for id_ in ids] == [True] * 3
    assert not page.emphasis.lifts(other.id)


def test_the_list_of_entities_counts_mentions_and_leads_to_each_in_turn(driver: Driver) -> None:
    for occurrence in range(3):
        accept(driver, "واشنطن", occurrence)
    accept(driver, "القوات")
    driver.go_to("واشنطن")
    driver.press("Alt+I", "Shift+E")
    assert [text for text, _ in listed(driver)] == ["واشنطن", "القوات"]
    assert listed(driver)[0][1].endswith("× 3")
    assert driver.app.window.lists.choice.button("entities").text() == "2 entities"
    view = driver.app.window.lists.entities.view
    view.setCurrentIndex(view.model().index(0, 0))
    seen = []
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Return)
        seen.append(driver.gold.span.start)
    assert sorted(seen) == [driver.place("واشنطن", occurrence) for occurrence in range(3)]


def test_a_chip_dragged_onto_a_mention_joins_them(driver: Driver) -> None:
    accept(driver, "واشنطن")
    second = accept(driver, "واشنطن", 1)
    first = next(one for one in driver.document.mentions.values() if one.id != second.id)
    driver.drag(driver.chip_of(first.id), driver.chip_of(second.id))
    assert chains(driver) == [2]


def test_a_name_stands_beside_a_common_noun_of_the_same_entity_on_the_card(driver: Driver) -> None:
    accept(driver, "واشنطن")
    accept(driver, "واشنطن", 1)
    driver.go_to("واشنطن")
    driver.press("L", "Alt+I")
    from gui.review.coreference import called

    chain = next(iter(driver.document.chains.values()))
    assert {called(driver.document, one) for one in chain} == {"واشنطن"}
