"""Triggers: which word says that an event happened, and of which type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.features import MANY, NOTHING, View, around_total, own_lead, own_total, silent
from extract.linear import best_of, lexicon_table, load_model
from extract.normalise import bare, key
from extract.words import Word

BIAS = -1.2
"""As in extract.mentions."""


_KNOWN_BY_HAND = 0.7
"""By how much an entry of the hand-written list leads all other types where the statistics never saw the word."""

_HOPELESS = -4.5
"""By how much at least NOTHING leads in what a word says by itself where its surroundings are not asked."""

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""Under the first word of a phrase: the words that must follow it, and the event type."""


@dataclass(frozen=True, slots=True)
class FoundTrigger:
    """A trigger: the word it is, its stem's extent in code points, and its type."""

    at: int
    start: int
    end: int
    label: str
    score: float


@cache
def phrases() -> Phrases:
    """The hand-written triggers, the longest first; in the file _ joins the words of a phrase."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for label, line in lexicon_table("triggers.toml").items():
        for phrase in line.split():
            first, *rest = (bare(part) for part in key(phrase).split("_"))
            table.setdefault(first, []).append((tuple(rest), label))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return table


def by_hand(words: Sequence[Word], at: int) -> str:
    """The event type of the hand-written trigger at a word, NOTHING if there is none."""
    for rest, label in phrases().get(words[at].bare, ()):
        following = words[at + 1 : at + 1 + len(rest)]
        if len(following) == len(rest) and all(word.bare == part for word, part in zip(following, rest, strict=True)):
            return label
    return NOTHING


def listed_types(words: Sequence[Word]) -> list[str]:
    """For every word of a sentence the type that the hand-written list gives it."""
    return [by_hand(words, at) for at in range(len(words))]


def _listed_features(view: View, at: int, listed: Sequence[str]) -> list[str]:
    hand, word = listed[at], view.words[at]
    if hand == NOTHING:
        return []
    others = {other for place, other in enumerate(listed) if place != at}
    return [
        f"H={hand}",
        f"H={hand}|{word.shape}|{word.stem[:1]}",
        f"H={hand}|{word.proclitic}",
        *(f"O={other}|{word.root}|{word.shape}" for other in sorted(others)),
    ]


def trigger_features(view: View, at: int, listed: Sequence[str]) -> list[str]:
    """What beside the word itself speaks for its being a trigger."""
    words = view.words
    word = words[at]
    features = [*view.around(at)]
    features += [f"l.e={word.light}|{bool(word.enclitic)}|{word.shape[:1]}", f"b.p={word.bare}|{word.proclitic}"]
    features += [f"r.br={word.root}|{words[at - 1].root if at else '<'}"]
    features += _listed_features(view, at, listed)
    features += [f"near={words[place].root}" for place in range(max(0, at - 5), at - 1)]
    features += [f"next={words[place].root}" for place in range(at + 2, min(len(words), at + 6))]
    return features


def trigger_total(view: View, at: int, listed: Sequence[str]) -> int:
    """What the model of triggers makes of `trigger_features`, packed."""
    words = view.words
    word = words[at]
    weight = load_model("triggers").rows.get
    total = around_total("triggers", view, at) + _form_total(
        word.light, bool(word.enclitic), word.shape, word.bare, word.proclitic
    )
    total += weight(f"r.br={word.root}|{words[at - 1].root if at else '<'}", 0)
    if listed[at] != NOTHING:
        total += load_model("triggers").total(_listed_features(view, at, listed))
    for other in words[max(0, at - 5) : max(0, at - 1)]:
        total += weight(f"near={other.root}", 0)
    for other in words[at + 2 : at + 6]:
        total += weight(f"next={other.root}", 0)
    return total


@lru_cache(maxsize=MANY)
def _form_total(light: str, has_enclitic: bool, shape: str, bare: str, proclitic: str) -> int:  # noqa: FBT001
    return load_model("triggers").total((f"l.e={light}|{has_enclitic}|{shape[:1]}", f"b.p={bare}|{proclitic}"))


def find_triggers(view: View, bias: float = BIAS) -> list[FoundTrigger]:
    """The triggers of a sentence in reading order."""
    model = load_model("triggers")
    listed = listed_types(view.words)
    found = []
    quiet = silent("triggers")
    for at, word in enumerate(view.words):
        if word.stem in quiet and listed[at] == NOTHING:
            continue
        if listed[at] == NOTHING and own_lead("triggers", word) < _HOPELESS:
            continue
        whole = trigger_total(view, at, listed) + own_total("triggers", word)
        if listed[at] == NOTHING:
            totals = model.leads((), whole, bias)
            if not totals:
                continue
        else:
            totals = model.scores((), whole)
            totals[0] += bias
        if listed[at] != NOTHING and f"b={word.bare}" not in model.rows:
            place = model.labels.index(listed[at])
            totals[place] = max(totals[place], max(totals) + _KNOWN_BY_HAND)
        best, chance = best_of(totals)
        if best:
            found.append(FoundTrigger(at, word.stem_start, word.stem_end, model.labels[best], chance))
    return found
