"""brat standoff: a folder with a text and an .ann file for each article, and the configuration of the label set.

https://brat.nlplab.org/standoff.html: T spans, E events, A attributes, # notes, * equivalences. Labels and roles keep
their names but for the full stop, which brat does not allow and which becomes `--`; offsets are code points, as brat
counts them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from storage.formats.brat_configuration import escaped, write_configuration
from storage.formats.brat_reading import read_brat
from storage.formats.layers import left_behind, standing
from storage.formats.loss import Loss
from storage.formats.names import FileNames
from storage.formats.registry import WriteOptions
from storage.model import Document, Event, Level, Span
from storage.model.annotation import ASSERTED, POSITIVE

__all__ = ["read_brat", "write_brat"]


def write_brat(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """Writes two files an article into the folder, and the configuration if there is a schema."""
    loss, names = Loss(), FileNames()
    if options.schema is not None:
        write_configuration(target, options.schema)
    for whole in documents:
        document = standing(whole, options.layer, loss)
        left_behind(document, loss)
        name = names.of(document.article)
        (target / f"{name}.txt").write_bytes(document.text.encode())
        lines = _lines(document)
        (target / f"{name}.ann").write_bytes("".join(f"{line}\n" for line in lines).encode())
    return loss


def _lines(document: Document) -> Iterator[str]:
    spans = {id_: f"T{number}" for number, id_ in enumerate([*document.mentions, *document.events], 1)}
    events = {id_: f"E{number}" for number, id_ in enumerate(document.events, 1)}
    for item in document.gold():
        yield f"{spans[item.id]}\t{escaped(item.label)} {_offsets(document.text, item.span)}"
    for event in document.events.values():
        yield f"{events[event.id]}\t{escaped(event.label)}:{spans[event.id]}{_arguments(event, spans)}"
    for number, (name, owner, value) in enumerate(_attributes(document, spans, events), 1):
        yield f"A{number}\t{name} {owner} {value}"
    for number, (name, owner, value) in enumerate(_notes(document, spans, events), 1):
        yield f"#{number}\t{name} {owner}\t{value}"
    for group in _groups(document, spans):
        yield f"*\tEquiv {' '.join(group)}"


def _arguments(event: Event, spans: dict[str, str]) -> str:
    """Roles and fillers; a role that comes again is numbered."""
    seen: Counter[str] = Counter()
    parts = []
    for argument in event.arguments:
        seen[argument.role] += 1
        number = "" if seen[argument.role] == 1 else str(seen[argument.role])
        parts.append(f" {escaped(argument.role)}{number}:{spans[argument.mention]}")
    return "".join(parts)


def _groups(document: Document, spans: dict[str, str]) -> list[list[str]]:
    """Mentions of one entity, where there are several."""
    groups: dict[str, list[str]] = defaultdict(list)
    for mention in document.mentions.values():
        if mention.entity is not None:
            groups[mention.entity].append(spans[mention.id])
    return [group for group in groups.values() if len(group) > 1]


def _offsets(text: str, span: Span) -> str:
    """Offsets and covered text; brat wants no line end inside, so that a span over one is in pieces."""
    pieces, start = [], span.start
    for piece in text[span.start : span.end].split("\n"):
        if piece:
            pieces.append((start, start + len(piece)))
        start += len(piece) + 1
    pieces = pieces or [(span.start, span.end)]
    offsets = ";".join(f"{first} {last}" for first, last in pieces)
    return f"{offsets}\t{' '.join(text[first:last].replace(chr(10), ' ') for first, last in pieces)}"


def _attributes(document: Document, spans: dict[str, str], events: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for mention in document.mentions.values():
        if mention.level is not Level.NOM:
            yield "Level", spans[mention.id], str(mention.level)
    for event in document.events.values():
        if event.modality != ASSERTED:
            yield "Modality", events[event.id], event.modality
        if event.polarity != POSITIVE:
            yield "Polarity", events[event.id], event.polarity


def _notes(document: Document, spans: dict[str, str], events: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for item in document.gold():
        covered = item.span.text_in(document.text)
        if covered.strip("\n") != covered:  # brat's pieces end before it; we read the whole again
            yield "Span", spans[item.id], f"{item.span.start} {item.span.end}"
        if item.note:
            yield "AnnotatorNotes", events.get(item.id, spans[item.id]), on_one_line(item.note)
    for mention in document.mentions.values():
        if mention.entity is not None:
            yield "Entity", spans[mention.id], on_one_line(mention.entity)


def on_one_line(text: str) -> str:
    """A note without line ends."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
