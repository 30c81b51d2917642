"""The way through an article: which item comes next, in reading order or the most uncertain first."""

from __future__ import annotations

from gui.review.order import END, START, Key, ReadingOrder, Wanted
from gui.review.uncertainty import Uncertainty
from storage.model import Document, Edit


class Way:
    """Follows the document from edit to edit; `uncertain_first` is about undecided items only."""

    def __init__(self) -> None:
        self.uncertain_first = False
        self._document: Document | None = None
        self._order: ReadingOrder | None = None
        self._uncertainty = Uncertainty()

    def open(self, document: Document | None) -> None:
        """Takes another document, or other candidates of the same."""
        self._document = document
        self._order = ReadingOrder(document) if document is not None else None

    def follow(self, document: Document, edit: Edit) -> None:
        """Takes the next version of the document, which the edit made."""
        self._document = document
        if self._order is not None:
            self._order.follow(edit)

    def next(self, key: Key, wanted: Wanted, *, forward: bool = True) -> str | None:
        """The wanted item after or before a place in the text, going round its end."""
        if forward:
            return self._after(key, wanted) or self._after(START, wanted)
        return self._before(key, wanted) or self._before(END, wanted)

    def due(self, key: Key, wanted: Wanted, *, forward: bool = True) -> str | None:
        """The undecided item to which a reviewer goes on from a place."""
        document = self._document
        if document is None or not self.uncertain_first:
            return self.next(key, wanted, forward=forward)
        gold = document.mentions.get(key.id) or document.events.get(key.id)
        origin = gold.origin if gold is not None and gold.origin is not None else key.id
        return self._uncertainty.neighbour(document.candidates, origin, wanted, forward=forward)

    def near(self, key: Key, wanted: Wanted) -> str | None:
        """The wanted item after a place, else the one before it."""
        return self._after(key, wanted) or self._before(key, wanted)

    def _after(self, key: Key, wanted: Wanted) -> str | None:
        return self._order.after(key, wanted) if self._order is not None else None

    def _before(self, key: Key, wanted: Wanted) -> str | None:
        return self._order.before(key, wanted) if self._order is not None else None
