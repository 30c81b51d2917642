"""The guidelines' inline notation as documents: sentences with mentions and triggers in brackets, then the events."""

import re
from collections.abc import Iterator
from dataclasses import replace

from storage.model import Argument, Article, Document, Event, Level, Mention, Span, TawsimError

_OPENING = re.compile(r"\[([me]\d+):([A-Za-z.-]+)(\*?) ")
_ESCAPED = str.maketrans("⟦⟧", "[]")


class InlineError(TawsimError):
    """A block in inline notation that cannot be read; the message names it and the reason."""


def read_inline(text: str, name: str) -> Iterator[Document]:
    """The document of each block; `name` is what they and errors are called by, with the block's number."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    for number, block in enumerate(blocks, 1):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        yield _document(lines[0], lines[1:], f"{name}-{number}")


def _document(sentence: str, lines: list[str], id_: str) -> Document:
    text, spans = _spans(sentence, id_)
    mentions = {
        key: Mention(key, span, label, Level.NAM if named else Level.NOM)
        for key, (span, label, named) in spans.items()
        if key[0] == "m"
    }
    events: dict[str, Event] = {}
    for line in lines:
        key, *parts = line.split()
        if key not in spans:
            raise InlineError("The block {id} has no trigger {key}.", id=id_, key=key)
        pairs = [part.partition("=") for part in parts]
        attributes = {left: right for left, _, right in pairs if left in ("modality", "polarity")}
        arguments = tuple(Argument(left, right) for left, _, right in pairs if left not in attributes)
        span, label, _ = spans[key]
        event = Event(key, span, label, arguments)
        events[key] = replace(
            event,
            modality=attributes.get("modality", event.modality),
            polarity=attributes.get("polarity", event.polarity),
        )
    missing = {key for key in spans if key[0] == "e"} - events.keys()
    if missing:
        raise InlineError("The block {id} has no line for {key}.", id=id_, key=", ".join(sorted(missing)))
    return Document(Article(id_, text, extra={"doc": id_}), mentions=mentions, events=events)


def _spans(sentence: str, id_: str) -> tuple[str, dict[str, tuple[Span, str, bool]]]:
    """The sentence without its brackets, and what stood in each."""
    text: list[str] = []
    open_: list[tuple[str, str, bool, int]] = []
    spans: dict[str, tuple[Span, str, bool]] = {}
    at = 0
    while at < len(sentence):
        opening = _OPENING.match(sentence, at)
        if opening:
            open_.append((opening[1], opening[2], bool(opening[3]), len(text)))
            at = opening.end()
            continue
        if sentence[at] == "]":
            if not open_:
                raise InlineError("The block {id} closes a bracket that it did not open.", id=id_)
            key, label, named, start = open_.pop()
            spans[key] = (Span(start, len(text)), label, named)
        else:
            text.append(sentence[at].translate(_ESCAPED))
        at += 1
    if open_:
        raise InlineError("The block {id} leaves a bracket open.", id=id_)
    return "".join(text), spans
