"""OneIE's JSON: one sentence a line, tokens, and mentions and events by token; what it does not know stands beside.

As in the release of OneIE (Lin et al., 2020): `doc_id`, `sent_id`, `tokens`, `sentence`, `entity_mentions`,
`relation_mentions`, `event_mentions`; token ends are exclusive, event types are written `Type:Subtype`.
Under `tawsim` stand the tokens' offsets in the article and, in its first sentence, the text itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO

from storage.formats.assembly import Assembly, dicts, listed
from storage.formats.jsonl import read_records, record_line
from storage.formats.layers import left_behind, standing, unusual
from storage.formats.loss import Loss
from storage.formats.problem import ReadError, ReadProblem, read_opened
from storage.formats.registry import WriteOptions
from storage.formats.token_sentences import Place, TokenSentences, rebuilt
from storage.model import Document, Event, Mention, Span
from storage.model.records import Record, Status


def write_oneie(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """One line a sentence."""
    loss = Loss()
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for whole in documents:
            document = standing(whole, options.layer, loss)
            left_behind(document, loss)
            for record in _sentences(document, loss):
                stream.write(record_line(record))
    return loss


def _sentences(document: Document, loss: Loss) -> Iterator[Record]:
    cut = TokenSentences(document, loss)
    places = cut.placed(document.gold(), loss)
    by_sentence: dict[int, list[Mention | Event]] = {}
    for item in document.gold_in_order():
        if item.id in places:
            by_sentence.setdefault(places[item.id].sentence, []).append(item)
    for number, row in enumerate(cut.sentences()):
        items = by_sentence.get(number, [])
        first = cut.firsts[number]
        beside: Record = {"offsets": [[token.start, token.end] for token in row]}
        if number == 0:
            article = document.article
            beside |= {"text": article.text, "title": article.title, "schema": article.schema}
        yield {
            "doc_id": document.article.id,
            "sent_id": f"{document.article.id}-{number}",
            "tokens": [token.text_in(document.text) for token in row],
            "sentence": document.text[row[0].start : row[-1].end],
            "entity_mentions": [_mention(m, places[m.id], first, document) for m in items if isinstance(m, Mention)],
            "relation_mentions": [],
            "event_mentions": [_event(e, places, first, document) for e in items if isinstance(e, Event)],
            "tawsim": beside,
        }


def _mention(mention: Mention, place: Place, first: int, document: Document) -> Record:
    record = {
        "id": mention.id,
        "text": mention.span.text_in(document.text),
        "entity_type": mention.label,
        "mention_type": str(mention.level),
        "entity_subtype": "",
        "start": place.start - first,
        "end": place.end - first,
    }
    beside = {"entity_id": mention.entity, "note": mention.note}
    return record | {key: value for key, value in beside.items() if value}


def _event(event: Event, places: dict[str, Place], first: int, document: Document) -> Record:
    trigger = places[event.id]
    arguments = [
        {
            "entity_id": argument.mention,
            "text": document.mentions[argument.mention].span.text_in(document.text),
            "role": argument.role,
        }
        for argument in event.arguments
        if argument.mention in places
    ]
    record = {
        "id": event.id,
        "event_type": event.label.replace(".", ":"),
        "trigger": {
            "text": event.trigger.text_in(document.text),
            "start": trigger.start - first,
            "end": trigger.end - first,
        },
        "arguments": arguments,
    }
    return record | unusual(event)


def is_oneie(_path: Path, head: bytes) -> bool:
    """JSON Lines with the members of a sentence."""
    return head.lstrip().startswith(b"{") and b'"sent_id"' in head and b'"tokens"' in head


def read_oneie(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """Article by article; the sentences of one stand together."""

    def read(file: BinaryIO) -> Iterator[Document | ReadProblem]:
        article: _Article | None = None
        for number, record in read_records(path, file):
            if isinstance(record, ReadProblem):
                yield record
                continue
            if not _is_sentence(record):
                yield ReadProblem(path, number, ReadError("The line is no sentence with tokens."))
                continue
            name = str(record.get("doc_id", path.stem))
            if article is None or article.name != name:
                if article is not None:
                    yield from article.documents(path, default)
                article = _Article(name, number)
            article.sentences.append(record)
        if article is not None:
            yield from article.documents(path, default)

    return read_opened(path, read)


def _is_sentence(record: object) -> bool:
    tokens = record.get("tokens") if isinstance(record, dict) else None
    return isinstance(tokens, list) and bool(tokens) and all(isinstance(token, str) for token in tokens)


@dataclass
class _Article:
    """The sentences of one article."""

    name: str
    line: int
    sentences: list[Record] = field(default_factory=list)

    def documents(self, path: Path, default: Status) -> Iterator[Document | ReadProblem]:
        beside: list[Record] = [found if isinstance(found := one.get("tawsim"), dict) else {} for one in self.sentences]
        known = beside[0].get("text")
        if isinstance(known, str) and (exact := self._exact(known, beside)) is not None:
            text, places = known, exact
        else:
            text, places = rebuilt([one["tokens"] for one in self.sentences])
        title, schema = beside[0].get("title"), beside[0].get("schema")
        assembly = Assembly(path, self.line, self.name, text, title=title, schema=schema)
        for record, row in zip(self.sentences, places, strict=True):
            for one in dicts(record.get("entity_mentions")):
                start, end = _characters(one, row)
                values = {"level": one.get("mention_type"), "entity": one.get("entity_id"), "note": one.get("note")}
                assembly.mention(str(one.get("id")), one.get("entity_type"), start, end, **values)
        for record, row in zip(self.sentences, places, strict=True):
            for one in dicts(record.get("event_mentions")):
                self._event(assembly, one, row)
        return assembly.done(default)

    def _exact(self, text: str, beside: list[Record]) -> list[list[Span]] | None:
        """The tokens' places in the text that came along; None where they are not those tokens."""
        places = []
        for one, record in zip(beside, self.sentences, strict=True):
            pairs, tokens = [pair for pair in listed(one.get("offsets")) if _is_pair(pair)], record["tokens"]
            if len(pairs) != len(tokens) or not all(map(partial(_stands, text), pairs, tokens)):
                return None
            places.append([Span(start, end) for start, end in pairs])
        return places

    def _event(self, assembly: Assembly, one: Record, row: list[Span]) -> None:
        trigger = one.get("trigger")
        start, end = _characters(trigger if isinstance(trigger, dict) else {}, row)
        id_, label = str(one.get("id")), one.get("event_type")
        label = label.replace(":", ".") if isinstance(label, str) else label
        values = {key: one[key] for key in ("modality", "polarity", "note") if isinstance(one.get(key), str)}
        if assembly.event(id_, label, start, end, **values):
            for argument in dicts(one.get("arguments")):
                assembly.argument(id_, argument.get("role"), str(argument.get("entity_id")))


def _stands(text: str, pair: list[int], token: str) -> bool:
    return pair[1] - pair[0] == len(token) and text.startswith(token, pair[0])


def _is_pair(pair: object) -> bool:
    return (
        isinstance(pair, list)
        and len(pair) == len(("start", "end"))
        and all(type(one) is int for one in pair)
        and 0 <= pair[0] < pair[1]
    )


def _characters(one: Record, row: list[Span]) -> tuple[int | None, int | None]:
    """The offsets of a stretch of tokens."""
    start, end = one.get("start"), one.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(row):
        return None, None
    return row[start].start, row[end - 1].end
