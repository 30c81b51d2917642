"""Words as the models see them: cut into pieces, with the keys that their features are made of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.clitics import likely_cut
from extract.linear import lexicon_text, load_model
from extract.normalise import bare, light, normalise, root
from extract.tokens import sentence_words, word_batches
from storage.model import Span

_LONGEST = 40
_NO_GAP = frozenset(["", " "])
_NUMBER = re.compile(r"\d[\d.,٫٬]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its whole extent, the extent of its stem without clitics, and keys."""

    start: int
    end: int
    stem_start: int
    stem_end: int
    proclitic: str
    enclitic: str
    stem: str
    bare: str
    light: str
    root: str
    shape: str
    gap: str
    """The punctuation before it, without spaces."""


def shape_of(stem: str) -> str:
    """Number, Latin, definite, feminine, … : a rough class of a key."""
    if _NUMBER.match(stem):
        return "year" if len(stem) == 4 and stem[:2] in ("19", "20", "18") else "number"
    if stem.isascii():
        return "latin"
    return ("D" if stem.startswith("ال") and len(stem) > 3 else "") + ending_of(stem)


def ending_of(stem: str) -> str:
    """The ending that says gender, number, or nisba."""
    for ending in ("يين", "يون", "يات", "تين", "ات", "ون", "ين", "ان", "يه", "ه", "ي", "ا", "ت"):
        if stem.endswith(ending) and len(stem) - len(ending) >= 2:
            return ending
    return "-"


@cache
def vocabulary() -> Mapping[str, int]:
    """How often a key was seen in the texts of the statistics, as a power of two."""
    lines = (line.split("\t") for line in lexicon_text("vocabulary.tsv").splitlines() if not line.startswith("# "))
    return {word: int(level) for level, line in lines for word in line.split()}


Keys = tuple[str, str, str, str, str]


@lru_cache(maxsize=20_000)
def stem_keys(stem: str) -> Keys:
    """The keys of a stem in the order of Word: itself, bare, light, root and shape; remembered, as words come again."""
    return stem, bare(stem), light(stem), root(stem), shape_of(stem)


def forget() -> None:
    """Drops what was read of the lexicons, after they were written anew."""
    for cached in (vocabulary, _cut_of):
        cached.cache_clear()


def last_letter(raw: str) -> str:
    """The last letter of a word as it was written, the marks after it left out."""
    return next((letter for letter in reversed(raw) if letter.isalnum()), "")


@lru_cache(maxsize=20_000)
def _cut_of(raw: str) -> tuple[int, int, str, str, Keys]:
    """How many code points of a written word are before and after its stem, its clitics, and the keys of the stem."""
    name = normalise(raw)
    if not name.text:
        return 0, 0, "", "", stem_keys(raw)
    cut = likely_cut(name.text, last_letter(raw), load_model("cuts"), vocabulary())
    start = name.offsets[cut.start] if cut.start else 0
    end = name.offsets[cut.end] if cut.enclitic else len(raw)
    if start >= end:
        start, end = 0, len(raw)
    return start, len(raw) - end, cut.proclitic, cut.enclitic, stem_keys(cut.stem)


def word_at(text: str, span: Span, before: int) -> Word:
    """The word under a span; `before` is where the word before it ends."""
    start, end = span.start, span.end
    head, tail, proclitic, enclitic, keys = _cut_of(text[start : min(end, start + _LONGEST)])
    between = text[before:start]
    gap = "" if between in _NO_GAP else "".join(between.split())[:4]
    return Word(start, end, start + head, end - tail, proclitic, enclitic, *keys, gap)


def text_words(text: str) -> Iterator[Sequence[Word]]:
    """The words of each sentence of a text."""
    return (_words(text, spans) for spans in sentence_words(text))


def words_in(text: str, sentence: Span) -> Iterator[Sequence[Word]]:
    """The words of one sentence; of a very long one, part by part."""
    return (_words(text, spans) for spans in word_batches(text, sentence))


def _words(text: str, spans: Sequence[Span]) -> Sequence[Word]:
    before = spans[0].start
    found: list[Word] = []
    for span in spans:
        found.append(word_at(text, span, before))
        before = span.end
    return found
