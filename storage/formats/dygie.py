"""DyGIE++'s JSON: an article a line, sentences of tokens, and spans by the article's tokens, their ends inclusive.

https://github.com/dwadden/dygiepp/blob/master/doc/data.md: `doc_key`, `dataset`, `sentences`, `ner`, `relations`,
`events`, `clusters`; members that begin with `_` are passed over there. An event's trigger is one token, its first.
`_ner` and `_events` say beside each item what DyGIE++ has no place for, `_text` and `_offsets` where the tokens stand.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any, BinaryIO

from storage.formats.assembly import Assembly, listed
from storage.formats.jsonl import read_records, record_line
from storage.formats.layers import left_behind, standing, unusual
from storage.formats.loss import Loss
from storage.formats.problem import ReadError, ReadProblem, read_opened
from storage.formats.registry import WriteOptions
from storage.formats.token_sentences import Place, TokenSentences, rebuilt
from storage.model import Document, Event, Mention
from storage.model.records import Record, Status


def write_dygie(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """One line an article."""
    loss = Loss()
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for whole in documents:
            document = standing(whole, options.layer, loss)
            left_behind(document, loss)
            stream.write(record_line(_record(document, loss)))
    return loss


def _record(document: Document, loss: Loss) -> Record:
    cut = TokenSentences(document, loss)
    places = cut.placed(document.gold(), loss)
    rows = list(cut.sentences())
    ner: list[list[list[Any]]] = [[] for _ in rows]
    beside_ner: list[list[Record]] = [[] for _ in rows]
    events: list[list[list[list[Any]]]] = [[] for _ in rows]
    beside_events: list[list[Record]] = [[] for _ in rows]
    for item in document.gold_in_order():
        place = places.get(item.id)
        if place is None:
            continue
        if isinstance(item, Mention):
            ner[place.sentence].append([place.start, place.end - 1, item.label])
            beside_ner[place.sentence].append(_beside_mention(item))
        else:
            kept = [argument for argument in item.arguments if argument.mention in places]
            fillers = [[places[a.mention].start, places[a.mention].end - 1, a.role] for a in kept]
            events[place.sentence].append([[place.start, item.label], *fillers])
            beside_events[place.sentence].append(_beside_event(item, place, [a.mention for a in kept]))
            loss.add(
                "Triggers of several tokens, of which DyGIE++ has the first: {count}.", place.end - place.start > 1
            )
    chains = ([places[one.id] for one in chain if one.id in places] for chain in document.chains.values())
    article = document.article
    return {
        "doc_key": article.id,
        "dataset": "tawsim",
        "sentences": [[token.text_in(document.text) for token in row] for row in rows],
        "ner": ner,
        "relations": [[] for _ in rows],
        "events": events,
        "clusters": [[[place.start, place.end - 1] for place in chain] for chain in chains if len(chain) > 1],
        "_ner": beside_ner,
        "_events": beside_events,
        "_text": article.text,
        "_title": article.title,
        "_schema": article.schema,
        "_offsets": [[token.start, token.end] for token in cut.tokens],
    }


def _beside_mention(mention: Mention) -> Record:
    beside = {"id": mention.id, "level": str(mention.level), "entity": mention.entity, "note": mention.note}
    return {key: value for key, value in beside.items() if value}


def _beside_event(event: Event, place: Place, mentions: list[str]) -> Record:
    return {"id": event.id, "end": place.end - 1, "mentions": mentions} | unusual(event)


def is_dygie(_path: Path, head: bytes) -> bool:
    """JSON Lines with the members of a DyGIE++ document."""
    return head.lstrip().startswith(b"{") and b'"doc_key"' in head and b'"sentences"' in head


def read_dygie(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """Article by article."""

    def read(file: BinaryIO) -> Iterator[Document | ReadProblem]:
        for number, record in read_records(path, file):
            if isinstance(record, ReadProblem):
                yield record
            elif not _has_sentences(record):
                yield ReadProblem(path, number, ReadError("The line has no sentences of tokens."))
            else:
                yield from _Reading(path, number, record).documents(default)

    return read_opened(path, read)


def _has_sentences(record: object) -> bool:
    sentences = record.get("sentences") if isinstance(record, dict) else None
    return (
        isinstance(sentences, list)
        and any(sentences)
        and all(isinstance(row, list) and all(isinstance(token, str) for token in row) for row in sentences)
    )


class _Reading:
    """One line on its way to a document."""

    def __init__(self, path: Path, line: int, record: Record) -> None:
        self._record = record
        sentences, known, offsets = record.pop("sentences"), record.get("_text"), record.pop("_offsets", None)
        if isinstance(known, str) and (exact := _exact(known, offsets, sentences)) is not None:
            text, (self._starts, self._ends) = known, exact
        else:
            text, rows = rebuilt(sentences)
            self._starts = array("q", (token.start for row in rows for token in row))
            self._ends = array("q", (token.end for row in rows for token in row))
        name = str(record.get("doc_key", f"{path.stem}-{line}"))
        said = {"title": record.get("_title"), "schema": record.get("_schema")}
        self._assembly = Assembly(path, line, name, text, **said)
        self._at: dict[tuple[int, int], str] = {}

    def documents(self, default: Status) -> Iterator[Document | ReadProblem]:
        for number, (one, beside) in enumerate(self._items("ner")):
            self._mention(one, beside, f"m{number}")
        for number, (one, beside) in enumerate(self._items("events")):
            self._event(one, beside, f"e{number}")
        for cluster in listed(self._record.get("clusters")):
            ids = [self._at.get(_pair(one)) for one in listed(cluster) if isinstance(one, list)]
            found = [id_ for id_ in ids if id_ is not None]
            for earlier, later in pairwise(found):
                if "_ner" not in self._record:  # else the mentions say themselves what they refer to
                    self._assembly.join(later, earlier)
        return self._assembly.done(default)

    def _items(self, name: str) -> Iterator[tuple[list[Any], Record]]:
        """Items of all sentences, each with what stands beside it."""
        rows, beside = self._record.pop(name, None), self._record.get(f"_{name}")
        for number, row in enumerate(listed(rows)):
            own = listed(beside[number]) if isinstance(beside, list) and number < len(beside) else []
            fits = isinstance(row, list) and len(own) == len(row)
            for place, one in enumerate(listed(row)):
                if isinstance(one, list):
                    yield one, own[place] if fits and isinstance(own[place], dict) else {}

    def _mention(self, one: list[Any], beside: Record, spare: str) -> None:
        start, end = self._characters(*_pair(one))
        id_ = str(beside.get("id", spare))
        values = {key: beside.get(key) for key in ("level", "entity", "note")}
        if self._assembly.mention(id_, one[2] if len(one) > 2 else None, start, end, **values):
            self._at.setdefault(_pair(one), id_)

    def _event(self, one: list[Any], beside: Record, spare: str) -> None:
        trigger, *arguments = [part for part in one if isinstance(part, list)] or [[]]
        first, label = (trigger[0], trigger[-1]) if len(trigger) >= 2 else (None, None)
        last = beside.get("end", trigger[1] if len(trigger) > 2 else first)
        start, end = self._characters(*_pair([first, last]))
        values = {key: beside[key] for key in ("modality", "polarity", "note") if isinstance(beside.get(key), str)}
        id_ = str(beside.get("id", spare))
        if not self._assembly.event(id_, label, start, end, **values):
            return
        ids = beside.get("mentions")
        for number, argument in enumerate(arguments):
            named = ids[number] if isinstance(ids, list) and len(ids) == len(arguments) else None
            mention = (
                named if isinstance(named, str) and named in self._assembly.mentions else self._at.get(_pair(argument))
            )
            self._assembly.argument(id_, argument[2] if len(argument) > 2 else None, str(mention))

    def _characters(self, first: int, last: int) -> tuple[int | None, int | None]:
        """The offsets of a stretch of tokens, its end inclusive."""
        if not 0 <= first <= last < len(self._starts):
            return None, None
        return self._starts[first], self._ends[last]


def _exact(text: str, offsets: object, sentences: list[list[str]]) -> "tuple[array[int], array[int]] | None":
    """Where the tokens begin and end in the text that came along; None where they are not those tokens."""
    starts, ends = array("q"), array("q")
    tokens = (token for row in sentences for token in row)
    for pair, token in zip_longest(listed(offsets), tokens):
        start, end = _pair(pair) if isinstance(pair, list) else (-1, -1)
        if not 0 <= start < end <= len(text) or text[start:end] != token:
            return None
        starts.append(start)
        ends.append(end)
    return starts, ends


def _pair(one: list[Any]) -> tuple[int, int]:
    """The first two numbers; -1 for what is none."""
    first, last = [*one, None, None][:2]
    return first if type(first) is int else -1, last if type(last) is int else -1
