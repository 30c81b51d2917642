"""Which of our labels a strange one is likely to mean, told by its name in Arabic or English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gui.widgets.search import folded
from storage.model import LocalName, Schema

if TYPE_CHECKING:
    from storage.preview import StrangeLabel

_SHORTEST = 3
"""Letters of an id that may begin a longer label, as PER begins PERSON."""


def guess(strange: StrangeLabel, schema: Schema, event: str = "") -> str | None:
    """The one label that has the same name but for case and spelling; None where there is none or several.

    For a role, `event` is the type of ours whose roles count.
    """
    wanted = _bare(strange.label)
    names = _names(strange.kind, schema, event)
    equal = {label for label, also in names if wanted in {_bare(name) for name in also}}
    if len(equal) == 1:
        return equal.pop()
    begun = {label for label, also in names if len(label) >= _SHORTEST and wanted.startswith(_bare(label))}
    return begun.pop() if not equal and len(begun) == 1 else None


def _names(kind: str, schema: Schema, event: str) -> list[tuple[str, set[str]]]:
    match kind:
        case "mention":
            return [(one.id, {one.id, *_both(one.name), *_both(one.short)}) for one in schema.entity_types.values()]
        case "event":
            return [
                (one.id, {one.id, one.id.rpartition(".")[2], *_both(one.name), *_both(one.short)})
                for one in schema.event_types.values()
            ]
        case _:
            type_ = schema.event_types.get(event)
            return [] if type_ is None else [(one.id, {one.id, *_both(one.name)}) for one in type_.roles.values()]


def _both(name: LocalName) -> Iterable[str]:
    return name.ar, name.en


def _bare(label: str) -> str:
    """Letters and digits alone, spelled alike, the article of Arabic left out."""
    return "".join(one for one in folded(label) if one.isalnum()).removeprefix("ال")
