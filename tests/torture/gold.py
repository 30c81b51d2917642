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


_MENTIONS = (("a", "ORG", "القوات"), ("p", "GPE", "مدينة غزة"), ("i", "WEA", "صواريخ"), ("v", "PER", "12 مدنيا"))
_SENTENCE = "وقصفت القوات مدينة غزة بصواريخ أمس 😀 فقُتل 12 مدنيا، "


def large_document(events: int, name: str = "large") -> Document:
    """An article with so many events and four mentions for each two of them, all in sentences of its own."""
    text, mentions, found = "", dict[str, Mention](), dict[str, Event]()
    for number in range(0, events, 2):
        at = len(text)
        line = f"{_SENTENCE}{number}.\n"

        def span(piece: str, at: int = at, line: str = line) -> Span:
            start = at + line.index(piece)
            return Span(start, start + len(piece))

        for own, label, piece in _MENTIONS:
            mentions[f"{own}{number}"] = Mention(f"{own}{number}", span(piece), label)
        roles = (("Attacker", "a"), ("Place", "p"), ("Instrument", "i"))
        attack = tuple(Argument(role, f"{own}{number}") for role, own in roles)
        found[f"e{number}"] = Event(f"e{number}", span("قصفت"), "Conflict.Attack", attack)
        if number + 1 < events:
            found[f"e{number + 1}"] = Event(
                f"e{number + 1}", span("قُتل"), "Life.Die", (Argument("Victim", f"v{number}"),), modality="other"
            )
        text += line
    return Document(Article(name, text, name), mentions=mentions, events=found, status=ReviewStatus.FINISHED)
