"""Words and sentences of running text, by offsets; the punctuation between two words is their gap."""

import re
from collections.abc import Iterator

from storage.model import Span

MOST_WORDS = 250
"""A sentence is cut here at the latest, so that a text without full stops costs no more than another."""

_WORD = re.compile(
    r"[^\W_\u0640](?:[^\W_]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d]|(?<=\d)[.,٫٬](?=\d))*"
)
_END = re.compile(r"\n\s*|(?<=[^\s.])[.!?؟…]{1,8}[»”\"')\]]{0,3}(?=\s|$)")
_ABBREVIATED = re.compile(r"(?:^|[\s(«“\"])(?:[^\W\d_]|كلم|كم|ص|ق|هـ|Mr|Dr|St|U|No)$")


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The words of a stretch of text: letters with their marks, or a number with its separators inside."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Span(match.start(), match.end())


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, without the white space around them; a line end always ends one."""
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] == "." and _ABBREVIATED.search(text, max(start, match.start() - 5), match.start()):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def sentence_words(text: str) -> Iterator[list[Span]]:
    """The words of each sentence that has any, at most MOST_WORDS of them at a time."""
    for sentence in sentences(text):
        yield from word_batches(text, sentence)


def word_batches(text: str, sentence: Span) -> Iterator[list[Span]]:
    """The words of one sentence, at most MOST_WORDS of them at a time."""
    batch: list[Span] = []
    for word in words(text, sentence.start, sentence.end):
        batch.append(word)
        if len(batch) == MOST_WORDS:
            yield batch
            batch = []
    if batch:
        yield batch
