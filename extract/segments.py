"""Text cut wherever a mention or a trigger may begin or end: at words, punctuation and possible clitics."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

_MARKS: Final = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_WORD: Final = re.compile(rf"\d+(?:[.,٫٬]\d+)*|[^\W\d_](?:[^\W\d_]|[{_MARKS}])*|\S")
_MARK: Final = re.compile(f"[{_MARKS}]")
_CONJUNCTIONS: Final = frozenset("وف")
_PREPOSITIONS: Final = frozenset("بلكس")
_PRONOUNS: Final = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه", "ك", "ي")
_LEAST: Final = 3


class Kind(IntEnum):
    """What a segment is within its word; a possible clitic is one only by its letters."""

    WORD = 0
    PROCLITIC = 1
    STEM = 2
    ENCLITIC = 3
    NUMBER = 4
    LATIN = 5
    PUNCTUATION = 6


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that is never cut further; `word` counts the words and marks of the sentence."""

    start: int
    end: int
    kind: Kind
    word: int


def segments(text: str, start: int = 0, end: int | None = None) -> list[Segment]:
    """The segments of a stretch of text in order; only white space lies between words."""
    return list(each_segment(text, start, len(text) if end is None else end))


def each_segment(text: str, start: int, end: int) -> Iterator[Segment]:
    """The same one by one, for whoever may have enough of them before a long stretch is through."""
    for number, match in enumerate(_WORD.finditer(text, start, end)):
        begin = match.start()
        for a, b, kind in _stretches(match[0]):
            yield Segment(begin + a, begin + b, kind, number)


@lru_cache(maxsize=20_000)
def _stretches(word: str) -> tuple[tuple[int, int, Kind], ...]:
    """Where a word is cut, remembered since words come again."""
    return tuple((cut.start, cut.end, cut.kind) for cut in _cut(word, 0, len(word), 0))


def _cut(text: str, start: int, end: int, word: int) -> Iterator[Segment]:
    first = text[start]
    if not first.isalpha():
        yield Segment(start, end, Kind.NUMBER if first.isdigit() else Kind.PUNCTUATION, word)
        return
    if first < "\u0600":
        yield Segment(start, end, Kind.LATIN, word)
        return
    places = [offset for offset in range(start, end) if not _MARK.match(text[offset])]
    letters = "".join(text[offset] for offset in places)
    if not letters:
        yield Segment(start, end, Kind.PUNCTUATION, word)
        return
    heads = _heads(letters)
    tail = _tail(letters, heads[-1] if heads else 0)
    begin = start
    for head in heads:
        yield Segment(begin, places[head], Kind.PROCLITIC, word)
        begin = places[head]
    if tail:
        yield Segment(begin, places[tail], Kind.STEM, word)
        yield Segment(places[tail], end, Kind.ENCLITIC, word)
    else:
        yield Segment(begin, end, Kind.STEM if heads else Kind.WORD, word)


def _heads(letters: str) -> list[int]:
    """Where the word goes on after a possible conjunction and a possible preposition."""
    heads: list[int] = []
    place = 0
    if letters[0] in _CONJUNCTIONS and len(letters) > _LEAST:
        place = 1
        heads.append(place)
    if letters[place] in _PREPOSITIONS and len(letters) - place > _LEAST:
        heads.append(place + 1)
    return heads


def _tail(letters: str, start: int) -> int:
    """Where a possible pronoun begins at the end of the word; 0 if there is none."""
    for pronoun in _PRONOUNS:
        place = len(letters) - len(pronoun)
        if place >= _LEAST and place - start >= 2 and letters.endswith(pronoun):
            return place
    return 0
