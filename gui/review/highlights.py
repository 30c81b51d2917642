"""Annotation as shapes beneath plainly drawn text: tints, rails, boxes, strikes and chips, from geometry of our own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen

from gui.review.chips import Chip, chip_width, paint_chips, row
from gui.review.colors import Chrome, Tones, chrome_of, schema_tones
from gui.review.items import Item, State
from gui.review.layout import BlockLayout, Line
from gui.review.measures import Measures
from gui.review.places import Place, letter_box
from storage.model import Schema

_DASH, _BREAK = 4.0, 3.0


@dataclass(frozen=True)
class Look:
    """All that drawing needs to know beside what is drawn: sizes, colours and the words on the chips."""

    measures: Measures
    chrome: Chrome
    tones: Mapping[str, Tones]
    names: Mapping[str, str]
    roles: Mapping[tuple[str, str], str]
    query: str

    def tones_for(self, label: str) -> Tones:
        """The label's colours; neutral ones for a label that the schema does not know."""
        return self.tones.get(label) or self.tones[""]

    def role_name(self, event_label: str, role: str) -> str:
        """The role's name in the language of the look; its id where the schema does not know it."""
        return self.roles.get((event_label, role), role)


def look_of(schema: Schema, language: str, palette: QPalette, measures: Measures) -> Look:
    """The look of a schema's items in one language on the palette's page."""
    chrome = chrome_of(palette)
    return Look(
        measures=measures,
        chrome=chrome,
        tones=schema_tones(schema, chrome),
        names={type_.id: type_.short.in_language(language) for type_ in schema.types},
        roles={
            (type_.id, role.id): role.name.in_language(language)
            for type_ in schema.event_types.values()
            for role in type_.roles.values()
        },
        query="؟" if language.startswith("ar") else "?",
    )


@dataclass(frozen=True)
class Emphasis:
    """What stands out: the selected item, for an event its arguments' role names by item id, and a target of a drag."""

    selected: str | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    event_label: str = ""
    target: str | None = None

    def within(self, ids: Collection[str]) -> Emphasis:
        """As much of it as makes a difference among these items; one selected elsewhere becomes ""."""
        roles = {id_: role for id_, role in self.roles.items() if id_ in ids}
        selected = self.selected if self.selected is None or self.selected in ids else ""
        target = self.target if self.target in ids else None
        return Emphasis(selected, roles, self.event_label if roles else "", target)

    def lifts(self, item_id: str) -> bool:
        """Whether the item keeps its full colours."""
        return self.selected is None or item_id in {self.selected, self.target} or item_id in self.roles


@dataclass
class Marks:
    """Shapes of one block in pixels from its top left corner, in the order in which they are drawn."""

    tints: list[tuple[QRectF, QColor]] = field(default_factory=list)
    rails: list[tuple[QRectF, QColor]] = field(default_factory=list)
    boxes: list[tuple[QRectF, QPen]] = field(default_factory=list)
    strikes: list[tuple[QRectF, QColor]] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)


def marks_of(layout: BlockLayout, places: Sequence[Place], look: Look, emphasis: Emphasis) -> Marks:
    """The shapes for the items of one block."""
    marks = Marks()
    rows: dict[int, list[Chip]] = {}
    for place in sorted(places, key=lambda one: (-one.level, one.item.trigger)):
        for piece in place.pieces:
            line = layout.lines[piece.line]
            box = letter_box(line, piece.interval, look.measures, place.level)
            _add_shapes(marks, place, line, box, look, emphasis)
        if place.pieces and place.opens:
            first = place.pieces[0]
            chip = _chip(place, layout, look, emphasis)
            rows.setdefault(first.line, []).append(chip)
    for chips in rows.values():
        marks.chips += row(chips, rtl=layout.rtl, left=0, right=layout.width)
    return marks


def paint_marks(painter: QPainter, marks: Marks, look: Look) -> None:
    """Draws what lies beneath the letters; the painter's origin is the block's."""
    painter.setPen(Qt.PenStyle.NoPen)
    for color, path in _by_color(marks.tints, look.measures.radius):
        painter.fillPath(path, color)
    for rect, color in marks.rails:
        painter.fillRect(rect, color)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect, pen in marks.boxes:
        painter.setPen(pen)
        painter.drawRoundedRect(rect, look.measures.radius, look.measures.radius)
    measures = look.measures
    paint_chips(painter, marks.chips, measures.chip, measures.strong_chip, measures.chip_padding)


def paint_strikes(painter: QPainter, marks: Marks) -> None:
    """Draws what lies over the letters: the lines through rejected candidates."""
    for rect, color in marks.strikes:
        painter.fillRect(rect, color)


