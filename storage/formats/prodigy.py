"""Prodigy's JSONL, an article a task: `text`, `tokens`, `spans`, `relations`, `meta`, as its `relations` view has them.

Mentions and triggers are spans; an argument is a relation from the trigger (head) to the mention (child), its label the
role. `token_end` is the last token of a span; `head` and `child` of a relation are the last tokens of its spans. What
Prodigy has no key for (ids, levels, attributes, notes, coreference, title) are members of ours, which it keeps.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from storage.formats.jsonl import record_line
from storage.formats.layers import standing
from storage.formats.loss import Loss
from storage.formats.registry import WriteOptions
from storage.formats.tokens import spaced, tokens
from storage.model import Document
from storage.model.records import Layer, Record, document_to_record

SPAN_KEYS: Final = ("start", "end", "token_start", "token_end", "label")


def write_prodigy(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """One line a document; what stands is an accepted task, candidates are one that waits for an answer."""
    loss = Loss()
    layer = Layer.CANDIDATES if options.layer is Layer.CANDIDATES else Layer.GOLD
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for document in documents:
            if options.layer is Layer.BOTH:
                standing(document, Layer.BOTH, loss)
            stream.write(record_line(_task(document, layer, loss)))
    return loss


def _task(document: Document, layer: Layer, loss: Loss) -> Record:
    text, record = document.text, document_to_record(document, layer)
    mentions, events = record.pop("mentions"), record.pop("events")
    edges = [edge for item in (*mentions, *events) for edge in (item["start"], item["end"])]
    pieces = spaced(text, tokens(text, edges))
    starts = [span.start for span, _ in pieces]
    spans = {item["id"]: _span(item, starts) | {"event": "arguments" in item} for item in (*mentions, *events)}
    relations = [_relation(argument, event["id"], spans) for event in events for argument in event["arguments"]]
    ragged = sum(item["text"] != item["text"].strip() for item in (*mentions, *events))
    loss.add("Spans that begin or end on white space, where no token does: {count}.", ragged)
    task: Record = {"_view_id": "relations"} | ({"answer": "accept"} if layer is Layer.GOLD else {})
    task |= {"text": text, "meta": record.pop("metadata"), "id": record.pop("id"), "schema": record.pop("schema")}
    task |= {"title": title} if (title := record.pop("title", "")) else {}
    task["tokens"] = [
        {"text": span.text_in(text), "start": span.start, "end": span.end, "id": number, "ws": space}
        for number, (span, space) in enumerate(pieces)
    ]
    task |= {"spans": list(spans.values()), "relations": relations}
    others = {key: value for key, value in record.items() if key not in task and key != "answer"}
    loss.add("Members of articles whose names Prodigy uses otherwise: {count}.", len(record) - len(others) - 1)
    return task | others


def _span(item: Record, starts: list[int]) -> Record:
    """The native record with the tokens that it lies on."""
    first, last = bisect_right(starts, item["start"]) - 1, bisect_left(starts, item["end"]) - 1
    known = {key: value for key, value in item.items() if key != "arguments"}
    return known | {"token_start": first, "token_end": last}


def _relation(argument: Record, event: str, spans: dict[str, Record]) -> Record:
    head, child = spans[event], spans[argument["mention"]]
    relation: dict[str, Any] = {"head": head["token_end"], "child": child["token_end"], "label": argument["role"]}
    relation |= {
        "head_span": {key: head[key] for key in SPAN_KEYS},
        "child_span": {key: child[key] for key in SPAN_KEYS},
    }
    relation |= {"head_id": event, "child_id": argument["mention"]}
    return relation | {key: value for key, value in argument.items() if key not in ("role", "mention")}
