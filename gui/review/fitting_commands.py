"""Which commands go with what is selected; the bar under the text and the context menu show them."""

from __future__ import annotations

from typing import Final

from gui.review.desk import Desk
from storage.model import Event, EventCandidate

_PENDING = ("accept", "reject", "relabel", "give_role", "start_grow", "end_grow", "level", "next_undecided")
_GOLD = ("relabel", "give_role", "change_role", "start_grow", "end_grow", "level", "delete", "next_undecided")
_REJECTED = ("accept", "restore", "next_undecided")
_TEXT = ("mark_mention", "mark_event", "next_undecided", "shortcuts")
_NOTHING = ("next_undecided", "next", "mark_mention", "mark_event", "finish", "shortcuts")
EVERY_FITTING: Final = tuple(dict.fromkeys((*_PENDING, *_GOLD, *_REJECTED, *_TEXT, *_NOTHING)))


def fitting_commands(desk: Desk) -> tuple[str, ...]:
    """Ids of commands, the most wanted first; none without an article."""
    if desk.document is None:
        return ()
    if desk.view.selection is not None:
        return _TEXT
    item = desk.item
    if item is None:
        return _NOTHING
    wanted: tuple[str, ...] = _GOLD
    if desk.gold is None:
        wanted = _PENDING if desk.is_pending(item.id) else _REJECTED
    unfit = {"level"} if isinstance(item, Event | EventCandidate) else {"change_role"}
    return tuple(id_ for id_ in wanted if id_ not in unfit)