def _by_color(tints: Sequence[tuple[QRectF, QColor]], radius: float) -> list[tuple[QColor, QPainterPath]]:
    """Neighbours in drawing order with one colour as one path: a fill costs far more than a shape in it."""
    paths: list[tuple[QColor, QPainterPath]] = []
    for rect, color in tints:
        if not paths or paths[-1][0] != color:
            path = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)
            paths.append((color, path))
        paths[-1][1].addRoundedRect(rect, radius, radius)
    return paths


def _add_shapes(marks: Marks, place: Place, line: Line, box: QRectF, look: Look, emphasis: Emphasis) -> None:
    item, tones, lifted = place.item, look.tones_for(place.item.label), emphasis.lifts(place.item.id)
    line_color = tones.strong if lifted else tones.muted
    if item.state is State.REJECTED:
        middle = line.baseline - look.measures.ink_top * 0.36
        marks.strikes.append((QRectF(box.left(), round(middle), box.width(), 1.0), look.chrome.quiet))
        return
    solid = item.state is State.GOLD
    if solid or lifted:
        marks.tints.append((box, tones.tint if solid and lifted else tones.faint))
    chosen = item.id in {emphasis.selected, emphasis.target}
    if item.trigger and not chosen:
        marks.boxes.append((_crisp(box), _pen(line_color, 1.4, dashed=not solid)))
    if not item.trigger:
        y = round(line.baseline + look.measures.rail_y(place.level) - look.measures.rail / 2)
        rail = QRectF(box.left() + 1, y, box.width() - 2, look.measures.rail)
        marks.rails += [(part, line_color) for part in ([rail] if solid else _dashes(rail))]
    if chosen:
        marks.boxes.append((_crisp(box.adjusted(-1, -1, 1, 1)), _pen(tones.strong, 2.2, dashed=not solid)))


def _dashes(rail: QRectF) -> list[QRectF]:
    """Dashes spread evenly so that both ends of the rail are marked."""
    count = max(1, round((rail.width() + _BREAK) / (_DASH + _BREAK)))
    step = (rail.width() + _BREAK) / count
    return [QRectF(rail.left() + index * step, rail.top(), step - _BREAK, rail.height()) for index in range(count)]


def _pen(color: QColor, width: float, *, dashed: bool) -> QPen:
    pen = QPen(color, width)
    if dashed:
        pen.setDashPattern([3.0, 2.2])
    return pen


def _crisp(box: QRectF) -> QRectF:
    return QRectF(round(box.left()) + 0.5, round(box.top()) + 0.5, round(box.width()) - 1, round(box.height()) - 1)


def _chip(place: Place, layout: BlockLayout, look: Look, emphasis: Emphasis) -> Chip:
    item, measures = place.item, look.measures
    first = place.pieces[0]
    role = emphasis.roles.get(item.id)
    strong = role is not None or item.id == emphasis.selected
    text = _words(item, role, look)
    width = chip_width(text, measures.strong_chip if strong else measures.chip, measures.chip_padding)
    bottom = layout.lines[first.line].baseline - measures.chip_bottom()
    left = first.interval.right - width + 1 if layout.rtl else first.interval.left - 1
    rect = QRectF(round(left), bottom - measures.chip_height, round(width), measures.chip_height)
    return _dressed(Chip(item.id, text, rect, QColor(), strong=strong), item, role, look, emphasis)


def _words(item: Item, role: str | None, look: Look) -> str:
    name = role or look.names.get(item.label, item.label)
    if item.state is State.PENDING:
        return f"{look.query} {name}"
    if item.flagged:
        return f"! {name}"
    return f"× {name}" if item.state is State.REJECTED else name


def _dressed(chip: Chip, item: Item, role: str | None, look: Look, emphasis: Emphasis) -> Chip:
    tones = look.tones_for(emphasis.event_label if role is not None else item.label)
    if item.state is State.REJECTED:
        return replace(chip, ink=look.chrome.quiet)
    pending = item.state is State.PENDING
    if chip.strong and not pending:
        return replace(chip, ink=tones.on_strong, fill=tones.strong)
    if not emphasis.lifts(item.id):
        return replace(chip, ink=tones.quiet)
    if chip.strong:
        return replace(chip, ink=tones.ink, fill=tones.tint, edge=tones.strong, dashed=True)
    if pending:
        return replace(chip, ink=tones.ink, fill=look.chrome.page, edge=tones.strong, dashed=True)
    if item.trigger:
        return replace(chip, ink=tones.ink, fill=tones.tint, edge=tones.strong)
    return replace(chip, ink=tones.ink, fill=tones.tint)
