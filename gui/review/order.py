"""Everything that stands in a text, in reading order, followed from edit to edit: where next and previous lead."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator
from typing import NamedTuple

from storage.model import Candidate, Document, Edit, Event, EventCandidate, Mention, Span, reading_order

Wanted = Callable[[str], bool]


class Key(NamedTuple):
    """A place in the reading order; at one place mentions stand before events."""

    start: int
    minus_end: int
    trigger: bool
    id: str


def key_of(item: Mention | Event | Candidate) -> Key:
    """Where an item stands."""
    return Key(*reading_order(item.span), isinstance(item, Event | EventCandidate), item.id)


def key_at(point: int) -> Key:
    """The place before everything that begins at a code point."""
    return Key(point, -(1 << 62), False, "")  # noqa: FBT003 - a tuple's member


class ReadingOrder:
    """Candidates and gold by place; a step costs what it passes over, an edit what it touches."""

    def __init__(self, document: Document) -> None:
        self._candidates = [key_of(candidate) for candidate in document.candidates.in_order]
        self._candidates.sort()
        self._gold = sorted(key_of(gold) for gold in document.gold())

    def follow(self, edit: Edit) -> None:
        """Takes an edit's gold into the order."""
        for change in edit.changes:
            if isinstance(change.before, Mention | Event):
                key = key_of(change.before)
                index = bisect_left(self._gold, key)
                if index < len(self._gold) and self._gold[index] == key:
                    del self._gold[index]
            if isinstance(change.after, Mention | Event):
                insort(self._gold, key_of(change.after))

    def after(self, key: Key, wanted: Wanted) -> str | None:
        """The first wanted item after a place."""
        return next((id_ for id_ in self._onwards(key) if wanted(id_)), None)

    def before(self, key: Key, wanted: Wanted) -> str | None:
        """The last wanted item before a place."""
        return next((id_ for id_ in self._back(key) if wanted(id_)), None)

    def _onwards(self, key: Key) -> Iterator[str]:
        first, second = self._candidates, self._gold
        i, j = bisect_right(first, key), bisect_right(second, key)
        while i < len(first) or j < len(second):
            if j == len(second) or (i < len(first) and first[i] < second[j]):
                yield first[i].id
                i += 1
            else:
                yield second[j].id
                j += 1

    def _back(self, key: Key) -> Iterator[str]:
        first, second = self._candidates, self._gold
        i, j = bisect_left(first, key) - 1, bisect_left(second, key) - 1
        while i >= 0 or j >= 0:
            if j < 0 or (i >= 0 and first[i] > second[j]):
                yield first[i].id
                i -= 1
            else:
                yield second[j].id
                j -= 1


_REACH = 4000
"""Code points before and after within which a sentence is looked for."""


def sentence_around(text: str, span: Span) -> Span:
    """The sentence in which a span begins."""
    from extract.tokens import sentences

    line = paragraph_around(text, span)
    low, high = max(line.start, span.start - _REACH), min(line.end, span.end + _REACH)
    for found in sentences(text[low:high]):
        if found.end > span.start - low:
            return Span(low + found.start, max(low + found.end, span.end))
    return span


START = key_at(-1)
END = key_at(1 << 62)


def paragraph_around(text: str, span: Span) -> Span:
    """The line of text in which a span begins."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    return Span(start, max(span.end, len(text) if end < 0 else end))
