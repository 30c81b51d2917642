"""Label Studio: a folder with `tasks.json`, to be imported there, and `config.xml`, the labelling interface.

https://labelstud.io/guide/tasks and /export: a task has `data`, `annotations` and `predictions`, whose `result` lists
regions of the type `labels` (mentions by the control `label`, triggers by `trigger`), `choices` of regions (level,
modality, polarity) and `relation`s: roles lead from a trigger to a mention, `coreference` from a mention to the one
before it. Offsets are code points, as Label Studio has counted since 1.4; a file of an older one, which counted UTF-16,
is told by the text that each region carries. What was only proposed is a prediction with its score.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from storage.formats.json_array import write_array
from storage.formats.label_studio_config import CHOICES, config
from storage.formats.layers import left_behind
from storage.formats.loss import Loss
from storage.formats.registry import WriteOptions
from storage.model import Document
from storage.model.records import Layer, Record, Status, document_to_record

SAME: Final = "coreference"
TASKS: Final = "tasks.json"
_STANDING: Final = frozenset({Status.ACCEPTED, Status.CORRECTED, Status.ADDED})


def write_label_studio(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """Two files in the folder; the interface holds the schema's types, or without one those that were met."""
    loss = Loss()
    met: tuple[set[str], set[str]] = set(), set()

    def tasks() -> Iterator[Record]:
        for number, document in enumerate(documents, 1):
            left_behind(document, loss)
            record = document_to_record(document, options.layer)
            met[0].update(one["label"] for one in record["mentions"])
            met[1].update(one["label"] for one in record["events"])
            yield _task(record, options.layer, loss, number)

    with (target / TASKS).open("w", encoding="utf-8", newline="\n") as stream:
        write_array(tasks(), stream)
    (target / "config.xml").write_text(config(options.schema, *met), encoding="utf-8")
    return loss


def _task(record: Record, layer: Layer, loss: Loss, number: int) -> Record:
    items = [*record["mentions"], *record["events"]]
    refused = sum(one["status"] == Status.REJECTED for one in items)
    loss.add("Rejected candidates left out: {count}.", refused)
    standing = [one for one in items if layer is not Layer.CANDIDATES and one["status"] in _STANDING]
    waiting = [one for one in items if layer is Layer.CANDIDATES or one["status"] == Status.CANDIDATE]
    task: Record = {"id": number}
    if layer is not Layer.CANDIDATES:
        result = list(_result(standing, loss))
        task["annotations"] = [{"id": number, "was_cancelled": False, "ground_truth": True, "result": result}]
    if waiting:
        named = {argument["mention"] for one in waiting for argument in one.get("arguments", ())}
        there = {one["id"] for one in waiting}
        needed = [one for one in items if one["id"] in named - there and one["status"] != Status.REJECTED]
        versions = sorted({one.get("source", "") for one in waiting})
        score = sum(one.get("score", 0.0) for one in waiting) / len(waiting)
        result = list(_result([*waiting, *needed], loss))
        task["predictions"] = [{"model_version": ", ".join(versions), "score": score, "result": result}]
    # The text comes last, so that the beginning of a long file tells the format.
    return task | {"data": {"id": record["id"], "schema": record["schema"], "text": record["text"]}}


def _result(items: list[Record], loss: Loss) -> Iterator[Record]:
    for one in items:
        yield from _region(one)
    there = {one["id"] for one in items}
    arguments = [(one["id"], argument) for one in items for argument in one.get("arguments", ())]
    kept = [(event, argument) for event, argument in arguments if argument["mention"] in there]
    loss.add("Proposed roles left out of mentions that were rejected: {count}.", len(arguments) - len(kept))
    for event, argument in kept:
        yield _relation(event, argument["mention"], argument["role"])
    before: dict[str, str] = {}
    for one in items:
        entity = one.get("entity")
        if entity is not None and entity in before:
            yield _relation(one["id"], before[entity], SAME)
        if entity is not None:
            before[entity] = one["id"]


def _region(one: Record) -> Iterator[Record]:
    """The labelled stretch, and a choice for each of its attributes."""
    value = {"start": one["start"], "end": one["end"], "text": one["text"]}
    name = "trigger" if "arguments" in one else "label"
    region = {"id": one["id"], "from_name": name, "to_name": "text", "type": "labels"}
    region["value"] = value | {"labels": [one["label"]]}
    region |= {"meta": {"text": [one["note"]]}} if one.get("note") else {}
    yield region | ({"score": one["score"]} if one["status"] == Status.CANDIDATE else {})
    for attribute in (attribute for attribute in CHOICES if attribute in one):
        choice = {"id": one["id"], "from_name": attribute, "to_name": "text", "type": "choices"}
        yield choice | {"value": value | {"choices": [one[attribute]]}}


def _relation(start: str, end: str, label: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": [label]}
