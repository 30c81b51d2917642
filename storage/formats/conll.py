"""CoNLL-2003 columns: a token, `-`, `-` and a tag a line, an empty line after a sentence, -DOCSTART- before an article.

A mention needs whole tokens: where one begins or ends inside a word, the word is cut there (`words` cuts at no other
place), so that no offset moves. Mentions that nest or cross cannot all be tagged: the outermost or the innermost stay.
Before each article a comment line of ours holds its id and text, so that reading gives the text back letter by letter.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TextIO

from storage.formats.layers import left_behind, standing
from storage.formats.loss import Loss
from storage.formats.problem import ReadError, ReadProblem, os_reason
from storage.formats.registry import WriteOptions
from storage.formats.text import article_id
from storage.formats.tokens import sentence_ends, tokens
from storage.model import Document, Level, Mention, RecordError, Span
from storage.model.record_reading import record_to_document
from storage.model.records import Status

_ARTICLE: Final = "# article = "
_TOKEN_BEGINS: Final = re.compile(r"\S")
_START: Final = "-DOCSTART- -X- -X- O"


def write_conll(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """One file; settings `scheme` (bio, bioes) and `flat` (outermost, innermost)."""
    loss = Loss()
    inner = options.settings.get("flat") == "innermost"
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for whole in documents:
            document = standing(whole, options.layer, loss)
            left_behind(document, loss)
            loss.add("Events left out: {count}.", len(document.events))
            loss.add("Names no longer told from common nouns: {count}.", _named(document))
            kept = flat(list(document.mentions.values()), inner=inner)
            loss.add("Mentions left out that nest or cross: {count}.", len(document.mentions) - len(kept))
            spaced = [m for m in kept if (covered := document.text[m.span.start : m.span.end]) != covered.strip()]
            loss.add("Mentions cut where they begin or end on white space: {count}.", len(spaced))
            _write(document, kept, stream, bioes=options.settings.get("scheme") == "bioes")
    return loss


def _named(document: Document) -> int:
    return sum(mention.level is Level.NAM for mention in document.mentions.values())


def flat(mentions: list[Mention], *, inner: bool) -> list[Mention]:
    """Mentions of which none overlaps another: the longest first, or the shortest."""
    kept: list[Mention] = []
    spans: list[Span] = []
    for mention in sorted(mentions, key=lambda one: ((1 if inner else -1) * len(one.span), one.span)):
        at = bisect_left(spans, mention.span)
        if not any(mention.span.overlaps(neighbour) for neighbour in spans[max(0, at - 1) : at + 1]):
            spans.insert(at, mention.span)
            kept.insert(at, mention)
    return kept


def _write(document: Document, mentions: list[Mention], stream: TextIO, *, bioes: bool) -> None:
    text = document.text
    edges = [edge for mention in mentions for edge in (mention.span.start, mention.span.end)]
    described = json.dumps({"id": document.article.id, "text": text}, ensure_ascii=True)
    stream.write(f"{_ARTICLE}{described}\n{_START}\n\n")
    ends = iter([*sentence_ends(text), len(text) + 1])
    end = next(ends)
    waiting = iter(mentions)
    mention = next(waiting, None)
    for token in tokens(text, edges):
        while mention is not None and token.start >= mention.span.end:
            mention = next(waiting, None)
        within = mention is not None and mention.span.start < token.start  # no sentence ends inside a mention
        while token.start >= end:
            end = next(ends)
            if not within:
                stream.write("\n")
        stream.write(f"{text[token.start : token.end]} - - {_tag(token, mention, text, bioes=bioes)}\n")
    stream.write("\n")


def _tag(token: Span, mention: Mention | None, text: str, *, bioes: bool) -> str:
    if mention is None or not mention.span.contains(token):
        return "O"
    first = not text[mention.span.start : token.start].strip()
    last = not text[token.end : mention.span.end].strip()
    if bioes:
        return f"{'S' if first and last else 'B' if first else 'E' if last else 'I'}-{mention.label}"
    return f"{'B' if first else 'I'}-{mention.label}"


def is_conll(path: Path, head: bytes) -> bool:
    """By its name, or by how the corpora of 2003 begin."""
    return path.suffix.lower() in (".conll", ".bio", ".iob") or head.startswith((b"-DOCSTART-", _ARTICLE.encode()))


def read_conll(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """The articles of a file; without our comment lines its tokens are joined by spaces.

    Then an article begins at each -DOCSTART-, and without those all of it is one.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:
            reading = _Reading(path, default)
            for number, line in enumerate(lines, 1):
                yield from reading.take(number, line.rstrip("\n"))
            yield from reading.done()
    except UnicodeDecodeError as error:
        yield ReadProblem(path, None, ReadError("It is not UTF-8 (byte {byte}).", byte=error.start))
    except OSError as error:
        yield ReadProblem(path, None, os_reason(error))


