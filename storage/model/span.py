"""Spans of text in code points."""

from dataclasses import dataclass

from storage.model.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: code points in logical order, end exclusive, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(
                "A span must begin at or after 0 and end after it begins, not {start}–{end}.",
                start=self.start,
                end=self.end,
            )

    def __len__(self) -> int:
        return self.end - self.start

    def text_in(self, text: str) -> str:
        """The piece of `text` under this span; raises SpanError when it lies outside."""
        if self.end > len(text):
            raise SpanError(
                "The span {start}–{end} lies outside a text of {length} characters.",
                start=self.start,
                end=self.end,
                length=len(text),
            )
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies inside this span; a span contains itself."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def crosses(self, other: "Span") -> bool:
        """Whether the two overlap and neither contains the other."""
        return self.overlaps(other) and not self.contains(other) and not other.contains(self)

    def shifted(self, distance: int) -> "Span":
        """The same length moved by `distance` code points."""
        return Span(self.start + distance, self.end + distance)


def reading_order(span: Span) -> tuple[int, int]:
    """Sort key: earlier first, and of those that begin together the longer (outer) first."""
    return span.start, -span.end
