"""Grammars of dates and of amounts of money, as chains of word classes; the classes also serve the models as tags."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extract.linear import lexicon_table
from extract.normalise import key
from extract.words import Word

OUTSIDE = ""
MOST_WORDS = 12
_MOST_DAYS = 31
_YEAR_DIGITS = 4

_FOLLOWERS: Mapping[str, str] = {
    "edge": "month year_word week year weekday part",
    "part": "weekday day_word relative_day day today",
    "day_word": "weekday relative_day day",
    "today": "weekday",
    "weekday": "recent day part part_adverb relative_day",
    "day": "month",
    "month": "month month_rest recent year year_word hijri_year",
    "month_rest": "month recent year year_word hijri_year",
    "year_word": "year recent",
    "week": "recent",
    "relative_day": "month_rest weekday part_adverb",
    "number": "unit",
    "unit_number": "",
    "hour_word": "number day ordinal year",
}
"""For every class of words, the classes that may come next."""

_FIRST = frozenset(["edge", "part", "day_word", "weekday", "day", "month", "year_word", "today", "relative_day"])
_LAST = frozenset(
    ["weekday", "month", "month_rest", "recent", "year", "relative_day", "hijri_year", "part_adverb", "today"]
)
_ALONE = frozenset(["weekday", "relative_day", "month"])
_BRIDGES = {"", "/", "(", ")", "-"}
"""Punctuation that a date may hold: the slash or brackets between two names of one month."""

_MAGNITUDES = ["الف", "الاف", "مليون", "ملايين", "مليار", "مليارات", "تريليون", "بليون", "مليوني", "الفي"]


@cache
def classes() -> Mapping[str, str]:
    """The class of every key that dates and amounts are made of."""
    table = lexicon_table("dates.toml")
    return {key(word): kind for kind, line in table.items() for word in line.split()}


def class_of(word: Word) -> str:
    """The class of a word in the grammars, OUTSIDE if none."""
    if word.shape == "year":
        return "year"
    if word.shape == "number":
        if len(word.stem) == _YEAR_DIGITS and word.stem.isdigit():
            return "hijri_year"
        return "day" if word.stem.isdigit() and 0 < int(word.stem[:6]) <= _MOST_DAYS else "number"
    return classes().get(word.stem, OUTSIDE)


def _follows(words: Sequence[Word], kinds: Sequence[str], at: int) -> bool:
    """Whether a word goes on with the date that the word before it is in."""
    word = words[at]
    if kinds[at] not in _FOLLOWERS.get(kinds[at - 1], "").split() or word.gap not in _BRIDGES:
        return False
    if word.proclitic and not (kinds[at] == "year_word" and word.proclitic == "ل"):
        return False
    if word.gap in ("/", "(", "-"):
        return kinds[at] == "month"
    return not words[at - 1].enclitic


def dates(words: Sequence[Word], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and last word of every date, of at least two words or one that cannot be anything else."""
    at = 0
    while at < len(words):
        last = at
        if kinds[at] in _FIRST:
            while last + 1 < min(len(words), at + MOST_WORDS) and _follows(words, kinds, last + 1):
                last += 1
            while last > at and kinds[last] not in _LAST:
                last -= 1
            if last > at or kinds[at] in _ALONE:
                noon = words[at].stem == "ظهر" and at > 0 and words[at - 1].stem in ("بعد", "قبل")
                yield at - noon, last
        at = last + 1


def amounts(words: Sequence[Word], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and last word of every amount of money: figures, magnitudes, the currency and its country."""
    for at, kind in enumerate(kinds):
        if kind != "currency":
            continue
        first = at
        while first and not words[first].gap and _is_figure(words[first - 1], kinds[first - 1]):
            first -= 1
        if first == at and not words[at].stem.endswith("ان"):
            continue
        last = at
        if at + 1 < len(words) and kinds[at + 1] == "country_adjective" and not words[at + 1].gap:
            last += 1
        yield first, last


def _is_figure(word: Word, kind: str) -> bool:
    return kind in ("number", "day", "year", "hijri_year", "numeral") or word.stem in _MAGNITUDES
