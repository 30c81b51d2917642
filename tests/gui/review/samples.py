"""Text of our own and annotation for it, for the tests of the text view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtGui import QColor, QPalette

from storage.model import (
    Argument,
    ArgumentCandidate,
    Article,
    AttributeValue,
    Candidates,
    Color,
    Document,
    EntityType,
    Event,
    EventCandidate,
    EventType,
    LocalName,
    Mention,
    MentionCandidate,
    Role,
    Schema,
    Span,
)

ATTACK = (
    "قالت مصادر أمنية لوكالة الفجر إن مسلحين هاجموا فجر السبت قاعدة مطار الوادي شمال مدينة صفرا بطائرات مسيرة "
    "وصواريخ، ما أدى إلى مقتل 3 جنود وإصابة 12 آخرين بينهم ضابط كبير."
)
VISIT = (
    "وأضافت المصادر أن الرئيس كريم الحداد وصل ظهرا إلى العاصمة قادما من لشبونة على متن طائرة من طراز A-320، "
    "والتقى وزير الدفاع في 28 يناير/كانون الثاني 2024."
)
ENGLISH = "The statement (البيان) was issued in English and spoke of two F-16 flights."
TEXT = f"{ATTACK}\n{VISIT}\n{ENGLISH}"

_ENTITIES = {
    "PER": ("شخص", "Person", "#1d6fb8", "#6db3f2"),
    "ORG": ("منظمة", "Organisation", "#7a3fb0", "#c095ee"),
    "GPE": ("كيان", "GPE", "#00796b", "#4fc3b0"),
    "FAC": ("منشأة", "Facility", "#8d5a1b", "#d9a45b"),
    "WEA": ("سلاح", "Weapon", "#b3261e", "#f2857d"),
    "TIME": ("زمن", "Time", "#5a6270", "#a8b2c1"),
}
_EVENTS = {
    "Conflict.Attack": ("هجوم", "Attack", "#c2410c", "#fb923c"),
    "Life.Die": ("وفاة", "Die", "#7f1d1d", "#f08a8a"),
    "Movement.Transport": ("انتقال", "Transport", "#1e5f8a", "#7cc0e8"),
}
_ROLES = {
    "Attacker": "المهاجم",
    "Target": "الهدف",
    "Instrument": "الأداة",
    "Victim": "الضحية",
    "Artifact": "المنتقل",
    "Origin": "المصدر",
    "Time": "الزمن",
}


def small_schema() -> Schema:
    """A few types with colours that do not pass AA of themselves."""
    fillers = frozenset(_ENTITIES)
    roles = {id_: Role(id_, LocalName(name, id_), fillers) for id_, name in _ROLES.items()}
    return Schema(
        id="small",
        version="1",
        name=LocalName("صغير", "Small"),
        entity_types={
            id_: EntityType(id_, names, names, names, Color(light, dark), id_.lower())
            for id_, (ar, en, light, dark) in _ENTITIES.items()
            for names in [LocalName(ar, en)]
        },
        event_types={
            id_: EventType(id_, names, names, names, Color(light, dark), id_.lower(), roles)
            for id_, (ar, en, light, dark) in _EVENTS.items()
            for names in [LocalName(ar, en)]
        },
        modalities=(AttributeValue("asserted", LocalName("مؤكد", "Asserted")),),
        polarities=(AttributeValue("positive", LocalName("مثبت", "Positive")),),
    )


def span_of(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def gold(text: str, mentions: Mapping[str, tuple[str, str]], events: Iterable[Event] = ()) -> Document:
    """A document whose mentions are given as id: (words, label)."""
    made = {id_: Mention(id_, span_of(text, words), label) for id_, (words, label) in mentions.items()}
    return Document(Article("article", text), Candidates(), made, {event.id: event for event in events})


def reviewed() -> Document:
    """The sample under review: the first paragraph gold and nested, the second pending."""
    event = Event(
        "attack",
        span_of(TEXT, "هاجموا"),
        "Conflict.Attack",
        tuple(
            Argument(role, mention)
            for role, mention in (
                ("Attacker", "men"),
                ("Target", "base"),
                ("Instrument", "drones"),
                ("Instrument", "rockets"),
            )
        ),
    )
    death = Event("death", span_of(TEXT, "مقتل"), "Life.Die", (Argument("Victim", "soldiers"),))
    document = gold(
        TEXT,
        {
            "agency": ("وكالة الفجر", "ORG"),
            "men": ("مسلحين", "PER"),
            "dawn": ("فجر السبت", "TIME"),
            "base": ("قاعدة مطار الوادي", "FAC"),
            "airport": ("مطار الوادي", "FAC"),
            "town": ("مدينة صفرا", "GPE"),
            "drones": ("طائرات مسيرة", "WEA"),
            "rockets": ("صواريخ", "WEA"),
            "soldiers": ("3 جنود", "PER"),
        },
        [event, death],
    )
    candidates = Candidates(
        mentions=(
            *_candidates((("c1", "الرئيس", "PER", 0.9), ("c2", "كريم الحداد", "PER", 0.95))),
            *_candidates((("c3", "العاصمة", "GPE", 0.4), ("c4", "لشبونة", "GPE", 0.9))),
            *_candidates((("c5", "28 يناير/كانون الثاني 2024", "TIME", 0.8),)),
        ),
        events=(
            EventCandidate(
                "c6",
                span_of(TEXT, "وصل"),
                "Movement.Transport",
                (ArgumentCandidate("Artifact", "c2"), ArgumentCandidate("Origin", "c4")),
                score=0.7,
            ),
        ),
    )
    return Document(document.article, candidates, document.mentions, document.events)


def _candidates(rows: Sequence[tuple[str, str, str, float]]) -> list[MentionCandidate]:
    return [MentionCandidate(id_, span_of(TEXT, words), label, score=score) for id_, words, label, score in rows]


def palette(*, dark: bool) -> QPalette:
    """A calm page in light or dark."""
    page, text, highlight = ("#17191c", "#e6e3dc", "#3d7fd0") if dark else ("#fdfcf9", "#1c1b19", "#2f6fc4")
    made = QPalette(QColor(page))
    made.setColor(QPalette.ColorRole.Base, QColor(page))
    made.setColor(QPalette.ColorRole.Text, QColor(text))
    made.setColor(QPalette.ColorRole.Highlight, QColor(highlight))
    return made
