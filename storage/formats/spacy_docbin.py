"""spaCy's DocBin: the outermost mentions as `doc.ents`, all of them as `doc.spans["mentions"]`, and all else beside.

`doc._.tawsim` (`Doc.set_extension("tawsim", default=None)`) is the native record without the text: events with their
arguments, attributes, levels, notes, coreference, and every offset in code points of `doc.text`, which is the article's
text letter by letter. A span's `id_` is the record's id; `doc.spans["triggers"]` are the events' triggers. Where the
record is there, reading goes by it and not by ents and spans.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from struct import error as StructError  # noqa: N812 - it is the name of an exception
from struct import pack
from typing import Any, Final

from storage.formats.docbin_file import DocBinWriter, PackedDocument
from storage.formats.loss import Loss
from storage.formats.problem import missing_extra
from storage.formats.registry import WriteOptions
from storage.formats.tokens import cut, spaced
from storage.model import Document, Span
from storage.model.errors import TawsimError
from storage.model.records import Layer, Record, Status, document_to_record

EXTENSION: Final = ("._.", "tawsim", None, None)
"""The key under which spaCy keeps `doc._.tawsim` in the user data."""
MENTIONS: Final = "mentions"
TRIGGERS: Final = "triggers"
SPAN: Final = ">QQQllll"
"""A span in a group: id, knowledge base id, label, first token, token after the last, and two offsets."""
GROUPS: Final = ((MENTIONS, "mentions"), (TRIGGERS, "events"))
"""The names of span groups, and under which key the record has them."""
_VOCABULARY: Final = 2000
"""Documents after which spaCy's memory of every string that it saw is let go."""
_STANDING: Final = (Status.ACCEPTED, Status.CORRECTED, Status.ADDED)


class TooLargeError(TawsimError):
    """More than a DocBin can hold."""


def load_spacy() -> Any:  # noqa: ANN401 - a module
    """The package; raises MissingExtraError."""
    try:
        import spacy
    except ImportError as error:
        raise missing_extra("spacy") from error
    return spacy


def write_spacy(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """One file; setting `tokens` (cut, words). Raises MissingExtraError, and TooLargeError beyond 4 GiB of tokens."""
    making = _Making(load_spacy(), options)
    try:
        for document in documents:
            making.add(document)
        with target.open("wb") as file:
            making.writer.write(file)
    except StructError as error:
        raise TooLargeError("That is more than one DocBin holds; export it in parts.") from error
    finally:
        making.writer.close()
    return making.loss


class _Making:
    """One file on its way."""

    def __init__(self, spacy: Any, options: WriteOptions) -> None:  # noqa: ANN401 - a module
        from spacy.attrs import ENT_IOB, ENT_TYPE, ORTH
        from spacy.tokens import Doc
        from spacy.tokens import Span as TokenSpan
        from srsly.msgpack import Packer

        self.layer = options.layer
        self.in_words = options.settings.get("tokens") == "words"
        self.loss = Loss()
        self._attributes = [ORTH, ENT_IOB, ENT_TYPE]
        self.writer = DocBinWriter(self._attributes)
        self._doc, self._span, self._filter = Doc, TokenSpan, spacy.util.filter_spans
        self._blank = partial(spacy.blank, "ar")
        self._nlp = self._blank()
        self._count = 0
        self._pack: Callable[[object], bytes] = Packer(use_bin_type=True).pack  # srsly.msgpack_dumps makes one a call

    def add(self, document: Document) -> None:
        """Makes the Doc, and puts it at the end."""
        self._count += 1
        if self._count % _VOCABULARY == 0:
            self._nlp = self._blank()
        text, record = document.text, document_to_record(document, self.layer)
        del record["text"]
        shown = {key: list(shown_spans(text, record[name], self.layer)) for key, name in GROUPS}
        standing = sum(_stands(item, self.layer) for _, name in GROUPS for item in record[name])
        self.loss.add(
            "Annotations of white space only, which no token has: {count}.", standing - sum(map(len, shown.values()))
        )
        tokens = self._tokens(text, [span for group in shown.values() for _, span in group])
        words, spaces = [span.text_in(text) for span, _ in tokens], [space for _, space in tokens]
        doc = self._doc(self._nlp.vocab, words, spaces=spaces)
        starts = [span.start for span, _ in tokens]
        groups = {key: [self._placed(doc, item, span, starts) for item, span in group] for key, group in shown.items()}
        doc.ents = self._filter(groups[MENTIONS])
        nesting = len(groups[MENTIONS]) - len(doc.ents)
        self.loss.add("Mentions that nest or cross and are in spans, not in ents: {count}.", nesting)
        marked = [one for group in groups.values() for one in group]
        self.writer.name({"", *words, *(one.label_ for one in marked)}, (one.id_ for one in marked))
        self.writer.add(
            PackedDocument(
                doc.to_array(self._attributes).tobytes(),
                bytes(spaces),
                len(words),
                self._pack({self._group(key, group): [key] for key, group in groups.items()}),
                self._user_data(record),
            )
        )

    def _group(self, name: str, spans: list[Any]) -> bytes:
        numbers = ((one.id, 0, one.label, one.start, one.end, one.start_char, one.end_char) for one in spans)
        return self._pack({"name": name, "attrs": {}, "spans": [pack(SPAN, *each) for each in numbers]})

    def _user_data(self, record: Record) -> bytes:
        """The record as it is, or as JSON where something in it is too large or too deep for msgpack."""
        try:
            return self._pack({EXTENSION: record})
        except (ValueError, OverflowError, RecursionError):
            return self._pack({EXTENSION: json.dumps(record, ensure_ascii=False)})

    def _tokens(self, text: str, spans: list[Span]) -> list[tuple[Span, bool]]:
        """The tokens of a blank Arabic pipeline, in pieces where a span begins or ends inside one."""
        words = [Span(word.idx, word.idx + len(word)) for word in self._nlp.tokenizer(text) if not word.is_space]
        edges = [edge for span in spans for edge in (span.start, span.end)]
        pieces = cut(words, edges)
        if self.in_words:
            fitting = {edge for word in words for edge in (word.start, word.end)}
            wide = sum(not {span.start, span.end} <= fitting for span in spans)
            self.loss.add("Spans widened to whole words, though not in doc._.tawsim: {count}.", wide)
            return spaced(text, words)
        self.loss.add(
            "Words cut inside, which spaCy learns from with gold_preproc only; or write tokens=words: {count}.",
            len(pieces) - len(words),
        )
        return spaced(text, pieces)

    def _placed(self, doc: Any, item: Record, span: Span, starts: list[int]) -> Any:  # noqa: ANN401 - spaCy's
        return self._span(doc, *tokens_under(span, starts), label=item["label"], span_id=item["id"])


def tokens_under(span: Span, starts: list[int]) -> tuple[int, int]:
    """The first token, and the one after the last, that the span touches."""
    return bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)


def _stands(item: Record, layer: Layer) -> bool:
    """Whether it is annotation; the others of the layer `both` are in the record alone."""
    return layer is Layer.CANDIDATES or item.get("status") in _STANDING


def shown_spans(text: str, records: list[Record], layer: Layer) -> Iterator[tuple[Record, Span]]:
    """What stands in the layer, each with its span but for white space at its edges, which no entity may have."""
    for item in records:
        covered = text[item["start"] : item["end"]]
        if _stands(item, layer) and (inner := covered.strip()):
            start = item["start"] + len(covered) - len(covered.lstrip())
            yield item, Span(start, start + len(inner))
