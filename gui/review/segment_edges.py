"""Edges of spans inside Arabic words: where the next part begins or ends, and which clitics a span holds by mistake."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from gui.review.words import letter_edges, word_around
from storage.model import Span

Edge = Literal["start", "end"]

_ARTICLE = "ال"
_REACH = 160
"""Code points looked at on either side; no word with its neighbours is longer."""


def moved_by_segment(text: str, span: Span, edge: Edge, *, forward: bool) -> Span | None:
    """The span with one edge at the next place where a part of a word begins or ends; None where it cannot go."""
    low, high = _line_around(text, span)
    if edge == "start":
        places = [place for place, _ in _parts(text, low, high) if place < span.end]
        start = _next(places, span.start, forward=forward)
        return Span(start, span.end) if start is not None else None
    places = [place for _, place in _parts(text, low, high) if place > span.start]
    end = _next(places, span.end, forward=forward)
    return Span(span.start, end) if end is not None else None


def clitics_at_edges(text: str, span: Span) -> tuple[Span | None, Span | None]:
    """A conjunction or preposition with which the span begins, and a pronoun with which it ends.

    They are told apart from letters of the stem by the model that cuts words for the extractor, so it is only likely.
    """
    # Imported late: it reads lexicons, which the window's start does not wait for.
    from extract.words import word_at

    first, last = word_around(text, span.start), word_around(text, span.end - 1)
    head = tail = None
    if first is not None:
        stem = word_at(text, first, first.start).stem_start
        head = Span(span.start, stem) if span.start < stem < span.end else None
    if last is not None:
        stem = word_at(text, last, last.start).stem_end
        tail = Span(stem, span.end) if max(span.start, head.end if head else 0) < stem < span.end else None
    return head, tail


def without_clitics(text: str, span: Span) -> Span:
    """The span without the clitics at its edges."""
    head, tail = clitics_at_edges(text, span)
    return Span(head.end if head is not None else span.start, tail.start if tail is not None else span.end)


def _parts(text: str, low: int, high: int) -> Iterable[tuple[int, int]]:
    """(start, end) of every clitic, article, stem, number and mark between the offsets, never inside a letter."""
    from extract.segments import Kind, segments

    cuts, letter_ends = {low, high}, [low + edge for edge in letter_edges(text[low:high])]
    for segment in segments(text, low, high):
        cuts |= {segment.start, segment.end}
        letters = text[segment.start : segment.end]
        if segment.kind in (Kind.WORD, Kind.STEM) and letters.startswith(_ARTICLE) and len(letters) > len(_ARTICLE) + 1:
            cuts.add(letter_ends[bisect_right(letter_ends, segment.start + 1)])
    whole = sorted({low, high} | cuts.intersection(letter_ends))
    return [(start, end) for start, end in pairwise(whole) if not text[start:end].isspace()]


def _next(places: list[int], place: int, *, forward: bool) -> int | None:
    if forward:
        return min((one for one in places if one > place), default=None)
    return max((one for one in places if one < place), default=None)


def _line_around(text: str, span: Span) -> tuple[int, int]:
    """The part of the span's line that is near it, cut between words."""
    low = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    high = len(text) if end < 0 else end
    if span.start - low > _REACH:
        low = span.start - _REACH
        while low < span.start and not text[low - 1].isspace():
            low += 1
    if high - span.end > _REACH:
        high = span.end + _REACH
        while high > span.end and not text[high].isspace():
            high -= 1
    return low, high
