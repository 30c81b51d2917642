"""Words and letters of a text as a reviewer means them, in code points."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QTextBoundaryFinder

from gui.review.offsets import Utf16Map
from storage.model import Span

_JOINERS = "\u200c\u200d"
_REACH = 256


@lru_cache(maxsize=4096)
def is_word_character(character: str) -> bool:
    """Whether it is a letter, a digit, a mark (harakat) or a joiner."""
    return character in _JOINERS or unicodedata.category(character)[0] in "LNM"


def word_around(text: str, point: int) -> Span | None:
    """The run of letters, digits and marks that holds the code point at `point`, clitics included; None elsewhere."""
    if not (0 <= point < len(text) and is_word_character(text[point])):
        return None
    return Span(_scan_back(text, point, is_word_character), _scan_on(text, point, is_word_character))


def snapped_to_words(text: str, first: int, last: int) -> Span | None:
    """The span from the code point at `first` through that at `last`, whole words, no blanks at its ends.

    None when only blanks lie between; the order of the two does not matter.
    """
    if not text:
        return None
    low, high = sorted((max(0, min(first, len(text) - 1)), max(0, min(last, len(text) - 1))))
    opening, closing = word_around(text, low), word_around(text, high)
    return without_blanks(text, opening.start if opening else low, closing.end if closing else high + 1)


def without_blanks(text: str, start: int, end: int) -> Span | None:
    """The span between the offsets without white space at its ends; None when nothing else is there."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def next_word_end(text: str, point: int) -> int:
    """Where the word that begins at or after `point` ends, else the end of the text."""
    start = _scan_on(text, point, lambda character: not is_word_character(character))
    return _scan_on(text, start, is_word_character)


def previous_word_start(text: str, point: int) -> int:
    """Where the word that ends at or before `point` starts, else 0."""
    end = _scan_back(text, point, lambda character: not is_word_character(character))
    return _scan_back(text, end, is_word_character)


def next_letter(text: str, point: int) -> int:
    """The end of the user-perceived character (letter with its marks, whole emoji) that begins at `point`."""
    low, bounds = _letters_near(text, point)
    index = bisect_right(bounds, point - low)
    return low + bounds[index] if index < len(bounds) else len(text)


def previous_letter(text: str, point: int) -> int:
    """The start of the user-perceived character that ends at `point`."""
    low, bounds = _letters_near(text, point)
    index = bisect_left(bounds, point - low)
    return low + bounds[index - 1] if index else 0


def _letters_near(text: str, point: int) -> tuple[int, list[int]]:
    # Unicode's grapheme rules look back over whole emoji sequences, so the window begins at a line's or word's edge.
    low = max(0, point - _REACH)
    while low > 0 and not text[low - 1].isspace():
        low -= 1
    return low, letter_edges(text[low : point + _REACH])


def letter_edges(piece: str) -> list[int]:
    """Where the user-perceived characters of a piece of text begin and end; the piece begins with a whole one."""
    offsets = Utf16Map(piece)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, piece)
    edges = [0]
    while (unit := finder.toNextBoundary()) != -1:
        edges.append(offsets.to_code_point(unit))
    return edges


def _scan_on(text: str, point: int, keep: Callable[[str], bool]) -> int:
    while point < len(text) and keep(text[point]):
        point += 1
    return point


def _scan_back(text: str, point: int, keep: Callable[[str], bool]) -> int:
    while point > 0 and keep(text[point - 1]):
        point -= 1
    return point
