"""Modality and polarity of an event, from the words around its trigger."""

from collections.abc import Mapping, Sequence
from functools import cache

from extract.linear import lexicon_table, load_model
from extract.normalise import key
from extract.words import Word

_REACH = 6
_CUE_REACH = 9
_LIKELY = 0.42
"""An attribute other than the default is proposed from here on; below a half, as the default is the commoner."""


@cache
def cues() -> Mapping[str, str]:
    """What kind of cue a key without article is."""
    table = lexicon_table("attributes.toml")
    return {key(word): kind for kind, line in table.items() for word in line.split()}


def attribute_features(words: Sequence[Word], at: int, label: str) -> list[str]:
    """What speaks for an event not being asserted, or being denied."""
    word = words[at]
    before = words[max(0, at - _REACH) : at]
    after = words[at + 1 : at + 4]
    features = [
        "1",
        f"l={label}",
        f"s={word.stem}",
        f"b={word.root}",
        f"bl={word.light}",
        f"p={word.proclitic}|{word.shape}",
    ]
    features += [f"x={word.stem[:1]}|{word.shape}|{word.proclitic}", f"p={word.proclitic}|{word.stem[:1]}"]
    for place, other in enumerate(reversed(before)):
        features += [
            f"w={other.stem}",
            f"wl={other.root}",
            f"w{min(2, place)}={other.stem}",
            f"wx={other.proclitic}{other.stem[:1]}|{min(2, place)}",
        ]
    features += [f"a={other.stem}" for other in after]
    kinds = cues()
    for distance, other in enumerate(reversed(words[max(0, at - _CUE_REACH) : at])):
        kind = kinds.get(other.bare) or kinds.get(other.stem)
        if kind is not None:
            features += [f"cue={kind}|{min(4, distance)}", f"cue={kind}", f"cue={kind}|{word.shape}|{word.stem[:1]}"]
    if len(before) > 1:
        features.append(f"bb={before[-2].stem}|{before[-1].stem}")
    if before:
        features.append(f"b.x={before[-1].stem}|{word.stem[:1]}|{word.shape}")
    return features


_GOVERNING = frozenset(["attempt", "demand", "fear"])
_GOVERNING_REACH = 4


def _is_governed(words: Sequence[Word], at: int) -> bool:
    """Whether what is asked for, threatened with or tried is the event itself, joined by ب: هدد الرئيس بقصف …."""
    if not words[at].proclitic.endswith("ب") or words[at].gap:
        return False
    kinds = cues()
    for word in reversed(words[max(0, at - _GOVERNING_REACH) : at]):
        if (kinds.get(word.bare) or kinds.get(word.stem)) in _GOVERNING:
            return True
        if word.gap:
            return False
    return False


def attributes_of(words: Sequence[Word], at: int, label: str) -> tuple[str, str]:
    """The modality and polarity of the event whose trigger stands at a word."""
    features = attribute_features(words, at, label)
    other = load_model("modality").probability(features) >= _LIKELY or _is_governed(words, at)
    negative = load_model("polarity").probability(features) >= _LIKELY
    return "other" if other else "asserted", "negative" if negative else "positive"
