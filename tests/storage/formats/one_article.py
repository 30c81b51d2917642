"""An article with all that is hard for a format: nesting, clitics, emoji, marks, mixed direction, an event, a chain."""

from storage.model import Argument, Article, Document, Event, Level, Mention, Span

TEXT = (
    "قصفت 😀 طائراتهم جسر\nالمدينة. وقالت واشنطن (Washington) إنّها لم تعلم.\n\n"
    "وفي بغداد التقى السوداني وفدا من واشنطن بالأمس."
)


def at(piece: str, occurrence: int = 0) -> Span:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(piece, start + 1)
    return Span(start, start + len(piece))


def article(id_: str = "مقال-1", title: str = "قصف جسر") -> Document:
    mentions = [
        Mention("planes", at("طائرات"), "WEA", note="سطر\nثان"),
        Mention("bridge", at("جسر\nالمدينة"), "FAC"),
        Mention("city", at("المدينة"), "GPE"),
        Mention("us", at("واشنطن"), "GPE", Level.NAM, entity="e-1"),
        Mention("us-latin", at("Washington"), "GPE", Level.NAM, entity="e-1"),
        Mention("us-again", at("واشنطن", 1), "GPE", Level.NAM, entity="e-1"),
        Mention("baghdad", at("بغداد"), "GPE", Level.NAM),
        Mention("sudani", at("السوداني"), "PER", Level.NAM),
        Mention("time", at("أمس", 0), "TIME"),
    ]
    attack = Event(
        "attack",
        at("قصفت"),
        "Conflict.Attack",
        (Argument("Instrument", "planes"), Argument("Target", "bridge"), Argument("Place", "city")),
        modality="other",
        polarity="negative",
        note="!",
    )
    meeting = Event(
        "meeting", at("التقى"), "Contact.Meet", (Argument("Entity", "sudani"), Argument("Place", "baghdad"))
    )
    return Document(
        Article(id_, TEXT, title),
        mentions={one.id: one for one in mentions},
        events={"attack": attack, "meeting": meeting},
    )
