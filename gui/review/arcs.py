"""Arcs from a trigger to its arguments: orthogonal, rounded, in the track above the chips and a gutter beside the text.

All arcs of one event share their way, so they read as one branching line. Coordinates are those of the viewport.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from gui.review.chips import Chip, chip_width, paint_chips

_HEAD = 3.5


class Away(IntEnum):
    """Where an end lies that is scrolled out of sight."""

    ABOVE = -1
    BELOW = 1


class End(NamedTuple):
    """The top middle of a chip, and the height of the track of its line."""

    x: float
    top: float
    track: float


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument as it is drawn: where it is, whose id, and the role's name."""

    where: End | Away
    item: str
    role: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The space for arcs: the gutter's x, the visible heights, and the radius of corners."""

    gutter: float
    top: float
    bottom: float
    radius: float


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands at an edge of the view for ends beyond it; `item` is the nearest of them."""

    away: Away
    words: str
    item: str


@dataclass(slots=True)
class Arcs:
    """The drawing of one event's arguments."""

    path: QPainterPath = field(default_factory=QPainterPath)
    heads: list[QPointF] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)


def route(trigger: End | Away, name: str, event: str, arguments: Sequence[Argument], frame: Frame) -> Arcs:
    """Arcs of one event; `name` is its type's, for the marker that stands for a trigger out of sight."""
    arcs = Arcs()
    for argument in arguments:
        points = _points(trigger, argument.where, frame)
        if points:
            arcs.path.addPath(rounded(points, frame.radius))
        if points and isinstance(argument.where, End):
            arcs.heads.append(QPointF(argument.where.x, argument.where.top))
    arcs.markers = _markers(trigger, name, event, arguments)
    return arcs


def rounded(points: Sequence[QPointF], radius: float) -> QPainterPath:
    """The broken line through the points, its corners rounded by at most `radius`."""
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, _length(before, corner) / 2, _length(corner, after) / 2)
        path.lineTo(_towards(corner, before, reach))
        path.quadTo(corner, _towards(corner, after, reach))
    path.lineTo(points[-1])
    return path


def paint_arcs(painter: QPainter, arcs: Arcs, color: QColor, page: QColor, width: int, *, dashed: bool) -> None:
    """Draws the lines with a halo in the page's colour, so that they stay apart from what they cross.

    Widths are whole pixels on whole pixels: where arcs share their way, nothing half covered adds up to a thicker line.
    """
    painter.save()
    painter.translate(width % 2 / 2, width % 2 / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(page, width + 2), QPen(color, width)):
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed and pen.color() == color:
            # All arcs of an event begin with the same way, so their dashes coincide on it.
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.drawPath(arcs.path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for head in arcs.heads:
        painter.drawPolygon(QPolygonF([head, head + QPointF(-_HEAD, -_HEAD - 1), head + QPointF(_HEAD, -_HEAD - 1)]))
    painter.restore()


def marker_rect(marker: Marker, frame: Frame, font: QFont, height: float, padding: float) -> QRectF:
    """Where the marker's chip stands: at the edge, ending at the gutter."""
    width = chip_width(marker.words, font, padding) + height
    right = frame.gutter + padding
    top = frame.top + 4 if marker.away is Away.ABOVE else frame.bottom - 4 - height
    return QRectF(round(right - width), round(top), round(width), height)


def paint_marker(
    painter: QPainter, marker: Marker, rect: QRectF, fill: QColor, ink: QColor, font: QFont, padding: float
) -> None:
    """Draws a chip that points beyond the edge."""
    chip = Chip(marker.item, marker.words, rect, ink, fill=fill, strong=True)
    paint_chips(painter, [chip], font, font, padding)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    center = QPointF(rect.right() - rect.height() * 0.62, rect.center().y())
    size, way = rect.height() * 0.22, float(marker.away)
    corners = [QPointF(0, size * way), QPointF(-size, -size * way * 0.7), QPointF(size, -size * way * 0.7)]
    painter.drawPolygon(QPolygonF([center + corner for corner in corners]))


def _points(trigger: End | Away, end: End | Away, frame: Frame) -> list[QPointF]:
    if isinstance(trigger, Away) and isinstance(end, Away):
        return []
    if isinstance(trigger, End) and isinstance(end, End) and trigger.track == end.track:
        return [*_rise(trigger), *reversed(_rise(end))]
    start = _rise(trigger) if isinstance(trigger, End) else []
    finish = list(reversed(_rise(end))) if isinstance(end, End) else []
    first = start[-1].y() if start else _edge(trigger, frame)
    last = finish[0].y() if finish else _edge(end, frame)
    return [*start, QPointF(frame.gutter, first), QPointF(frame.gutter, last), *finish]


def _rise(end: End) -> list[QPointF]:
    return [QPointF(end.x, end.top), QPointF(end.x, end.track)]


def _edge(away: End | Away, frame: Frame) -> float:
    return frame.top if away is Away.ABOVE else frame.bottom


def _markers(trigger: End | Away, name: str, event: str, arguments: Sequence[Argument]) -> list[Marker]:
    if isinstance(trigger, Away):
        seen = any(isinstance(argument.where, End) for argument in arguments)
        return [Marker(trigger, name, event)] if seen else []
    markers = []
    for away in Away:
        beyond = [argument for argument in arguments if argument.where is away]
        if beyond:
            nearest = beyond[-1] if away is Away.ABOVE else beyond[0]
            markers.append(Marker(away, " · ".join(dict.fromkeys(one.role for one in beyond)), nearest.item))
    return markers


def _length(first: QPointF, second: QPointF) -> float:
    return abs(first.x() - second.x()) + abs(first.y() - second.y())


def _towards(start: QPointF, end: QPointF, distance: float) -> QPointF:
    length = _length(start, end)
    return start if length == 0 else start + (end - start) * (distance / length)
