"""What the mouse means: clicks, selections by word or letter, and arcs drawn to a mention from a trigger or a chip."""

from __future__ import annotations

from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Signal

from gui.review.items import Item, State
from gui.review.text_cursor import TextCursor
from gui.review.words import snapped_to_words


class Surface(Protocol):
    """What gestures ask of the view; points are the viewport's, offsets code points of the article."""

    @property
    def text(self) -> str:
        """The article's text."""

    @property
    def cursor_position(self) -> TextCursor:
        """The text cursor with its selection."""

    @property
    def selected_id(self) -> str | None:
        """The selected item's id."""

    def items_at(self, point: QPointF) -> list[Item]:
        """Items under the point, the one meant first."""

    def chip_at(self, point: QPointF) -> Item | None:
        """The item whose chip is there."""

    def boundary_at(self, point: QPointF) -> int:
        """The nearest text cursor position."""

    def character_at(self, point: QPointF) -> int | None:
        """The code point drawn there."""


class _Phase(Enum):
    IDLE = auto()
    PRESSED = auto()
    SELECTING = auto()
    LINKING = auto()


class MouseGestures(QObject):
    """Follows one pointer; `reach` is how many pixels a press must move to be a drag.

    Out: `selected(anchor, head)`, a mere cursor when both are the same; `clicked(item id)`, "" beside every item;
    `activated(item id)`; `linked(id, mention id)`, the first an event or a mention; `stretched(item, pointer, target)`
    while an arc is drawn, item None when it ends.
    """

    selected = Signal(int, int)
    clicked = Signal(str)
    activated = Signal(str)
    linked = Signal(str, str)
    stretched = Signal(object, QPointF, object)

    def __init__(self, surface: Surface, reach: int) -> None:
        super().__init__()
        self._surface = surface
        self._reach = reach
        self._phase = _Phase.IDLE
        self._start = QPointF()
        self._items: list[Item] = []
        self._on_chip = False
        self._extending = False

    @property
    def dragging(self) -> bool:
        """Whether a selection or an arc is being drawn."""
        return self._phase in {_Phase.SELECTING, _Phase.LINKING}

    def press(self, point: QPointF, *, extend: bool) -> None:
        """The left button went down; with `extend` the present selection grows to there."""
        self._phase, self._start, self._extending = _Phase.PRESSED, point, extend
        self._items = self._surface.items_at(point)
        self._on_chip = self._surface.chip_at(point) is not None

    def move(self, point: QPointF, *, letters: bool) -> None:
        """The pointer moved with the button down."""
        if self._phase is _Phase.PRESSED and (point - self._start).manhattanLength() >= self._reach:
            links = bool(self._items) and (self._items[0].trigger or self._on_chip) and not (letters or self._extending)
            self._phase = _Phase.LINKING if links else _Phase.SELECTING
        if self._phase is _Phase.SELECTING:
            self._select_to(point, letters=letters)
        elif self._phase is _Phase.LINKING:
            self.stretched.emit(self._items[0], point, self._target(point))

    def release(self, point: QPointF, *, letters: bool) -> None:
        """The button went up: a click where nothing was dragged."""
        phase, self._phase = self._phase, _Phase.IDLE
        if phase is _Phase.LINKING:
            target = self._target(point)
            self.stretched.emit(None, point, None)
            if target is not None:
                self.linked.emit(self._items[0].id, target.id)
        elif phase is _Phase.SELECTING or (phase is _Phase.PRESSED and self._extending):
            self._select_to(point, letters=letters)
        elif phase is _Phase.PRESSED:
            self._click(point)

    def double_click(self, point: QPointF) -> None:
        """The second press of a double click: activates an item, or selects the word where there is none."""
        self._phase = _Phase.IDLE
        items = self._surface.items_at(point)
        if items:
            chosen = next((item for item in items if item.id == self._surface.selected_id), items[0])
            self.activated.emit(chosen.id)
        elif (character := self._surface.character_at(point)) is not None:
            span = snapped_to_words(self._surface.text, character, character)
            if span is not None:
                self.selected.emit(span.start, span.end)

    def cancel(self) -> None:
        """Drops what is being dragged."""
        if self._phase is _Phase.LINKING:
            self.stretched.emit(None, self._start, None)
        self._phase = _Phase.IDLE

    def _click(self, point: QPointF) -> None:
        position = self._surface.boundary_at(point)
        self.selected.emit(position, position)
        ids = [item.id for item in self._items]
        if not ids:
            self.clicked.emit("")
            return
        selected = self._surface.selected_id
        following = ids.index(selected) + 1 if selected in ids else 0
        self.clicked.emit(ids[following % len(ids)])

    def _select_to(self, point: QPointF, *, letters: bool) -> None:
        surface = self._surface
        if self._extending:
            self.selected.emit(surface.cursor_position.anchor, self._extended_to(point, letters=letters))
            return
        if letters:
            self.selected.emit(surface.boundary_at(self._start), surface.boundary_at(point))
            return
        first, last = self._character(self._start), self._character(point)
        span = snapped_to_words(surface.text, first, last)
        if span is None:
            self.selected.emit(surface.boundary_at(self._start), surface.boundary_at(self._start))
        elif first <= last:
            self.selected.emit(span.start, span.end)
        else:
            self.selected.emit(span.end, span.start)

    def _extended_to(self, point: QPointF, *, letters: bool) -> int:
        boundary, anchor = self._surface.boundary_at(point), self._surface.cursor_position.anchor
        span = None if letters else snapped_to_words(self._surface.text, *[self._character(point)] * 2)
        if span is None:
            return boundary
        return span.end if boundary > anchor else span.start

    def _character(self, point: QPointF) -> int:
        found = self._surface.character_at(point)
        if found is not None:
            return found
        # Beside a line the nearest boundary is its start or its end: the end belongs to the character before it.
        boundary, text = self._surface.boundary_at(point), self._surface.text
        at_end = boundary > 0 and (boundary >= len(text) or text[boundary].isspace())
        return boundary - 1 if at_end else boundary

    def _target(self, point: QPointF) -> Item | None:
        fitting = (i for i in self._surface.items_at(point) if not i.trigger and i.state is not State.REJECTED)
        return next((item for item in fitting if item.id != self._items[0].id), None)
