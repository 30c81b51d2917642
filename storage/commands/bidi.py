"""Arabic in terminals that neither join letters nor order right to left: done here, with every letter's origin kept."""

import os
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

_VTE_ORDERS_FROM = 5800
_ORDERING = ("MLTERM", "KONSOLE_VERSION", "KITTY_WINDOW_ID")
"""mlterm and Konsole order by themselves; kitty turns every word round, so that it must not be done here too."""

_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_ZWJ = "\u200d"
_LAM_ALEF = range(0xFEF5, 0xFEFD)
_END = "\u0300"
_STRONG = frozenset({"L", "R", "AL", "LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI"})
"""What ends the effect of an Arabic letter on the digits after it, or begins it."""
_MARKED = 3
"""A letter, its number and the end."""
_NUMBERS = tuple(
    chr(code)
    for code in chain(
        range(0x0301, 0x034F),
        range(0x0350, 0x0370),
        range(0x1DC0, 0x1E00),
        range(0x20D0, 0x20DD),
        range(0xE0100, 0xE01F0),
    )
)
"""Marks that no news text holds; as marks they take the direction of what they follow and change no other's."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is shown at one place: a letter in its joined form with its marks, and where it begins in the line."""

    shown: str
    index: int


def terminal_orders(environment: Mapping[str, str] | None = None, *, is_terminal: bool | None = None) -> bool:
    """Whether standard output goes to something that orders right to left by itself, or to no terminal at all."""
    environment = os.environ if environment is None else environment
    if not (sys.stdout.isatty() if is_terminal is None else is_terminal):
        return True
    if any(name in environment for name in _ORDERING) or environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return True
    vte = environment.get("VTE_VERSION", "")
    return vte.isdecimal() and int(vte) >= _VTE_ORDERS_FROM


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs right to left."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "R" | "AL":
                return True
            case "L":
                return False
    return False


def wrapped(paragraph: str, width: int) -> Iterator[tuple[int, str]]:
    """Lines of at most `width` columns in logical order with the index each begins at, broken at spaces if possible.

    They are broken before they are turned round: else the last words would stand on the first line.
    """
    start = 0
    while start < len(paragraph):
        end, last_space, columns = start, -1, 0
        while end < len(paragraph):
            columns += _columns(paragraph[end])
            if columns > width:
                break
            if paragraph[end] == " ":
                last_space = end
            end += 1
        if end < len(paragraph) and paragraph[end] != " " and last_space > start:
            end = last_space
        end = max(end, start + 1)
        yield start, paragraph[start:end].rstrip()
        start = end
        while start < len(paragraph) and paragraph[start] == " ":
            start += 1


def visual_cells(line: str, *, right_to_left: bool) -> list[Cell]:
    """The line from left to right as a terminal without bidi must be given it, letters joined and brackets mirrored."""
    from bidi import get_display

    shaped = list(_effective(_shaped(line)))
    base = "R" if right_to_left else "L"
    if sum(unit.shown not in _CONTROLS for unit in shaped) > len(_NUMBERS) or any(c in line for c in _marks()):
        shown = get_display("".join(unit.shown for unit in shaped), base_dir=base)
        return [Cell(character, -1) for character in shown if character not in _CONTROLS]
    bare = _separators(shaped)
    numbered: dict[str, int] = {}
    pieces: list[str] = []
    for position, unit in enumerate(shaped):
        if unit.shown in _CONTROLS or position in bare:
            pieces.append(unit.shown)
        else:
            number = _NUMBERS[len(numbered)]
            numbered[number] = position
            pieces += (unit.shown[0], number, _END)
    return [
        Cell(_mirrored(shaped[position].shown) if turned else shaped[position].shown, shaped[position].index)
        for position, turned in _order(get_display("".join(pieces), base_dir=base), numbered, bare)
    ]


