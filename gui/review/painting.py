"""Draws what of a page is in sight: blocks, arcs over them, and markers at the edges for ends beyond them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from gui.review.arcs import Arcs, marker_rect, paint_arcs, paint_marker
from gui.review.event_arcs import Scene, arcs_of, events_in_sight
from gui.review.items import Item, State
from gui.review.places import letter_box, pieces_of
from gui.review.prints import Prints
from gui.review.text_cursor import TextCursor
from storage.model import Span

_LANES = (-1, 1, -2, 2)
_WASH = 90
_VEIL = 205


@dataclass(frozen=True)
class Target:
    """A marker as painted, and the item to go to when it is clicked."""

    rect: QRectF
    item: str


@dataclass(frozen=True)
class Overlay:
    """What lies over the text: the selected item's arcs or all events', a drag's, letters in doubt, places found.

    Beside `alone`, where it is given, the text steps back.
    """

    selected: str | None
    every_event: bool
    drag: tuple[Item, Arcs] | None
    doubts: Sequence[Span] = ()
    alone: Span | None = None
    found: Sequence[Span] = ()


def paint_scene(
    painter: QPainter, scene: Scene, exposed: QRectF, overlay: Overlay, selection: Span | None, prints: Prints
) -> list[Target]:
    """Draws the exposed part; returns the markers that lead to ends out of sight."""
    painter.fillRect(exposed, scene.page.look.chrome.page)
    for index, y in scene.tops.items():
        if y < exposed.bottom() and y + scene.page.column.layout(index).height > exposed.top():
            painter.drawPixmap(scene.left - prints.margin, y, prints.of(index, selection))
    prints.keep(scene.tops)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if overlay.alone is not None:
        _paint_veil(painter, scene, exposed, overlay.alone)
    return _paint_overlay(painter, scene, overlay)


def paint_caret(painter: QPainter, scene: Scene, cursor: TextCursor) -> None:
    """Draws the text cursor, if it is in sight."""
    # Asked first: a layout made for a cursor out of sight would change heights above what is in sight.
    if scene.page.column.blocks.index_at(cursor.head) in scene.tops:
        index, rect = scene.page.caret(cursor.head)
        painter.fillRect(rect.translated(scene.left, scene.tops[index]).toAlignedRect(), scene.page.look.chrome.accent)


def _paint_overlay(painter: QPainter, scene: Scene, overlay: Overlay) -> list[Target]:
    chosen = scene.page.items.item(overlay.selected) if overlay.selected is not None else None
    if overlay.every_event:
        others = [event for event in events_in_sight(scene) if event.id != overlay.selected]
        for number, event in enumerate(others):
            _paint_event(painter, scene, event, arcs_of(scene, event, lane=_LANES[number % len(_LANES)]), width=1)
    for span in overlay.found:
        _paint_wash(painter, scene, span, scene.page.look.chrome.accent)
    for span in overlay.doubts:
        _paint_wash(painter, scene, span, scene.page.look.chrome.doubt)
    targets: list[Target] = []
    if chosen is not None and chosen.trigger:
        arcs = arcs_of(scene, chosen)
        _paint_event(painter, scene, chosen, arcs, width=2)
        targets = _paint_markers(painter, scene, chosen, arcs)
    if overlay.drag is not None:
        event, arcs = overlay.drag
        _paint_event(painter, scene, event, arcs, width=2)
    return targets


def _paint_wash(painter: QPainter, scene: Scene, span: Span, tone: QColor) -> None:
    """A wash over letters: those of a place found, or that probably do not belong to the selected item."""
    page, color = scene.page, QColor(tone)
    color.setAlpha(_WASH)
    for index, y in scene.tops.items():
        layout, block = page.column.layout(index), page.column.blocks[index]
        for piece in pieces_of(layout, block, span) if span.start < block.end and block.start < span.end else ():
            box = letter_box(layout.lines[piece.line], piece.interval, page.look.measures)
            painter.fillRect(box.translated(scene.left, y), color)


def _paint_veil(painter: QPainter, scene: Scene, exposed: QRectF, alone: Span) -> None:
    """The page's colour over all but one stretch of text with its chips and rails."""
    page, open_ = scene.page, QPainterPath()
    open_.setFillRule(Qt.FillRule.WindingFill)
    for index, y in scene.tops.items():
        layout, block = page.column.layout(index), page.column.blocks[index]
        for piece in pieces_of(layout, block, alone) if alone.start < block.end and block.start < alone.end else ():
            line, interval, measures = layout.lines[piece.line], piece.interval, page.look.measures
            height = measures.height(line.room)
            open_.addRect(QRectF(interval.left - 3, y + line.top, interval.right - interval.left + 6, height))
    veil = QPainterPath()
    veil.addRect(exposed)
    color = QColor(page.look.chrome.page)
    color.setAlpha(_VEIL)
    painter.fillPath(veil - open_.translated(scene.left, 0).simplified(), color)


def _paint_event(painter: QPainter, scene: Scene, event: Item, arcs: Arcs, width: int) -> None:
    look = scene.page.look
    color = look.tones_for(event.label).strong
    paint_arcs(painter, arcs, color, look.chrome.page, width, dashed=event.state is not State.GOLD)


def _paint_markers(painter: QPainter, scene: Scene, event: Item, arcs: Arcs) -> list[Target]:
    look = scene.page.look
    measures, tones = look.measures, look.tones_for(event.label)
    targets = []
    for marker in arcs.markers:
        rect = marker_rect(marker, scene.frame, measures.strong_chip, measures.chip_height, measures.chip_padding)
        paint_marker(painter, marker, rect, tones.strong, tones.on_strong, measures.strong_chip, measures.chip_padding)
        targets.append(Target(rect, marker.item))
    return targets


def target_at(targets: Sequence[Target], point: QPointF) -> str | None:
    """The item that the marker under the point leads to."""
    return next((target.item for target in targets if target.rect.contains(point)), None)
