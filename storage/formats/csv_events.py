"""Events as a table: one row an event, a column a role; what a spreadsheet would run as a formula is made harmless."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from storage.formats.layers import events_only, left_behind, standing
from storage.formats.linked_places import linked_roles
from storage.formats.loss import Loss
from storage.formats.registry import WriteOptions
from storage.model import Document, Event

_COLUMNS: Final = (
    "article",
    "title",
    "event",
    "type",
    "trigger",
    "start",
    "end",
    "modality",
    "polarity",
    "note",
    "sentence",
)
_PLACE: Final = ("linked to", "latitude", "longitude")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_JOINED: Final = " | "


def write_csv(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """One UTF-8 file with the mark that spreadsheets want; several mentions in a role are joined by ` | `."""
    loss = Loss()
    with target.open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream)
        for row in event_rows(documents, options, loss):
            rows.writerow([harmless(str(value)) for value in row])
    return loss


def event_rows(documents: Iterable[Document], options: WriteOptions, loss: Loss) -> Iterator[list[str | int | float]]:
    """The names of the columns, then the events in the order of the text."""
    types = options.schema.event_types.values() if options.schema is not None else ()
    roles = list(dict.fromkeys(role for type_ in types for role in type_.roles))
    yield [*_COLUMNS, *roles, *_PLACE]
    for whole in documents:
        document = standing(whole, options.layer, loss)
        left_behind(document, loss)
        for event in events_only(document, loss):
            unknown = {one.role for one in event.arguments} - set(roles)
            loss.add("Arguments left out whose roles the schema does not know: {count}.", len(unknown))
            linked = linked_roles(document, event)
            longitude, latitude = linked[0].point if linked else ("", "")
            yield [*_row(document, event, roles), linked[0].name if linked else "", latitude, longitude]


def _row(document: Document, event: Event, roles: list[str]) -> Iterator[str | int]:
    text = document.text
    start = text.rfind("\n", 0, event.trigger.start) + 1
    end = text.find("\n", event.trigger.end)
    yield from (document.article.id, document.article.title, event.id, event.label, event.trigger.text_in(text))
    yield from (event.trigger.start, event.trigger.end, event.modality, event.polarity, event.note)
    yield text[start : end if end >= 0 else len(text)]
    for role in roles:
        fillers = (document.mentions[one.mention].span.text_in(text) for one in event.arguments if one.role == role)
        yield _JOINED.join(fillers)


def harmless(value: str) -> str:
    """The value with a mark before it where a spreadsheet would run it."""
    return f"'{value}" if value.startswith(_FORMULA) else value
