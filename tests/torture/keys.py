"""A reviewer without a plan: presses random keys, as real key events, in a real window."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from gui.app import App
from tests.gui.driver import Driver

DECISIONS = ("A", "A", "A", "X", "X", "B", "L", "O", "V", "Shift+A", "Alt+A", "Delete", "D", "Shift+F")
CHANGES = ("[", "]", "Shift+[", "Shift+]", "Alt+Left", "Alt+Shift+Right", "Shift+Delete", "S", "C", ".", ",", "=")
QUESTIONS = ("T", "G", "Shift+G", "I", "Shift+X")
MOVES = ("N", "N", "N", "P", "U", "J", "K", "Q", "Ctrl+Right", "Ctrl+Down", "Shift+Left", "Ctrl+Shift+Left", "Esc", "H")
OTHERS = ("Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z", "Alt+I", "Shift+I", "M", "E", "Ctrl+PageDown", "Ctrl+PageUp", "F")
SELDOM = ("Ctrl+Enter", "Shift+E", "/", "Ctrl+K", "Z", "Y", "Ctrl+H", "Alt+=", ";", "'")


def press_keys(
    app: App, chance: random.Random, count: int, after: Callable[[], None] = lambda: None, *, switching: int = 40
) -> None:
    """Presses so many keys; whatever asks a question gets an answer or Esc, mostly an answer."""
    driver = Driver(None, app)  # type: ignore[arg-type]  # nothing is waited for
    kinds = (DECISIONS, CHANGES, QUESTIONS, MOVES, OTHERS)
    for _ in range(count):
        pool = SELDOM if chance.randrange(switching) == 0 else chance.choices(kinds, (30, 14, 10, 34, 12))[0]
        if QApplication.focusWidget() is None:
            app.window.view.setFocus()
        driver.press(chance.choice(pool))
        _answer(app, chance)
        process()
        after()


def process() -> None:
    """Lets everything that waits in the event loop happen."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def _answer(app: App, chance: random.Random) -> None:
    """Answers up to three questions, gives up on a fourth, and leaves every sheet and field."""
    window, driver = app.window, Driver(None, app)  # type: ignore[arg-type]
    for _ in range(3):
        if window.picker.isVisible():
            _choose(driver, chance)
            process()
    if window.picker.isVisible():
        window.picker.dismiss()
    for sheet in (window.elsewhere, window.finding, window.sheet, window.stats, window.tour):
        if sheet.isVisible():
            driver.press("Esc")
            process()
    window.view.setFocus()


def _choose(driver: Driver, chance: random.Random) -> None:
    answer = chance.choices(("Enter", "Down", "Esc"), (3, 5, 2))[0]
    if answer == "Down":
        driver.press(*["Down"] * chance.randrange(1, 8))
        answer = "Enter"
    driver.press(answer)
