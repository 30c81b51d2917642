"""Another database: chosen from those opened lately or from the disk, and opened in a window of its own making."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from gui.main_window import MainWindow
from gui.preferences import Preferences
from gui.review.question import Question
from gui.widgets.picker import Choice

_OPEN: Final = "open"
_NEW: Final = "new"


class Databases(QObject):
    """Remembers what was opened; `open_` closes this window and opens the database that was chosen."""

    def __init__(
        self, window: MainWindow, preferences: Preferences, open_: Callable[[Path], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._preferences = preferences
        self._open = open_
        self._path: Path | None = None

    def opened(self, path: Path, *, chosen: bool) -> None:
        """The window shows this one now; one that was chosen in it is opened the next time too."""
        self._path = path
        self._preferences.remember_database(path)
        if chosen:
            self._preferences.database = path

    def ask(self) -> None:
        """Asks which database to go on with."""
        there = [path for path in self._preferences.databases if path != self._path and path.is_file()]
        choices = [
            Choice(f"at:{number}", path.stem, str(path.parent), key=str(number))
            for number, path in enumerate(there[:9], start=1)
        ]
        choices += [
            Choice(_OPEN, self.tr("A database on the disk…"), key="o"),
            Choice(_NEW, self.tr("A new database…"), key="n"),
        ]
        by_id = {choice.id: path for choice, path in zip(choices, there, strict=False)}
        title = self.tr("Which database?")
        self._window.desk.asked.emit(Question(title, choices, lambda id_: self._answered(id_, by_id.get(id_))))

    def _answered(self, choice: str, path: Path | None) -> None:
        path = path or self._asked(new=choice == _NEW)
        if path is not None and path != self._path:
            self._open(path)

    def _asked(self, *, new: bool) -> Path | None:
        kinds = self.tr("Databases (*.sqlite);;All files (*)")
        folder = str(self._path.parent) if self._path is not None else ""
        if new:
            title = self.tr("A new database")
            name, _ = QFileDialog.getSaveFileName(self._window, title, f"{folder}/articles.sqlite", kinds)
        else:
            name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a database"), folder, kinds)
        return Path(name) if name else None
