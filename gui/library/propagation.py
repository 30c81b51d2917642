"""The last correction in the other articles: looked for, shown with ticks, made or proposed there, and taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gui.background import Worker
from gui.library.elsewhere import Elsewhere
from gui.library.store import Store
from gui.main_window import MainWindow
from gui.widgets.message_bar import Tone

_AT_ONCE = 20
"""Articles that are looked through in one job, so that edits on their way into the log do not wait."""
_ENOUGH = 500
"""Articles with equal places that are shown at once; what is done there leads to the next."""


class Propagation(QObject):
    """`applied` gives the ids of articles in which something changed."""

    applied = Signal(object)

    def __init__(self, store: Store, database: Worker, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._database = database
        self._window = window
        self._found: list[Elsewhere] = []
        self._done: list[tuple[str, int]] = []
        self.sheet = window.elsewhere
        self.sheet.decided.connect(self._decide)
        self.sheet.proposed.connect(self._propose)

    def ask(self) -> None:
        """Looks for the last correction's equal places in the articles that are not finished."""
        document, self._correction = self._window.desk.document, self._window.equal.correction
        if document is None or self._correction is None:
            self._window.messages.say(self.tr("Correct something first; then its equal places can be looked for."))
            return
        self._found = []
        self._window.messages.say(self.tr("Looking in the other articles…"))
        id_ = document.article.id
        self._database.submit(lambda: self._store.unfinished_besides(id_), self._look, self._window.say_error)

    def take_back(self) -> None:
        """Takes what was done elsewhere last back, in all articles."""
        done, self._done = self._done, []
        if not done:
            self._window.messages.say(self.tr("Nothing was done in other articles that could be taken back."))
            return

        def taken(kept: int) -> None:
            if kept:
                text = self.tr("In %n article(s) something came later, so that it stays there.", "", kept)
                self._window.messages.say(text, Tone.WARNING)
            else:
                self._window.messages.say(self.tr("Taken back in %n article(s).", "", len(done)))
            self.applied.emit([article_id for article_id, _ in done])

        self._database.submit(lambda: self._store.take_back(done), taken, self._window.say_error)

    def _look(self, article_ids: Sequence[str]) -> None:
        correction = self._correction
        if correction is None:
            return
        if not article_ids or len(self._found) >= _ENOUGH:
            self._show()
            return
        now, later = article_ids[:_AT_ONCE], article_ids[_AT_ONCE:]

        def found(places: list[Elsewhere]) -> None:
            self._found += places
            self._look(later)

        self._database.submit(lambda: self._store.equal_places(now, correction), found, self._window.say_error)

    def _show(self) -> None:
        self._window.messages.clear()
        if self._found and self._correction is not None:
            self.sheet.open(self._found, self._correction, self._window.desk.names)
        else:
            self._window.messages.say(self.tr("There is no equal place in the other articles."))

    def _decide(self) -> None:
        chosen, correction = self.sheet.chosen, self._correction
        if correction is None or not chosen:
            return

        def done(made: list[tuple[str, int]]) -> None:
            self._done = made
            answers = [(self.tr("Take all of it back"), self.take_back)]
            text = self.tr("Done in %n other article(s).", "", len(made))
            self._window.messages.say(text, answers=answers if made else [])
            self.applied.emit(list(chosen))

        self._database.submit(lambda: self._store.decide_elsewhere(chosen, correction), done, self._window.say_error)

    def _propose(self) -> None:
        chosen, correction = self.sheet.chosen, self._correction
        if correction is None or not chosen:
            return

        def done(count: int) -> None:
            self._window.messages.say(self.tr("%n place(s) wait in the other articles to be confirmed.", "", count))
            self.applied.emit(list(chosen))

        self._database.submit(lambda: self._store.propose_elsewhere(chosen, correction), done, self._window.say_error)
