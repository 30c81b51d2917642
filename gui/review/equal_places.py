"""The soft offer, after a correction, to do the same at every equal place of the article; gone with the next edit."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from gui.review.desk import Desk
from gui.widgets.message_bar import Answer
from storage.model import Document, Edit

_MANY = 5_000
"""An article with more candidates is not looked through at every correction: nothing is offered there."""


class EqualPlaces(QObject):
    """`offered` gives a text and its button; `gone` that it stands no more."""

    offered = Signal(str, object)
    gone = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._edit: Edit | None = None
        desk.changed.connect(self._follow)
        desk.opened.connect(self._forget)

    def apply(self) -> None:
        """Does what was offered, as one step to be undone."""
        edit = self._edit
        if edit is not None:
            self._desk.do(lambda _document: edit)

    def _follow(self, before: Document, after: Document, edit: Edit) -> None:
        self._forget()
        if len(after.candidates) <= _MANY:  # looked for when the key's own effect has been shown
            QTimer.singleShot(0, self, lambda: self._offer(before, after, edit))

    def _offer(self, before: Document, after: Document, edit: Edit) -> None:
        from extract.equal_places import correction_of, same_elsewhere

        correction = correction_of(before, edit)
        if correction is None or self._desk.document is not after:
            return
        self._edit, places = same_elsewhere(after, correction)
        if self._edit is not None:
            text = self.tr("%n equal place(s) in this article: = does the same there.", "", places)
            answers: list[Answer] = [(self.tr("Do the same"), self.apply)]
            self.offered.emit(text, answers)

    def _forget(self) -> None:
        if self._edit is not None:
            self._edit = None
            self.gone.emit()
