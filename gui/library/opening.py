"""How an article gets onto the desk: loaded, extracted if it was not yet, and the next one made ready meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from gui.background import Job, Worker
from gui.library.store import Opened, Store
from storage.model import Candidates, TawsimError


class Proposal(NamedTuple):
    """What an extractor found, signed with its name and version."""

    candidates: Candidates
    extractor: str
    version: str
    advised: float | None = None
    """The score under which the extractor advises to hide candidates."""


Propose = Callable[[str], Proposal]
"""Looks for candidates in a text; called on the extraction worker only, so that it may take its time."""


class Opening(QObject):
    """One article is wanted at a time; what comes for another is stored but not shown.

    `opened` gives an Opened, `candidates_found` (article id, Candidates), `failed` a TawsimError, `progressed` that the
    list of articles should be read again; `waiting` whether candidates of the wanted article are being looked for;
    `advised` the score under which the engine would hide candidates.
    """

    opened = Signal(object)
    candidates_found = Signal(str, object)
    failed = Signal(object)
    progressed = Signal()
    waiting = Signal(bool)
    advised = Signal(float)

    def __init__(
        self,
        store: Store,
        database: Worker,
        extraction: Worker,
        propose: Propose,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._database = database
        self._extraction = extraction
        self._propose = propose
        self._wanted: str | None = None
        self._loading: Job | None = None
        self._jobs: dict[str, Job] = {}

    @property
    def wanted(self) -> str | None:
        """The article asked for last."""
        return self._wanted

    def open(self, article_id: str) -> None:
        """Asks for an article."""
        self._wanted = article_id
        if self._loading is not None:
            self._loading.drop()
        self._loading = self._database.submit(lambda: self._store.load(article_id), self._loaded, self.failed.emit)

    def make_ready(self, article_id: str) -> None:
        """Looks for candidates of an article that will be wanted soon, if nobody has."""
        if article_id in self._jobs or article_id == self._wanted:
            return

        def found(text: str | None) -> None:
            if text is not None:
                self._extract(article_id, text)

        self._database.submit(lambda: self._store.text_to_extract(article_id), found, lambda _error: None)

    def extract(self, article_id: str, text: str) -> None:
        """Looks for candidates of the wanted article, before all others that wait."""
        for other, job in list(self._jobs.items()):
            if other != article_id and not job.begun:
                job.drop()
                del self._jobs[other]
        self._set_waiting(waiting=True)
        self._extract(article_id, text)

    def _loaded(self, opened: Opened) -> None:
        self._loading = None
        self.opened.emit(opened)
        article = opened.document.article
        if opened.extracted:
            self._set_waiting(waiting=False)
        else:
            self.extract(article.id, article.text)

    def _extract(self, article_id: str, text: str) -> None:
        if article_id in self._jobs:
            return
        self._jobs[article_id] = self._extraction.submit(
            lambda: self._propose(text),
            lambda proposal: self._keep(article_id, proposal),
            lambda error: self._given_up(article_id, error),
        )

    def _keep(self, article_id: str, proposal: Proposal) -> None:
        if proposal.advised is not None:
            self.advised.emit(proposal.advised)
        self._database.submit(
            lambda: self._store.keep_candidates(article_id, proposal.candidates, proposal.extractor, proposal.version),
            lambda kept: self._kept(article_id, kept),
            lambda error: self._given_up(article_id, error),
        )

    def _kept(self, article_id: str, candidates: Candidates) -> None:
        self._jobs.pop(article_id, None)
        if article_id == self._wanted:
            self.candidates_found.emit(article_id, candidates)
            self._set_waiting(waiting=False)
        self.progressed.emit()

    def _given_up(self, article_id: str, error: TawsimError) -> None:
        self._jobs.pop(article_id, None)
        if article_id == self._wanted:
            self._set_waiting(waiting=False)
            self.failed.emit(error)

    def _set_waiting(self, *, waiting: bool) -> None:
        self.waiting.emit(waiting)
