"""Arabic and English, light and dark, changed while the window is open; wishes are remembered."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QColor, QPalette, QStyleHints
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget

from gui.review.colors import contrast
from gui.shortcuts import COMMANDS
from gui.theme import DARK, LIGHT, Colors, Theme, is_dark
from gui.translation import Language, filled, system_language
from tests.gui.conftest import StartApp
from tests.gui.driver import Driver

LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
ALLOWED = {"English", "Amiri", "Noto", "Naskh", "Arabic", "words", "Ctrl", "Shift", "Alt", "Enter", "Esc", "Delete"}
ALLOWED |= {"Backspace", "Space", "PageUp", "PageDown", "tawsim", "JSONL"}


def texts_of(widget: QWidget) -> Iterator[str]:
    """Everything a widget says, its children's words too."""
    for child in [widget, *widget.findChildren(QWidget)]:
        yield child.toolTip()
        yield child.accessibleName()
        if isinstance(child, QLabel | QAbstractButton):
            yield child.text()
        if isinstance(child, QLineEdit | QPlainTextEdit):
            yield child.placeholderText()
        if isinstance(child, QMenu):
            yield child.title()
            yield from (action.text() for action in child.actions())


def english_in(widget: QWidget) -> set[str]:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    without_keys = (re.sub(r"\u2066.*?\u2069|\t.*", "", text) for text in texts_of(widget))
    return {word for text in without_keys for word in LATIN_WORD.findall(text)} - ALLOWED


def test_a_switch_turns_the_window_round_and_leaves_no_english_word(driver: Driver) -> None:
    window = driver.app.window
    assert window.articles.mapTo(window, window.articles.rect().center()).x() < window.width() / 2
    driver.press("Ctrl+Shift+L")
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.articles.mapTo(window, window.articles.rect().center()).x() > window.width() / 2
    assert window.windowTitle() == "توسيم"
    assert window.header.status.text() == "جديد"
    for _ in range(4):  # mentions and events, undecided and gold
        assert english_in(window) == set()
        driver.press("A", "P", "W", "Esc", "J")
    driver.press("T")
    assert english_in(window.picker) == set()
    driver.press("Esc", "F1")
    assert english_in(window.sheet) == set()
    driver.press("Esc", "Ctrl+Shift+L")
    assert window.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert window.header.status.text() == "In progress"


def test_every_command_has_arabic_words(plain_application: QApplication) -> None:
    language = Language(plain_application)
    language.use("ar")
    try:
        for command in COMMANDS:
            assert re.search(r"[\u0600-\u06ff]", command.text), command.id
    finally:
        language.remove()


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "3 مقالات"),
        (10, "10 مقالات"),
        (11, "11 مقالًا"),
        (99, "99 مقالًا"),
        (100, "100 مقال"),
    ],
)
def test_arabic_counts_in_its_own_forms(plain_application: QApplication, count: int, said: str) -> None:
    language = Language(plain_application)
    language.use("ar")
    try:
        assert QCoreApplication.translate("ArticleList", "%n article(s)", None, count) == said
    finally:
        language.remove()


@pytest.mark.parametrize(("count", "said"), [(1, "1 article"), (2, "2 articles")])
def test_english_counts_in_its_own_forms(plain_application: QApplication, count: int, said: str) -> None:
    language = Language(plain_application)
    language.use("en")
    try:
        assert QCoreApplication.translate("ArticleList", "%n article(s)", None, count) == said
    finally:
        language.remove()


@pytest.mark.parametrize(
    ("name", "code"), [("ar_EG", "ar"), ("ar", "ar"), ("en_GB", "en"), ("fr_FR", "en"), ("C", "en")]
)
def test_an_arabic_system_gets_arabic_and_every_other_english(monkeypatch, name: str, code: str) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(name))
    assert system_language() == code


def test_what_is_put_into_a_sentence_keeps_its_direction() -> None:
    assert filled("قُبل: {text}", text="F-16") == "قُبل: \u2068F-16\u2069"


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_texts_pass_aa_on_every_ground_of_the_chrome(colors: Colors) -> None:
    for ground in (colors.window, colors.base, colors.raised):
        for ink in (colors.text, colors.quiet, colors.accent, colors.link):
            assert contrast(QColor(ink), QColor(ground)) >= 4.5, (ink, ground)
    assert contrast(QColor(colors.on_accent), QColor(colors.accent)) >= 4.5


def test_colours_change_at_once_and_come_back_at_the_next_start(driver: Driver, start_app: StartApp) -> None:
    driver.app.appearance.use_theme(Theme.DARK)
    assert is_dark(QApplication.palette())
    driver.app.appearance.use_theme(Theme.LIGHT)
    assert not is_dark(driver.app.window.palette())
    driver.app.appearance.use_theme(Theme.DARK)
    driver.app.stop()
    again = start_app(theme=None)
    assert again.app.window.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)


def test_the_systems_colours_are_followed(driver: Driver, monkeypatch) -> None:
    driver.app.appearance.use_theme(Theme.SYSTEM)
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints, scheme=scheme: scheme)
        QApplication.styleHints().colorSchemeChanged.emit(scheme)
        assert is_dark(driver.app.window.palette()) == (scheme is Qt.ColorScheme.Dark)


def test_language_size_font_and_places_are_remembered(driver: Driver, start_app: StartApp) -> None:
    driver.press("Ctrl+Shift+L", "Ctrl+=", "H")
    driver.app.window.setting.emit("text_family", "Noto Naskh Arabic")
    driver.app.window.resize(900, 700)
    size = driver.app.appearance.preferences.text_size
    driver.until_saved()
    driver.app.window.close()
    driver.app.stop()
    again = start_app(language=None, size=None)
    assert again.app.appearance.language.code == "ar"
    assert again.app.appearance.preferences.text_size == size
    assert again.app.appearance.preferences.text_family == "Noto Naskh Arabic"
    assert again.desk.show_rejected
    assert again.app.window.height() == 700
