"""doccano's JSONL: a text with labelled spans and relations between them; offsets are code points.

https://doccano.github.io/doccano: `entities` with `id`, `label`, `start_offset`, `end_offset`; `relations` with `id`,
`from_id`, `to_id`, `type`; `Comments`. An event is the span of its trigger, and relations lead from it to what plays a
role. The relation `coreference` leads from a mention to the one before it of the same entity. Older files have `label`
or `labels`, lists of [start, end, label].
"""

from collections.abc import Iterable, Iterator
from itertools import count, pairwise
from pathlib import Path
from typing import Any, BinaryIO, Final

from storage.formats.assembly import Assembly, dicts, is_entity_type, is_event_type, listed
from storage.formats.jsonl import read_records, record_line
from storage.formats.layers import left_behind, standing
from storage.formats.loss import Loss
from storage.formats.problem import ReadError, ReadProblem, read_opened
from storage.formats.registry import WriteOptions
from storage.model import Document, Level
from storage.model.annotation import ASSERTED, POSITIVE
from storage.model.records import Record, Status

_SAME: Final = "coreference"
_OLD: Final = ("label", "labels")


def write_doccano(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """One line an article."""
    loss = Loss()
    spans, relations = count(1), count(1)
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for whole in documents:
            document = standing(whole, options.layer, loss)
            left_behind(document, loss)
            _count(document, loss)
            stream.write(record_line(_record(document, spans, relations)))
    return loss


def _count(document: Document, loss: Loss) -> None:
    named = sum(mention.level is Level.NAM for mention in document.mentions.values())
    loss.add("Names no longer told from common nouns: {count}.", named)
    said = sum((one.modality, one.polarity) != (ASSERTED, POSITIVE) for one in document.events.values())
    loss.add("Events whose modality and polarity were left out: {count}.", said)
    loss.add("Notes left out: {count}.", sum(bool(item.note) for item in document.gold()))
    strange = sum(not is_event_type(event.label) for event in document.events.values())
    loss.add("Events that will be read as mentions, for their types have no dot: {count}.", strange)


def _record(document: Document, spans: Iterator[int], relations: Iterator[int]) -> Record:
    numbers = {item.id: next(spans) for item in document.gold_in_order()}
    entities = [
        {
            "id": numbers[item.id],
            "label": item.label,
            "start_offset": item.span.start,
            "end_offset": item.span.end,
        }
        for item in document.gold_in_order()
    ]
    links = [
        (numbers[event.id], numbers[argument.mention], argument.role)
        for event in document.events.values()
        for argument in event.arguments
    ]
    links += [
        (numbers[later.id], numbers[earlier.id], _SAME)
        for chain in document.chains.values()
        for earlier, later in pairwise(chain)
    ]
    return {
        "id": document.article.id,
        "entities": entities,
        "relations": [
            {"id": next(relations), "from_id": start, "to_id": end, "type": type_} for start, end, type_ in links
        ],
        "Comments": [],
        "text": document.text,  # last, so that the beginning of a long line tells the format
    }


def is_doccano(_path: Path, head: bytes) -> bool:
    """JSON Lines with the members that doccano has."""
    return head.lstrip().startswith(b"{") and (
        b'"start_offset"' in head or (b'"entities"' in head and b'"Comments"' in head)
    )


def read_doccano(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """Article by article; what does not fit is named."""

    def read(file: BinaryIO) -> Iterator[Document | ReadProblem]:
        for number, record in read_records(path, file):
            if isinstance(record, ReadProblem):
                yield record
            elif not isinstance(record, dict) or not isinstance(record.get("text", record.get("data")), str):
                yield ReadProblem(path, number, ReadError("The line has no text."))
            else:
                yield from _read(path, number, record, default)

    return read_opened(path, read)


def _read(path: Path, line: int, record: Record, default: Status) -> Iterator[Document | ReadProblem]:
    text = str(record.get("text", record.get("data")))
    assembly = Assembly(path, line, str(record.get("id", f"{path.stem}-{line}")), text)
    relations = dicts(record.get("relations"))
    triggers = {str(one.get("from_id")) for one in relations if one.get("type") != _SAME}
    for id_, label, start, end in _spans(record):
        event = isinstance(label, str) and (
            is_event_type(label) or (str(id_) in triggers and not is_entity_type(label))
        )
        (assembly.event if event else assembly.mention)(str(id_), label, start, end)
    for one in relations:
        first, second, role = str(one.get("from_id")), str(one.get("to_id")), one.get("type")
        if role == _SAME:
            assembly.join(first, second)
        else:
            assembly.argument(first, role, second)
    yield from assembly.done(default)


def _spans(record: Record) -> Iterator[tuple[Any, Any, Any, Any]]:
    """(id, label, start, end) of every span, of new files and old ones."""
    for one in dicts(record.get("entities")):
        yield one.get("id"), one.get("label"), one.get("start_offset"), one.get("end_offset")
    old = (one for name in _OLD for one in listed(record.get(name)))
    for number, one in enumerate(old):
        if isinstance(one, list) and len(one) == len(("start", "end", "label")):
            start, end, label = one
            yield f"s{number}", label, start, end
