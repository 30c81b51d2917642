"""An article as sentences of tokens, for formats whose sentences hold whole events."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from storage.formats.loss import Loss
from storage.formats.tokens import sentence_ends, tokens
from storage.model import Document, Event, Mention, Span


class Place(NamedTuple):
    """Where a span stands: its sentence, and its tokens counted in the article, the end exclusive."""

    sentence: int
    start: int
    end: int


class TokenSentences:
    """Tokens, cut where a mention or trigger begins or ends unless not `cut`; no sentence ends inside such or an event.

    `firsts` are the numbers of the sentences' first tokens, and at last that of all tokens.
    """

    def __init__(self, document: Document, loss: Loss, *, cut: bool = True) -> None:
        self.text = document.text
        edges = [edge for item in document.gold() for edge in (item.span.start, item.span.end)] if cut else ()
        self.tokens = tokens(self.text, edges)
        self._starts = [token.start for token in self.tokens]
        ends = list(sentence_ends(self.text))
        kept = _outside(ends, sorted(_frames(document)))
        loss.add(
            "Sentences joined because a mention or an event reaches over their ends: {count}.", len(ends) - len(kept)
        )
        firsts = [bisect_left(self._starts, end) for end in kept]
        self.firsts = sorted({0, *firsts, len(self.tokens)})

    def sentences(self) -> Iterator[list[Span]]:
        """The tokens of each sentence."""
        for first, last in zip(self.firsts, self.firsts[1:], strict=False):
            yield self.tokens[first:last]

    def place(self, span: Span) -> Place | None:
        """Where a mention or trigger stands; None where it covers white space only."""
        start, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return Place(bisect_right(self.firsts, start) - 1, start, end) if start < end else None

    def placed(self, items: Iterator[Mention | Event], loss: Loss) -> dict[str, Place]:
        """The places of the items that have one; white space at their edges is left out."""
        places: dict[str, Place] = {}
        for item in items:
            place = self.place(item.span)
            if place is None:
                loss.add("Annotations of white space only, which no token has: {count}.")
                continue
            places[item.id] = place
            exact = Span(self.tokens[place.start].start, self.tokens[place.end - 1].end) == item.span
            loss.add("Mentions cut where they begin or end on white space: {count}.", not exact)
        return places


def _frames(document: Document) -> Iterator[Span]:
    """Stretches that stay in one sentence."""
    for mention in document.mentions.values():
        yield mention.span
    for event in document.events.values():
        spans = [event.trigger, *(document.mentions[argument.mention].span for argument in event.arguments)]
        yield Span(min(span.start for span in spans), max(span.end for span in spans))


def _outside(ends: list[int], frames: list[Span]) -> list[int]:
    """The ends that lie in none of the frames, which are sorted by their starts."""
    kept: list[int] = []
    reach, at = 0, 0
    for end in ends:
        while at < len(frames) and frames[at].start < end:
            reach = max(reach, frames[at].end)
            at += 1
        if reach <= end:
            kept.append(end)
    return kept


def rebuilt(sentences: list[list[str]]) -> tuple[str, list[list[Span]]]:
    """A text for tokens that came without one: spaces between them, a line each sentence; and where they stand."""
    parts: list[str] = []
    places: list[list[Span]] = []
    at = 0
    for sentence in sentences:
        row = []
        for token in sentence:
            row.append(Span(at, at + len(token)) if token else Span(at, at + 1))
            parts.append(f"{token} ")
            at += len(token) + 1
        if sentence:
            parts[-1] = f"{parts[-1][:-1]}\n"
        places.append(row)
    return "".join(parts).rstrip("\n "), places
