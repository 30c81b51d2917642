"""An event corrected with its arguments is shown with the roles that it would have at its equal places, and made so."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.widgets.tick_delegate import ROW
from storage.database import open_database
from storage.model import Document, Event
from storage.reviews import load_document
from tests.gui.driver import Driver
from tests.gui.word_engine import propose_words

FIRST = "داهمت القوات قاعدة عسكرية.\n"
SECOND = "قالت واشنطن إن القوات داهمت بيتا. داهمت شرطة سوريا قاعدة عسكرية.\n"
THIRD = "داهمت الريح بيتا.\n"


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    from gui.library.store import Store
    from storage.model.schema_files import load_default_schema

    store = Store(tmp_path / "test.sqlite", load_default_schema(), "tester")
    store.open()
    paths = []
    for number, text in enumerate((SECOND, THIRD), start=2):
        paths.append(tmp_path / f"n{number}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    store.import_files(paths)
    for id_, text in (("n2", SECOND), ("n3", THIRD)):
        store.keep_candidates(id_, *propose_words(text)[:3])
    store.switch_learning(on=False)
    store.close()
    path = tmp_path / "n1.txt"
    path.write_text(FIRST, encoding="utf-8")
    driver: Driver = start_app(path)
    mark_raid(driver)
    return driver


def mark_raid(driver: Driver) -> None:
    """Marks the trigger as an attack and gives both mentions their roles, all by keys."""
    driver.select_text("داهمت")
    driver.press("E", "C", "A")
    assert isinstance(driver.gold, Event)
    assert driver.gold.label == "Conflict.Attack"
    give(driver, "Attacker", "القوات")
    give(driver, "Target", "قاعدة عسكرية")


def give(driver: Driver, role: str, piece: str) -> None:
    """Means the role with the full stop, and goes through its fillers with C."""
    for _ in range(12):
        slot = driver.desk.roles.slot
        if slot is not None and slot.role == role:
            break
        driver.press(".")
    for _ in range(4):
        event = driver.gold
        assert isinstance(event, Event)
        fillers = {a.role: driver.document.mentions[a.mention].span for a in event.arguments}
        if role in fillers and fillers[role].text_in(driver.document.text) == piece:
            return
        driver.press("C")
    raise AssertionError(f"C never came to {piece}")


def stored(tmp_path: Path, article_id: str) -> Document:
    database = open_database(tmp_path / "test.sqlite")
    with database.session() as session:
        document = load_document(session, article_id, "tester")
    database.close()
    return document


def raids(document: Document) -> list[set[tuple[str, str]]]:
    events = sorted(document.events.values(), key=lambda event: event.trigger)
    return [
        {(a.role, document.mentions[a.mention].span.text_in(document.text)) for a in event.arguments}
        for event in events
    ]


def look(driver: Driver) -> None:
    driver.press("Alt+=")
    driver.until(driver.app.propagation.sheet.isVisible)


def test_the_list_says_which_roles_each_place_would_get(driver: Driver) -> None:
    look(driver)
    model = driver.app.propagation.sheet.places
    rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
    notes = [row.note.replace("\u2068", "").replace("\u2069", "") for row in rows if row.place is not None]
    assert notes == ["Attacker: القوات", "Target: قاعدة عسكرية", ""]
    assert [[mark.text_in(row.text) for mark in row.marks] for row in rows if row.place is not None] == [
        ["القوات"],
        ["قاعدة عسكرية"],
        [],
    ]
    assert str(model.data(model.index(2))).count("قاعدة عسكرية") == 2


def test_the_events_are_made_with_what_stands_around_them_and_undone_by_one_key(driver: Driver, tmp_path: Path) -> None:
    look(driver)
    driver.press("Enter")
    driver.until(lambda: "Done in 2 articles" in driver.message())
    assert raids(stored(tmp_path, "n2")) == [{("Attacker", "القوات")}, {("Target", "قاعدة عسكرية")}]
    assert raids(stored(tmp_path, "n3")) == [set()]
    driver.press("Ctrl+Alt+Z")
    driver.until(lambda: "Taken back" in driver.message())
    assert not stored(tmp_path, "n2").events
    assert not stored(tmp_path, "n2").mentions


def test_as_proposals_they_are_confirmed_with_their_arguments(driver: Driver, tmp_path: Path) -> None:
    look(driver)
    driver.press("C")
    driver.until(lambda: "3 places wait" in driver.message())
    driver.app.show_article("n2")
    driver.until(lambda: driver.document.article.id == "n2")
    driver.go_to("داهمت", 1, event=True)
    driver.press("A")
    driver.until_saved()
    assert raids(stored(tmp_path, "n2")) == [{("Target", "قاعدة عسكرية")}]


def test_in_the_same_article_one_key_does_it(driver: Driver) -> None:
    driver.app.show_article("n2")
    driver.until(lambda: driver.document.article.id == "n2")
    driver.select_text("داهمت", 1)
    driver.press("E", "C", "A")
    give(driver, "Target", "قاعدة عسكرية")
    driver.until(lambda: "equal place" in driver.message())
    driver.press("=")
    assert raids(driver.document) == [set(), {("Target", "قاعدة عسكرية")}]
