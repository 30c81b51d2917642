"""The arcs of a page's events where its items stand in the viewport now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from gui.review.arcs import Arcs, Argument, Away, End, Frame, route
from gui.review.highlights import Emphasis
from gui.review.items import Item
from gui.review.page import Page


@dataclass(frozen=True)
class Scene:
    """A page as it lies in the viewport: block index to its y there, the text's left edge, and the frame for arcs."""

    page: Page
    tops: Mapping[int, int]
    left: int
    frame: Frame


def emphasis_for(page: Page, selected: str | None, target: str | None = None) -> Emphasis:
    """What stands out when an item is selected: itself, an event's arguments under their roles' names, its chain."""
    item = page.items.item(selected) if selected is not None else None
    if item is None:
        return Emphasis(target=target)
    roles: dict[str, str] = {}
    for role, mention in page.items.arguments(item.id):
        name = page.look.role_name(item.label, role)
        roles[mention] = f"{roles[mention]} + {name}" if mention in roles else name
    own = page.document.mentions.get(item.id)
    if own is not None and own.entity is not None:
        roles |= {one.id: "" for one in page.document.chains[own.entity] if one is not own}
    return Emphasis(item.id, roles, item.label, target)


def arcs_of(scene: Scene, event: Item, *, lane: int = 0) -> Arcs:
    """The arcs of one event; events in other lanes run a little beside."""
    items = scene.page.items
    arguments = [
        Argument(where(scene, mention, lane), mention.id, scene.page.look.role_name(event.label, role))
        for role, id_ in items.arguments(event.id)
        for mention in [items.item(id_)]
        if mention is not None
    ]
    frame = scene.frame
    if lane:
        frame = Frame(frame.gutter + lane * 4.0, frame.top, frame.bottom, frame.radius)
    name = scene.page.look.names.get(event.label, event.label)
    return route(where(scene, event, lane), name, event.id, arguments, frame)


def where(scene: Scene, item: Item, lane: int = 0) -> End | Away:
    """The top of the item's chip in the viewport, or on which side of it the item lies."""
    first, last = min(scene.tops, default=0), max(scene.tops, default=0)
    chip = scene.page.chip_rect(item)
    if chip is None or chip[0] not in scene.tops:
        return Away.ABOVE if scene.page.column.blocks.index_at(item.span.start) <= (first + last) / 2 else Away.BELOW
    measures, rect = scene.page.look.measures, chip[1].translated(scene.left, scene.tops[chip[0]])
    track = rect.top() - measures.track / 2 + lane * 2.0
    if track < scene.frame.top:
        return Away.ABOVE
    if rect.bottom() + measures.chip_gap + measures.ink_top > scene.frame.bottom:
        return Away.BELOW
    return End(round(rect.center().x()), rect.top(), round(track))


def events_in_sight(scene: Scene) -> list[Item]:
    """Triggers that begin in the blocks in sight, in reading order."""
    found: dict[str, Item] = {}
    for index in scene.tops:
        found |= {item.id: item for item in scene.page.items.in_block(index) if item.trigger}
    return list(found.values())


def rubber(scene: Scene, event: Item, pointer: QPointF, target: Item | None) -> Arcs:
    """The arc of a drag: to the mention under the pointer, else to the pointer itself."""
    if target is not None:
        return route(where(scene, event), "", event.id, [Argument(where(scene, target), target.id, "")], scene.frame)
    start = where(scene, event)
    if isinstance(start, Away):
        return Arcs()
    free = End(pointer.x(), pointer.y(), min(start.track, pointer.y()))
    same_line = End(free.x, free.top, start.track)
    return route(start, "", event.id, [Argument(same_line, event.id, "")], scene.frame)
