"""How far reviewers of the same article agree, counted as documents pass: exact F1 over every pair of reviews."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from storage.model import Document


class Agreement:
    """Documents of one article must come one after another; at most those are kept."""

    def __init__(self) -> None:
        self.articles = 0
        """Reviewed by two or more."""
        self._reviews: list[Document] = []
        self._same: dict[str, int] = {"mentions": 0, "events": 0, "arguments": 0}
        self._all: dict[str, int] = dict(self._same)

    def add(self, document: Document) -> None:
        """One more review."""
        if self._reviews and self._reviews[0].article.id != document.article.id:
            self._reviews = []
        for other in self._reviews:
            self._compare(other, document)
        self._reviews.append(document)
        self.articles += len(self._reviews) == 2

    def f1(self, what: str) -> float | None:
        """Of `mentions` (span and type), `events` (trigger and type) or `arguments`; None where nobody marked any."""
        return 2 * self._same[what] / self._all[what] if self._all[what] else None

    def line(self) -> str:
        """The figures in a line of a card."""
        if not self.articles:
            return "not measured: no article was reviewed by two"
        told = ((what, self.f1(what)) for what in self._same)
        figures = ", ".join(f"{what} {value:.3f}" for what, value in told if value is not None)
        return f"{figures or 'nothing was marked'} (exact F1 between reviewers, {self.articles} articles)"

    def _compare(self, one: Document, other: Document) -> None:
        for what, keys in (("mentions", _mentions), ("events", _events), ("arguments", _arguments)):
            first, second = set(keys(one)), set(keys(other))
            self._same[what] += len(first & second)
            self._all[what] += len(first) + len(second)


def _mentions(document: Document) -> Iterable[Hashable]:
    return ((one.span, one.label) for one in document.mentions.values())


def _events(document: Document) -> Iterable[Hashable]:
    return ((one.trigger, one.label) for one in document.events.values())


def _arguments(document: Document) -> Iterable[Hashable]:
    for event in document.events.values():
        for argument in event.arguments:
            yield event.label, argument.role, document.mentions[argument.mention].span
