"""The window learns: decisions go to a learner off the UI thread, and undecided candidates get the scores it gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from gui.background import Job, Worker
from gui.library.opening import Proposal, Propose
from gui.library.store import Store
from gui.main_window import MainWindow
from gui.translation import filled
from gui.widgets.message_bar import Tone
from storage.model import Candidates, Document, TawsimError

if TYPE_CHECKING:
    from storage.learning import Learning as LearningState

_MANY = 5_000
"""In an article with more candidates a single decision is not followed at once: every score would be asked for."""


class Learner(Protocol):
    """Learns from documents; all but `recall` is called on the learning worker only."""

    def load(self, state: bytes | None) -> None:
        """Takes up what was learned in an earlier sitting; None forgets all."""

    def take(self, document: Document, *, finished: bool) -> None:
        """Learns from an article's decisions, in place of what it knew of that article."""

    def rescore(self, document: Document) -> Candidates:
        """The document's candidates under the same ids, with other scores and in `extra` the reasons."""

    def recall(self, text: str, proposal: Proposal) -> Proposal:
        """A new article's proposal with what memory alone proposes; called on the extraction worker."""

    def state(self) -> bytes:
        """What was learned, to be loaded again."""

    @property
    def lessons(self) -> int:
        """How many finished articles were learned from."""


class Learning(QObject):
    """Follows the desk; `rescored` gives (article id, Candidates) when an article's candidates look otherwise.

    `switched` says whether learning is on. One rescoring of an article is under way at a time; what is asked for
    meanwhile is done after it, once, and a result for candidates that are there no more is dropped.
    """

    rescored = Signal(str, object)
    switched = Signal(bool)

    def __init__(
        self,
        learner: Learner,
        store: Store,
        database: Worker,
        window: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.worker = Worker("learning", self)
        self._learner = learner
        self._store = store
        self._database = database
        self._window = window
        self._on = False
        self._under_way: dict[str, Job | None] = {}
        self._again: set[str] = set()

    @property
    def switched_on(self) -> bool:
        """Whether learned scores count."""
        return self._on

    def proposing(self, propose: Propose) -> Propose:
        """The engine with what memory adds to it while learning is on."""

        def both(text: str) -> Proposal:
            proposal = propose(text)
            return self._learner.recall(text, proposal) if self._on else proposal

        return both

    def start(self) -> None:
        """Takes up what the database holds; the database must have been opened."""
        self._database.submit(self._store.learning, self._take_up, self._window.say_error)

    def article_opened(self, article_id: str) -> None:
        """Scores the article anew by what is known now."""
        self.rescore(article_id)

    def decided(self, document: Document) -> None:
        """Learns from a decision, for equal strings of the same article."""
        if self._on and len(document.candidates) <= _MANY:
            self._learner_takes(document, finished=False)

    def finished(self, document: Document, following: str | None) -> None:
        """Learns from a finished article and keeps what was learned; the next one is scored by it."""
        if not self._on:
            return
        self._learner_takes(document, finished=True)
        self.worker.submit(lambda: (self._learner.state(), self._learner.lessons), self._keep, self._window.say_error)
        if following is not None:
            self.rescore(following)

    def rescore(self, article_id: str) -> None:
        """Asks for the scores of an article's undecided candidates."""
        if not self._on:
            return
        if article_id in self._under_way:
            self._again.add(article_id)
            return
        self._under_way[article_id] = None
        self._database.submit(
            lambda: self._store.to_rescore(article_id),
            lambda document: self._ask(article_id, document),
            lambda error: self._given_up(article_id, error),
        )

    def switch(self) -> None:
        """On or off."""
        on = not self._on
        self._database.submit(
            lambda: self._store.switch_learning(on=on), lambda _done: self._show_on(on=on), self._window.say_error
        )

    def ask_to_reset(self) -> None:
        """Forgets what was learned, after a question."""
        text = self.tr("Forget what was learned from your decisions? The decisions themselves stay.")
        self._window.messages.say(text, Tone.WARNING, [(self.tr("Forget"), self.reset)])

    def reset(self) -> None:
        """Forgets what was learned."""
        self.worker.submit(lambda: self._learner.load(None), lambda _done: None, self._window.say_error)
        self._database.submit(self._store.reset_learning, lambda _done: self._forgotten(), self._window.say_error)

    def ask_where_to_export(self) -> None:
        """Asks for the file that the state goes to."""
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export what was learned"), "tawsim-learning.bin")
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> None:
        """Writes the state to a file."""

        def written(_lessons: int) -> None:
            self._window.messages.say(filled(self.tr("What was learned is in {path}."), path=str(path)))

        self._database.submit(lambda: self._store.export_learning(path), written, self._window.say_error)

    def stop(self) -> None:
        """Ends the thread."""
        self.worker.stop()

    def _take_up(self, learned: LearningState) -> None:
        self.worker.submit(lambda: self._learner.load(learned.state), lambda _done: None, self._window.say_error)
        self._show_on(on=learned.switched_on)

    def _learner_takes(self, document: Document, *, finished: bool) -> None:
        article_id = document.article.id

        def taken(_done: None) -> None:
            self.rescore(article_id)

        self.worker.submit(lambda: self._learner.take(document, finished=finished), taken, self._window.say_error)

    def _keep(self, learned: tuple[bytes, int]) -> None:
        self._database.submit(lambda: self._store.keep_learning(*learned), lambda _done: None, self._window.say_error)

    def _ask(self, article_id: str, document: Document | None) -> None:
        if document is None:
            self._done(article_id)
            return
        self._under_way[article_id] = self.worker.submit(
            lambda: (self._learner.rescore(document), self._learner.lessons),
            lambda answer: self._answered(article_id, document, *answer),
            lambda error: self._given_up(article_id, error),
        )

    def _answered(self, article_id: str, document: Document, candidates: Candidates, lessons: int) -> None:
        self._database.submit(
            lambda: self._store.keep_learned_scores(document, candidates, lessons),
            lambda shown: self._kept(article_id, shown),
            lambda error: self._given_up(article_id, error),
        )

    def _kept(self, article_id: str, shown: Candidates | None) -> None:
        if shown is not None and self._on:
            self.rescored.emit(article_id, shown)
        self._done(article_id)

    def _done(self, article_id: str) -> None:
        self._under_way.pop(article_id, None)
        if article_id in self._again:
            self._again.discard(article_id)
            self.rescore(article_id)

    def _given_up(self, article_id: str, error: TawsimError) -> None:
        self._under_way.pop(article_id, None)
        self._again.discard(article_id)
        self._window.say_error(error)

    def _show_on(self, *, on: bool) -> None:
        self._on = on
        self.switched.emit(on)
        self._window.menus.show_checked("learning", on=on)
        self._reload()

    def _forgotten(self) -> None:
        self._window.messages.say(self.tr("What was learned is forgotten."))
        self._reload()

    def _reload(self) -> None:
        """Shows the open article's candidates as they count now."""
        document = self._window.desk.document
        if document is None:
            return
        article_id = document.article.id
        self._database.submit(
            lambda: self._store.candidates(article_id),
            lambda shown: self.rescored.emit(article_id, shown),
            self._window.say_error,
        )
        self.rescore(article_id)
