"""High contrast, colours for colour-blind eyes, figures, and the size of the interface's letters."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gui.fonts import AMIRI, PLEX, loaded_family
from gui.review.colors import AA, AAA, chrome_of, contrast, schema_tones
from gui.review.safe_colors import GROUPS, TYPES, with_safe_colors
from gui.shortcuts import COMMANDS, Group
from gui.theme import CONTRAST_DARK, CONTRAST_LIGHT, Colors, Theme, palette_of
from storage.model.schema_files import load_default_schema
from tests.assets.test_schema import lab_of, linear
from tests.gui.conftest import StartApp
from tests.gui.driver import Driver

_BLIND = {
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
"""What is left of linear RGB (Machado, Oliveira and Fernandes 2009, severity 1)."""


@pytest.fixture
def driver(start_app: StartApp) -> Driver:
    return start_app()


def seen(color: str, eyes: str) -> tuple[float, float, float]:
    channels = linear(color)
    mixed = (sum(a * b for a, b in zip(row, channels, strict=True)) for row in _BLIND[eyes])
    red, green, blue = (min(max(channel, 0.0), 1.0) for channel in mixed)
    return lab_of((red, green, blue))


@pytest.mark.parametrize("eyes", list(_BLIND))
@pytest.mark.parametrize(("colors", "least"), [(TYPES, 20), (GROUPS, 29)])
def test_safe_colours_stay_apart_for_every_kind_of_eyes(eyes, colors, least) -> None:
    for of in ("light", "dark"):
        labs = [seen(getattr(color, of), eyes) for color in colors]
        assert min(math.dist(one, other) for one, other in combinations(labs, 2)) >= least


def test_each_entity_type_and_each_group_of_events_has_a_safe_colour_of_its_own() -> None:
    schema = with_safe_colors(load_default_schema())
    assert len({type_.color for type_ in schema.entity_types.values()}) == len(schema.entity_types)
    assert len({(type_.group, type_.color) for type_ in schema.event_types.values()}) == 8


@pytest.mark.parametrize("colors", [CONTRAST_LIGHT, CONTRAST_DARK])
def test_in_high_contrast_every_text_is_far_from_its_ground(qapp, colors: Colors) -> None:
    for ground in (colors.window, colors.base, colors.raised):
        for ink in (colors.text, colors.quiet, colors.accent, colors.link):
            assert contrast(QColor(ink), QColor(ground)) >= AAA
    chrome = chrome_of(palette_of(colors))
    for tones in schema_tones(load_default_schema(), chrome).values():
        assert contrast(tones.ink, chrome.page) >= AAA - 0.01
        assert contrast(tones.ink, tones.tint) >= AA
        assert contrast(tones.quiet, chrome.page) >= AAA - 0.01
        assert contrast(tones.strong, chrome.page) >= AA


def test_the_settings_are_taken_at_once_and_come_back_at_the_next_start(driver: Driver, start_app: StartApp) -> None:
    choose = driver.app.window.setting.emit
    choose("theme", Theme.CONTRAST_DARK)
    choose("palette", "safe")
    choose("interface_size", "18")
    assert driver.desk.schema.entity_types["PER"].color == TYPES[0]
    assert QApplication.font().pixelSize() == 18
    driver.app.stop()
    again = start_app(theme=None, size=None)
    assert again.app.window.palette().window().color() == QColor("#000000")
    assert again.desk.schema.entity_types["PER"].color == TYPES[0]
    assert QApplication.font().pixelSize() == 18
    again.app.window.setting.emit("palette", "own")
    assert again.desk.schema == load_default_schema()


def test_letters_of_the_interface_change_size_and_those_of_articles_do_not(driver: Driver) -> None:
    driver.press("N")
    window = driver.app.window

    def sizes() -> dict[str, int]:
        widgets: list[QWidget] = [window.articles.search, window.header.title, window.details.source, window.menuBar()]
        return {str(number): widget.font().pixelSize() for number, widget in enumerate(widgets)}

    before, text = sizes(), window.view.page.look.measures.em if window.view.page else 0
    heights = window.articles.view.sizeHintForRow(0), window.events.view.sizeHintForRow(0)
    window.setting.emit("interface_size", "18")
    larger = window.articles.view.sizeHintForRow(0), window.events.view.sizeHintForRow(0)
    assert all(after >= 1.15 * before for before, after in zip(heights, larger, strict=True))
    assert window.articles.view.visualRect(window.articles.view.model().index(0, 0)).height() == larger[0]
    for name, size in sizes().items():
        assert size == pytest.approx(before[name] * 18 / 14, abs=1)
    assert window.details.quote.font().family() == loaded_family(AMIRI)
    assert window.details.source.font().family() == loaded_family(PLEX)
    assert window.view.page is not None
    assert window.view.page.look.measures.em == text
    window.setting.emit("interface_size", "14")
    assert sizes() == before


def test_the_arabic_interface_can_write_arabic_figures_and_texts_keep_theirs(driver: Driver) -> None:
    window = driver.app.window
    window.setting.emit("digits", "arabic")
    assert window.header.threshold.value.text() == "\u206650%\u2069"
    driver.press("Ctrl+Shift+L")
    assert window.header.threshold.value.text() == "\u2066٥٠٪\u2069"
    total = len(driver.document.candidates)
    assert any(sign in "٠١٢٣٤٥٦٧٨٩" for sign in window.header.counter.text())
    assert not any(sign in "0123456789" for sign in window.header.counter.text())
    assert total
    assert any(sign in "٠١٢٣٤٥٦٧٨٩" for sign in window.lists.events.title)
    text = driver.document.text
    assert window.view.text == text
    window.setting.emit("digits", "latin")
    assert not any(sign in "٠١٢٣٤٥٦٧٨٩" for sign in window.header.counter.text())


def inked(widget: QWidget) -> tuple[int, int]:
    """The first and last column of a note that differ from its ground."""
    image = widget.grab().toImage()
    middle = range(10, 40)
    ground = image.pixelColor(image.width() // 2, 45).rgb()
    columns = [x for x in range(4, image.width() - 4) if any(image.pixelColor(x, y).rgb() != ground for y in middle)]
    return columns[0], columns[-1]


def test_a_note_begins_where_the_interface_does(driver: Driver) -> None:
    """Found by looking: in the Arabic window notes stood at the left."""
    driver.press("Esc", "Shift+W")
    driver.type("خبر")
    driver.press("Ctrl+Enter")
    note = driver.app.window.details.article_note
    assert inked(note)[1] < note.width() / 2
    driver.app.trigger("other_language")
    assert inked(note)[0] > note.width() / 2


def test_the_open_article_is_marked_again_once_the_filter_goes(driver: Driver) -> None:
    articles = driver.app.window.articles
    driver.press("Ctrl+F")
    driver.type("xyz")
    assert not articles.view.currentIndex().isValid()
    assert articles.empty.isVisible()
    assert articles.empty.text() == "No title has these words."
    articles.search.clear()
    assert articles.view.currentIndex().isValid()
    assert not articles.empty.isVisible()


def test_what_is_not_saved_is_said_in_the_colour_of_problems(driver: Driver) -> None:
    saved = driver.app.window.header.saved
    fine = saved.palette().color(QPalette.ColorRole.WindowText)
    driver.app.store.path.rename(driver.app.store.path.with_name("away.sqlite"))
    driver.press("A")
    driver.until(lambda: driver.session.error is not None)
    assert saved.palette().color(QPalette.ColorRole.WindowText) != fine
    driver.app.store.path.with_name("away.sqlite").rename(driver.app.store.path)
    driver.session.retry()
    driver.until_saved()
    assert saved.palette().color(QPalette.ColorRole.WindowText) == fine


def test_what_can_be_answered_stands_beside_a_short_message_and_below_a_long_one(driver: Driver) -> None:
    bar = driver.app.window.messages
    bar.say("short", answers=[("Yes", bar.clear)])
    text = bar._text

    def middle() -> int:
        return bar.buttons[0].mapTo(bar, bar.buttons[0].rect().center()).y()

    driver.until(lambda: text.geometry().top() <= middle() <= text.geometry().bottom())
    bar.say("a long sentence that goes on and on " * 5, answers=[("Yes", bar.clear), ("No", bar.clear)])
    driver.until(lambda: middle() > text.geometry().bottom())
    assert text.width() > bar.width() * 0.8


def test_the_list_of_types_begins_at_the_present_one(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press("T")
    picker = driver.app.window.picker
    assert picker._list.currentIndex().data(Qt.ItemDataRole.DisplayRole)
    assert picker._model.shown[picker._list.currentIndex().row()].id == "Conflict.Attack"
    driver.press("Esc")


def test_a_narrow_window_shows_the_keys_in_fewer_columns(driver: Driver) -> None:
    """Found by looking: three columns broke most of the lines of a small window."""
    sheet = driver.app.window.sheet
    driver.press("F1")
    assert len(sheet._shown) == 3
    driver.app.window.resize(900, 600)
    driver.until(lambda: len(sheet._shown) == 2)
    assert {group for column in sheet._shown for group in column} == set(Group)
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {command.text for command in COMMANDS if command.strokes} <= texts
