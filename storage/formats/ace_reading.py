"""Reading ACE 2005: each `.apf.xml` with the `.sgm` beside it."""

import html
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from storage.formats.ace import SOURCE, VALUES
from storage.formats.assembly import Assembly
from storage.formats.folders import files_of, has_file, text_of
from storage.formats.problem import ReadProblem
from storage.formats.safe_xml import parsed
from storage.model import Document, Level
from storage.model.records import Status
from storage.model.schema_files import load_default_schema

_SUFFIX: Final = ".apf.xml"
_ESCAPE: Final = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_BODY: Final = re.compile(r"<(/?)BODY>", re.IGNORECASE)
_LONGEST_NUMBER: Final = 12
_TAG: Final = re.compile(r"<[^<>]*>")
_LABELS: Final = {pair: label for label, pair in VALUES.items()}


def is_ace(path: Path, _head: bytes) -> bool:
    """An .apf.xml file, or a folder with one below it."""
    return path.name.endswith(_SUFFIX) or (path.is_dir() and has_file(path, _SUFFIX))


def read_ace(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """The articles of a folder, or of one .apf.xml file."""
    for annotation in files_of(path, _SUFFIX, _source_of):
        tree = annotation if isinstance(annotation, ReadProblem) else parsed(annotation)
        if isinstance(annotation, ReadProblem) or isinstance(tree, ReadProblem):
            yield tree
        elif isinstance(raw := text_of(_source_of(annotation)), ReadProblem):
            yield raw
        else:
            yield from _Reading(annotation, tree, SourceText(raw)).documents(default)


def _source_of(annotation: Path) -> Path:
    return annotation.with_name(annotation.name.removesuffix(_SUFFIX) + ".sgm")


class SourceText:
    """The text of an .sgm file, and where its offsets lead in it."""

    def __init__(self, raw: str) -> None:
        raw = raw.removeprefix("\ufeff").replace("\r\n", "\n")
        ours = f'SOURCE="{SOURCE}"' in raw
        start, end = _body(raw)
        first = len(_TAG.sub("", raw[:start]))
        kept = _TAG.sub("", raw[start:end])
        # Ours has two line ends before the text and two after it; in others all white space around it may go.
        lead = len("\n\n") if ours else len(kept) - len(kept.lstrip())
        tail = len("\n\n") if ours else len(kept) - len(kept.rstrip())
        kept = kept[lead : max(lead, len(kept) - tail)]
        self._places = array("q")
        """By escape: where it begins, among what LDC counts."""
        self._letters = array("q")
        """By escape: which code point of the text it is."""
        self._lengths = array("q")
        pieces: list[str] = []
        at = length = 0
        for found in _ESCAPE.finditer(kept):
            letter = html.unescape(found[0])
            letter = letter if len(letter) == 1 else "\ufffd"
            pieces += kept[at : found.start()], letter
            length += found.start() - at
            self._places.append(first + lead + found.start())
            self._letters.append(length)
            self._lengths.append(len(found[0]))
            length, at = length + 1, found.end()
        self._first, self._last = first + lead, first + lead + len(kept)
        self.text = "".join([*pieces, kept[at:]])

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Code points of a stretch whose end is inclusive; outside the text they are of no use."""
        if start < self._first or end >= self._last:
            return -1, -1
        return self._letter(start), self._letter(end) + 1

    def _letter(self, place: int) -> int:
        """The code point that stands at the place, or whose escape does."""
        number = bisect_right(self._places, place) - 1
        if number < 0:
            return place - self._first
        return self._letters[number] + max(0, place - self._places[number] - self._lengths[number] + 1)


def _body(raw: str) -> tuple[int, int]:
    """Where the body begins and ends; the whole where it does not."""
    start = end = -1
    for found in _BODY.finditer(raw):
        if found[1]:
            end = found.start()
        elif start < 0:
            start = found.end()
    return (start, end) if 0 <= start <= end else (0, len(raw))


class _Reading:
    """One annotation file on its way to a document."""

    def __init__(self, path: Path, tree: Any, source: SourceText) -> None:  # noqa: ANN401 - an lxml element
        body = tree.find("document")
        self._body = tree if body is None else body
        self._source = source
        name = self._body.get("DOCID") or path.name.removesuffix(_SUFFIX)
        self._assembly = Assembly(path, None, name, source.text)

    def documents(self, default: Status) -> Iterator[Document | ReadProblem]:
        for kind in ("entity", "value", "timex2"):
            for entity in self._body.iter(kind):
                mentions = list(entity.iter(f"{kind}_mention"))
                for mention in mentions:
                    self._mention(kind, entity, mention, several=len(mentions) > 1)
        for event in self._body.iter("event"):
            for mention in event.iter("event_mention"):
                self._event(event, mention)
        return self._assembly.done(default)

    def _mention(self, kind: str, entity: Any, mention: Any, *, several: bool) -> None:  # noqa: ANN401 - lxml elements
        id_ = mention.get("ID", "")
        label = "TIME" if kind == "timex2" else entity.get("TYPE")
        if kind == "value":
            pair = (entity.get("TYPE"), entity.get("SUBTYPE") or "")
            label = _LABELS.get(pair) or _LABELS.get((pair[0], "")) or (pair[1] or pair[0])
        level = Level.NAM if mention.get("TYPE") == "NAM" else Level.NOM
        start, end = self._stretch(mention.find("extent"))
        self._assembly.mention(id_, label, start, end, level=level, entity=entity.get("ID") if several else None)

    def _event(self, event: Any, mention: Any) -> None:  # noqa: ANN401 - lxml elements
        id_ = mention.get("ID", "")
        label = ".".join(part for part in (event.get("TYPE"), event.get("SUBTYPE")) if part)
        start, end = self._stretch(mention.find("anchor"))
        values = {name: (event.get(name.upper()) or "").lower() for name in ("modality", "polarity")}
        if self._assembly.event(id_, label, start, end, **values):
            for argument in mention.iter("event_mention_argument"):
                role = _role(label, argument.get("ROLE") or "")
                self._assembly.argument(id_, role, argument.get("REFID") or "")

    def _stretch(self, parent: Any) -> tuple[int, int]:  # noqa: ANN401 - an lxml element
        sequence = parent.find("charseq") if parent is not None else None
        if sequence is None:
            return -1, -1
        return self._source.offsets(_number(sequence.get("START")), _number(sequence.get("END")))


def _number(value: str | None) -> int:
    return (
        int(value)
        if value is not None and len(value) <= _LONGEST_NUMBER and value.isascii() and value.isdigit()
        else -1
    )


def _role(label: str, role: str) -> str:
    """LDC's eight roles of time are one here, where the schema has that one."""
    type_ = load_default_schema().event_types.get(label)
    if type_ is not None and role not in type_.roles and role.startswith("Time-") and "Time" in type_.roles:
        return "Time"
    return role
