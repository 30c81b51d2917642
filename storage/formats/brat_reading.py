"""Reading brat standoff: a faulty line is named, with its number, and what depends on it is left out as well."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from sys import intern
from typing import Any, Final

from storage.formats.folders import files_of, has_file, lines_of, text_of
from storage.formats.problem import Problems, ReadProblem
from storage.formats.text import article_id, title_of
from storage.model import Document, RecordError
from storage.model.record_reading import drained, record_to_document
from storage.model.records import Record, Status

_PASSES: Final = {"T": 0, "E": 2, "A": 3, "M": 3, "#": 3, "*": 4}
"""When a line of that kind is read: what it speaks of must be there. Kinds that are not read are named at 1."""
_SPAN: Final = re.compile(r"(\S+) (\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*)$")
_NUMBERED: Final = re.compile(r"(.*?\D)\d+$")
_EDGES: Final = re.compile(r"(\d{1,12}) (\d{1,12})")
_ESCAPES: Final = {"\\n": "\n", "\\r": "\r", "\\t": "\t", "\\\\": "\\"}
_WIDEST_GAP: Final = 1000
_ESCAPE: Final = re.compile(r"\\[nrt\\]")


def is_brat(path: Path, _head: bytes) -> bool:
    """An .ann file, or a folder with one below it."""
    return path.suffix == ".ann" or (path.is_dir() and has_file(path, ".ann"))


def read_brat(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """The articles of a folder, or of one .ann or .txt file; texts without an .ann file have no annotation."""
    for text in files_of(path if path.is_dir() else path.with_suffix(".txt"), ".txt"):
        if isinstance(text, ReadProblem):
            yield text
        else:
            yield from _read(text, default)


def _read(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    annotation = path.with_suffix(".ann")
    text = text_of(path)
    content = text_of(annotation) if annotation.exists() else ""
    if isinstance(text, ReadProblem):
        yield text
        return
    if isinstance(content, ReadProblem):
        yield content
        return
    reading = _Reading(annotation, text)
    for now in range(5):
        for number, line in lines_of(content):
            if _PASSES.get(line[:1], 1) == now and line.strip():
                reading.take(number, line.rstrip("\r"))
    del content
    yield from reading.problems
    try:
        yield record_to_document(reading.record(path.stem), default)
    except RecordError as error:
        yield ReadProblem(annotation, None, error)


@dataclass
class _Reading:
    """One .ann file on its way to a record."""

    path: Path
    text: str
    spans: dict[str, Record] = field(default_factory=dict)
    groups: int = 0
    made: dict[str, Record] = field(default_factory=dict)
    triggered: dict[str, list[Record]] = field(default_factory=dict)
    """Events by their trigger's span."""

    def __post_init__(self) -> None:
        self.problems = Problems(self.path)

    def line_error(self, number: int, template: str, **values: Any) -> None:  # noqa: ANN401 - whatever can be said
        """Names what is wrong with a line."""
        self.problems.say(number, template, **values)

    def take(self, number: int, line: str) -> None:
        """Reads one line."""
        id_, _, rest = line.partition("\t")
        match id_[:1]:
            case "T":
                self._span(number, id_, rest)
            case "E":
                self._event(number, id_, [(name, target) for name, _, target in _pairs(rest)])
            case "A" | "M":
                name, owner, value = [*rest.split(), "", "", ""][:3]
                self._say(number, name, owner, value)
            case "#":
                head, _, value = rest.partition("\t")
                name, owner = [*head.split(), "", ""][:2]
                self._say(number, name, owner, _ESCAPE.sub(lambda found: _ESCAPES[found[0]], value))
            case "*":
                self.groups += 1
                for member in rest.split()[1:]:
                    if member in self.spans:
                        self.spans[member].setdefault("entity", f"c{self.groups}")
            case _:
                self.line_error(number, "The line {id} is of a kind that is not read.", id=id_)

    def record(self, name: str) -> Record:
        """The native record of the article; nothing of it is kept here."""
        triggers = {event["trigger"] for event in self.made.values()}
        used = {mention for event in self.made.values() for _, mention in event["arguments"]}
        only_triggers = triggers - used
        mentions = [span for id_, span in self.spans.items() if id_ not in only_triggers]
        events = list(self.made.values())
        for kept in (self.spans, self.made, self.triggered):
            kept.clear()
        article = {"id": article_id(name, self.text), "title": title_of(self.text) or name, "text": self.text}
        return article | {"mentions": drained(mentions), "events": _whole(events)}

    def _span(self, number: int, id_: str, rest: str) -> None:
        head, _, covered = rest.partition("\t")
        found = _SPAN.match(head)
        if found is None or id_ in self.spans:
            self.line_error(number, "The line {id} is no span, or a second one of that name.", id=id_)
            return
        pieces = [(int(first), int(last)) for first, last in (piece.split() for piece in found[2].split(";"))]
        start, end = pieces[0][0], pieces[-1][1]
        in_order = all(first < last for first, last in pieces)
        if not in_order or end > len(self.text) or any(self._gap(one[1], other[0]) for one, other in pairwise(pieces)):
            self.line_error(number, "The span {id} is in several parts or lies outside the text.", id=id_)
        elif not self._covers(pieces, covered):
            self.line_error(number, "The span {id} does not cover the text that it names.", id=id_)
        else:
            self.spans[id_] = {"id": id_, "label": label_of(found[1]), "start": start, "end": end}

    def _event(self, number: int, id_: str, parts: list[tuple[str, str]]) -> None:
        if id_ in self.made:
            self.line_error(number, "The line {id} is no span, or a second one of that name.", id=id_)
            return
        if not parts or parts[0][1] not in self.spans:
            self.line_error(number, "The event {id} has no trigger.", id=id_)
            return
        (label, trigger), arguments = parts[0], parts[1:]
        span = self.spans[trigger]
        made: Record = {"id": id_, "label": label_of(label), "start": span["start"], "end": span["end"]}
        made |= {"trigger": trigger, "arguments": []}
        for role, mention in arguments:
            if mention not in self.spans:
                self.line_error(number, "The event {id} names {mention}, which is not there.", id=id_, mention=mention)
                continue
            numbered = _NUMBERED.match(role)
            made["arguments"].append((intern(numbered[1] if numbered else role), mention))
        self.made[id_] = made
        self.triggered.setdefault(trigger, []).append(made)

    def _gap(self, start: int, end: int) -> bool:
        """Whether anything but a little white space stands there, or the end before the start."""
        return not 0 <= end - start <= _WIDEST_GAP or bool(self.text[start:end].strip())

    def _covers(self, pieces: list[tuple[int, int]], covered: str) -> bool:
        if sum(last - first + 1 for first, last in pieces) - 1 != len(covered):
            return False
        return " ".join(self.text[first:last].replace("\n", " ") for first, last in pieces) == covered

    def _say(self, number: int, name: str, owner: str, value: str) -> None:
        item = self.made.get(owner) or self.spans.get(owner)
        if item is None:
            self.line_error(number, "The line speaks of {owner}, which is not there.", owner=owner)
        elif name in ("Level", "Modality", "Polarity"):
            item[name.lower()] = intern(value)
        elif name == "AnnotatorNotes":
            item["note"] = value
        elif name == "Entity":
            item["entity"] = value
        elif name == "Span" and (edges := _EDGES.fullmatch(value)):
            self._widen(owner, int(edges[1]), int(edges[2]))

    def _widen(self, owner: str, start: int, end: int) -> None:
        """Takes line ends back into a span, and into the trigger that it is."""
        if owner not in self.spans:
            return
        for item in (self.spans[owner], *self.triggered.get(owner, ())):
            if start <= item["start"] and item["end"] <= end <= len(self.text):
                around = self.text[start : item["start"]] + self.text[item["end"] : end]
                if not around.strip("\n"):
                    item |= {"start": start, "end": end}


def _whole(events: list[Record]) -> Iterator[Record]:
    """The events as the native format has them; each is let go of before the next."""
    for event in drained(events):
        del event["trigger"]
        event["arguments"] = [{"role": role, "mention": mention} for role, mention in event["arguments"]]
        yield event


def _pairs(rest: str) -> Iterator[tuple[str, str, str]]:
    return (part.partition(":") for part in rest.split())


def label_of(name: str) -> str:
    """The label that was written under a name; other tools' labels stay as they are."""
    return intern(name.replace("--", "."))
