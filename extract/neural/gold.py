"""Gold documents as examples: every sentence with its mentions, triggers and arguments by segment."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.neural.decoding import Found
from extract.neural.inputs import Sentence, sentences_of
from extract.neural.labels import Labels
from extract.neural.lexicon import count
from extract.pieces import Pieces
from extract.tokens import sentences
from storage.model import Document, Event, Span


@dataclass(frozen=True)
class Example:
    """A sentence and what is true of it; `roles` names the role class of (trigger, mention) pairs by their places."""

    sentence: Sentence
    mentions: tuple[Found, ...]
    triggers: tuple[Found, ...]
    roles: Mapping[tuple[int, int], int]
    attributes: tuple[tuple[bool, bool], ...]
    """For each trigger, whether its modality and its polarity differ from the default."""
    without: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    """The share of the sentence's own source of the lexicon, to be left out when it is learned from."""


def examples_of(documents: Sequence[Document], labels: Labels, pieces: Pieces) -> list[Example]:
    """The sentences of documents that belong together; gold that the segments cannot express is left out."""
    made = [
        _example(sentence, document, labels)
        for document in documents
        for span in sentences(document.article.text)
        for sentence in sentences_of(document.article.text, span.start, span.end, pieces)
    ]
    without = lexicon_of(made, labels)
    return [replace(example, without=without) for example in made]


def lexicon_of(examples: Sequence[Example], labels: Labels) -> dict[str, Counter[int]]:
    """Counts of what was said of each key in the examples."""
    return count([(example.sentence.keys, _said(example, labels)) for example in examples])


def _said(example: Example, labels: Labels) -> list[set[int]]:
    """For each segment, the type of its innermost mention and its event type, as the lexicon numbers them."""
    said: list[set[int]] = [set() for _ in example.sentence.segments]
    for item in sorted(example.mentions, key=lambda item: item.first - item.last):
        for row in range(item.first, item.last + 1):
            said[row] = {item.kind + 1}
    for item in example.triggers:
        for row in range(item.first, item.last + 1):
            said[row] = said[row] | {len(labels.types) + 1 + item.label}
    return said


def _example(sentence: Sentence, document: Document, labels: Labels) -> Example:
    begins = {segment.start: row for row, segment in enumerate(sentence.segments)}
    ends = {segment.end: row for row, segment in enumerate(sentence.segments)}
    classes = {pair: number for number, pair in enumerate(labels.mentions)}
    events = {label: number for number, label in enumerate(labels.events)}
    mentions: dict[str, Found] = {}
    for mention in document.mentions.values():
        number = classes.get((mention.label, mention.level))
        rows = _rows(mention.span, begins, ends)
        if number is not None and rows is not None:
            mentions[mention.id] = Found(*rows, number, 1.0, labels.types.index(mention.label))
    triggers: list[Found] = []
    standing: list[Event] = []
    for event in document.events.values():
        rows = _rows(event.trigger, begins, ends)
        if rows is not None and event.label in events:
            triggers.append(Found(*rows, events[event.label], 1.0))
            standing.append(event)
    return Example(
        sentence,
        tuple(mentions.values()),
        tuple(triggers),
        dict(_roles(standing, list(mentions), labels)),
        tuple((event.modality != "asserted", event.polarity != "positive") for event in standing),
    )


def _rows(span: Span, begins: Mapping[int, int], ends: Mapping[int, int]) -> tuple[int, int] | None:
    first, last = begins.get(span.start), ends.get(span.end)
    return (first, last) if first is not None and last is not None else None


def _roles(events: Sequence[Event], mentions: Sequence[str], labels: Labels) -> Iterator[tuple[tuple[int, int], int]]:
    columns = {name: column for column, name in enumerate(mentions)}
    for row, event in enumerate(events):
        for argument in event.arguments:
            if argument.mention in columns and argument.role in labels.roles:
                yield (row, columns[argument.mention]), labels.roles.index(argument.role) + 1
