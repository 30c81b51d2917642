"""The formats that data is written to and read from: what each carries, and where its code is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast

from storage.formats.loss import Loss
from storage.formats.problem import ReadProblem
from storage.model import Document, Schema
from storage.model.annotation import FLAGGED
from storage.model.linking import is_linked
from storage.model.records import Layer, Status


class Carried(StrEnum):
    """What survives being written and read again."""

    NESTED = "nested mentions"
    SUBWORD = "edges inside words"
    SPACE = "edges on white space"
    LEVEL = "levels"
    EVENTS = "events"
    ARGUMENTS = "arguments"
    ATTRIBUTES = "modality and polarity"
    COREFERENCE = "coreference"
    NOTES = "notes"
    CANDIDATES = "candidates"
    REJECTIONS = "rejections"
    REMARKS = "flags, and notes on articles"
    PLACES = "links to places"


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What is written, and how; `settings` are a format's own."""

    layer: Layer = Layer.GOLD
    schema: Schema | None = None
    settings: Mapping[str, str] = field(default_factory=dict)


Write = Callable[[Iterable[Document], Path, WriteOptions], Loss]
"""Writes documents as they come to a file, or into a folder that is there; gives what could not be carried."""
Read = Callable[[Path, Status], Iterator[Document | ReadProblem]]
"""Reads documents as they come; what cannot be read is named, and the rest goes on."""
Sniff = Callable[[Path, bytes], bool]
"""Whether a file that begins so (b"" for a folder) is of this format; it only looks and never raises."""

HEAD: Final = 4096
"""Bytes that tell a format."""
JSON_HEAD: Final = 1 << 20
"""The same for JSON, where the members that tell it may stand behind a long text."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A choice that a format offers: its values, the first of which is the default, and what it means."""

    name: str
    values: tuple[str, ...]
    meaning: str


