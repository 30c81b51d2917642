"""Names that are known beforehand: countries of CLDR, the hand-written lists, tokens of persons' names."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extract.dates import classes
from extract.linear import lexicon_table, lexicon_text
from extract.normalise import key
from extract.words import Word

OUTSIDE = "-"

Names = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""Under the first word of a name: all its words and its kind, the longest names first."""


def _countries() -> Iterator[str]:
    from babel import Locale  # a start-up cost that only extraction should pay

    for code, name in Locale("ar").territories.items():
        if code.isalpha():
            yield name


@cache
def names() -> Names:
    """Every name of the gazetteer, by its first word."""
    kinds: dict[tuple[str, ...], str] = {}
    for country in _countries():
        kinds.setdefault(tuple(key(country).split()), "GPE")
    for kind, lines in lexicon_table("names.toml").items():
        for line in lines:
            for name in line.split("،"):
                kinds[tuple(key(name).split())] = kind
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for parts, kind in kinds.items():
        if parts:
            table.setdefault(parts[0], []).append((parts, kind))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return table


@cache
def person_tokens() -> frozenset[str]:
    """Keys of words that occur in persons' names."""
    text = lexicon_text("person-tokens.txt")
    return frozenset(word for line in text.splitlines() if not line.startswith("# ") for word in line.split())


def tags_of(words: Sequence[Word]) -> list[str]:
    """For each word the kind of name that begins there (B) or goes on (I), its class in dates (d), or `n`.

    `n` marks a word of persons' names.
    """
    table, persons = names(), person_tokens()
    kinds = classes()
    tags = [
        f"d{kinds[word.stem]}" if word.stem in kinds else "n" if word.stem in persons else OUTSIDE for word in words
    ]
    at = 0
    while at < len(words):
        length = 1
        for parts, kind in table.get(words[at].stem, ()):
            if _matches(words, at, parts):
                length = len(parts)
                tags[at : at + length] = [f"B{kind}", *[f"I{kind}"] * (length - 1)]
                break
        at += length
    return tags


def _matches(words: Sequence[Word], at: int, parts: tuple[str, ...]) -> bool:
    if at + len(parts) > len(words):
        return False
    return all(
        (words[at + step].proclitic + words[at + step].stem if step else words[at].stem) == part
        for step, part in enumerate(parts)
    )
