"""How far a long piece of work is, told from its own thread, and how it is called off from the window."""

from __future__ import annotations

import time
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, Signal

from gui.translation import QT_TRANSLATE_NOOP
from storage.errors import CancelledError

_INTERVAL: Final = 0.05
"""Seconds between two signals, so that the window is not kept busy by counting."""


class Progress(QObject):
    """`moved` gives how many articles were read and how many written, on the thread that the object belongs to.

    The work calls `read`, `write` or `write_one`, which raise CancelledError once `call_off` was called.
    """

    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._called_off = Event()
        self._read = 0
        self._written = 0
        self._told = 0.0

    @property
    def is_called_off(self) -> bool:
        """Whether the work is to end."""
        return self._called_off.is_set()

    def call_off(self) -> None:
        """Ends the work at its next step; it then leaves everything as it was."""
        self._called_off.set()

    def read(self, count: int) -> None:
        """So many articles have been read."""
        self._read = count
        self._step()

    def write(self, count: int) -> None:
        """So many articles have been written."""
        self._written = count
        self._step()

    def write_one(self) -> None:
        """One more article has been written."""
        self.write(self._written + 1)

    def _step(self) -> None:
        if self._called_off.is_set():
            raise CancelledError(QT_TRANSLATE_NOOP("Errors", "It was called off; nothing was changed."))
        now = time.monotonic()
        if now - self._told >= _INTERVAL:
            self._told = now
            self.moved.emit(self._read, self._written)
