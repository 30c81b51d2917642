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


def _onward(ways: list[float]) -> list[float]:
    """The distances with those that lead back, or beyond the last, put half way between their neighbours.

    Where a line breaks just behind a one-glyph lam-alef, Qt gives the run's start for the place inside the glyph.
    """
    last, kept = ways[-1], ways[:1]
    for index, way in enumerate(ways[1:-1], start=1):
        if kept[-1] <= way <= last:
            kept.append(way)
        else:
            following = next((other for other in ways[index + 1 :] if kept[-1] <= other <= last), last)
            kept.append((kept[-1] + following) / 2)
    return [*kept, last]


class LineGeometry:
    """One laid-out line; keeps the layout alive, without which a QTextLine silently gives wrong numbers."""

    def __init__(self, layout: QTextLayout, line: QTextLine, text: str, offsets: Utf16Map) -> None:
        self._layout = layout
        self._line = line
        self.start = line.textStart()
        self.end = self.start + line.textLength()
        start, end = offsets.to_code_point(self.start), offsets.to_code_point(self.end)
        self.inked_end = offsets.to_utf16(start + len(text[start:end].rstrip()))
        self._run_edges: dict[int, dict[int, float]] = {}
        self.runs = self._visual_runs()
        self.left = self.runs[0].left if self.runs else line.naturalTextRect().left()
        self.right = self.runs[-1].right if self.runs else line.naturalTextRect().right()

    def intervals(self, start: int, end: int) -> list[Interval]:
        """Where the characters from `start` to `end` are drawn, from left to right; touching pieces are one.

        A mark cannot be told from its letter, so an end between the two takes in both.
        """
        start, end = self._stop(start, -1), self._stop(end, 1)
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
        unit = self._stop(unit, -1)
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
        edges = self._edges(self._run_at(x))
        return min(edges, key=lambda unit: abs(edges[unit] - x))

    def character_at(self, x: float) -> int | None:
        """The first unit of the character (with its marks) drawn at `x`; None beside the line."""
        if not self.runs or not self.left <= x <= self.right:
            return None
        run = self._run_at(x)
        for (low, first), (_, last) in pairwise(self._edges(run).items()):
            if min(first, last) <= x <= max(first, last) and first != last:
                return low
        return run.start

    def _run_at(self, x: float) -> Run:
        index = bisect_left([run.right for run in self.runs], x)
        return self.runs[min(index, len(self.runs) - 1)]

    def _stop(self, unit: int, step: int) -> int:
        """The next cursor position from `unit` on; between a letter and its mark `cursorToX` is not to be trusted."""
        while self.start < unit < self.end and not self._layout.isValidCursorPosition(unit):
            unit += step
        return unit

    def _edge(self, run: Run, unit: int) -> float:
        if unit == run.start:
            return run.right if run.rtl else run.left
        if unit == run.end:
            return run.left if run.rtl else run.right
        return self._edges(run)[unit]

    def _edges(self, run: Run) -> dict[int, float]:
        """X of every cursor position in the run, ends included, in logical order."""
        known = self._run_edges.get(run.start)
        if known is None:
            inside = [unit for unit in range(run.start + 1, run.end) if self._layout.isValidCursorPosition(unit)]
            stops = [run.start, *inside, run.end]
            sign = -1 if run.rtl else 1
            start, end = (run.right, run.left) if run.rtl else (run.left, run.right)
            steps = [sign * (_cursor_x(self._line, unit) - start) for unit in inside]
            ways = _onward([0.0, *steps, sign * (end - start)])
            known = {unit: start + sign * way for unit, way in zip(stops, ways, strict=True)}
            self._run_edges[run.start] = known
        return known

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
        edge = self._edges(run).get(self._stop(self.inked_end, 1), run.left if run.rtl else run.right)
        self._run_edges.clear()
        left, right = (edge, run.right) if run.rtl else (run.left, edge)
        return Run(run.start, self.inked_end, left, right, run.rtl)
