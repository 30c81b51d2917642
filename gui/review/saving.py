"""What is said about saving, what can be done when it fails, and when the window may close."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from gui.problems import sentence
from gui.review.desk import Desk
from gui.review.session import Session
from gui.translation import filled
from gui.widgets.message_bar import Answer, MessageBar, Tone
from storage.errors import LockedDatabaseError
from storage.model import Document, TawsimError
from storage.model.records import Layer, document_to_record


class Saving(QObject):
    """Watches every session that has been on the desk until all of it is saved."""

    def __init__(self, desk: Desk, messages: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._messages = messages
        self._sessions: list[Session] = []
        self._leave: Callable[[], None] | None = None
        self._waiting: list[tuple[Callable[[], None], Callable[[TawsimError], None]]] = []
        self._told = False

    @property
    def unsaved(self) -> int:
        """Edits of all sessions that are not committed yet."""
        return sum(session.unsaved for session in self._sessions)

    def watch(self, session: Session) -> None:
        """Follows a session from now on; those that lie on no desk and have nothing to save are let go."""
        for past in [one for one in self._sessions if not one.unsaved and one is not self._desk.session]:
            self._sessions.remove(past)
            past.deleteLater()
        self._sessions.append(session)
        session.saving_changed.connect(lambda: self._changed(session))

    def when_settled(self, leave: Callable[[], None]) -> None:
        """Calls `leave` once everything is saved; where that fails, asks what to do."""
        self._leave = leave
        failed = next((session for session in self._sessions if session.error is not None), None)
        if failed is not None:
            self._say_failed(failed)
        elif self.unsaved:
            self._messages.say(self.tr("Waiting until everything is saved…"))
        else:
            self._go()

    def when_saved(self, then: Callable[[], None], failed: Callable[[TawsimError], None]) -> None:
        """Calls `then` once every edit that was made so far is committed, or `failed` where one cannot be."""
        self._waiting.append((then, failed))
        self._go_on()

    def _go_on(self) -> None:
        lasting = (one.error for one in self._sessions if not isinstance(one.error, LockedDatabaseError | None))
        error = next(lasting, None)
        if self.unsaved and error is None:
            return
        waiting, self._waiting = self._waiting, []
        for then, failed in waiting:
            then() if error is None else failed(error)

    def _changed(self, session: Session) -> None:
        self._go_on()
        if self._told and not any(one.error for one in self._sessions) and not self.unsaved:
            self._told = False
            self._messages.say(self.tr("Everything is saved."))
        if session.error is not None:
            self._say_failed(session)
        elif not self.unsaved and self._leave is not None:
            self._go()

    def _go(self) -> None:
        leave, self._leave = self._leave, None
        if leave is not None:
            leave()

    def _say_failed(self, session: Session) -> None:
        error = session.error
        if error is None:
            return
        self._told = True
        if isinstance(error, LockedDatabaseError):
            text = self.tr(
                "Another window or program is writing to the database. %n edit(s) wait and are saved by themselves.",
                "",
                session.unsaved,
            )
        else:
            text = self.tr(
                "{reason} %n edit(s) wait to be saved; nothing is lost while the window is open.", "", session.unsaved
            )
        answers: list[Answer] = [
            (self.tr("Save again"), session.retry),
            (self.tr("Write a copy"), lambda: self._write_copy(session)),
        ]
        if self._leave is not None:
            answers.append((self.tr("Close without saving"), self._go))
        self._messages.say(text.replace("{reason}", sentence(error)), Tone.PROBLEM, answers)

    def _write_copy(self, session: Session) -> None:
        try:
            path = write_copy(session.document)
        except OSError as error:
            text = filled(self.tr("The copy could not be written: {reason}."), reason=error.strerror or str(error))
            self._messages.say(text, Tone.PROBLEM, [(self.tr("Save again"), session.retry)])
            return
        text = filled(self.tr("A copy of the article with all its annotation is in {path}."), path=str(path))
        self._messages.say(text, Tone.NEWS, [(self.tr("Save again"), session.retry)])


def write_copy(document: Document, folder: Path | None = None) -> Path:
    """Writes everything of a document as one line of JSON that can be imported again; gives the path."""
    import platformdirs  # only when needed: the start-up does without it

    folder = folder or Path(platformdirs.user_data_dir("tawsim", appauthor=False)) / "recovery"
    folder.mkdir(parents=True, exist_ok=True)
    name = "".join(character if character.isalnum() else "-" for character in document.article.id)[:80]
    path = folder / f"{name}-{datetime.now().astimezone():%Y%m%d-%H%M%S}.jsonl"
    line = json.dumps(document_to_record(document, Layer.BOTH), ensure_ascii=False)
    path.write_text(f"{line}\n", encoding="utf-8")
    return path
