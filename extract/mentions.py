"""Mentions: where one begins and of what type, then how far its noun phrase goes, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.dates import amounts, class_of, dates
from extract.extents import extent_total
from extract.features import MANY, NOTHING, View, around_total, neighbour, own_total, silent
from extract.linear import best_of, load_model
from extract.words import Word

NAME_MARK = "*"
"""Follows the type of a mention by name, as in the inline notation."""

MOST_WORDS = 14
BIAS = -0.68
"""A little more is proposed than the likeliest: what is missing costs a reviewer more than what is too much."""

_GRAMMAR_SCORE = 0.9
_AFTER_FIGURE = -1.5
"""What is counted by a figure is the likelier to be a mention."""

_LEANING_LINE = """
التابع التابعه التابعين التابعون تابع تابعه تابعين تابعون المنتشره المنتشرين متمركز متمركزه المتمركزه المتمركزين
الموجوده الموجود الموجودين الواقعه الواقع الموديه القريبه القريب القريبين
خارجه خارجين الخارجه الخارجين الخاضعه المدعومه المدعوم المدعومين
"""
_LEANING = frozenset(_LEANING_LINE.split())
"""Participles that lean on the preposition after them and so, with it, stay outside the phrase before them."""

_PREPOSITIONS = frozenset(["من", "في", "علي", "الي", "قرب", "عن", "مع"])


@dataclass(frozen=True, slots=True)
class Start:
    """What begins at a word: a type (with NAME_MARK for a name) or NOTHING, and the probability."""

    label: str
    score: float


_NO_START = Start(NOTHING, 1.0)


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A mention by words of its sentence, `last` included, and by code points."""

    first: int
    last: int
    start: int
    end: int
    label: str
    named: bool
    score: float


def start_features(view: View, at: int, before: Sequence[str]) -> list[str]:
    """What beside the word itself speaks for a mention beginning there; `before` holds the labels of those before."""
    last = before[at - 1] if at else "<"
    second = before[at - 2] if at > 1 else "<"
    word = view.words[at]
    return [
        *view.around(at),
        f"L={last}",
        f"L.sh={last}|{word.shape}|{word.gap}",
        f"L.b={last}|{word.bare}",
        f"LL={second}|{last}|{word.shape}",
        f"L.t={last}|{view.tags[at]}",
    ]


def start_total(view: View, at: int, before: Sequence[str]) -> int:
    """What the model of beginnings makes of `start_features`, packed."""
    last = before[at - 1] if at else "<"
    word = view.words[at]
    labels = _label_total(last, before[at - 2] if at > 1 else "<", word.shape, word.gap, view.tags[at])
    return around_total("starts", view, at) + labels + load_model("starts").rows.get(f"L.b={last}|{word.bare}", 0)


@lru_cache(maxsize=MANY)
def _label_total(last: str, second: str, shape: str, gap: str, tag: str) -> int:
    features = f"L={last}", f"L.sh={last}|{shape}|{gap}", f"LL={second}|{last}|{shape}", f"L.t={last}|{tag}"
    return load_model("starts").total(features)


def _follows_figure(words: Sequence[Word], at: int) -> bool:
    """Whether a common noun is counted by a figure before it."""
    word = words[at]
    return bool(at) and words[at - 1].shape == "number" and not (word.gap or word.proclitic or word.shape[:1] == "D")


def _begins_long_name(view: View, at: int) -> bool:
    """Whether a name of several words from the gazetteer begins at a word."""
    return view.tags[at][:1] == "B" and at + 1 < len(view.tags) and view.tags[at + 1] == f"I{view.tags[at][1:]}"


