"""Where a key goes: to the field that is being typed in, to the cursor in the text, or to a command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from gui.keys import stroke_of
from gui.overrides import qt_override
from gui.review.article_view import ArticleView
from gui.review.text_cursor import Direction, Unit
from gui.shortcuts import Command, keymap

_MOTIONS: Final[Mapping[str, tuple[Unit, Direction]]] = {
    "Left": ("letter", "left"),
    "Right": ("letter", "right"),
    "Up": ("line", "up"),
    "Down": ("line", "down"),
    "Ctrl+Left": ("word", "left"),
    "Ctrl+Right": ("word", "right"),
    "Ctrl+Up": ("paragraph", "backward"),
    "Ctrl+Down": ("paragraph", "forward"),
    "Home": ("line", "backward"),
    "End": ("line", "forward"),
    "Ctrl+Home": ("document", "backward"),
    "Ctrl+End": ("document", "forward"),
}
_EDITING: Final = frozenset(
    f"Ctrl+{key}"
    for key in ("A", "C", "V", "X", "Z", "Shift+Z", "Y", "Enter", "Left", "Right", "Home", "End", "Delete")
)
_PRESSING: Final = frozenset({"Space", "Enter"})
_BROWSING: Final = frozenset({"Space", "Enter", "Up", "Down", "PageUp", "PageDown", "Home", "End", "Left", "Right"})
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class Keyboard(QObject):
    """Watches the keys of one window; `triggered` gives a command's id, `moved` says that the cursor went somewhere.

    It listens where the keys arrive, at the focused widget or else the window: a filter of the whole application would
    be asked about some five hundred events for each key pressed.
    """

    triggered = Signal(str)
    moved = Signal()

    def __init__(self, window: QWidget, view: ArticleView) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._commands: Mapping[str, Command] = keymap()
        self._overlays: list[QWidget] = []

    def listen(self) -> None:
        """Begins to take keys."""
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self._window.installEventFilter(self)
        self._follow_focus(None, QApplication.focusWidget())

    def stop(self) -> None:
        """Leaves all keys to the widgets."""
        QApplication.instance().focusChanged.disconnect(self._follow_focus)  # type: ignore[union-attr]
        self._window.removeEventFilter(self)
        self._follow_focus(QApplication.focusWidget(), None)

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        for widget in (before, now):
            if widget is not None and widget is not self._window:
                widget.removeEventFilter(self)
        if now is not None and now is not self._window:
            now.installEventFilter(self)

    def leave_to(self, overlay: QWidget) -> None:
        """While this widget is open, keys are its own."""
        self._overlays.append(overlay)

    @qt_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what is a command or a motion before the focused widget sees it."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        if QApplication.activePopupWidget() is not None or any(overlay.isVisible() for overlay in self._overlays):
            return False
        focused = QApplication.focusWidget()
        if focused is not None and focused is not watched and watched.isAncestorOf(focused):
            return False  # it was left to the focused widget, which passes it on to its parents
        stroke = stroke_of(event)
        if not stroke or _belongs_to(watched, stroke):
            return False
        return self._moves(watched, stroke) or self._commands_to(stroke, repeated=event.isAutoRepeat())

    def _moves(self, watched: QWidget, stroke: str) -> bool:
        if watched is not self._view:
            return False
        extend = "Shift+" in stroke
        motion = _MOTIONS.get(stroke.replace("Shift+", ""))
        if motion is None:
            return False
        self._view.move_cursor(*motion, extend=extend)
        self.moved.emit()
        return True

    def _commands_to(self, stroke: str, *, repeated: bool) -> bool:
        command = self._commands.get(stroke)
        if command is None:
            return False
        if not repeated or command.repeats:
            self.triggered.emit(command.id)
        return True


def _belongs_to(widget: QWidget, stroke: str) -> bool:
    """Whether the widget needs the key for itself."""
    if isinstance(widget, _FIELDS):
        chord = stroke.startswith(("Ctrl+", "Alt+")) or (stroke[0] == "F" and stroke[1:].isdigit())
        return not chord or stroke in _EDITING
    if isinstance(widget, QAbstractButton):
        return stroke in _PRESSING
    return isinstance(widget, QAbstractItemView) and stroke in _BROWSING
