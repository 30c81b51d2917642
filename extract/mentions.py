"""Mentions: where one begins and of what type, then how far its noun phrase goes, word by word."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.features import NOTHING, neighbour, window
from extract.linear import load_model
from extract.words import Word

NAME_MARK = "*"
"""Follows the type of a mention by name, as in the inline notation."""

MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Start:
    """What begins at a word: a type (with NAME_MARK for a name) or NOTHING, and the probability."""

    label: str
    score: float


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


def start_features(words: Sequence[Word], tags: Sequence[str], at: int, before: Sequence[str]) -> list[str]:
    """What speaks for a mention beginning at a word; `before` holds the labels of the words before it."""
    features = window(words, tags, at)
    last = before[at - 1] if at else "<"
    second = before[at - 2] if at > 1 else "<"
    word = words[at]
    features += [
        f"L={last}",
        f"L.sh={last}|{word.shape}|{word.gap}",
        f"L.b={last}|{word.bare}",
        f"LL={second}|{last}|{word.shape}",
        f"L.t={last}|{tags[at]}",
    ]
    return features


def find_starts(words: Sequence[Word], tags: Sequence[str], bias: float = 0.0) -> list[Start]:
    """The best label of each word, left to right."""
    model = load_model("starts")
    labels: list[str] = []
    starts: list[Start] = []
    for at in range(len(words)):
        label, score = model.best(start_features(words, tags, at, labels), bias)
        labels.append(label)
        starts.append(Start(label, score))
    return starts


def extent_features(
    words: Sequence[Word], tags: Sequence[str], labels: Sequence[str], first: int, last: int
) -> list[str]:
    """What speaks for a mention that begins at `first` going on after `last`."""
    label, head, end, after = labels[first], words[first], words[last], words[last + 1]
    beyond = neighbour(words, last + 2)
    size = min(5, last - first)
    step = f"{after.proclitic}|{after.gap}"
    beyond_gap = beyond.gap if beyond else ">"
    return [
        f"1|{label}",
        f"n={label}|{size}",
        f"g={after.gap}|{label}",
        f"p={step}|{labels[last + 1]}",
        f"d={end.shape}|{after.shape}|{step}",
        f"hd={head.shape}|{end.shape}|{after.shape}|{size}",
        f"e={end.enclitic}|{size}",
        f"a={after.stem}",
        f"a.l={after.stem}|{label}",
        f"al={after.light}",
        f"b={end.bare}",
        f"b.a={end.bare}|{after.bare}",
        f"b.d={end.bare}|{after.shape}",
        f"h={head.bare}|{size}",
        f"h.d={head.bare}|{after.shape}|{size}",
        f"h.L={head.bare}|{labels[last + 1]}",
        f"L={label}|{labels[last + 1]}|{size}",
        f"L.d={label}|{labels[last + 1]}|{end.shape}|{after.shape}",
        f"L2={label}|{labels[last]}|{labels[last + 1]}",
        f"t={tags[last]}|{tags[last + 1]}|{label}",
        f"z={beyond.stem if beyond else '>'}",
        f"zg={beyond_gap}|{step}",
        f"x={after.bare[:2]}|{end.shape[:1]}",
        f"y={after.stem[-2:]}|{end.stem[-2:]}|{after.stem[:2] == 'ال'}|{end.stem[:2] == 'ال'}",
    ]


def last_word(words: Sequence[Word], tags: Sequence[str], labels: Sequence[str], first: int) -> tuple[int, float]:
    """The last word of the mention that begins at `first`, and the probability of its extent."""
    model = load_model("extents")
    sure = 1.0
    for last in range(first, min(first + MOST_WORDS, len(words) - 1)):
        going_on = model.probability(extent_features(words, tags, labels, first, last))
        if going_on < 0.5:
            return last, sure * (1 - going_on)
        sure *= going_on
    return min(first + MOST_WORDS, len(words) - 1), sure


def find_mentions(words: Sequence[Word], tags: Sequence[str], bias: float = 0.0) -> list[FoundMention]:
    """The mentions of a sentence in reading order."""
    starts = find_starts(words, tags, bias)
    labels = [start.label for start in starts]
    found = []
    for first, start in enumerate(starts):
        if start.label == NOTHING:
            continue
        last, sure = last_word(words, tags, labels, first)
        found.append(
            FoundMention(
                first,
                last,
                words[first].stem_start,
                words[last].stem_end,
                start.label.rstrip(NAME_MARK),
                start.label.endswith(NAME_MARK),
                start.score * sure,
            )
        )
    return found
