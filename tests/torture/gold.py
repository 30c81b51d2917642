"""One annotated article with everything that a format may carry."""

from __future__ import annotations

from storage.model import Argument, Article, Document, Event, Level, Mention, ReviewStatus, Span

TEXT = "قَصْفٌ عنيف على غَزَّة مساء أمس 😀.\nوقالت القوات إن القصف بـF-16 أوقع 12 قتيلا في غزة."


def gold_document() -> Document:
    """Nested and sub-word mentions, two events with arguments, coreference, notes."""

    def span(piece: str, after: int = 0) -> Span:
        start = TEXT.index(piece, after)
        return Span(start, start + len(piece))

    mentions = {
        "m1": Mention("m1", span("غَزَّة"), "GPE", Level.NAM, entity="x", note="سؤال"),
        "m2": Mention("m2", span("غزة"), "GPE", Level.NAM, entity="x"),
        "m3": Mention("m3", span("قوات"), "ORG"),
        "m4": Mention("m4", span("12 قتيلا في غزة"), "PER"),
        "m5": Mention("m5", span("F-16"), "VEH", Level.NAM),
    }
    events = {
        "e1": Event("e1", span("قَصْفٌ"), "Conflict.Attack", (Argument("Place", "m1"),), note="أول"),
        "e2": Event(
            "e2",
            span("قصف", 40),
            "Conflict.Attack",
            (Argument("Place", "m2"), Argument("Instrument", "m5"), Argument("Target", "m4")),
            "other",
            "negative",
        ),
    }
    return Document(Article("gold", TEXT, "عنوان"), mentions=mentions, events=events, status=ReviewStatus.FINISHED)
