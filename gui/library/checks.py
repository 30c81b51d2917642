"""The database is checked while people work: the file at the start, a review when it is opened, all when asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.background import Job, Worker
from gui.library.store import Store
from gui.main_window import MainWindow
from gui.problems import sentence
from gui.translation import filled, isolated
from gui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from storage.integrity import Fault


class Checks(QObject):
    """`mended` gives the list of articles after reviews were written anew from their logs."""

    mended = Signal(object)

    def __init__(
        self,
        store: Store,
        database: Worker,
        beside: Worker,
        window: MainWindow,
        put_back: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._database = database
        self._beside = beside
        self._window = window
        self._put_back = put_back
        self._looking: Job | None = None

    def start(self) -> None:
        """Checks the file, beside the work that goes on."""
        self._beside.submit(self._store.faults_of_file, self._report, self._window.say_error)

    def look_at(self, article_id: str) -> None:
        """Checks this reviewer's review of the article against its log, in the way of no edit that is to be saved."""
        if self._looking is not None:
            self._looking.drop()
        self._looking = self._beside.submit(
            lambda: self._store.faults_of_article(article_id), self._report, self._window.say_error
        )

    def ask(self) -> None:
        """Checks everything, and says so when nothing is wrong."""
        self._window.messages.say(self.tr("Checking the database…"))

        def checked(faults: Sequence[Fault]) -> None:
            if faults:
                self._report(faults)
            else:
                self._window.messages.say(self.tr("No fault was found in the database."))

        self._beside.submit(self._store.faults, checked, self._window.say_error)

    def _report(self, faults: Sequence[Fault]) -> None:
        if not faults:
            return
        text = sentence(faults[0].error)
        if len(faults) > 1:
            counted = self.tr("That is one of %n faults.", "", len(faults))
            text = f"{text} {counted}"
        broken = {fault.review for fault in faults if fault.can_be_mended}
        if broken:
            answer = (self.tr("Write it anew from the log, after a backup"), lambda: self._mend(broken))
        else:
            answer = (self.tr("Put a backup back…"), self._put_back)
        self._window.messages.say(text, Tone.PROBLEM, [answer])

    def _mend(self, reviews: set[int]) -> None:
        self._database.submit(lambda: self._store.mend(reviews), self._mended, self._window.say_error)

    def _mended(self, done: tuple[str, Sequence[object]]) -> None:
        backup, entries = done
        text = self.tr("The review stands as its log says; what was there before is in {backup}.")
        self._window.messages.say(filled(text, backup=isolated(backup)))
        self.mended.emit(entries)
