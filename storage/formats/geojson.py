"""GeoJSON (RFC 7946): a point for each event whose place is linked to coordinates."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from storage.formats.layers import events_only, left_behind, standing
from storage.formats.linked_places import points_of_event
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
            points = points_of_event(document, event)
            loss.add("Events left out whose places have no coordinates: {count}.", not points)
            if points:
                loss.add("Further linked places of events left out: {count}.", len(points) - 1)
                role, (longitude, latitude) = points[0]
                yield {
                    "type": "Feature",
                    "id": f"{document.article.id}/{event.id}",
                    "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
                    "properties": {"located_by": role, **_properties(document, event)},
                }


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
