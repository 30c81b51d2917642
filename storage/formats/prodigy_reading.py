"""Prodigy's JSONL as documents, ours and that of others; whatever is wrong with a span or relation is named alone.

A span is an event's trigger when we wrote it as one, or, without our mark, when its label is one of the events in the
file or has a full stop in it as those of ACE do. Spans of a task that was answered with no are rejected candidates, and
of one that was passed over they are candidates.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from storage.formats.jsonl import read_records
from storage.formats.problem import Problems, ReadError, ReadProblem, read_opened
from storage.formats.text import article_id
from storage.model import Document, RecordError
from storage.model.record_reading import record_to_document
from storage.model.records import Record, Status

_TASK_KEYS: Final = {"_view_id", "answer", "text", "meta", "id", "schema", "title", "tokens", "spans", "relations"}
_SPAN_KEYS: Final = {"token_start", "token_end", "event"}
_RELATION_KEYS: Final = {"head", "child", "head_span", "child_span", "head_id", "child_id", "label", "color"}
_ANSWERS: Final = {"reject": Status.REJECTED, "ignore": Status.CANDIDATE}
_OWN: Final = re.compile(rb'"_(?:view_id|input_hash|task_hash)"\s*:')
_LONGEST_LINE: Final = 8 * 1024 * 1024


def is_prodigy(path: Path, head: bytes) -> bool:
    """Because of a member that only Prodigy writes, or a first line with text and tokens or spans."""
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    if _OWN.search(head):
        return True
    line = head.partition(b"\n")[0]
    try:
        if line == head:  # the head may be but a part of it
            with path.open("rb") as file:
                line = file.readline(_LONGEST_LINE)
        task = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (OSError, ValueError, RecursionError):
        return False
    return "text" in task and any(_has_starts(task.get(key)) for key in ("spans", "tokens"))


def _has_starts(found: object) -> bool:
    return isinstance(found, list) and bool(found) and isinstance(found[0], dict) and "start" in found[0]


def read_prodigy(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """Task by task; a faulty line is named and the next one read."""
    return read_opened(path, lambda file: _read(path, file, default))


def _read(path: Path, file: BinaryIO, default: Status) -> Iterator[Document | ReadProblem]:
    event_labels: set[str] = set()
    for number, task in read_records(path, file):
        if isinstance(task, ReadProblem):
            yield task
        elif not isinstance(task, dict) or not isinstance(task.get("text"), str) or not task["text"]:
            yield ReadProblem(path, number, ReadError("The task has no text."))
        else:
            reading = _Reading(path, number, task, event_labels)
            yield from reading.document(default)


class _Reading:
    """One task on its way to a document."""

    def __init__(self, path: Path, number: int, task: Record, event_labels: set[str]) -> None:
        self.path, self.number, self.task = path, number, task
        self.event_labels = event_labels
        self.text: str = task["text"]
        self.mentions: dict[str, Record] = {}
        self.events: dict[str, Record] = {}
        self.problems = Problems(path)
        self._unnamed = 0
        self._places: dict[str, str] = {}
        """Ids by place, and by the last token."""

    def line_error(self, template: str, **values: Any) -> None:  # noqa: ANN401 - whatever can be said
        """Names what is wrong with a part of the task."""
        self.problems.say(self.number, template, **values)

    def document(self, default: Status) -> Iterator[Document | ReadProblem]:
        """The document, after what is wrong with the task."""
        spans = self._list("spans")
        self.event_labels |= {str(span.get("label")) for span in spans if span.get("event") is True}
        for span in spans:
            self._span(span)
        for relation in self._list("relations"):
            self._relation(relation)
        if (status := _ANSWERS.get(str(self.task.get("answer")))) is not None:
            self._answered(status)
        found: Document | ReadProblem
        try:
            found = record_to_document(self._record(), default, lambda error: self.problems.add(self.number, error))
        except RecordError as error:
            found = ReadProblem(self.path, self.number, error)
        yield from self.problems
        yield found

    def _list(self, name: str) -> list[Record]:
        found = self.task.get(name) or []
        items = found if isinstance(found, list) else [found]
        if strange := sum(not isinstance(item, dict) for item in items):
            self.line_error("“{name}” holds what is no object: {count}.", name=name, count=strange)
        return [item for item in items if isinstance(item, dict)]

    def _span(self, span: Record) -> None:
        start, end, label = span.get("start"), span.get("end"), span.get("label")
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(self.text):
            self.line_error("The span {start}–{end} lies outside the text.", start=start, end=end)
        elif not isinstance(label, str) or not label:
            self.line_error("The span {start}–{end} has no label.", start=start, end=end)
        else:
            is_event = span.get("event", label in self.event_labels or "." in label) is True
            id_ = self._id(span.get("id"))
            item = {key: value for key, value in span.items() if key not in _SPAN_KEYS} | {"id": id_}
            if is_event:
                self.events[id_] = item | {"arguments": []}
            else:
                self.mentions[id_] = item
            self._places.setdefault(_place(span), id_)
            self._places.setdefault(f"token {span.get('token_end')}", id_)

    def _id(self, given: object) -> str:
        """The span's own id, or a new one where it has none or it is taken."""
        if isinstance(given, str) and given and not self._is_taken(given):
            return given
        self._unnamed = max(self._unnamed, len(self.mentions) + len(self.events)) + 1
        while self._is_taken(f"s{self._unnamed}"):
            self._unnamed += 1
        return f"s{self._unnamed}"

    def _is_taken(self, id_: str) -> bool:
        return id_ in self.mentions or id_ in self.events

    def _relation(self, relation: Record) -> None:
        role = relation.get("label")
        head, child = (self._end(relation, side) for side in ("head", "child"))
        if not isinstance(role, str) or not role or head is None or child is None:
            self.line_error("The relation {role} has no label, or an end that is no span.", role=role)
        elif head not in self.events or child not in self.mentions:
            self.line_error("The relation {role} does not lead from an event to a mention.", role=role)
        else:
            others = {key: value for key, value in relation.items() if key not in _RELATION_KEYS}
            self.events[head]["arguments"].append(others | {"role": role, "mention": child})

    def _end(self, relation: Record, side: str) -> str | None:
        """The id of one of its spans: by our own member, by place, or by the last token."""
        id_, span = relation.get(f"{side}_id"), relation.get(f"{side}_span")
        if isinstance(id_, str) and (id_ in self.mentions or id_ in self.events):
            return id_
        if isinstance(span, dict):
            return self._places.get(_place(span))
        return self._places.get(f"token {relation.get(side)}")

    def _answered(self, status: Status) -> None:
        for mention in self.mentions.values():
            mention["status"] = str(status)
        for event in self.events.values():
            event["status"] = str(status)
            for argument in event["arguments"]:
                argument["status"] = str(status)

    def _record(self) -> Record:
        """The native record."""
        meta = self.task.get("meta") or {}
        id_ = self.task.get("id") or article_id(f"{self.path.stem}-{self.number}", self.text)
        record = {key: value for key, value in self.task.items() if key not in _TASK_KEYS}
        record |= {key: self.task[key] for key in ("title", "schema") if key in self.task}
        record |= {"id": str(id_), "text": self.text, "metadata": meta if isinstance(meta, dict) else {"meta": meta}}
        return record | {"mentions": list(self.mentions.values()), "events": list(self.events.values())}


def _place(span: Record) -> str:
    return f"{span.get('start')} {span.get('end')} {span.get('label')}"
