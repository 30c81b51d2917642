"""What of a document the view shows: gold, pending candidates and, on request, rejected ones, by block of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar

from gui.review.blocks import Blocks
from storage.model import Candidate, Document, Event, EventCandidate, Mention, Span, reading_order
from storage.model.annotation import FLAGGED

Source = Mention | Event | Candidate

_V = TypeVar("_V")


class State(Enum):
    """How an item is drawn: solid, dashed or struck through."""

    GOLD = auto()
    PENDING = auto()
    REJECTED = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """One mention or trigger as it is shown; `id` is a gold or a candidate id."""

    id: str
    span: Span
    label: str
    trigger: bool
    state: State
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What the reader wants to see beside gold; pending candidates below `least_score` stay hidden."""

    rejected: bool = False
    least_score: float = 0.0


class Items:
    """The items of a document by block; follows the document from edit to edit at the cost of what the edit touched."""

    def __init__(self, document: Document, blocks: Blocks, shown: Shown) -> None:
        self.document = document
        self.shown = shown
        self._blocks = blocks
        self._scores = document.candidates
        self._candidates: dict[int, list[Candidate]] = {}
        self._gold: dict[int, dict[str, None]] = {}
        self._cache: dict[int, tuple[Item, ...]] = {}
        for candidate in document.candidates:
            span = candidate.span
            for index in blocks.indices_in(span.start, span.end):
                self._candidates.setdefault(index, []).append(candidate)
        for gold in document.gold():
            self._put(gold)

    def in_block(self, index: int) -> tuple[Item, ...]:
        """The block's items in reading order, outer ones before inner ones."""
        items = self._cache.get(index)
        if items is None:
            found = sorted(self._visible(index), key=lambda item: (*reading_order(item.span), item.trigger))
            items = self._cache[index] = tuple(found)
        return items

    def has_any(self, index: int) -> bool:
        """Whether any gold or candidate, shown or not, touches the block."""
        return bool(self._gold.get(index)) or index in self._candidates

    def show(self, shown: Shown) -> None:
        """Changes what is shown."""
        self.shown = shown
        self._cache.clear()

    def item(self, id_: str) -> Item | None:
        """The item of that gold or candidate id as it is shown now."""
        source = self._source(id_)
        return self._item(source) if source is not None else None

    def standing(self, candidate_id: str) -> str:
        """The id under which a candidate is shown: that of the gold that answers it, else its own."""
        candidate = self.document.candidates.by_id.get(candidate_id)
        gold = self.document.gold_for(candidate) if candidate is not None else None
        return gold.id if gold is not None else candidate_id

    def arguments(self, event_id: str) -> list[tuple[str, str]]:
        """(role, item id) of every argument of a gold or candidate event; nothing for a mention."""
        source = self._source(event_id)
        if isinstance(source, Event):
            return [(argument.role, argument.mention) for argument in source.arguments]
        if isinstance(source, EventCandidate):
            return [(argument.role, self.standing(argument.mention)) for argument in source.arguments]
        return []

    def follow(self, document: Document) -> set[int]:
        """Takes the next version of the same article's document; returns the blocks whose items may look different."""
        before, self.document = self.document, document
        touched: set[int] = set()
        for old, new in (
            *_changes(before.mentions, document.mentions),
            *_changes(before.events, document.events),
        ):
            for gold in (old, new):
                if gold is not None:
                    touched.update(self._indices(gold))
                    touched.update(self._indices_of_candidate(gold.origin))
            self._replace(old, new)
        for rejection, other in _changes(before.rejections, document.rejections):
            known = rejection or other
            touched.update(self._indices_of_candidate(known.candidate if known else None))
        for index in touched:
            self._cache.pop(index, None)
        return touched

    def _visible(self, index: int) -> Iterator[Item]:
        for id_ in self._gold.get(index, ()):
            source = self._source(id_)
            if source is not None and (item := self._item(source)):
                yield item
        for candidate in self._candidates.get(index, ()):
            if item := self._item(candidate):
                yield item

    def _item(self, source: Source) -> Item | None:
        trigger = isinstance(source, Event | EventCandidate)
        state = self._state(source)
        flagged = isinstance(source, Mention | Event) and FLAGGED in source.extra
        return Item(source.id, source.span, source.label, trigger, state, flagged) if state else None

    def _state(self, source: Source) -> State | None:
        if isinstance(source, Mention | Event):
            return State.GOLD
        if source.id in self.document.rejections:
            return State.REJECTED if self.shown.rejected else None
        if self._scores.standing(source) < self.shown.least_score or not self.document.is_pending(source):
            return None
        return State.PENDING

    def _source(self, id_: str) -> Source | None:
        document = self.document
        return document.mentions.get(id_) or document.events.get(id_) or document.candidates.by_id.get(id_)

    def _indices(self, source: Source) -> range:
        return self._blocks.indices_in(source.span.start, source.span.end)

    def _indices_of_candidate(self, id_: str | None) -> Iterable[int]:
        candidate = self.document.candidates.by_id.get(id_) if id_ is not None else None
        return self._indices(candidate) if candidate is not None else ()

    def _put(self, gold: Mention | Event) -> None:
        for index in self._indices(gold):
            self._gold.setdefault(index, {})[gold.id] = None

    def _replace(self, old: Mention | Event | None, new: Mention | Event | None) -> None:
        if old is not None:
            for index in self._indices(old):
                self._gold.get(index, {}).pop(old.id, None)
        if new is not None:
            self._put(new)


def _changes(before: Mapping[str, _V], after: Mapping[str, _V]) -> list[tuple[_V | None, _V | None]]:
    """(old, new) of every value that differs; None where there was or is none."""
    if before is after:
        return []
    found: list[tuple[_V | None, _V | None]] = []
    for id_, new in after.items():
        old = before.get(id_)
        if old is not new and old != new:
            found.append((old, new))
    if len(after) - sum(old is None for old, _ in found) < len(before):
        found += [(old, None) for id_, old in before.items() if id_ not in after]
    return found
