"""Which commands go with what is selected; the bar under the text and the context menu show them."""

from __future__ import annotations

from typing import Final

from gui.review.desk import Desk
from storage.model import Event, EventCandidate

_PENDING = ("accept", "reject", "relabel", "give_role", "start_grow", "end_grow", "level", "next_undecided")
_GOLD = ("relabel", "give_role", "start_grow", "end_grow", "level", "delete", "next_undecided")
_EVENT = (
    "accept",
    "reject",
    "relabel",
    "next_role",
    "next_filler",
    "swap_roles",
    "give_role",
    "start_grow",
    "end_grow",
)
_GOLD_EVENT = (
    "next_role",
    "next_filler",
    "swap_roles",
    "relabel",
    "give_role",
    "change_role",
    "start_grow",
    "end_grow",
)
_REJECTED = ("accept", "restore", "next_undecided")
_TEXT = ("mark_mention", "mark_event", "next_undecided", "shortcuts")
_NOTHING = ("next_undecided", "next", "mark_mention", "mark_event", "finish", "shortcuts")
EVERY_FITTING: Final = tuple(dict.fromkeys((*_PENDING, *_GOLD, *_EVENT, *_GOLD_EVENT, *_REJECTED, *_TEXT, *_NOTHING)))


def fitting_commands(desk: Desk) -> tuple[str, ...]:
    """Ids of commands, the most wanted first; none without an article."""
    if desk.document is None:
        return ()
    if desk.view.selection is not None:
        return _TEXT
    item = desk.item
    if item is None:
        return _NOTHING
    event = isinstance(item, Event | EventCandidate)
    if desk.gold is not None:
        return (*_GOLD_EVENT, "delete", "next_undecided") if event else _GOLD
    if not desk.is_pending(item.id):
        return _REJECTED
    return (*_EVENT, "next_undecided") if event else _PENDING