class _Reading:
    """One file on its way to documents."""

    def __init__(self, path: Path, default: Status) -> None:
        self.path = path
        self.default = default
        self.number = 0
        self.begin(None)

    def begin(self, described: str | None) -> None:
        """An article begins; its text is known or will be made of the tokens."""
        known = {} if described is None else json.loads(described)
        self.id = str(known.get("id", ""))
        self.text = str(known["text"]) if "text" in known else None
        self.made: list[str] = []
        self.at = 0
        self.open: tuple[str, int, int] | None = None
        self.mentions: list[dict[str, object]] = []

    def take(self, number: int, line: str) -> Iterator[Document | ReadProblem]:
        """Reads one line."""
        if line.startswith(_ARTICLE):
            yield from self.done()
            try:
                self.begin(line.removeprefix(_ARTICLE))
            except (ValueError, TypeError, AttributeError, RecursionError):
                self.begin(None)
                yield ReadProblem(self.path, number, ReadError("The article’s line is no JSON."))
            return
        first, last = [*line.split(None, 1), "", ""][:2]
        if first == "-DOCSTART-" and self.text is None and self.made:
            yield from self.done()
            self.begin(None)
        elif not first or first == "-DOCSTART-":
            self.close()
            if self.text is None and self.made and self.made[-1] != "\n":
                self.made.append("\n")
                self.at += 1
        elif not last:
            yield ReadProblem(self.path, number, ReadError("There is a token but no tag."))
        elif not self.token(first, last.rsplit(None, 1)[-1]):
            yield ReadProblem(self.path, number, ReadError("The token {token} is not in the text.", token=first))

    def token(self, token: str, tag: str) -> bool:
        """Places a token and takes its tag; False if the article's text does not have it there."""
        if self.text is None:
            if self.made and self.made[-1] != "\n":
                self.made.append(" ")
                self.at += 1
            start = self.at
            self.made.append(token)
        else:
            found = _TOKEN_BEGINS.search(self.text, self.at)
            self.at = start = len(self.text) if found is None else found.start()
            if not self.text.startswith(token, start):
                return False
        self.at = start + len(token)
        kind, _, label = tag.partition("-")
        if self.open is not None and kind in ("I", "E", "M", "L") and label == self.open[0]:
            self.open = (label, self.open[1], self.at)
        else:
            self.close()
            self.open = (label, start, self.at) if label else None
        return True

    def close(self) -> None:
        """Ends the mention that is open."""
        if self.open is not None:
            label, start, end = self.open
            self.mentions.append({"id": f"m{len(self.mentions) + 1}", "label": label, "start": start, "end": end})
        self.open = None

    def done(self) -> Iterator[Document | ReadProblem]:
        """The article that ends here, if there was one."""
        self.close()
        text = "".join(self.made).rstrip("\n") if self.text is None else self.text
        if not text:
            return
        self.number += 1
        id_ = self.id or article_id(f"{self.path.stem}-{self.number}", text)
        try:
            yield record_to_document({"id": id_, "text": text, "mentions": self.mentions, "events": []}, self.default)
        except RecordError as error:
            yield ReadProblem(self.path, None, error)
