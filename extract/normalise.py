"""Words made comparable: without article, endings and what derivation adds to a root."""

from storage.model.spelling import Normalised, key, normalise

__all__ = ["Normalised", "bare", "has_article", "key", "light", "normalise", "root"]


def has_article(word: str) -> bool:
    """Whether a key begins with the article and goes on long enough for it to be one."""
    return len(word) > 3 and word.startswith("ال")


def bare(word: str) -> str:
    """A key without its article."""
    return word[2:] if has_article(word) else word


_ROOT = 3
_ENDINGS = ("اتها", "ات", "ون", "ين", "ان", "تا", "وا", "يه", "ه", "ت", "ا", "ي")


def light(word: str) -> str:
    """A rough stem of a key: without article, inflection endings and the prefix of the imperfect."""
    stem = _without_ending(bare(word))
    if len(stem) > _ROOT and stem[0] in "يتن" and word[0] in "يتن":
        stem = stem[1:]
    return stem


def _without_ending(stem: str) -> str:
    if not stem.endswith(_ENDINGS):
        return stem
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _ROOT:
            return stem[: -len(ending)]
    return stem


_DERIVED = ("است", "مست", "يست", "تست", "نست", "ان", "من", "ين", "مت", "يت", "م", "ي", "ت", "ن", "ا")
_WEAK = str.maketrans("", "", "اويء")


def root(word: str) -> str:
    """A guess at the root of a key: what the prefixes, the infixed teh and the weak letters of its form leave.

    احتجاز, محتجزون and يحتجز share one; a form with fewer than three firm letters keeps its rough stem.
    """
    stem = _without_ending(bare(word))
    firm = stem.translate(_WEAK)
    for prefix in _DERIVED:
        if not stem.startswith(prefix):
            continue
        if prefix.endswith("ن") and stem[len(prefix) : len(prefix) + 1] == "ت":
            continue  # the noon of انتقل is its root's
        rest = stem[len(prefix) :].translate(_WEAK)
        if len(rest) >= _ROOT and (len(prefix) > 1 or len(firm) > _ROOT):
            firm = rest
            break
    if len(firm) == _ROOT + 1 and firm[1] == "ت" and stem[:1] in "امينت":
        firm = firm[0] + firm[2:]
    return firm if len(firm) >= _ROOT else stem