@dataclass(frozen=True)
class Format:
    """One format; `writer`, `reader` and `sniffer` are `module:function` and loaded when they are needed."""

    name: str
    title: str
    suffix: str
    carries: frozenset[Carried]
    is_folder: bool = False
    writer: str = ""
    reader: str = ""
    sniffer: str = ""
    """Without one, only `--format` chooses it."""
    extra: str = ""
    """The optional dependencies that it needs, as in `tawsim[extra]`."""
    settings: tuple[Setting, ...] = ()

    def load_write(self) -> Write:
        """The function that writes."""
        write = cast("Write", _loaded(self.writer))
        return write if {Carried.REMARKS, Carried.PLACES} <= self.carries else partial(_counting, self.carries, write)

    def load_read(self) -> Read:
        """The function that reads."""
        return cast("Read", _loaded(self.reader))

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether a file that begins so, or a folder, is of this format."""
        return bool(self.sniffer) and cast("Sniff", _loaded(self.sniffer))(path, head)


def _loaded(place: str) -> Callable[..., object]:
    module, _, name = place.partition(":")
    function: Callable[..., object] = getattr(import_module(module), name)
    return function


def _counting(
    carries: frozenset[Carried], write: Write, documents: Iterable[Document], target: Path, options: WriteOptions
) -> Loss:
    """Writes, and counts what no format but our own has a place for."""
    loss = Loss()

    def counted() -> Iterator[Document]:
        for document in documents:
            if options.layer is not Layer.CANDIDATES and Carried.PLACES not in carries:
                loss.add("Links to places left out: {count}.", sum(map(is_linked, document.mentions.values())))
            if options.layer is not Layer.CANDIDATES and Carried.REMARKS not in carries:
                loss.add("Notes on articles left out: {count}.", bool(document.note))
                flagged = sum(FLAGGED in one.extra for one in document.gold())
                loss.add("Flags for a second look left out: {count}.", flagged)
            yield document

    whole = write(counted(), target, options)
    whole.merge(loss)
    return whole


_ALL: Final = frozenset(Carried)
_COMMON: Final = _ALL - {Carried.REMARKS, Carried.PLACES}
_EVENTS_WITH_PLACES: Final = frozenset({Carried.PLACES})

_FORMATS: Final = (
    Format(
        "conll",
        "CoNLL-2003 columns",
        ".conll",
        frozenset({Carried.SUBWORD}),
        writer="storage.formats.conll:write_conll",
        reader="storage.formats.conll:read_conll",
        sniffer="storage.formats.conll:is_conll",
        settings=(
            Setting("scheme", ("bio", "bioes"), "how tags begin and end a mention"),
            Setting("flat", ("outermost", "innermost"), "which of nested mentions stay"),
        ),
    ),
    Format(
        "csv",
        "Table of events",
        ".csv",
        _EVENTS_WITH_PLACES,
        writer="storage.formats.csv_events:write_csv",
    ),
    Format(
        "excel",
        "Excel workbook of events",
        ".xlsx",
        _EVENTS_WITH_PLACES,
        writer="storage.formats.events_excel:write_excel",
        extra="excel",
    ),
    Format(
        "geojson",
        "GeoJSON of linked events",
        ".geojson",
        _EVENTS_WITH_PLACES,
        writer="storage.formats.geojson:write_geojson",
    ),
    Format(
        "brat",
        "brat standoff",
        "",
        _COMMON - {Carried.CANDIDATES, Carried.REJECTIONS},
        is_folder=True,
        writer="storage.formats.brat:write_brat",
        reader="storage.formats.brat:read_brat",
        sniffer="storage.formats.brat_reading:is_brat",
    ),
    Format(
        "spacy",
        "spaCy DocBin",
        ".spacy",
        _ALL,
        writer="storage.formats.spacy_docbin:write_spacy",
        reader="storage.formats.spacy_reading:read_spacy",
        sniffer="storage.formats.spacy_reading:is_spacy",
        extra="spacy",
        settings=(
            Setting("tokens", ("cut", "words"), "cut words where a mention begins or ends inside, or widen it to them"),
        ),
    ),
    Format(
        "prodigy",
        "Prodigy JSONL",
        ".jsonl",
        (_COMMON - {Carried.CANDIDATES, Carried.REJECTIONS}) | {Carried.PLACES},
        writer="storage.formats.prodigy:write_prodigy",
        reader="storage.formats.prodigy_reading:read_prodigy",
        sniffer="storage.formats.prodigy_reading:is_prodigy",
    ),
    Format(
        "label-studio",
        "Label Studio",
        "",
        _COMMON - {Carried.REJECTIONS},
        is_folder=True,
        writer="storage.formats.label_studio:write_label_studio",
        reader="storage.formats.label_studio_reading:read_label_studio",
        sniffer="storage.formats.label_studio_reading:is_label_studio",
    ),
    Format(
        "doccano",
        "doccano JSONL",
        ".jsonl",
        frozenset(
            {Carried.NESTED, Carried.SUBWORD, Carried.SPACE, Carried.EVENTS, Carried.ARGUMENTS, Carried.COREFERENCE}
        ),
        writer="storage.formats.doccano:write_doccano",
        reader="storage.formats.doccano:read_doccano",
        sniffer="storage.formats.doccano:is_doccano",
    ),
    Format(
        "oneie",
        "OneIE JSON",
        ".json",
        _COMMON - {Carried.SPACE, Carried.CANDIDATES, Carried.REJECTIONS},
        writer="storage.formats.oneie:write_oneie",
        reader="storage.formats.oneie:read_oneie",
        sniffer="storage.formats.oneie:is_oneie",
    ),
    Format(
        "dygie",
        "DyGIE++ JSON",
        ".json",
        _COMMON - {Carried.SPACE, Carried.CANDIDATES, Carried.REJECTIONS},
        writer="storage.formats.dygie:write_dygie",
        reader="storage.formats.dygie:read_dygie",
        sniffer="storage.formats.dygie:is_dygie",
    ),
    Format(
        "ace",
        "ACE 2005 (APF and SGM)",
        "",
        _COMMON - {Carried.LEVEL, Carried.NOTES, Carried.CANDIDATES, Carried.REJECTIONS},
        is_folder=True,
        writer="storage.formats.ace:write_ace",
        reader="storage.formats.ace_reading:read_ace",
        sniffer="storage.formats.ace_reading:is_ace",
    ),
    Format(
        "xmi",
        "UIMA CAS XMI (INCEpTION)",
        "",
        _COMMON - {Carried.CANDIDATES, Carried.REJECTIONS},
        is_folder=True,
        writer="storage.formats.xmi:write_xmi",
        reader="storage.formats.xmi_reading:read_xmi",
        sniffer="storage.formats.xmi_reading:is_xmi",
        extra="cas",
    ),
    Format(
        "webanno",
        "WebAnno TSV 3.3",
        "",
        _COMMON - {Carried.SPACE, Carried.CANDIDATES, Carried.REJECTIONS},
        is_folder=True,
        writer="storage.formats.webanno:write_webanno",
        reader="storage.formats.webanno_reading:read_webanno",
        sniffer="storage.formats.webanno_reading:is_webanno",
    ),
    Format(
        "hf",
        "Hugging Face dataset (Parquet)",
        "",
        _ALL,
        is_folder=True,
        writer="storage.formats.hugging_face:write_hugging_face",
        reader="storage.formats.hugging_face:read_hugging_face",
        sniffer="storage.formats.hugging_face:is_hugging_face",
        extra="datasets",
    ),
    # Those that nearly anything looks like come last.
    Format(
        "html",
        "Web page",
        ".html",
        frozenset(),
        reader="storage.formats.html:read_page",
        sniffer="storage.formats.html:is_html",
    ),
    Format(
        "jsonl",
        "Tawsim JSONL",
        ".jsonl",
        _ALL,
        writer="storage.formats.native:write_native",
        reader="storage.formats.native:read_native",
        sniffer="storage.formats.native:is_native",
    ),
    Format(
        "text",
        "Plain text",
        ".txt",
        frozenset(),
        reader="storage.formats.text:read_plain",
        sniffer="storage.formats.text:is_text",
    ),
)

FORMATS: Final[Mapping[str, Format]] = MappingProxyType({format_.name: format_ for format_ in _FORMATS})
"""Every format by its name, in the order in which they are asked whether a file is theirs."""
WRITABLE: Final = {name: format_ for name, format_ in FORMATS.items() if format_.writer}
READABLE: Final = {name: format_ for name, format_ in FORMATS.items() if format_.reader}
