"""Reading WebAnno TSV 3: span layers, slots and chains; other layers are named once and left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from storage.formats.assembly import Assembly, is_event_type
from storage.formats.folders import files_of, has_file, lines_of, text_of
from storage.formats.problem import Problems, ReadError, ReadProblem
from storage.formats.utf16 import Utf16Offsets
from storage.formats.webanno_units import EMPTY, NOTHING, unescaped
from storage.model import Document
from storage.model.records import Record, Status

_FORMAT: Final = "#FORMAT=WebAnno TSV 3"
_ROW: Final = re.compile(r"(\d+-\d+(?:\.\d+)?)\t(\d{1,12})-(\d{1,12})\t([^\t]*)(?:\t(.*))?$")
_MARKED: Final = re.compile(r"((?:\\.|[^\\\[])*)\[(\d+)\]$", re.DOTALL)
_LINK: Final = re.compile(r"(?<!\\)->(\d{1,12})-(\d{1,12})")
_LABELS: Final = ("value", "label", "type", "kind", "category", "identifier")


def is_webanno(path: Path, head: bytes) -> bool:
    """A file that says so, or a folder with one below it."""
    if path.is_dir():
        return has_file(path, ".tsv", _says_so)
    return head.removeprefix(b"\xef\xbb\xbf").startswith(_FORMAT.encode())


def _says_so(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_webanno(path, file.read(64))
    except OSError:
        return False


def read_webanno(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """The articles of a folder, or of one file."""
    for file in files_of(path, ".tsv", _text_beside):
        if isinstance(file, ReadProblem):
            yield file
            continue
        yield from _read(file, default)


def _read(file: Path, default: Status) -> Iterator[Document | ReadProblem]:
    content = text_of(file, encoding="utf-8-sig")
    exact = text_of(_text_beside(file)) if _text_beside(file).is_file() else None
    if isinstance(content, ReadProblem):
        yield content
    elif isinstance(exact, ReadProblem):
        yield exact
    elif content.startswith(_FORMAT):
        reading = _Reading(file, content, exact)
        del content, exact
        yield from reading.documents(default)
    else:
        yield ReadProblem(file, None, ReadError("It is no WebAnno TSV 3."))


def _text_beside(file: Path) -> Path:
    return file.with_suffix(".txt")


@dataclass
class _Layer:
    """A layer's columns: the names of its features, and where its slots begin if it has any."""

    kind: str
    name: str
    features: list[str]


@dataclass(slots=True)
class _Annotation:
    """What was gathered of one annotation from its rows; places are UTF-16 units."""

    layer: _Layer
    start: int
    end: int
    first: str
    cells: list[str]


