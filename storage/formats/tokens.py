"""Tokens for formats of columns: words and signs, cut further wherever a mention begins or ends, never moved."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from storage.model import Span

_TOKEN: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d])*|[^\s]")
_SENTENCE: Final = re.compile(r"\n+|(?<=[.!?؟…])\s+")


def tokens(text: str, edges: Iterable[int] = ()) -> list[Span]:
    """Words with their marks, and every other sign by itself; cut at `edges` that lie inside a word."""
    return cut((Span(*match.span()) for match in _TOKEN.finditer(text)), edges)


def cut(spans: Iterable[Span], edges: Iterable[int]) -> list[Span]:
    """The spans, which come in order and apart, in pieces wherever an edge lies inside one."""
    cuts = sorted(set(edges))
    found: list[Span] = []
    at = 0
    for span in spans:
        start = span.start
        while at < len(cuts) and cuts[at] <= start:
            at += 1
        while at < len(cuts) and cuts[at] < span.end:
            found.append(Span(start, cuts[at]))
            start = cuts[at]
            at += 1
        found.append(Span(start, span.end))
    return found


def spaced(text: str, words: Iterable[Span]) -> list[tuple[Span, bool]]:
    """Tokens that give the text back letter by letter, as spaCy and Prodigy have them: with whether a space follows.

    White space other than the one space after a token is a token too.
    """
    found: list[tuple[Span, bool]] = []
    at = 0
    for start, end in [*((word.start, word.end) for word in words), (len(text), len(text))]:
        if found and at < start and text[at] == " ":
            found[-1] = found[-1][0], True
            at += 1
        if at < start:
            found.append((Span(at, start), False))
        if start < end:
            found.append((Span(start, end), False))
        at = end
    return found


def sentence_ends(text: str) -> Iterator[int]:
    """Where sentences end, but for the last; a line end always ends one."""
    return (match.start() for match in _SENTENCE.finditer(text))
