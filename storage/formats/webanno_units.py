"""The escapes of WebAnno TSV, and its units: tokens, and parts of tokens where a span begins or ends inside one."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from storage.formats.token_sentences import TokenSentences
from storage.model import Span

MENTION: Final = "webanno.custom.Mention"
EVENT: Final = "webanno.custom.Event"
CHAIN: Final = "de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink"
MENTION_FEATURES: Final = ("value", "level", "note")
EVENT_FEATURES: Final = ("value", "modality", "polarity", "note")
SLOT: Final = f"ROLE_{EVENT}:roles_webanno.custom.EventRolesLink"
HEADER: Final = (
    "#FORMAT=WebAnno TSV 3.3\n"
    f"#T_SP={MENTION}|{'|'.join(MENTION_FEATURES)}\n"
    f"#T_SP={EVENT}|{'|'.join(EVENT_FEATURES)}|{SLOT}|{MENTION}\n"
    f"#T_CH={CHAIN}|referenceType|referenceRelation\n"
    "\n"
)
NOTHING: Final = "_"
EMPTY: Final = "*"

_TEXT_ESCAPES: Final = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_VALUE: Final = re.compile(r"->|[\\\[\]|_;\t\n\r*]")
_UNESCAPE: Final = re.compile(r"\\(->|.)", re.DOTALL)
_SIGNS: Final = {"t": "\t", "n": "\n", "r": "\r"}


def escaped_text(text: str) -> str:
    """A sentence or a token on one line."""
    return "".join(_TEXT_ESCAPES.get(letter, letter) for letter in text)


def escaped_value(value: str) -> str:
    """The value of a feature, its reserved signs marked; * for none."""
    if not value:
        return EMPTY
    return _VALUE.sub(lambda found: _TEXT_ESCAPES.get(found[0], f"\\{found[0]}"), value)


def unescaped(text: str) -> str:
    """What was escaped."""
    return _UNESCAPE.sub(lambda found: _SIGNS.get(found[1], found[1]), text)


class Unit(NamedTuple):
    """A token by its number in the article; `part` is what of it, None for all."""

    token: int
    part: tuple[int, int] | None


class Units:
    """The units of an article's spans, and what each is called in the file: sentence-token, or sentence-token.part."""

    def __init__(self, sentences: TokenSentences, spans: Iterable[Span]) -> None:
        self._sentences = sentences
        self._starts = [token.start for token in sentences.tokens]
        self.parts: dict[int, list[tuple[int, int]]] = defaultdict(list)
        """By token: the parts of it that spans have, in order."""
        for unit in {unit for span in spans for unit in self.of(span)}:
            if unit.part is not None:
                self.parts[unit.token].append(unit.part)
        for parts in self.parts.values():
            parts.sort()

    def of(self, span: Span) -> list[Unit]:
        """The units that a span covers; none where it covers white space only."""
        units = []
        number = max(0, bisect_right(self._starts, span.start) - 1)
        while number < len(self._starts) and self._starts[number] < span.end:
            token = self._sentences.tokens[number]
            start, end = max(span.start, token.start), min(span.end, token.end)
            if start < end:
                units.append(Unit(number, None if (start, end) == (token.start, token.end) else (start, end)))
            number += 1
        return units

    def name(self, unit: Unit) -> str:
        """What the unit is called."""
        sentence = bisect_right(self._sentences.firsts, unit.token) - 1
        name = f"{sentence + 1}-{unit.token - self._sentences.firsts[sentence] + 1}"
        return name if unit.part is None else f"{name}.{self.parts[unit.token].index(unit.part) + 1}"
