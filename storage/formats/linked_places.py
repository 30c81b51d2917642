"""Where on earth an event took place, as far as its places have been linked to coordinates.

A mention is linked by the member `coordinates` of its record, [longitude, latitude] in degrees (WGS 84) as in GeoJSON;
the other mentions of its entity are linked by it as well.
"""

from typing import Final

from storage.model import Document, Event, Mention

_PLACE_ROLES: Final = ("Place", "Destination", "Origin")
Point = tuple[float, float]


def point_of(document: Document, mention: Mention) -> Point | None:
    """Longitude and latitude of what the mention refers to."""
    for one in (mention, *document.chains.get(mention.entity or "", ())):
        found = one.extra.get("coordinates")
        if isinstance(found, list | tuple) and len(found) == len(("longitude", "latitude")):
            longitude, latitude = found
            if _is_degree(longitude, 180) and _is_degree(latitude, 90):
                return float(longitude), float(latitude)
    return None


def points_of_event(document: Document, event: Event) -> list[tuple[str, Point]]:
    """The linked roles of an event with their points, those that say where it was first."""
    linked = [
        (argument.role, point)
        for argument in event.arguments
        if (point := point_of(document, document.mentions[argument.mention])) is not None
    ]
    return sorted(
        linked, key=lambda pair: _PLACE_ROLES.index(pair[0]) if pair[0] in _PLACE_ROLES else len(_PLACE_ROLES)
    )


def _is_degree(value: object, most: int) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -most <= value <= most
