"""GeoJSON (RFC 7946): a point for each event whose place is linked to coordinates."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from storage.formats.layers import events_only, left_behind, standing
from storage.formats.linked_places import ATTRIBUTION, LinkedRole, linked_roles
from storage.formats.loss import Loss
from storage.formats.registry import WriteOptions
from storage.model import Document, Event
from storage.model.records import Record


def write_geojson(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """One FeatureCollection, written feature by feature."""
    loss = Loss()
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write('{"type": "FeatureCollection", "features": [')
        for number, feature in enumerate(_features(documents, options, loss)):
            stream.write(",\n" if number else "\n")
            stream.write(json.dumps(feature, ensure_ascii=False, allow_nan=False))
        stream.write("\n]}\n")
    return loss


def _features(documents: Iterable[Document], options: WriteOptions, loss: Loss) -> Iterator[Record]:
    for whole in documents:
        document = standing(whole, options.layer, loss)
        left_behind(document, loss)
        for event in events_only(document, loss):
            linked = linked_roles(document, event)
            loss.add("Events left out whose places have no coordinates: {count}.", not linked)
            if linked:
                loss.add("Further linked places of events left out: {count}.", len(linked) - 1)
                yield {
                    "type": "Feature",
                    "id": f"{document.article.id}/{event.id}",
                    "geometry": {"type": "Point", "coordinates": list(linked[0].point)},
                    "properties": {**_located(linked[0]), **_properties(document, event)},
                }


def _located(linked: LinkedRole) -> Record:
    """By which role the event was put there, the place's name if it is known, and whom its licence wants named."""
    told: Record = {"located_by": linked.role}
    told |= {"place": linked.name} if linked.name else {}
    return told | ({"attribution": ATTRIBUTION} if linked.is_of_geonames else {})


def _properties(document: Document, event: Event) -> Record:
    roles: dict[str, list[str]] = {}
    for argument in event.arguments:
        text = document.mentions[argument.mention].span.text_in(document.text)
        roles.setdefault(argument.role, []).append(text)
    return {
        "article": document.article.id,
        "title": document.article.title,
        "type": event.label,
        "trigger": event.trigger.text_in(document.text),
        "modality": event.modality,
        "polarity": event.polarity,
        "roles": roles,
    }
