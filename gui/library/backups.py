"""Copies of the database: made by themselves while the window is open, and put back when asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from gui.background import Worker
from gui.library.moment import moment
from gui.library.store import Store
from gui.main_window import MainWindow
from gui.review.question import Question
from gui.translation import filled
from gui.widgets.message_bar import Tone
from gui.widgets.picker import Choice

if TYPE_CHECKING:
    from storage.backups import Backup

_LOOKED_EVERY: Final = 10 * 60 * 1000
"""Milliseconds between two looks whether a copy is due; copies themselves are an hour apart."""


class Backups(QObject):
    """`restored` gives the list of articles after a copy was put back."""

    restored = Signal(object)

    def __init__(self, store: Store, database: Worker, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = Worker("backups", self)
        self._store = store
        self._database = database
        self._window = window
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKED_EVERY)
        self._timer.timeout.connect(self.make_if_due)

    def start(self) -> None:
        """Makes copies from now on; the database must have been opened."""
        self._timer.start()
        self.make_if_due()

    def make_if_due(self) -> None:
        """Makes a copy if something was written and the last one is an hour old."""
        path = self._store.path

        def copied() -> object:
            from storage.backups import back_up_if_due

            return back_up_if_due(path)

        self.worker.submit(copied, lambda _made: None, self._window.say_error)

    def ask(self) -> None:
        """Asks which copy is to be put back."""
        path = self._store.path

        def listed() -> Sequence[Backup]:
            from storage.backups import list_backups

            return list_backups(path)

        self.worker.submit(listed, self._offer, self._window.say_error)

    def stop(self) -> None:
        """Ends the thread."""
        self._timer.stop()
        self.worker.stop()

    def _offer(self, backups: Sequence[Backup]) -> None:
        if not backups:
            self._window.messages.say(
                self.tr("There is no backup yet; one is made every hour while something changes.")
            )
            return
        by_path = {str(backup.path): backup for backup in backups}
        choices = [Choice(path, moment(backup.made_at)) for path, backup in by_path.items()]
        title = self.tr("Which backup is to be put back?")
        self._window.desk.asked.emit(Question(title, choices, lambda path: self._confirm(by_path[path])))

    def _confirm(self, backup: Backup) -> None:
        text = self.tr("Put the backup of {moment} back? The present state is backed up first.")
        answer = (self.tr("Put back"), lambda: self._restore(backup.path))
        self._window.messages.say(filled(text, moment=moment(backup.made_at)), Tone.WARNING, [answer])

    def _restore(self, path: Path) -> None:
        """On the worker of the database, behind every edit that was made before."""
        self._database.submit(lambda: self._store.restore(path), self._restored, self._window.say_error)

    def _restored(self, entries: Sequence[object]) -> None:
        self._window.messages.say(self.tr("The backup was put back."))
        self.restored.emit(entries)
