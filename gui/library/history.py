"""The history of the open article: who did what when, and the way back to before any step of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from gui.background import Worker
from gui.library.moment import moment
from gui.library.store import Step, Store
from gui.main_window import MainWindow
from gui.review.question import Question
from gui.review.sentences import done, done_again, taken_back
from gui.translation import isolated
from gui.widgets.message_bar import Tone
from gui.widgets.picker import Choice
from storage.model import Document, ReviewStatus
from storage.model.edits import edit_between

RESTORED = "restore_state"
"""Of the edit that brings an earlier state back."""


class History(QObject):
    """Asks which step to go back before; that is an edit like others, which undo takes back."""

    def __init__(self, store: Store, database: Worker, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._database = database
        self._window = window

    def ask(self) -> None:
        """Lists the steps, the latest first; behind every edit that is still on its way into the log."""
        document = self._window.desk.document
        if document is not None:
            id_ = document.article.id
            self._database.submit(
                lambda: self._store.history(id_), lambda steps: self._offer(steps, id_), self._window.say_error
            )

    def _offer(self, steps: Sequence[Step], article_id: str) -> None:
        desk = self._window.desk
        document = desk.document
        if document is None or document.article.id != article_id:
            return
        if not steps:
            self._window.messages.say(self.tr("Nothing has been done in this article yet."))
            return
        by_id = {str(step.entry.id): step for step in steps}
        choices = [
            Choice(id_, self._told(step, by_id, document), f"{isolated(step.reviewer)} · {moment(step.entry.made_at)}")
            for id_, step in by_id.items()
        ]
        title = self.tr("Back to the state before which step?")
        desk.asked.emit(Question(title, choices, lambda id_: self._go_back(by_id[id_], article_id)))

    def _told(self, step: Step, by_id: Mapping[str, Step], document: Document) -> str:
        """What the step did, in a sentence."""
        names, edit, reverses = self._window.desk.names, step.entry.edit, step.entry.reverses
        if reverses is None:
            return done(edit, document, names) or self.tr("A step on what is not proposed any more")
        reversed_one = by_id.get(str(reverses))
        again = reversed_one is not None and reversed_one.entry.reverses is not None
        return (done_again if again else taken_back)(edit, document, names)

    def _go_back(self, step: Step, article_id: str) -> None:
        if not step.is_own:
            self._window.messages.say(self.tr("Only your own steps can be gone back before."), Tone.WARNING)
            return
        self._database.submit(
            lambda: self._store.state_before(article_id, step.entry.id),
            lambda past: self._restore(past, article_id),
            self._window.say_error,
        )

    def _restore(self, past: Document, article_id: str) -> None:
        desk = self._window.desk
        document = desk.document
        if document is None or document.article.id != article_id:
            return
        if past.status is ReviewStatus.NEW:
            past = replace(past, status=ReviewStatus.IN_PROGRESS)
        edit = edit_between(document, past, RESTORED)
        if edit is None:
            self._window.messages.say(self.tr("The article stands as it stood then."))
        else:
            desk.do(lambda _document: edit)
