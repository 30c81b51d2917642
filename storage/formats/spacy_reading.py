"""DocBins as documents: ours whole, and of others' the entities and span groups. Nothing is ever unpickled."""

import json
from collections.abc import Iterator
from pathlib import Path
from struct import error as StructError  # noqa: N812 - it is the name of an exception
from struct import unpack
from typing import Any, BinaryIO, Final

from storage.formats.docbin_file import DocBinReader, PackedDocument, begins_as_docbin, decompressed
from storage.formats.docbin_strings import DocBinStrings
from storage.formats.packed import unpacked
from storage.formats.problem import MissingExtraError, ReadError, ReadProblem, read_opened
from storage.formats.spacy_docbin import EXTENSION, GROUPS, SPAN, TRIGGERS, load_spacy, shown_spans, tokens_under
from storage.formats.text import article_id
from storage.model import Document, RecordError
from storage.model.record_reading import record_to_document
from storage.model.records import Layer, Record, Status

_DAMAGED: Final = (KeyError, TypeError, ValueError, StructError, ReadError)
"""What may be raised where spans are of other kinds than spaCy's."""
_BEGINS, _INSIDE = 3, 1
"""spaCy's numbers for tokens of entities."""

_TokenSpan = tuple[int, int, int]
"""First token, token after the last, label's number."""


def is_spacy(path: Path, start: bytes) -> bool:
    """By its name, or because it unpacks to how DocBins begin."""
    return path.suffix.lower() == ".spacy" or begins_as_docbin(start)