@dataclass
class _Reading:
    """One file on its way to a document."""

    path: Path
    content: str
    exact: str | None
    layers: list[_Layer] = field(default_factory=list)
    rows: int = 0
    annotations: dict[tuple[str, str], _Annotation] = field(default_factory=dict)
    """By layer and name: the number in brackets, or else the row."""
    ids: dict[int, str] = field(default_factory=dict)
    """Of what was added, by the annotation itself."""

    def __post_init__(self) -> None:
        self.problems = Problems(self.path)

    def documents(self, default: Status) -> Iterator[Document | ReadProblem]:
        for number, line in lines_of(self.content):
            self._line(number, line.rstrip("\r"))
        if not self.rows:
            yield ReadProblem(self.path, None, ReadError("There is no text in it."))
            return
        text = self._text()
        assembly = Assembly(self.path, None, self.path.stem, text)
        assembly.problems = self.problems
        offsets = Utf16Offsets(text)
        names = self._spans(assembly, offsets)
        for annotation in self.annotations.values():
            self._slots(assembly, annotation, names)
        self._chains(assembly, offsets)
        self.annotations.clear()
        self.ids.clear()
        self.content, self.exact = "", None
        del names
        yield from assembly.done(default)

    def _line(self, number: int, line: str) -> None:
        if line.startswith("#T_"):
            kind, _, rest = line.removeprefix("#T_").partition("=")
            name, *features = rest.split("|")
            if features:
                self.layers.append(_Layer(kind, name, features))
            if kind == "RL":
                self._problem(number, "The relation layer {name} is not read.", name=name)
        elif line and not line.startswith("#"):
            found = _ROW.match(line)
            if found is None:
                self._problem(number, "The row is none of WebAnno TSV.")
            elif self._lies_outside(found):
                self._problem(number, "The row lies outside the text.")
            else:
                self.rows += 1
                self._cells(found[1], int(found[2]), int(found[3]), (found[5] or "").split("\t"))

    def _lies_outside(self, row: re.Match[str]) -> bool:
        return max(int(row[2]), int(row[3])) > 2 * len(self.content)

    def _rows(self) -> Iterator[tuple[str, int, int, str]]:
        """Name, start, end and form of the rows, which are too many to be kept."""
        for _, line in lines_of(self.content):
            found = None if line.startswith("#") else _ROW.match(line.rstrip("\r"))
            if found is not None and not self._lies_outside(found):
                yield found[1], int(found[2]), int(found[3]), found[4]

    def _problem(self, number: int, template: str, **values: str) -> None:
        self.problems.say(number, template, **values)

    def _cells(self, row: str, start: int, end: int, cells: list[str]) -> None:
        at = 0
        for layer in self.layers:
            if at >= len(cells):
                break
            own = cells[at : at + len(layer.features)]
            at += len(layer.features)
            if layer.kind == "RL" or not own or len(own) < len(layer.features) or own[0] in (NOTHING, ""):
                continue
            stacks = [_split(cell, "|") for cell in own]
            for place, value in enumerate(stacks[0]):
                marked = _MARKED.match(value)
                name = f"[{marked[2]}]" if marked is not None else row
                known = self.annotations.get((layer.name, name))
                if known is None:
                    values = [stack[place] if place < len(stack) else EMPTY for stack in stacks]
                    self.annotations[layer.name, name] = _Annotation(layer, start, end, row, values)
                else:
                    known.start, known.end = min(known.start, start), max(known.end, end)

    def _text(self) -> str:
        """The exact text where it lies beside and has the rows' forms at their places, else one made of the rows."""
        if self.exact is not None:
            offsets = Utf16Offsets(self.exact)
            if all(_stands(self.exact, offsets, *row[1:]) for row in self._rows()):
                return self.exact
        parts: list[str] = []
        at, sentence = 0, ""
        for name, start, _end, form in self._rows():
            if "." in name:
                continue
            if start > at:
                new = name.partition("-")[0] != sentence and bool(parts)
                parts.append(("\n" if new else " ") + " " * (start - at - 1))
            sentence = name.partition("-")[0]
            piece = unescaped(form)
            parts.append(piece)
            at = max(at, start) + len(piece.encode("utf-16-le", "surrogatepass")) // 2
        return "".join(parts)

    def _spans(self, assembly: Assembly, offsets: Utf16Offsets) -> dict[tuple[str, str], str]:
        """Adds mentions and events; gives the mentions' ids by the row where each begins and its number in brackets."""
        names: dict[tuple[str, str], str] = {}
        for number, ((_, name), one) in enumerate(self.annotations.items()):
            if one.layer.kind != "SP":
                continue
            values = {feature: _value(cell) for feature, cell in zip(one.layer.features, one.cells, strict=True)}
            label = next((found for feature in _LABELS if (found := values.get(feature))), next(iter(values.values())))
            slots = any(feature.startswith("ROLE_") for feature in one.layer.features)
            is_event = slots or is_event_type(label)
            id_ = f"a{number}"
            wanted = ("modality", "polarity", "note") if is_event else ("level", "note")
            kept: Record = {key: values[key] for key in wanted if values.get(key)}
            first, last = offsets.to_code_point(one.start), offsets.to_code_point(one.end)
            if (assembly.event if is_event else assembly.mention)(id_, label, first, last, **kept):
                self.ids[id(one)] = id_
                if not is_event:
                    names[one.first, name if name.startswith("[") else ""] = id_
        return names

    def _slots(self, assembly: Assembly, one: _Annotation, names: dict[tuple[str, str], str]) -> None:
        event = self.ids.get(id(one))
        for (feature, cell), (_, targets) in pairwise(zip(one.layer.features, one.cells, strict=True)):
            if event is None or not feature.startswith("ROLE_") or _bare(cell) in (EMPTY, NOTHING):
                continue
            for role, target in zip(_split(_bare(cell), ";"), _split(targets, ";"), strict=False):
                marked = _MARKED.match(target)
                row, mark = (marked[1], f"[{marked[2]}]") if marked is not None else (target, "")
                assembly.argument(event, _value(role), names.get((row, mark), target))

    def _chains(self, assembly: Assembly, offsets: Utf16Offsets) -> None:
        """Links stand where mentions stand."""
        chains: dict[int, list[tuple[int, int | None, int | None, str]]] = {}
        for one in self.annotations.values():
            link = _LINK.search(one.cells[-1]) if one.layer.kind == "CH" else None
            if link is not None:
                first, last = offsets.to_code_point(one.start), offsets.to_code_point(one.end)
                chains.setdefault(int(link[1]), []).append((int(link[2]), first, last, _value(one.cells[0])))
        assembly.join_places([one[1:] for one in sorted(chain, key=lambda one: one[0])] for chain in chains.values())


def _stands(text: str, offsets: Utf16Offsets, start: int, end: int, form: str) -> bool:
    first, last, letters = offsets.to_code_point(start), offsets.to_code_point(end), unescaped(form)
    return first is not None and last is not None and last - first == len(letters) and text.startswith(letters, first)


def _split(cell: str, sign: str) -> list[str]:
    """The parts between signs that are not escaped."""
    parts, start, at = [], 0, 0
    while at < len(cell):
        if cell[at] == "\\":
            at += 1
        elif cell[at] == sign:
            parts.append(cell[start:at])
            start = at + 1
        at += 1
    return [*parts, cell[start:]]


def _bare(cell: str) -> str:
    """The cell without its number."""
    marked = _MARKED.match(cell)
    return marked[1] if marked is not None else cell


def _value(cell: str) -> str:
    """The value of a cell; empty for none."""
    bare = _bare(cell)
    return "" if bare in (EMPTY, NOTHING) else unescaped(bare)
