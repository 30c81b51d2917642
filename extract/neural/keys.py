"""Words as the model's lexicon knows them.

A trained model depends on every letter of this: it is apart from `extract.normalise` so that the lexicon engine can
change its spelling rules without a trained model noticing.
"""

import unicodedata
from itertools import chain
from typing import Final

_MARKS: Final = frozenset(
    chain(
        (0x0640, 0x0670, 0xFEFF),
        *(range(0x0610, 0x061B), range(0x064B, 0x0660), range(0x06D6, 0x06DD), range(0x06DF, 0x06E9)),
        *(range(0x06EA, 0x06EE), range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2066, 0x206A)),
    )
)
_LETTERS: Final = dict(zip("أإآٱىیةؤئکگ", "ااااييهويكك", strict=True))
_DIGITS: Final = {chr(zero + value): str(value) for zero in (0x0660, 0x06F0) for value in range(10)}
_TABLE: Final = str.maketrans(_LETTERS | _DIGITS | dict.fromkeys(map(chr, _MARKS), ""))
_PRESENTED: Final = ("\ufb50", "\ufefc")
_ENDINGS: Final = ("اتها", "ات", "ون", "ين", "ان", "تا", "وا", "يه", "ه", "ت", "ا", "ي")


def key(text: str) -> str:
    """Text without harakat, tatweel and joiners; hamza seats, teh marbuta, alef maqsura and digits unified."""
    if any(_PRESENTED[0] <= letter <= _PRESENTED[1] for letter in text):
        text = unicodedata.normalize("NFKC", text)
    return text.translate(_TABLE)


def light(word: str) -> str:
    """A rough stem of a key: without article, inflection endings and the prefix of the imperfect."""
    stem = word[2:] if len(word) > 3 and word.startswith("ال") else word
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            stem = stem[: -len(ending)]
            break
    if len(stem) > 3 and stem[0] in "يتن" and word[0] in "يتن":
        stem = stem[1:]
    return stem
