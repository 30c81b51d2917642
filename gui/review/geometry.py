"""Where on a line of text a stretch of it lies, and which character lies at a place.

`QTextLine.cursorToX` is wrong at the ends of left-to-right runs inside right-to-left lines, and `xToCursor` on every
wrapped right-to-left line; the former is right strictly inside one visual run. So the runs come from the shaped glyphs,
their ends from the runs' own rectangles, and a hit is sought among the cursor positions of one run. Offsets here are
UTF-16 units into the block.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple, cast

from PySide6.QtGui import QTextLayout, QTextLine

from gui.review.offsets import Utf16Map

_FLAGS = QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
_JOINED = 0.5
"""Pixels up to which the rectangles of neighbouring runs count as touching."""


class Interval(NamedTuple):
    """A stretch of a line in pixels, left of the line's origin being 0."""

    left: float
    right: float


class Run(NamedTuple):
    """Neighbouring characters of one direction, drawn side by side between two edges."""

    start: int
    end: int
    left: float
    right: float
    rtl: bool


def _cursor_x(line: QTextLine, unit: int) -> float:
    # PySide6's stubs do not know that the position comes back beside the x.
    return cast("tuple[float, int]", line.cursorToX(unit))[0]


class LineGeometry:
    """One laid-out line; keeps the layout alive, without which a QTextLine silently gives wrong numbers."""

    def __init__(self, layout: QTextLayout, line: QTextLine, text: str, offsets: Utf16Map) -> None:
        self._layout = layout
        self._line = line
        self.start = line.textStart()
        self.end = self.start + line.textLength()
        start, end = offsets.to_code_point(self.start), offsets.to_code_point(self.end)
        self.inked_end = offsets.to_utf16(start + len(text[start:end].rstrip()))
        self.runs = self._visual_runs()
        self.left = self.runs[0].left if self.runs else line.naturalTextRect().left()
        self.right = self.runs[-1].right if self.runs else line.naturalTextRect().right()

    def intervals(self, start: int, end: int) -> list[Interval]:
        """Where the characters from `start` to `end` are drawn, from left to right; touching pieces are one."""
        pieces = []
        for run in self.runs:
            low, high = max(start, run.start), min(end, run.end)
            if low < high:
                first, last = self._edge(run, low), self._edge(run, high)
                pieces.append(Interval(min(first, last), max(first, last)))
        merged: list[Interval] = []
        for piece in pieces:
            if merged and piece.left - merged[-1].right < _JOINED:
                merged[-1] = Interval(merged[-1].left, max(piece.right, merged[-1].right))
            else:
                merged.append(piece)
        return merged

    def caret_x(self, unit: int) -> float:
        """Where a text cursor before the character at `unit` stands; at the line's end, after the last character."""
        for run in self.runs:
            if run.start <= unit < run.end:
                return self._edge(run, unit)
        for run in self.runs:
            if run.start < unit == run.end:
                return self._edge(run, unit)
        return _cursor_x(self._line, min(max(unit, self.start), self.end))

    def boundary_at(self, x: float, *, rtl: bool) -> int:
        """The text cursor position nearest to `x`; `rtl`, the paragraph's direction, decides beside the line."""
        if not self.runs:
            return self.start
        if not self.left <= x <= self.right:
            return self.inked_end if (x < self.left) == rtl else self.start
        run = self._run_at(x)
        stops = self._stops(run)
        edges = [self._edge(run, stop) for stop in stops]
        return min(zip(edges, stops, strict=True), key=lambda pair: abs(pair[0] - x))[1]

    def character_at(self, x: float) -> int | None:
        """The first unit of the character (with its marks) drawn at `x`; None beside the line."""
        if not self.runs or not self.left <= x <= self.right:
            return None
        run = self._run_at(x)
        for low, high in pairwise(self._stops(run)):
            first, last = sorted((self._edge(run, low), self._edge(run, high)))
            if first <= x <= last and first < last:
                return low
        return run.start

    def _run_at(self, x: float) -> Run:
        index = bisect_left([run.right for run in self.runs], x)
        return self.runs[min(index, len(self.runs) - 1)]

    def _stops(self, run: Run) -> list[int]:
        """Cursor positions in the run, its two ends included, in logical order."""
        inside = [unit for unit in range(run.start + 1, run.end) if self._layout.isValidCursorPosition(unit)]
        return [run.start, *inside, run.end]

    def _edge(self, run: Run, unit: int) -> float:
        if unit == run.start:
            return run.right if run.rtl else run.left
        if unit == run.end:
            return run.left if run.rtl else run.right
        return min(max(_cursor_x(self._line, unit), run.left), run.right)

    def _visual_runs(self) -> tuple[Run, ...]:
        pieces: dict[tuple[float, float, bool], int] = {}
        for glyphs in self._line.glyphRuns(-1, -1, _FLAGS):
            indexes, box = glyphs.stringIndexes(), glyphs.boundingRect()
            if indexes:
                # Pieces in a fallback font share their rectangle with the run that they belong to.
                key = (box.left(), box.right(), glyphs.isRightToLeft())
                pieces[key] = min(pieces.get(key, self.end), *indexes)
        logical = sorted((first, *key) for key, first in pieces.items())
        if not logical:
            return ()
        starts = [self.start, *(piece[0] for piece in logical[1:]), self.end]
        runs = []
        for (start, end), (_, left, right, rtl) in zip(pairwise(starts), logical, strict=True):
            run = Run(start, end, left, right, rtl)
            if start < self.inked_end < end:
                run = self._without_blanks(run)
            if start < self.inked_end:
                runs.append(run)
        return tuple(sorted(runs, key=lambda run: (run.left, run.right)))

    def _without_blanks(self, run: Run) -> Run:
        edge = self._edge(run, self.inked_end)
        left, right = (edge, run.right) if run.rtl else (run.left, edge)
        return Run(run.start, self.inked_end, left, right, run.rtl)