def laid_out(text: str) -> str:
    """A single line as a terminal without bidi must be given it."""
    return "".join(cell.shown for cell in visual_cells(text, right_to_left=is_right_to_left(text)))


def _separators(units: list[Cell]) -> set[int]:
    """The signs that are part of the number around them, as in 14/9: a mark would part them, so that they stay bare.

    The rules W2 and W4 of the bidirectional algorithm: digits after an Arabic letter count as Arabic ones, between
    which a common separator belongs to the number; between European ones a + or - does too.
    """
    kinds = [unicodedata.bidirectional(unit.shown[0]) for unit in units]
    found: set[int] = set()
    arabic = False
    for position in range(1, len(units) - 1):
        before, kind, after = kinds[position - 1 : position + 2]
        if before in _STRONG:
            arabic = before == "AL"
        around = {before, after}
        european = kind in ("CS", "ES") and around == {"EN"} and not arabic
        belongs = european or (kind == "CS" and around <= ({"AN", "EN"} if arabic else {"AN"}))
        if belongs and len(units[position].shown) == 1:
            found.add(position)
    return found


def _effective(units: list[Cell]) -> Iterator[Cell]:
    """The units without joiners, which have done their part, and without ends of embeddings that nothing began."""
    depth = 0
    for unit in units:
        kind = unicodedata.bidirectional(unit.shown[0])
        depth += (kind in ("LRE", "RLE", "LRO", "RLO")) - (kind == "PDF")
        if depth < 0:
            depth = 0
        elif unit.shown[0] not in _JOINERS:
            yield unit


def _order(shown: str, numbered: Mapping[str, int], bare: set[int]) -> Iterator[tuple[int, bool]]:
    """The units from left to right, and whether the text is turned there: then the end comes before the number.

    A bare sign is told by the digit on its left, which is the one before it, or where the text is turned the one after.
    """
    kept = [character for character in shown if character not in _CONTROLS]
    waiting = set(bare)
    at = last = 0
    while at < len(kept):
        turned = kept[at] == _END
        if turned or (at + 1 < len(kept) and kept[at + 1] in numbered):
            last = numbered[kept[at + 1]]
            at += _MARKED
        else:
            last = last + 1 if last + 1 in waiting else last - 1
            waiting.discard(last)
            at += 1
        yield last, turned


def _mirrored(shown: str) -> str:
    """A bracket's counterpart; not every version of python-bidi puts it itself."""
    from bidi.mirror import MIRRORED

    return str(MIRRORED.get(shown[0], shown[0])) + shown[1:]


def _shaped(line: str) -> list[Cell]:
    """Letters in joined forms, lam-alef as one, each with the marks that follow it."""
    clusters = _clusters(line)
    bases = [cluster.shown[0] for cluster in clusters]
    shaped = _reshaper().reshape("".join(bases))
    units: list[Cell] = []
    taken = 0
    for character in shaped:
        while taken < len(clusters) and bases[taken] == _ZWJ != character:
            taken += 1
        many = 2 if ord(character) in _LAM_ALEF and ord(bases[taken]) not in _LAM_ALEF else 1
        parts = clusters[taken : taken + many]
        units.append(Cell(character + "".join(part.shown[1:] for part in parts), parts[-1].index if parts else -1))
        taken += many
    return units if taken >= len(clusters) and all(unit.index >= 0 for unit in units) else clusters


def _clusters(line: str) -> list[Cell]:
    clusters: list[Cell] = []
    for index, character in enumerate(line):
        is_mark = unicodedata.category(character) in ("Mn", "Me")
        if is_mark and clusters and clusters[-1].shown not in _CONTROLS:
            clusters[-1] = Cell(clusters[-1].shown + character, clusters[-1].index)
        else:
            clusters.append(Cell(character, index))
    return clusters


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


@cache
def _marks() -> frozenset[str]:
    return frozenset((*_NUMBERS, _END))


@cache
def _reshaper() -> Any:  # noqa: ANN401 - the package has no types
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})
