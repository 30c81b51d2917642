"""The guidelines stand beside the text: those of the selected item's type, and a search in all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.model.schema_files import load_default_schema
from tests.gui.driver import Driver


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    path = tmp_path / "news.txt"
    path.write_text("وصلت القوات إلى واشنطن.\n\nقالت واشنطن إن القوات عادت من واشنطن.\n", encoding="utf-8")
    return start_app(path)


def shown(driver: Driver) -> str:
    return driver.app.window.lists.guide.text.toPlainText()


def test_the_guidelines_follow_the_selected_item(driver: Driver) -> None:
    driver.press("/")
    driver.press("Esc")
    assert driver.focused() is driver.app.window.view
    for piece in ("القوات", "واشنطن"):
        driver.go_to(piece)
        item = driver.desk.item
        assert item is not None
        schema = driver.desk.schema
        type_ = schema.type_of(item.label)
        assert type_ is not None
        assert type_.exclusion is not None
        said = shown(driver)
        assert said.startswith(type_.name.en)
        assert type_.definition.en in said
        assert f"Not: \u2068{type_.exclusion.en}" in said
        for rule in schema.rules:
            about_it = not rule.types or item.label in rule.types
            assert (rule.title.en in said) == about_it


def test_a_word_without_its_hamza_and_harakat_finds_every_entry_that_has_it(driver: Driver) -> None:
    driver.press("Ctrl+Shift+L")
    driver.press("/")
    driver.type("الاداة")
    assert "الأداة" in shown(driver)
    driver.press("Ctrl+A")
    driver.type("المفخخه")
    said = shown(driver)
    rule = next(rule for rule in driver.desk.schema.rules if "المفخخة" in rule.text.ar)
    assert rule.text.ar in said
    assert "الشغب" not in said
    driver.press("Ctrl+A")
    driver.type("ظظظ")
    assert "ظظظ" not in shown(driver)
    assert len(shown(driver).splitlines()) == 1


def test_what_is_found_is_lit_by_whole_words(driver: Driver) -> None:
    driver.press("/")
    driver.type("vehic")
    html = driver.app.window.lists.guide.text.toHtml()
    assert ">Vehicle</span>" in html
    assert ">vehic<" not in html.lower()


def test_the_list_key_goes_back_from_the_guidelines_to_the_events(driver: Driver) -> None:
    driver.press("/")
    driver.press("Esc")
    driver.press("Shift+E")
    assert driver.focused() is driver.app.window.lists.events.view


def test_every_ruling_speaks_both_languages() -> None:
    rules = load_default_schema().rules
    assert len(rules) > 15
    for rule in rules:
        for text in (rule.title, rule.text):
            assert any("\u0621" <= sign <= "\u064a" for sign in text.ar)
            assert any("a" <= sign <= "z" for sign in text.en)