def read_spacy(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """Document by document; without spaCy the file is named, so that others beside it are read."""
    try:
        load_spacy()
    except MissingExtraError as error:
        return iter([ReadProblem(path, None, error)])
    return read_opened(path, lambda file: _read(path, file, default))


def _read(path: Path, file: BinaryIO, default: Status) -> Iterator[Document | ReadProblem]:
    try:
        with decompressed(file, path.stat().st_size) as content:
            reader = DocBinReader(content)
            reading = _Reading(path, default, reader)
            for packed in reader.documents():
                yield from reading.take(packed)
    except ReadError as error:
        yield ReadProblem(path, None, error)
    except ValueError as error:
        yield ReadProblem(path, None, ReadError("It is no DocBin of spaCy: {error}.", error=error))


class _Reading:
    """One file on its way to documents."""

    def __init__(self, path: Path, default: Status, reader: DocBinReader) -> None:
        from spacy.attrs import ENT_IOB, ENT_TYPE, ORTH

        self.path = path
        self.default = default
        self.number = 0
        self.strings = DocBinStrings(reader)
        self._attributes = reader.attributes
        self._orth, self._iob, self._type = ORTH, ENT_IOB, ENT_TYPE

    def take(self, packed: PackedDocument) -> Iterator[Document | ReadProblem]:
        """Reads one document."""
        self.number += 1
        try:
            words = [self.strings[number] for number in self._column(packed, self._orth)]
        except KeyError:
            yield self.document_error("Document {number} has a word whose letters are not in the file.")
            return
        starts, pieces = [0], []
        for word, space in zip(words, packed.spaces, strict=True):
            pieces.append(f"{word} " if space or packed.has_unknown_spaces else word)
            starts.append(starts[-1] + len(pieces[-1]))
        text = "".join(pieces)
        try:
            if (record := _own_record(packed)) is not None:
                found = record_to_document(record | {"text": text}, self.default)
                if self._differs(packed, record, text, starts[:-1]):
                    yield self.document_error(
                        "Document {number} has other spans than doc._.tawsim, by which it is read; without user data "
                        "it would be read by its spans."
                    )
                yield found
                return
        except (RecordError, ReadError) as error:
            yield ReadProblem(self.path, None, error)
        except (ValueError, RecursionError) as error:
            yield self.document_error(
                "Document {number} has data beside its text that cannot be read: {error}.", error=error
            )
        places = [(start, start + len(word)) for start, word in zip(starts, words, strict=False)]
        yield from self._plain(packed, text, places)

    def _plain(
        self, packed: PackedDocument, text: str, places: list[tuple[int, int]]
    ) -> Iterator[Document | ReadProblem]:
        """The document by its entities and span groups; `places` are its tokens'."""
        spans: dict[tuple[str, _TokenSpan], None] = {("mentions", span): None for span in self._entities(packed)}
        try:
            spans |= dict.fromkeys(_groups(packed.spans))
        except _DAMAGED as error:
            yield self.document_error("Document {number} has spans that cannot be read: {error}.", error=error)
        records: dict[str, list[Record]] = {"mentions": [], "events": []}
        for kind, (first, last, label) in spans:
            if not (label and label in self.strings and 0 <= first < last <= len(places)):
                yield self.document_error("Document {number} has a span without a label or outside the text.")
                continue
            item: Record = {"id": f"{kind[0]}{len(records[kind]) + 1}", "label": self.strings[label]}
            item |= {"start": places[first][0], "end": places[last - 1][1]}
            records[kind].append(item if kind == "mentions" else item | {"arguments": []})
        try:
            id_ = article_id(f"{self.path.stem}-{self.number}", text)
            yield record_to_document({"id": id_, "text": text} | records, self.default)
        except RecordError as error:
            yield ReadProblem(self.path, None, error)

    def _differs(self, packed: PackedDocument, record: Record, text: str, starts: list[int]) -> bool:
        """Whether somebody has changed the spans since we wrote them from the record."""
        try:
            there = {(kind, *span) for kind, span in _groups(packed.spans)}
        except _DAMAGED:
            return True
        return all(
            there
            != {
                (kind, *tokens_under(span, starts), self.strings.number_of(item["label"]))
                for _, kind in GROUPS
                for item, span in shown_spans(text, record.get(kind) or [], layer)
            }
            for layer in (Layer.GOLD, Layer.CANDIDATES)
        )

    def _entities(self, packed: PackedDocument) -> Iterator[_TokenSpan]:
        """The runs of tokens that `doc.ents` are made of."""
        begun: tuple[int, int] | None = None
        labels = self._column(packed, self._type)
        for at, (iob, label) in enumerate(zip(self._column(packed, self._iob), labels, strict=False)):
            if begun is not None and (iob != _INSIDE or label != begun[1]):
                yield begun[0], at, begun[1]
                begun = None
            if begun is None and iob in (_BEGINS, _INSIDE) and label:
                begun = at, label
        if begun is not None:
            yield begun[0], packed.length, begun[1]

    def _column(self, packed: PackedDocument, attribute: int) -> list[int]:
        """One number of every token; none where the file does not have it."""
        import numpy as np

        if attribute not in self._attributes:
            return []
        table = np.frombuffer(packed.tokens, dtype="<u8").reshape(-1, len(self._attributes))
        return [int(number) for number in table[:, self._attributes.index(attribute)]]

    def document_error(self, template: str, **values: Any) -> ReadProblem:  # noqa: ANN401 - whatever can be said
        """What is wrong with the document that is read."""
        return ReadProblem(self.path, None, ReadError(template, number=self.number, **values))


def _own_record(packed: PackedDocument) -> Record | None:
    """What we wrote beside the text, if we did. Raises ValueError, or ReadError for what would have to be unpickled."""
    data = unpacked(packed.user_data) if packed.user_data else None
    found = data.get(EXTENSION) if isinstance(data, dict) else None
    if isinstance(found, str):
        found = json.loads(found)
    return found if isinstance(found, dict) else None


def _groups(packed: bytes) -> Iterator[tuple[str, _TokenSpan]]:
    """The spans of every group, each with the kind of annotation that it is. Raises ValueError."""
    groups = unpacked(packed) if packed else {}
    for content, names in groups.items() if isinstance(groups, dict) else ((group, ()) for group in groups or ()):
        group = unpacked(content)
        kind = "events" if TRIGGERS in (*names, group["name"]) else "mentions"
        for span in group["spans"]:
            _, _, label, first, last, _, _ = unpack(SPAN, span)
            yield kind, (first, last, label)
