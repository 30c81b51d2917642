"""Finding by typing, forgiving about how Arabic is spelled."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans("ٱىة", "ايه", "ـ")  # hamza seats fall apart by NFKD


def folded(text: str) -> str:
    """The text without what people leave out or mix up: case, harakat, tatweel, hamza, ta marbuta, alif maqsura."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", bare.translate(_SAME).casefold()).strip()


def resembles(query: str, text: str) -> bool:
    """Whether the letters of every word of the query stand in that order in one word of the text: هجم in هجوم."""
    return all(any(_in_order(word, other) for other in text.split()) for word in query.split())


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)


def matches(query: str, text: str) -> bool:
    """Whether every word of the query stands somewhere in the text; both are already folded."""
    return all(word in text for word in query.split())
