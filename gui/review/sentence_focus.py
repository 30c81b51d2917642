"""One sentence at a time: the sentence of the selected item or the cursor stands alone, large; the rest steps back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.review import steady
from gui.review.desk import Desk
from gui.review.order import sentence_around

_LARGE = 1.45


class SentenceFocus(QObject):
    """Follows the desk while it is on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._on = False
        desk.selected.connect(self._follow)
        desk.opened.connect(self._follow)
        desk.view.selection_changed.connect(self._follow)

    def set_on(self, *, on: bool) -> None:
        """Begins or ends it."""
        if on == self._on:
            return
        self._on = on
        view, item = self._desk.view, self._desk.item
        view.set_zoom(_LARGE if on else 1.0)
        self._follow()
        if item is not None:
            steady.reveal(view, item.id, item.span)

    def _follow(self) -> None:
        document, place = self._desk.document, self._desk.place
        if self._on and document is not None and place is not None:
            self._desk.view.show_only(sentence_around(document.text, place))
        else:
            self._desk.view.show_only(None)
