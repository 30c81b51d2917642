"""The keyboard's place in the text: where a cursor goes by letter, word, line and paragraph, and what it selects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gui.review.column import Column
from gui.review.words import next_letter, next_word_end, previous_letter, previous_word_start
from storage.model import Span

Unit = Literal["letter", "word", "line", "paragraph", "document"]
Direction = Literal["left", "right", "up", "down", "forward", "backward"]


@dataclass(frozen=True, slots=True)
class TextCursor:
    """`head` moves, `anchor` stays while a selection grows; code points. `goal` is the x that line moves aim at."""

    anchor: int = 0
    head: int = 0
    goal: float | None = None

    @property
    def span(self) -> Span | None:
        """What is selected."""
        low, high = sorted((self.anchor, self.head))
        return Span(low, high) if low < high else None


def moved(cursor: TextCursor, column: Column, unit: Unit, direction: Direction, *, extend: bool) -> TextCursor:
    """The cursor after a move.

    Left is forward in a right-to-left paragraph and back in a left-to-right one; up and down go by lines whatever the
    unit. A move by letter without `extend` collapses a selection to its end in that direction.
    """
    if direction in {"up", "down"}:
        head, goal = _vertical(cursor, column, 1 if direction == "down" else -1)
    else:
        forward = is_forward(column, cursor.head, direction)
        span = cursor.span
        if span is not None and unit == "letter" and not extend:
            head, goal = (span.end if forward else span.start), None
        else:
            head, goal = _horizontal(cursor.head, column, unit, forward=forward), None
    return TextCursor(cursor.anchor if extend else head, head, goal)


def is_forward(column: Column, point: int, direction: Direction) -> bool:
    """Whether the direction leads towards the text's end from there."""
    if direction in {"left", "right"}:
        return (direction == "left") == column.layout(column.blocks.index_at(point)).rtl
    return direction in {"forward", "down"}


def _horizontal(head: int, column: Column, unit: Unit, *, forward: bool) -> int:
    text = column.text
    match unit:
        case "letter":
            return next_letter(text, head) if forward else previous_letter(text, head)
        case "word":
            return next_word_end(text, head) if forward else previous_word_start(text, head)
        case "line":
            return _line_edge(head, column, forward=forward)
        case "paragraph":
            return _paragraph_edge(head, column, forward=forward)
        case "document":
            return len(text) if forward else 0


def _paragraph_edge(head: int, column: Column, *, forward: bool) -> int:
    """The paragraph's edge; from there that of the next paragraph or the one before."""
    index = column.blocks.index_at(head)
    block = column.blocks[index]
    if head == (block.end if forward else block.start):
        block = column.blocks[min(max(index + (1 if forward else -1), 0), len(column.blocks) - 1)]
    return block.end if forward else block.start


def _line_edge(head: int, column: Column, *, forward: bool) -> int:
    block, index, line = _line_at(head, column)
    layout = column.layout(index)
    geometry = layout.lines[line].geometry
    unit = geometry.inked_end if forward else geometry.start
    return block + layout.offsets.to_code_point(unit)


def _line_at(point: int, column: Column) -> tuple[int, int, int]:
    """(start of the block, index of the block, index of the line) at a code point."""
    index = column.blocks.index_at(point)
    block, layout = column.blocks[index], column.layout(index)
    return block.start, index, layout.line_of(layout.offsets.to_utf16(min(point, block.end) - block.start))


def _vertical(cursor: TextCursor, column: Column, step: int) -> tuple[int, float]:
    start, index, line = _line_at(cursor.head, column)
    layout = column.layout(index)
    goal = cursor.goal
    if goal is None:
        unit = layout.offsets.to_utf16(min(cursor.head, column.blocks[index].end) - start)
        goal = layout.lines[line].geometry.caret_x(unit)
    line += step
    while not 0 <= line < len(column.layout(index).lines):
        index += step
        if not 0 <= index < len(column.blocks):
            return (len(column.text) if step > 0 else 0), goal
        line = 0 if step > 0 else len(column.layout(index).lines) - 1
    layout = column.layout(index)
    unit = layout.lines[line].geometry.boundary_at(goal, rtl=layout.rtl)
    return column.blocks[index].start + layout.offsets.to_code_point(unit), goal
