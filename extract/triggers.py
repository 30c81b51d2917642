"""Triggers: which word says that an event happened, and of which type."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.features import NOTHING, window
from extract.linear import load_model
from extract.words import Word


@dataclass(frozen=True, slots=True)
class FoundTrigger:
    """A trigger: the word it is, its stem's extent in code points, and its type."""

    at: int
    start: int
    end: int
    label: str
    score: float


def trigger_features(words: Sequence[Word], tags: Sequence[str], at: int) -> list[str]:
    """What speaks for a word being a trigger."""
    word = words[at]
    features = window(words, tags, at)
    features += [f"l.e={word.light}|{bool(word.enclitic)}|{word.shape[:1]}", f"b.p={word.bare}|{word.proclitic}"]
    features += [f"near={words[place].light}" for place in range(max(0, at - 5), at - 1)]
    features += [f"next={words[place].light}" for place in range(at + 2, min(len(words), at + 6))]
    return features


def find_triggers(words: Sequence[Word], tags: Sequence[str], bias: float = 0.0) -> list[FoundTrigger]:
    """The triggers of a sentence in reading order."""
    model = load_model("triggers")
    found = []
    for at, word in enumerate(words):
        label, score = model.best(trigger_features(words, tags, at), bias)
        if label != NOTHING:
            found.append(FoundTrigger(at, word.stem_start, word.stem_end, label, score))
    return found
