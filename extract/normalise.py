"""Arabic spelling made comparable, with the way back to the original code points."""

import re
import unicodedata
from dataclasses import dataclass

_MARKS = [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9)]
_MARKS += [
    *range(0x06EA, 0x06EE),
    0x0640,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
]
_LETTERS = dict(zip("أإآٱىیةؤئکگ", "ااااييهويكك", strict=True))
_DIGITS = {chr(zero + value): str(value) for zero in (0x0660, 0x06F0) for value in range(10)}
_TABLE = str.maketrans(_LETTERS | _DIGITS | dict.fromkeys(map(chr, _MARKS), ""))
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text with, for each of its letters, the offset of the original code point; one more for the end."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original stretch under a stretch of the normalised text; marks go with the letter they follow."""
        return self.offsets[start], self.offsets[end]


def key(text: str) -> str:
    """Text without harakat, tatweel and joiners, hamza seats, teh marbuta, alef maqsura and digits unified.

    Each code point is taken by itself, so that the key of a text is the keys of its parts one after the other.
    """
    return _PRESENTATION.sub(_plain, text).translate(_TABLE)


def _plain(form: re.Match[str]) -> str:
    """The letters that a presentation form stands for."""
    return unicodedata.normalize("NFKC", form[0])


def normalise(text: str) -> Normalised:
    """The key of a text, aligned: letter by letter, so that any cut in it can be made in the original."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        for letter in key(character):
            letters.append(letter)
            offsets.append(offset)
    offsets.append(len(text))
    return Normalised("".join(letters), tuple(offsets))


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
        rest = stem[len(prefix) :].translate(_WEAK)
        if prefix.endswith("ن") and stem[len(prefix) : len(prefix) + 1] == "ت":
            continue  # the noon of انتقل is its root's
        if stem.startswith(prefix) and len(rest) >= _ROOT and (len(prefix) > 1 or len(firm) > _ROOT):
            firm = rest
            break
    if len(firm) == _ROOT + 1 and firm[1] == "ت" and stem[:1] in "امينت":
        firm = firm[0] + firm[2:]
    return firm if len(firm) >= _ROOT else stem
