"""Finding by typing, forgiving about how Arabic is spelled."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans("ٱىة", "ايه", "ـ")  # hamza seats fall apart by NFKD


def folded(text: str) -> str:
    """The text without what people leave out or mix up: case, harakat, tatweel, hamza, ta marbuta, alif maqsura."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", bare.translate(_SAME).casefold()).strip()


def matches(query: str, text: str) -> bool:
    """Whether every word of the query stands somewhere in the text; both are already folded."""
    return all(word in text for word in query.split())
