"""The last correction at all its equal places: looked for, shown with ticks, made or proposed there, and taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from gui.background import Worker
from gui.library.elsewhere import Done, Elsewhere, places_at
from gui.library.store import Store
from gui.main_window import MainWindow
from gui.widgets.message_bar import Tone
from storage.model import Span

_AT_ONCE = 20
"""Articles that are looked through in one job, so that edits on their way into the log do not wait."""
_ENOUGH = 500
"""Articles with equal places that are shown at once; what is done there leads to the next."""


class Propagation(QObject):
    """`applied` gives the ids of articles in which something changed, `proposed` of those with other candidates.

    In the article on the desk the desk itself does it, so that its undo knows.
    """

    applied = Signal(object)
    proposed = Signal(object)

    def __init__(self, store: Store, database: Worker, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._database = database
        self._window = window
        self._found: list[Elsewhere] = []
        self._done: list[Done] = []
        self.sheet = window.elsewhere
        self.sheet.decided.connect(self._decide)
        self.sheet.proposed.connect(self._propose)

    def ask(self) -> None:
        """Looks for the last correction's equal places, first here and then in the articles that are not finished."""
        document, self._correction = self._window.desk.document, self._window.equal.correction
        if document is None or self._correction is None:
            self._window.messages.say(self.tr("Correct something first; then its equal places can be looked for."))
            return
        self._found = []
        self._window.messages.say(self.tr("Looking in all articles…"))
        self._when_saved(document.article.id)

    def _when_saved(self, article_id: str) -> None:
        """Begins to look once the database knows all that was done in the article on the desk."""
        session = self._window.desk.session
        if session is None or self._here != article_id:
            return
        if session.unsaved and session.error is None:
            single = Qt.ConnectionType.SingleShotConnection
            session.saving_changed.connect(lambda: self._when_saved(article_id), single)
            return
        self._database.submit(lambda: self._store.unfinished_from(article_id), self._look, self._window.say_error)

    def take_back(self) -> None:
        """Takes what was done at equal places last back, in all articles."""
        done, self._done = self._done, []
        if not done:
            self._window.messages.say(self.tr("Nothing was done at equal places that could be taken back."))
            return
        here = [one for one in done if one.proposals is None and one.article_id == self._here]
        kept_here = sum(not self._undo() for _ in here)
        rest = [one for one in done if one not in here]

        def taken(kept: int) -> None:
            if kept + kept_here:
                text = self.tr("In %n article(s) something came later, so that it stays there.", "", kept + kept_here)
                self._window.messages.say(text, Tone.WARNING)
            else:
                self._window.messages.say(self.tr("Taken back in %n article(s).", "", len(done)))
            self._tell(rest)

        self._database.submit(lambda: self._store.take_back(rest), taken, self._window.say_error)

    @property
    def _here(self) -> str | None:
        document = self._window.desk.document
        return document.article.id if document is not None else None

    def _undo(self) -> bool:
        """Undoes the step in the article on the desk, unless something came later."""
        from extract.equal_places import NAME

        session = self._window.desk.session
        if session is None or session.undo_name != NAME:
            return False
        self._window.desk.undo()
        return True

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
            self._window.messages.say(self.tr("There is no equal place in any article."))

    def _decide(self) -> None:
        chosen, correction = dict(self.sheet.chosen), self._correction
        if correction is None or not chosen:
            return
        here = self._here
        mine = [Done(here)] if here is not None and self._decided_here(chosen.pop(here, ())) else []

        def done(made: list[Done]) -> None:
            self._finished([*mine, *made], self.tr("Done in %n article(s).", "", len(mine) + len(made)))

        self._database.submit(lambda: self._store.decide_elsewhere(chosen, correction), done, self._window.say_error)

    def _decided_here(self, spans: Collection[Span]) -> bool:
        """Makes the correction at these places of the article on the desk."""
        from extract.equal_places import edit_at

        desk, correction = self._window.desk, self._correction
        if desk.document is None or correction is None:
            return False
        edit = edit_at(desk.document, places_at(desk.document, correction, spans)) if spans else None
        return edit is not None and desk.do(lambda _document: edit)

    def _propose(self) -> None:
        chosen: Mapping[str, Collection[Span]] = self.sheet.chosen
        correction = self._correction
        if correction is None or not chosen:
            return

        def done(made: list[Done]) -> None:
            count = sum(one.proposals.places for one in made if one.proposals is not None)
            self._finished(made, self.tr("%n place(s) wait to be confirmed.", "", count))

        self._database.submit(lambda: self._store.propose_elsewhere(chosen, correction), done, self._window.say_error)

    def _finished(self, made: list[Done], text: str) -> None:
        self._done = made
        answers = [(self.tr("Take all of it back"), self.take_back)]
        self._window.messages.say(text, answers=answers if made else [])
        self._tell([one for one in made if one.proposals is not None or one.logged is not None])

    def _tell(self, done: Sequence[Done]) -> None:
        """Says which articles are not what whoever holds them thinks."""
        self.applied.emit([one.article_id for one in done if one.proposals is None])
        self.proposed.emit([one.article_id for one in done if one.proposals is not None])
