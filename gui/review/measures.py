"""Sizes of everything drawn, in pixels, derived from the text font."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gui.fonts import chip_font, text_font

_LETTERS = "لكاعجيطه"
"""Without hamza: what rises higher or hangs deeper may touch the next shape, which keeps lines together."""


class Room(NamedTuple):
    """What a line needs beside its letters: chips above (and the track of arcs), so many rails beneath."""

    chips: bool = False
    rails: int = 0

    def widened(self, other: Room) -> Room:
        """Room for both."""
        return Room(self.chips or other.chips, max(self.rails, other.rails))


@dataclass(frozen=True)
class Measures:
    """Vertical plan of a line from its top: track of arcs, chips, letters, rails; `em`: the text font's pixel size."""

    font: QFont
    chip: QFont
    strong_chip: QFont
    control: QFont
    em: int
    ink_top: float
    ink_bottom: float
    chip_height: float
    chip_padding: float
    chip_gap: float
    track: float
    rail: float
    rail_step: float
    radius: float

    def height(self, room: Room) -> float:
        """Height of a line with that room."""
        return self.baseline(room) + self.ink_bottom + self._below(room)

    def baseline(self, room: Room) -> float:
        """The baseline's distance from the line's top."""
        above = self.track + self.chip_height + self.chip_gap if room.chips else 0.42 * self.em
        return above + self.ink_top

    def rail_y(self, level: int) -> float:
        """The distance of the middle of the rail of that level, 0 being next to the letters, from the baseline."""
        return self.ink_bottom + self.rail / 2 + 0.06 * self.em + level * self.rail_step

    def chip_bottom(self) -> float:
        """How far above the baseline the chips end."""
        return self.ink_top + self.chip_gap

    def track_y(self) -> float:
        """How far above the baseline the middle of the arcs' track lies."""
        return self.chip_bottom() + self.chip_height + self.track / 2

    @property
    def gap(self) -> int:
        """Space between paragraphs, and the height of an empty one."""
        return round(0.6 * self.em)

    def _below(self, room: Room) -> float:
        if not room.chips and not room.rails:
            return 0.34 * self.em
        return 0.06 * self.em + max(1, room.rails) * self.rail_step


def measures_of(family: str, em: int) -> Measures:
    """The sizes for article text in that family at `em` pixels."""
    font = text_font(family, em)
    metrics = QFontMetricsF(font)
    ink: QRectF = metrics.tightBoundingRect(_LETTERS)
    chip_size = max(10, round(0.47 * em))
    rail = max(2.0, round(0.1 * em))
    return Measures(
        font=font,
        chip=chip_font(chip_size),
        strong_chip=chip_font(chip_size, strong=True),
        control=chip_font(max(8, round(0.34 * em))),
        em=em,
        ink_top=round(max(-ink.top(), 0.7 * em)),
        ink_bottom=round(max(ink.bottom(), 0.3 * em)),
        chip_height=round(1.4 * chip_size),
        chip_padding=round(0.4 * chip_size),
        chip_gap=max(3.0, round(0.15 * em)),
        track=max(6.0, round(0.42 * em)),
        rail=rail,
        rail_step=rail + max(2.0, round(0.07 * em)),
        radius=max(3.0, round(0.16 * em)),
    )
