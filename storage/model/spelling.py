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
_UNEVEN = re.compile(f"[\ufb50-\ufdff\ufe70-\ufefc{''.join(map(chr, _MARKS))}]")
"""What may become no letter or several."""


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


def search_key(text: str) -> str:
    """The key without differences of case, which is as true to parts as it."""
    return key(text).casefold()


def normalise(text: str, *, fold_case: bool = False) -> Normalised:
    """The key of a text, aligned: letter by letter, so that any cut in it can be made in the original."""
    if not fold_case and not _UNEVEN.search(text):
        return Normalised(text.translate(_TABLE), tuple(range(len(text) + 1)))
    letters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        for letter in search_key(character) if fold_case else key(character):
            letters.append(letter)
            offsets.append(offset)
    offsets.append(len(text))
    return Normalised("".join(letters), tuple(offsets))


def _plain(form: re.Match[str]) -> str:
    """The letters that a presentation form stands for."""
    return unicodedata.normalize("NFKC", form[0])
