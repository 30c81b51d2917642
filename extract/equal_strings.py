"""When two pieces of text count as the same string: whatever their spelling and the clitics that hang on them."""

from collections import deque
from collections.abc import Iterator, Set
from itertools import islice
from typing import Final

from extract.neural.keys import key
from extract.segments import Kind, each_segment, segments
from extract.tokens import sentences
from storage.model import Span

_LONGEST: Final = 16
"""Segments of the longest string that is looked for."""
_LAM: Final = "ل"
_ARTICLE: Final = "ال"
_BEFORE_LAM: Final = "وف"


def string_of(text: str, span: Span) -> str:
    """The string as it stands, in one spelling."""
    return " ".join(key(text[span.start : span.end]).split())


def readings(text: str, span: Span) -> frozenset[str]:
    """All that the string may be: as it stands, with the article that ل swallows (ل[لتحالف]), without its clitics."""
    found = set(_with_article(text, span))
    cut = segments(text, span.start, span.end)
    first, last = 0, len(cut)
    while first < last - 1 and cut[first].kind is Kind.PROCLITIC:
        first += 1
        found |= _with_article(text, Span(cut[first].start, span.end))
    if last - first > 1 and cut[-1].kind is Kind.ENCLITIC:
        found |= {string_of(text, Span(cut[place].start, cut[-2].end)) for place in range(first + 1)}
    return frozenset(found)


def reads_as(text: str, span: Span, strings: Set[str]) -> bool:
    """Whether one of the strings is among the readings of the span; quick where none is."""
    plain = string_of(text, span)
    if plain in strings:
        return True
    return any(_least(string) in plain for string in strings) and not strings.isdisjoint(readings(text, span))


def could_hold(text: str, strings: Set[str]) -> bool:
    """Whether one of the strings may stand in a text: quick, and only a No is certain."""
    plain = key(text)
    return any(_least(string).split(" ")[0] in plain for string in strings)


def occurrences(text: str, strings: Set[str]) -> Iterator[Span]:
    """Where one of the strings stands in a text between edges of words or clitics."""
    firsts = {string.split(" ")[0] for string in strings if string}
    least = {_least(string) for string in strings if string}
    for sentence in sentences(text):
        whole = string_of(text, sentence)
        if not any(string in whole for string in least):
            continue
        cut = each_segment(text, sentence.start, sentence.end)
        ahead = deque(islice(cut, _LONGEST))
        while ahead:
            segment = ahead[0]
            begun = _with_article(text, Span(segment.start, segment.end))
            if any(first.startswith(one) for one in begun if one for first in firsts):
                spans = (Span(segment.start, last.end) for last in ahead)
                yield from islice((span for span in spans if not strings.isdisjoint(_with_article(text, span))), 1)
            ahead.popleft()
            ahead.extend(islice(cut, 1))


def _least(string: str) -> str:
    """What stands in a text of the string at least: ل before it swallows the first letter of its article."""
    return string[1:] if string.startswith(_ARTICLE) else string


def _with_article(text: str, span: Span) -> set[str]:
    """The string, and what it may be after a ل that is parted from it."""
    string = string_of(text, span)
    if not string.startswith(_LAM) or text[span.start - 1 : span.start] != _LAM:
        return {string}
    before = text[max(span.start - 3, 0) : span.start - 1].lstrip(_BEFORE_LAM)
    return {string} if before[-1:].isalpha() else {string, _ARTICLE[0] + string}
