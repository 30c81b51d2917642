"""What is said of a mention's place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.translation import filled, isolated
from storage.model import Mention
from storage.model.linking import COORDINATES, is_asked, place_of


def country_name(code: str, language: str) -> str:
    """The country of an ISO code, as CLDR calls it."""
    from babel import Locale  # a start-up cost that only this should pay

    name: str = Locale(language).territories.get(code, code)
    return name


def place_line(mention: Mention, language: str) -> str:
    """Where the mention is, in a line; empty where nobody has said."""
    if not is_asked(mention):
        return ""
    point = mention.extra.get(COORDINATES)
    if not (isinstance(point, list | tuple) and len(point) == len(("longitude", "latitude"))):
        return QCoreApplication.translate("Review", "At no place")
    longitude, latitude = point
    place = place_of(mention) or {}
    country = country_name(str(place.get("country", "")), language)
    name = ", ".join(filter(None, (isolated(str(place.get("name", ""))), country)))
    at = isolated(f"{latitude}, {longitude}")
    return filled(QCoreApplication.translate("Review", "Place: {name} ({at})"), name=name, at=at)
