"""The one door through which a document changes: every edit is checked, undoable, and saved in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from gui.background import Worker
from gui.overrides import qt_override
from storage.errors import LockedDatabaseError
from storage.model import Candidates, Document, Edit
from storage.model.edits import begun
from storage.model.errors import TawsimError

AGAIN = 2000
"""Milliseconds until a save that another program stood in the way of is tried again."""

Logged: TypeAlias = int

Save = Callable[[Edit, Logged | None], Logged]
"""Writes an edit and commits; gives its number in the log, by which a later edit names the one that it takes back."""


@dataclass(slots=True, eq=False)
class _Entry:
    """An edit on its way to the log; `saved` is its number there."""

    edit: Edit
    reverses: _Entry | None = None
    saved: Logged | None = None


class _Step(QUndoCommand):
    """One gesture on the undo stack."""

    def __init__(self, session: Session, edit: Edit, logged: Logged | None = None) -> None:
        super().__init__(edit.name)
        self._session = session
        self._edit = edit
        self._inverse = edit.inverse()
        self._last = _Entry(edit, saved=logged) if logged is not None else None
        self.asleep = logged is not None

    @qt_override
    def redo(self) -> None:
        if self.asleep:
            return
        self._last = self._session._advance(self._edit, self._last)  # noqa: SLF001 - the session's own command

    @qt_override
    def undo(self) -> None:
        if self.asleep:
            return
        self._last = self._session._advance(self._inverse, self._last)  # noqa: SLF001


class Session(QObject):
    """One article under review: its document, its undo stack, and the edits that are not saved yet.

    `document_changed` gives the document before and after and the edit. `saving_changed` comes whenever `unsaved` or
    `error` is another. After a failure nothing is lost: the edits stay queued until `retry` succeeds; where another
    program only held the database for too long, that is tried by itself, and `error` stays until it has succeeded.
    """

    document_changed = Signal(object, object, object)
    candidates_changed = Signal()
    saving_changed = Signal()

    def __init__(self, document: Document, save: Save, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._save = save
        self._worker = worker
        self._queue: deque[_Entry] = deque()
        self._error: TawsimError | None = None
        self._under_way = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._submit)
        self._stack = QUndoStack(self)

    def remember(self, done: Iterable[tuple[Edit, Logged]], undone: Iterable[tuple[Edit, Logged]]) -> None:
        """Takes what was done in earlier sittings onto the undo stack: edits with their numbers in the log.

        `undone` are the edits that took something back, the one to be redone first last.
        """
        made = [_Step(self, edit, logged) for edit, logged in done]
        taken_back = [_Step(self, edit.inverse(), logged) for edit, logged in undone]
        for step in (*made, *reversed(taken_back)):
            self._stack.push(step)
        for _ in taken_back:
            self._stack.undo()
        for step in (*made, *taken_back):
            step.asleep = False

    def adopt(self, candidates: Candidates) -> None:
        """Takes the candidates that an extraction found for the article; what was marked meanwhile stays."""
        self._document = replace(self._document, candidates=candidates)
        self.candidates_changed.emit()

    @property
    def document(self) -> Document:
        """The document as it stands."""
        return self._document

    @property
    def unsaved(self) -> int:
        """Edits made but not yet committed."""
        return len(self._queue)

    @property
    def error(self) -> TawsimError | None:
        """Why the last attempt to save failed; None while all goes well."""
        return self._error

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return self._stack.canRedo()

    @property
    def undo_name(self) -> str:
        """Name of the edit that undo would take back."""
        return self._stack.undoText()

    @property
    def redo_name(self) -> str:
        """Name of the edit that redo would make again."""
        return self._stack.redoText()

    def edit(self, edit: Edit) -> None:
        """Makes an edit; raises EditError, with nothing changed, when the document does not allow it."""
        edit = begun(self._document, edit)
        edit.apply(self._document)
        self._stack.push(_Step(self, edit))

    def undo(self) -> None:
        """Takes the last edit back."""
        self._stack.undo()

    def redo(self) -> None:
        """Makes the edit that was taken back last again."""
        self._stack.redo()

    def retry(self) -> None:
        """Tries again to save what is queued."""
        if self._error is not None:
            self._error = None
            self._again.stop()
            self._save_next()

    def _advance(self, edit: Edit, reverses: _Entry | None) -> _Entry:
        before = self._document
        self._document, _ = edit.apply(before)
        entry = _Entry(edit, reverses)
        self._queue.append(entry)
        self.document_changed.emit(before, self._document, edit)
        if len(self._queue) == 1:
            self._save_next()
        else:
            self.saving_changed.emit()
        return entry

    def _save_next(self) -> None:
        self.saving_changed.emit()
        self._submit()

    def _submit(self) -> None:
        if not self._queue or self._under_way or self._worker.is_stopped:
            return
        self._under_way = True
        entry = self._queue[0]
        save, reverses = self._save, entry.reverses

        def work() -> Logged:
            return save(entry.edit, reverses.saved if reverses is not None else None)

        self._worker.submit(work, self._saved, self._failed)

    def _saved(self, saved: Logged) -> None:
        self._under_way, self._error = False, None
        self._queue.popleft().saved = saved
        self._save_next()

    def _failed(self, error: TawsimError) -> None:
        is_news = type(self._error) is not type(error)
        self._under_way, self._error = False, error
        if isinstance(error, LockedDatabaseError):
            self._again.start(AGAIN)
        if is_news:
            self.saving_changed.emit()
