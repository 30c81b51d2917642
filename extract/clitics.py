"""Where a written word may be cut: proclitics before, enclitic pronouns after, and which cut is likely."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.linear import LinearModel

_PROCLITICS = re.compile("(?=([وف]?))(?=([وف]?[بلكس]?))")
_ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه", "ك", "ي")
_FIGURE = re.compile(r"([وف]?[بلكس]?)\d")
_NEVER_PRONOUNS = ("ة", "ى")
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Cut:
    """A word's key in three pieces; `stem` has its article back after لل and its teh marbuta before a pronoun."""

    proclitic: str
    stem: str
    enclitic: str
    start: int
    end: int


def cuts(word: str, last: str = "") -> Iterator[Cut]:
    """Every way to cut a key, the whole word first; a stem keeps at least three letters, a figure at least one.

    `last` is the letter that the key's last one was written as: teh marbuta and alef maqsura are no pronouns.
    """
    figure = _FIGURE.match(word)
    if figure:
        yield _cut(word, figure.group(1), "")
        return
    match = _PROCLITICS.match(word)
    heads = dict.fromkeys(["", *(match.groups() if match else ())])
    for head in heads:
        rest = len(word) - len(head)
        if head and rest < _LEAST:
            continue
        yield _cut(word, head, "")
        for tail in () if last in _NEVER_PRONOUNS else _ENCLITICS:
            if rest - len(tail) >= _LEAST and word.endswith(tail):
                yield _cut(word, head, tail)


def _cut(word: str, head: str, tail: str) -> Cut:
    start, end = len(head), len(word) - len(tail)
    stem = word[start:end]
    if head.endswith("ل") and stem.startswith("ل"):
        stem = "ا" + stem
    if tail and stem.endswith("ت") and not stem.endswith("ات"):
        stem = stem[:-1] + "ه"
    return Cut(head, stem, tail, start, end)


def cut_features(word: str, cut: Cut, counts: Mapping[str, int]) -> list[str]:
    """What speaks for one cut of a word; `counts` holds how often a key was seen, on a logarithmic scale."""
    head, stem, tail = cut.proclitic, cut.stem, cut.enclitic
    seen, whole = counts.get(stem, 0), counts.get(word, 0)
    edge = "A" if stem.startswith("ال") else stem[:2]
    return [
        f"c={head}+{tail}",
        f"s={stem}|{bool(head)}{bool(tail)}",
        f"h={head}|{seen}",
        f"t={tail}|{seen}",
        f"ht={head}+{tail}|{seen}|{whole}",
        f"b={head}|{min(3, whole)}|{edge}",
        f"he={head}|{edge}",
        f"te={tail}|{stem[-2:]}",
        f"n={head}+{tail}|{min(7, len(stem))}",
        f"w={word}|{head}+{tail}",
        f"ta={tail}|{stem.startswith('ال')}",
    ]


def likely_cut(word: str, last: str, model: LinearModel, counts: Mapping[str, int]) -> Cut:
    """The best cut of a word by a model of the labels no and yes; `last` as in `cuts`."""
    options = list(cuts(word, last))
    if len(options) == 1:
        return options[0]
    ranks = [_rank(model, cut_features(word, option, counts)) for option in options]
    return options[max(range(len(options)), key=ranks.__getitem__)]


def _rank(model: LinearModel, features: list[str]) -> float:
    nothing, something = model.scores(features)
    return something - nothing
