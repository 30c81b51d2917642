"""Reading ACE 2005: each `.apf.xml` with the `.sgm` beside it."""

import html
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from storage.formats.ace import SOURCE, VALUES
from storage.formats.assembly import Assembly
from storage.formats.folders import files_of, has_file, text_of
from storage.formats.problem import ReadProblem
from storage.formats.safe_xml import parsed
from storage.model import Document, Level
from storage.model.records import Status
from storage.model.schema_files import load_default_schema

_SUFFIX: Final = ".apf.xml"
_ENTITIES: Final = ("entity", "value", "timex2")
_EVENTS: Final = ("event",)
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
        if isinstance(annotation, ReadProblem):
            yield annotation
        elif isinstance(raw := text_of(_source_of(annotation)), ReadProblem):
            yield raw
        else:
            yield from _Reading(annotation, SourceText(raw)).documents(default)


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


@dataclass(slots=True)
class _Mention:
    """A mention of an entity or of an event: its members, where its extent or anchor lies, and its arguments."""

    members: Mapping[str, str]
    place: tuple[int, int] = (-1, -1)
    arguments: list[tuple[str, str]] = field(default_factory=list)


class _Reading:
    """One annotation file on its way to a document, gone through for mentions and then for events."""

    def __init__(self, path: Path, source: SourceText) -> None:
        self._path = path
        self._source = source
        self._assembly = Assembly(path, None, path.name.removesuffix(_SUFFIX), source.text)

    def documents(self, default: Status) -> Iterator[Document | ReadProblem]:
        for kinds, take in ((_ENTITIES, self._entity), (_EVENTS, self._event)):
            found = parsed(self._path, _Walk(kinds, take, self._assembly.rename))
            if isinstance(found, ReadProblem):
                yield found
                return
        yield from self._assembly.done(default)

    def _entity(self, kind: str, entity: Mapping[str, str], mentions: list[_Mention]) -> None:
        label = "TIME" if kind == "timex2" else entity.get("TYPE", "")
        if kind == "value":
            pair = (entity.get("TYPE", ""), entity.get("SUBTYPE", ""))
            label = _LABELS.get(pair) or _LABELS.get((pair[0], "")) or (pair[1] or pair[0])
        chain = entity.get("ID") if len(mentions) > 1 else None
        for mention in mentions:
            level = Level.NAM if mention.members.get("TYPE") == "NAM" else Level.NOM
            start, end = self._source.offsets(*mention.place)
            self._assembly.mention(mention.members.get("ID", ""), label, start, end, level=level, entity=chain)

    def _event(self, _kind: str, event: Mapping[str, str], mentions: list[_Mention]) -> None:
        label = ".".join(part for part in (event.get("TYPE"), event.get("SUBTYPE")) if part)
        values = {name: event.get(name.upper(), "").lower() for name in ("modality", "polarity")}
        for mention in mentions:
            id_, (start, end) = mention.members.get("ID", ""), self._source.offsets(*mention.place)
            if self._assembly.event(id_, label, start, end, **values):
                for role, named in mention.arguments:
                    self._assembly.argument(id_, _role(label, role), named)


class _Walk:
    """What lxml tells of the elements: gathers one entity, value, time or event after another."""

    def __init__(
        self,
        kinds: tuple[str, ...],
        take: Callable[[str, Mapping[str, str], list[_Mention]], None],
        named: Callable[[str], None],
    ) -> None:
        self._kinds, self._take, self._named = kinds, take, named
        self._above: list[str] = []
        self._members: Mapping[str, str] = {}
        self._mentions: list[_Mention] = []

    def start(self, tag: str, members: Mapping[str, str]) -> None:
        """An element begins."""
        inside = self._above[-1] if self._above else ""
        if tag in self._kinds:
            self._members, self._mentions = dict(members), []
        elif tag == f"{inside}_mention":
            self._mentions.append(_Mention(dict(members)))
        elif tag == "event_mention_argument" and self._mentions:
            self._mentions[-1].arguments.append((members.get("ROLE", ""), members.get("REFID", "")))
        elif tag == "charseq" and self._mentions and self._is_place():
            self._mentions[-1].place = _number(members.get("START")), _number(members.get("END"))
        elif tag == "document" and members.get("DOCID"):
            self._named(members["DOCID"])
        self._above.append(tag)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._above.pop()
        if tag in self._kinds:
            self._take(tag, self._members, self._mentions)
            self._mentions = []

    def close(self) -> None:
        """The file ends."""

    def _is_place(self) -> bool:
        """Whether one is in the extent or the anchor of the mention itself, and not of an argument."""
        *_, kind, mention, place = ["", "", *self._above]
        return kind in self._kinds and mention == f"{kind}_mention" and place in ("extent", "anchor")


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
