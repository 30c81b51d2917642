"""Where on earth an event took place, as far as its places have been linked to coordinates.

A mention is linked by the member `coordinates` of its record, [longitude, latitude] in degrees (WGS 84) as in GeoJSON;
the other mentions of its entity are linked by it as well. Its member `place` may say which place that is.
"""

from dataclasses import dataclass
from typing import Final

from storage.model import Document, Event, Mention
from storage.model.linking import COORDINATES, place_of

_PLACE_ROLES: Final = ("Place", "Destination", "Origin")
ATTRIBUTION: Final = "Places: GeoNames (https://www.geonames.org), CC BY 4.0"
"""What its licence asks whoever shares its places to say."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class LinkedRole:
    """A role of an event whose filler is linked; `name` is that of the place, if the file says so."""

    role: str
    point: Point
    name: str
    is_of_geonames: bool


def point_of(mention: Mention) -> Point | None:
    """Longitude and latitude of the mention itself."""
    found = mention.extra.get(COORDINATES)
    if isinstance(found, list | tuple) and len(found) == len(("longitude", "latitude")):
        longitude, latitude = found
        if _is_degree(longitude, 180) and _is_degree(latitude, 90):
            return float(longitude), float(latitude)
    return None


def is_of_geonames(mention: Mention) -> bool:
    """Whether its coordinates are those of GeoNames, whose licence wants to be named."""
    return str((place_of(mention) or {}).get("id", "")).startswith("geonames:")


def linked_roles(document: Document, event: Event) -> list[LinkedRole]:
    """The linked roles of an event, those that say where it was first; a mention's chain may be what is linked."""
    found: list[LinkedRole] = []
    for argument in event.arguments:
        mention = document.mentions[argument.mention]
        for one in (mention, *document.chains.get(mention.entity or "", ())):
            if (point := point_of(one)) is not None:
                name = str((place_of(one) or {}).get("name", ""))
                found.append(LinkedRole(argument.role, point, name, is_of_geonames(one)))
                break
    return sorted(
        found, key=lambda one: _PLACE_ROLES.index(one.role) if one.role in _PLACE_ROLES else len(_PLACE_ROLES)
    )


def _is_degree(value: object, most: int) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -most <= value <= most
