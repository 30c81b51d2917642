"""Modality and polarity of an event, from the words around its trigger."""

from collections.abc import Sequence

from extract.linear import load_model
from extract.words import Word

_REACH = 6


def attribute_features(words: Sequence[Word], at: int, label: str) -> list[str]:
    """What speaks for an event not being asserted, or being denied."""
    word = words[at]
    before = words[max(0, at - _REACH) : at]
    after = words[at + 1 : at + 4]
    features = ["1", f"l={label}", f"s={word.stem}", f"b={word.light}", f"p={word.proclitic}|{word.shape}"]
    features += [f"x={word.stem[:1]}|{word.shape}|{word.proclitic}", f"p={word.proclitic}|{word.stem[:1]}"]
    for place, other in enumerate(reversed(before)):
        features += [f"w={other.stem}", f"wl={other.light}", f"w{min(2, place)}={other.stem}", f"wx={other.proclitic}{other.stem[:1]}|{min(2, place)}"]
    features += [f"a={other.stem}" for other in after]
    if len(before) > 1:
        features.append(f"bb={before[-2].stem}|{before[-1].stem}")
    if before:
        features.append(f"b.x={before[-1].stem}|{word.stem[:1]}|{word.shape}")
    return features


def attributes_of(words: Sequence[Word], at: int, label: str) -> tuple[str, str]:
    """The modality and polarity of the event whose trigger stands at a word."""
    features = attribute_features(words, at, label)
    other = load_model("modality").probability(features) >= 0.5
    negative = load_model("polarity").probability(features) >= 0.5
    return "other" if other else "asserted", "negative" if negative else "positive"
