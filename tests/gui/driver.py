"""Drives the window as a person does: keys to whatever has the focus, clicks on what is seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.review.desk import Desk
from gui.review.session import Session
from storage.model import Document, Event, EventCandidate, Mention, MentionCandidate

_NAMED = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "[": Qt.Key.Key_BracketLeft,
    "]": Qt.Key.Key_BracketRight,
    "{": Qt.Key.Key_BraceLeft,
    "}": Qt.Key.Key_BraceRight,
    "-": Qt.Key.Key_Minus,
    "=": Qt.Key.Key_Equal,
    "/": Qt.Key.Key_Slash,
    ";": Qt.Key.Key_Semicolon,
    "'": Qt.Key.Key_Apostrophe,
    ".": Qt.Key.Key_Period,
    ",": Qt.Key.Key_Comma,
}
_SHIFTED = {"[": "{", "]": "}"}
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class Driver:
    """A window with an article on the desk."""

    def __init__(self, qtbot: QtBot, app: App) -> None:
        self.qtbot = qtbot
        self.app = app

    @property
    def desk(self) -> Desk:
        return self.app.desk

    @property
    def document(self) -> Document:
        document = self.app.desk.document
        assert document is not None
        return document

    @property
    def session(self) -> Session:
        session = self.app.desk.session
        assert session is not None
        return session

    @property
    def selected(self) -> str:
        """The id of the selected item, which there must be."""
        assert self.app.desk.id is not None
        return self.app.desk.id

    @property
    def gold(self) -> Mention | Event:
        """The selected gold, which there must be."""
        assert self.app.desk.gold is not None
        return self.app.desk.gold

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, *strokes: str) -> None:
        """Presses keys one after another, as the table of commands spells them."""
        for stroke in strokes:
            *held, key = stroke.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in held:
                modifiers |= _MODIFIERS[name]
            if "Shift" in held and key in _SHIFTED:
                key = _SHIFTED[key]
            code = _NAMED.get(key) or getattr(Qt.Key, f"Key_{key}")
            QTest.keyClick(self.focused(), code, modifiers)

    def press_arabic(self, character: str, *held: str, repeated: bool = False) -> None:
        """Presses a key under an Arabic layout: Qt then gives the character for the key."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in held:
            modifiers |= _MODIFIERS[name]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(character), modifiers, "" if held else character, repeated)
            QCoreApplication.sendEvent(self.focused(), event)

    def type(self, text: str) -> None:
        """Types into the focused field."""
        for character in text:  # QTest.keyClicks aborts on Arabic
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, ord(character.upper()), Qt.KeyboardModifier.NoModifier, character)
                QCoreApplication.sendEvent(self.focused(), event)

    def select_text(self, piece: str, occurrence: int = 0) -> None:
        """Selects by the keyboard: the cursor goes to the piece, then Shift with the arrow."""
        start = self.place(piece, occurrence)
        self.press("Esc")
        self.app.window.view.set_cursor(start)
        for _ in piece:
            self.press("Shift+Left")

    def place(self, piece: str, occurrence: int = 0) -> int:
        """Where a piece of text stands."""
        start = -1
        for _ in range(occurrence + 1):
            start = self.document.text.index(piece, start + 1)
        return start

    def candidate(self, piece: str, occurrence: int = 0, *, event: bool = False) -> MentionCandidate | EventCandidate:
        """The candidate that stands on a piece of text."""
        start = self.place(piece, occurrence)
        kind = EventCandidate if event else MentionCandidate
        return next(
            one
            for one in self.document.candidates
            if isinstance(one, kind) and (one.span.start, one.span.end) == (start, start + len(piece))
        )

    def go_to(self, piece: str, occurrence: int = 0, *, event: bool = False) -> str:
        """Selects what stands on a piece of text by pressing N until it is selected."""
        start = self.place(piece, occurrence)
        kinds = (Event, EventCandidate) if event else (Mention, MentionCandidate)
        for _ in range(len(self.document.candidates) + len(self.document.mentions) + len(self.document.events) + 1):
            item = self.desk.item
            if isinstance(item, kinds) and (item.span.start, item.span.end) == (start, start + len(piece)):
                return item.id
            self.press("N")
        raise AssertionError(f"N never came to {piece}")

    def click(self, item_id: str, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Clicks on an item's chip."""
        QTest.mouseClick(self.app.window.view.viewport(), button, Qt.KeyboardModifier.NoModifier, self.chip_of(item_id))

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Drags in the text."""
        port = self.app.window.view.viewport()
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(port, left, none, start)
        QTest.mouseMove(port, (start + end) / 2)
        QTest.mouseMove(port, end)
        QTest.mouseRelease(port, left, none, end)

    def chip_of(self, item_id: str) -> QPoint:
        """The middle of an item's chip, brought into sight."""
        item = self.desk.find(item_id)
        assert item is not None
        self.app.window.view.ensure_visible(item.span)
        rect = self.app.window.view.item_rect(item_id)
        assert rect is not None
        return rect.center()

    def until(self, true: Callable[[], bool]) -> None:
        """Waits for something to come true."""
        self.qtbot.waitUntil(true, timeout=15_000)

    def until_saved(self) -> None:
        """Waits until every edit is committed."""
        self.until(lambda: self.session.unsaved == 0)

    def message(self) -> str:
        """What the message bar says."""
        return self.app.window.messages.text

    def answer(self, text: str) -> None:
        """Presses a button of the message bar."""
        button = next(one for one in self.app.window.messages.buttons if one.text() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