def find_starts(view: View, bias: float = 0.0) -> list[Start]:
    """The best label of each word, left to right; where nothing begins the probability is not worked out."""
    model = load_model("starts")
    labels: list[str] = []
    starts: list[Start] = []
    quiet = silent("starts")
    for at, word in enumerate(view.words):
        if word.stem in quiet and not word.proclitic:
            labels.append(NOTHING)
            starts.append(_NO_START)
            continue
        extra = _AFTER_FIGURE if _follows_figure(view.words, at) else 0.0
        whole = start_total(view, at, labels) + own_total("starts", word)
        if _begins_long_name(view, at):
            totals = model.scores((), whole)
            totals[0] += bias + extra
        else:
            totals = model.leads((), whole, bias + extra)
        if not totals:
            labels.append(NOTHING)
            starts.append(_NO_START)
            continue
        best, score = best_of(totals)
        label = model.labels[best]
        if label == NOTHING and _begins_long_name(view, at):
            label, score = view.tags[at][1:] + NAME_MARK, _GRAMMAR_SCORE - score / 2
        labels.append(label)
        starts.append(Start(label, score))
    return starts


def _is_complete(view: View, labels: Sequence[str], first: int, last: int) -> bool:
    """Whether the phrase cannot go on: before a participle with its preposition, or closed before a place's name.

    What closes it is a definite adjective: the name after it stands by itself, but in a place (`العاصمة السورية دمشق`).
    """
    words, after = view.words, view.words[last + 1]
    beyond = neighbour(words, last + 2)
    if beyond and after.stem in _LEANING and (beyond.proclitic or beyond.stem in _PREPOSITIONS):
        return True
    if view.tags[last + 1] != "BGPE" or labels[first].startswith(("GPE", "LOC", "FAC")):
        return False
    return last > first and words[last].shape in ("Dي", "Dيه")


def last_word(view: View, labels: Sequence[str], first: int) -> tuple[int, float]:
    """The last word of the mention that begins at `first`, and the probability of its extent."""
    model = load_model("extents")
    sure = 1.0
    for last in range(first, min(first + MOST_WORDS, len(view.words) - 1)):
        if _is_complete(view, labels, first, last):
            return last, sure
        going_on = model.probability((), extent_total(view, labels, first, last))
        if going_on < 0.5:
            return last, sure * (1 - going_on)
        sure *= going_on
    return min(first + MOST_WORDS, len(view.words) - 1), sure


def _found(words: Sequence[Word], first: int, last: int, label: str, score: float) -> FoundMention:
    edges = (words[first].stem_start, words[last].stem_end)
    return FoundMention(first, last, *edges, label.rstrip(NAME_MARK), label.endswith(NAME_MARK), score)


def _by_grammar(words: Sequence[Word]) -> Iterator[FoundMention]:
    kinds = [class_of(word) for word in words]
    if not any(kinds):
        return
    for first, last in dates(words, kinds):
        yield _found(words, first, last, "TIME", _GRAMMAR_SCORE)
    for first, last in amounts(words, kinds):
        yield _found(words, first, last, "MONEY", _GRAMMAR_SCORE)


def find_mentions(view: View, bias: float = BIAS) -> list[FoundMention]:
    """The mentions of a sentence in reading order; the grammars of dates and amounts go before the statistics."""
    fixed = list(_by_grammar(view.words))
    taken = {at for mention in fixed for at in range(mention.first, mention.last + 1)}
    starts = find_starts(view, bias)
    labels = [start.label for start in starts]
    found = []
    for first, start in enumerate(starts):
        if start.label == NOTHING or first in taken:
            continue
        last, sure = last_word(view, labels, first)
        mention = _found(view.words, first, last, start.label, start.score * sure)
        rivals = [other for other in fixed if other.label == mention.label and first < other.first <= last]
        if rivals and rivals[-1].last <= last:
            fixed = [other for other in fixed if other not in rivals]
        found.append(mention)
    return sorted([*found, *fixed], key=lambda mention: (mention.first, -mention.last))


_PAIRS = {"(": ")", "«": "»", "“": "”", "[": "]"}


def closed(text: str, start: int, end: int) -> int:
    """The end of a mention, after the bracket or quotation mark that closes one opened inside it."""
    inside = text[start:end]
    for opening, closing in _PAIRS.items():
        if inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            return end + 1
    return end
