"""Where on earth a mention's place is: kept with the mention, made and taken back by edits like all else."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from storage.model.annotation import Mention
from storage.model.document import Document
from storage.model.edits import Change, Edit, Kind
from storage.model.errors import EditError

COORDINATES: Final = "coordinates"
"""The member of a mention with longitude and latitude."""
PLACE: Final = "place"
"""The member that says which place that is: `id`, `name`, `country` and `by` whom; None where there is none."""
BY_NAME: Final = "name"
"""Who linked a place of which only the name told."""
BY_REVIEWER: Final = "reviewer"

Place = Mapping[str, Any]


def with_place(mention: Mention, place: Place | None, point: tuple[float, float] | None) -> Mention:
    """The mention at a point; with neither it is at no place, and nobody is to look for one."""
    extra = {key: value for key, value in mention.extra.items() if key not in (COORDINATES, PLACE)}
    extra |= {} if point is None else {COORDINATES: list(point)}
    return replace(mention, extra=extra | {PLACE: None if place is None else dict(place)})


def without_place(mention: Mention) -> Mention:
    """The mention as if nobody had ever looked for its place."""
    extra = {key: value for key, value in mention.extra.items() if key not in (COORDINATES, PLACE)}
    return replace(mention, extra=extra)


def place_of(mention: Mention) -> Place | None:
    """The place that the mention was linked to, as far as the file says which it is."""
    found = mention.extra.get(PLACE)
    return found if isinstance(found, dict) else None


def is_linked(mention: Mention) -> bool:
    """Whether the mention is somewhere."""
    return mention.extra.get(PLACE) is not None or mention.extra.get(COORDINATES) is not None


def is_asked(mention: Mention) -> bool:
    """Whether somebody has said where the mention's place is, or that it is nowhere."""
    return PLACE in mention.extra or COORDINATES in mention.extra


def link_place(
    document: Document, mention_id: str, place: Place | None, point: tuple[float, float] | None = None
) -> Edit:
    """Links a gold mention to a place, or says that it has none."""
    before = document.mentions.get(mention_id)
    if before is None:
        raise EditError("The mention is no longer there.")
    return Edit("link_place", (Change(Kind.MENTION, mention_id, before, with_place(before, place, point)),))


def unlink_place(document: Document, mention_id: str) -> Edit:
    """Forgets what was said of a gold mention's place."""
    before = document.mentions.get(mention_id)
    if before is None:
        raise EditError("The mention is no longer there.")
    return Edit("link_place", (Change(Kind.MENTION, mention_id, before, without_place(before)),))
