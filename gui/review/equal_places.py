"""The soft offer, after a correction, to do the same at every equal place of the article; gone with the next edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gui.review.desk import Desk
from gui.widgets.message_bar import Answer
from storage.model import Document, Edit

if TYPE_CHECKING:
    from extract.equal_places import Correction, Place

_NAME = "equal_places"
"""As in `extract.corrections`, which is imported when it is needed."""
_MANY = 5_000
_LONG = 500_000
"""An article of more candidates or code points is not looked through at every correction: nothing is offered there."""


class EqualPlaces(QObject):
    """`offered` gives a text and its buttons, `gone` says that it stands no more.

    `wanted_elsewhere` says that the list of places in all articles is wanted.
    """

    offered = Signal(str, object)
    gone = Signal()
    wanted_elsewhere = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._places: Sequence[Place] = []
        self._last: tuple[Document, Edit] | None = None
        desk.changed.connect(self._follow)
        desk.opened.connect(self._forget)

    @property
    def correction(self) -> Correction | None:
        """What the last edit corrected, which can be done in other articles too; doing it here does not change that."""
        from extract.equal_places import correction_of

        return correction_of(*self._last, self._desk.schema) if self._last is not None else None

    def apply(self) -> None:
        """Does what was offered, as one step to be undone."""
        from extract.equal_places import edit_at

        document = self._desk.document
        edit = edit_at(document, self._places) if document is not None else None
        if edit is not None:
            self._desk.do(lambda _document: edit)

    def _follow(self, before: Document, after: Document, edit: Edit) -> None:
        self._forget()
        if self._desk.is_turning:
            self._last = None  # an undo is no correction
            return
        if edit.name == _NAME:
            return
        self._last = (before, edit)
        if len(after.candidates) <= _MANY and len(after.text) <= _LONG:
            # when the key's own effect has been shown
            QTimer.singleShot(0, self, lambda: self._offer(after))

    def _offer(self, after: Document) -> None:
        from extract.equal_places import equal_places

        correction = self.correction
        if correction is None or self._desk.document is not after:
            return
        self._places = equal_places(after, correction)
        if self._places:
            text = self.tr("%n equal place(s) in this article: = does the same there.", "", len(self._places))
            answers: list[Answer] = [
                (self.tr("Do the same"), self.apply),
                (self.tr("All articles…"), self.wanted_elsewhere.emit),
            ]
            self.offered.emit(text, answers)

    def _forget(self) -> None:
        if self._places:
            self._places = []
            self.gone.emit()
