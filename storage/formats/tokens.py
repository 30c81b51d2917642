"""Tokens for formats of columns: words and signs, cut further wherever a mention begins or ends, never moved."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from storage.model import Span

_TOKEN: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d])*|[^\s]")
_SENTENCE: Final = re.compile(r"\n+|(?<=[.!?؟…])\s+")


def tokens(text: str, edges: Iterable[int] = ()) -> list[Span]:
    """Words with their marks, and every other sign by itself; cut at `edges` that lie inside a word."""
    cuts = sorted(set(edges))
    found: list[Span] = []
    at = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        while at < len(cuts) and cuts[at] <= start:
            at += 1
        while at < len(cuts) and cuts[at] < match.end():
            found.append(Span(start, cuts[at]))
            start = cuts[at]
            at += 1
        found.append(Span(start, match.end()))
    return found


def sentence_ends(text: str) -> Iterator[int]:
    """Where sentences end, but for the last; a line end always ends one."""
    return (match.start() for match in _SENTENCE.finditer(text))
