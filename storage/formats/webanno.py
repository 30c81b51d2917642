"""WebAnno TSV 3.3: a folder with a `.tsv` for each article, and a `.txt` with its exact text.

https://inception-project.github.io/releases/latest/docs/user-guide.html (WebAnno TSV): a row a token, and one a part
of a token where an annotation begins or ends inside; stacked annotations and those of several rows have a number in
brackets. Offsets are UTF-16 units.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from storage.formats.layers import left_behind, standing
from storage.formats.loss import Loss
from storage.formats.names import FileNames
from storage.formats.registry import WriteOptions
from storage.formats.token_sentences import TokenSentences
from storage.formats.utf16 import Utf16Offsets
from storage.formats.webanno_units import (
    EMPTY,
    EVENT_FEATURES,
    HEADER,
    MENTION_FEATURES,
    NOTHING,
    Unit,
    Units,
    escaped_text,
    escaped_value,
)
from storage.model import Document, Event, Mention


def write_webanno(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """Two files an article."""
    loss, names = Loss(), FileNames()
    for whole in documents:
        document = standing(whole, options.layer, loss)
        left_behind(document, loss)
        name = names.of(document.article)
        (target / f"{name}.txt").write_bytes(document.text.encode())
        with (target / f"{name}.tsv").open("w", encoding="utf-8", newline="\n") as stream:
            _Table(document, loss).write(stream)
    return loss


class _Table:
    """One article's rows."""

    def __init__(self, document: Document, loss: Loss) -> None:
        self._document = document
        self._sentences = TokenSentences(document, loss, cut=False)
        self._offsets = Utf16Offsets(document.text)
        self._units = Units(self._sentences, (item.span for item in document.gold()))
        of = {item.id: self._units.of(item.span) for item in document.gold()}
        empty = sum(not units for units in of.values())
        loss.add("Annotations of white space only, which no token has: {count}.", empty)
        self._of = {id_: units for id_, units in of.items() if units}
        trimmed = sum(self._is_trimmed(item) for item in document.gold() if item.id in self._of)
        loss.add("Mentions cut where they begin or end on white space: {count}.", trimmed)
        chained = {one.id for chain in document.chains.values() for one in chain if len(chain) > 1}
        self._mentions = _layer(self._of, document.mentions)
        self._events = _layer(self._of, document.events)
        self._links = _layer(self._of, chained)
        self._numbers = _numbers((self._mentions, self._events))
        self._link_numbers = _numbers((self._links,), len(self._numbers))
        self._places = {
            one.id: (number, place)
            for number, chain in enumerate(document.chains.values(), 1)
            for place, one in enumerate(chain, 1)
        }

    def write(self, stream: TextIO) -> None:
        """The head, and the sentences."""
        text = self._document.text
        stream.write(HEADER)
        number = 0
        for row in self._sentences.sentences():
            stream.write(f"\n#Text={escaped_text(text[row[0].start : row[-1].end])}\n")
            for token in row:
                self._row(stream, Unit(number, None), token.start, token.end)
                for start, end in self._units.parts.get(number, ()):
                    self._row(stream, Unit(number, (start, end)), start, end)
                number += 1

    def _row(self, stream: TextIO, unit: Unit, start: int, end: int) -> None:
        place = f"{self._offsets.to_utf16(start)}-{self._offsets.to_utf16(end)}"
        form = escaped_text(self._document.text[start:end])
        cells = [self._units.name(unit), place, form, *self._cells(unit)]
        stream.write("\t".join(cells) + "\t\n")

    def _cells(self, unit: Unit) -> Iterator[str]:
        document = self._document
        mentions = [document.mentions[id_] for id_ in self._mentions.get(unit, ())]
        values = [(one.label, str(one.level), one.note) for one in mentions]
        yield from self._columns(mentions, values, len(MENTION_FEATURES))
        events = [document.events[id_] for id_ in self._events.get(unit, ())]
        said = [(one.label, one.modality, one.polarity, one.note) for one in events]
        yield from self._columns(events, said, len(EVENT_FEATURES))
        yield "|".join(self._slots(event)[0] + self._mark(event.id) for event in events) or NOTHING
        yield "|".join(self._slots(event)[1] for event in events) or NOTHING
        links = [document.mentions[id_] for id_ in self._links.get(unit, ())]
        marks = [self._mark(one.id, self._link_numbers) for one in links]
        yield "|".join(escaped_value(one.label) + mark for one, mark in zip(links, marks, strict=True)) or NOTHING
        places = (self._places[one.id] for one in links)
        yield "|".join(f"{EMPTY}->{chain}-{place}" for chain, place in places) or NOTHING

    def _columns(
        self, items: Sequence[Mention | Event], values: Sequence[tuple[str, ...]], count: int
    ) -> Iterator[str]:
        """A cell a feature, the stacked annotations in one order."""
        for feature in range(count):
            pairs = zip(items, values, strict=True)
            yield "|".join(escaped_value(value[feature]) + self._mark(item.id) for item, value in pairs) or NOTHING

    def _mark(self, id_: str, numbers: dict[str, int] | None = None) -> str:
        number = (self._numbers if numbers is None else numbers).get(id_)
        return "" if number is None else f"[{number}]"

    def _slots(self, event: Event) -> tuple[str, str]:
        """Roles, and the first units of what fills them."""
        kept = [argument for argument in event.arguments if argument.mention in self._of]
        roles = ";".join(escaped_value(argument.role) for argument in kept)
        targets = (self._units.name(self._of[one.mention][0]) + self._mark(one.mention) for one in kept)
        return roles or EMPTY, ";".join(targets) or EMPTY

    def _is_trimmed(self, item: Mention | Event) -> bool:
        covered = item.span.text_in(self._document.text)
        return covered != covered.strip()


def _layer(units: dict[str, list[Unit]], ids: Iterable[str]) -> dict[Unit, list[str]]:
    """By unit: the annotations of a layer that cover it."""
    found: dict[Unit, list[str]] = defaultdict(list)
    for id_ in ids:
        for unit in units.get(id_, ()):
            found[unit].append(id_)
    return found


def _numbers(layers: Iterable[dict[Unit, list[str]]], first: int = 0) -> dict[str, int]:
    """Numbers for the annotations that are stacked or cover several units."""
    wanted: dict[str, None] = {}
    seen: set[str] = set()
    for layer in layers:
        for ids in layer.values():
            wanted |= dict.fromkeys(id_ for id_ in ids if len(ids) > 1 or id_ in seen)
            seen |= set(ids)
    return {id_: number for number, id_ in enumerate(wanted, first + 1)}
