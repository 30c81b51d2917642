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

    shaped = [unit for unit in _shaped(line) if unit.shown[0] not in _JOINERS]  # they have done their part
    base = "R" if right_to_left else "L"
    if sum(unit.shown not in _CONTROLS for unit in shaped) > len(_NUMBERS) or any(c in line for c in _marks()):
        shown = get_display("".join(unit.shown for unit in shaped), base_dir=base)
        return [Cell(character, -1) for character in shown if character not in _CONTROLS]
    numbered: dict[str, Cell] = {}
    pieces: list[str] = []
    for unit in shaped:
        if unit.shown in _CONTROLS:
            pieces.append(unit.shown)
        else:
            number = _NUMBERS[len(numbered)]
            numbered[number] = unit
            pieces += (unit.shown[0], number, _END)
    return [
        Cell(_mirrored(numbered[number].shown) if turned else numbered[number].shown, numbered[number].index)
        for number, turned in _order(get_display("".join(pieces), base_dir=base))
    ]


def laid_out(text: str) -> str:
    """A single line as a terminal without bidi must be given it."""
    return "".join(cell.shown for cell in visual_cells(text, right_to_left=is_right_to_left(text)))


def _order(shown: str) -> Iterator[tuple[str, bool]]:
    """The numbers from left to right, and whether the text is turned there: then the end comes first."""
    kept = [character for character in shown if character not in _CONTROLS]
    for position in range(0, len(kept) - 2, 3):
        yield kept[position + 1], kept[position] == _END


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
