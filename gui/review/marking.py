"""Commands that add: mentions, events, and the roles that mentions play."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.review.desk import Desk, Item
from gui.review.names import excerpt
from gui.review.order import paragraph_around
from gui.review.question import HINTS, Question
from gui.review.type_choices import entity_choices, event_choices, role_choices
from gui.review.words import word_around
from gui.widgets.picker import Choice
from storage.model import (
    Document,
    Edit,
    Event,
    EventCandidate,
    Level,
    Mention,
    MentionCandidate,
    Role,
    Span,
    decisions,
)
from storage.model.composition import composed

_TAKE_AWAY = "-"


def mark_mention(desk: Desk) -> None:
    """Asks for a type and marks the selected text, else the selected trigger's, else the word at the cursor."""
    span = _text_to_mark(desk)
    if span is None:
        desk.warn(
            QCoreApplication.translate(
                "Review", "Select the text of the mention first: Shift with the arrow keys, or drag over it."
            )
        )
        return
    title = QCoreApplication.translate("Review", "Which type of mention?")
    desk.asked.emit(Question(title, entity_choices(desk), lambda label: _add_mention(desk, span, label), desk.id))


def mark_event(desk: Desk) -> None:
    """The same for an event, whose trigger the text is."""
    span = _text_to_mark(desk)
    if span is None:
        desk.warn(
            QCoreApplication.translate(
                "Review", "Select the event's trigger word first: Shift with the arrow keys, or drag over it."
            )
        )
        return

    def answered(label: str) -> None:
        if desk.do(lambda document: decisions.add_event(document, span, label)):
            desk.view.set_selection(None)

    desk.asked.emit(
        Question(QCoreApplication.translate("Review", "Which type of event?"), event_choices(desk), answered, desk.id)
    )


def give_role(desk: Desk) -> None:
    """On an event: asks which mention of its paragraph plays which role; on a mention: in which event."""
    item = desk.item
    if item is None:
        desk.warn(QCoreApplication.translate("Review", "Select an event or a mention first."))
        return
    partners = _partners(desk, item)
    if not partners:
        desk.warn(
            QCoreApplication.translate("Review", "There is nothing in this paragraph that could be joined with it.")
        )
        return
    choices = [_partner_choice(desk, other, hint) for other, hint in zip(partners, HINTS, strict=False)]
    event = isinstance(item, Event | EventCandidate)
    title = (
        QCoreApplication.translate("Review", "Which mention gets a role?")
        if event
        else QCoreApplication.translate("Review", "A role in which event?")
    )

    def answered(other: str) -> None:
        join(desk, *((item.id, other) if event else (other, item.id)))

    desk.ask(Question(title, choices, answered, item.id))


def join(desk: Desk, event_id: str, mention_id: str) -> None:
    """Asks for one of the roles that the schema allows there, or takes the only one."""
    event, mention = desk.find(event_id), desk.find(mention_id)
    if event is None or mention is None:
        return
    roles = _free_roles(desk, event, mention)
    if not roles:
        text = QCoreApplication.translate(
            "Review", "The schema has no role for such a mention in such an event, or it plays them all already."
        )
        desk.warn(text)
        return
    choices = role_choices(desk, roles)
    title = QCoreApplication.translate("Review", "Which role?")
    desk.ask(Question(title, choices, lambda role: _add_argument(desk, event_id, mention_id, role), event_id))


def change_role(desk: Desk) -> None:
    """Asks which of the selected event's roles is wrong and what it should be, or to take it away."""
    event = desk.item
    document = desk.document
    if not isinstance(event, Event) or document is None or not event.arguments:
        desk.warn(QCoreApplication.translate("Review", "Select an accepted event that has roles first."))
        return
    choices = [
        Choice(
            f"{number}",
            desk.names.role(event.label, argument.role),
            excerpt(document.mentions[argument.mention].span.text_in(document.text)),
            key=str(number + 1) if number < len("123456789") else "",
        )
        for number, argument in enumerate(event.arguments)
    ]

    def answered(number: str) -> None:
        argument = event.arguments[int(number)]
        change_argument(desk, event.id, argument.role, argument.mention)

    desk.ask(Question(QCoreApplication.translate("Review", "Which role is wrong?"), choices, answered, event.id))


def change_argument(desk: Desk, event_id: str, role: str, mention_id: str) -> None:
    """Asks what an argument's role should be instead."""
    event, mention = desk.find(event_id), desk.find(mention_id)
    if not isinstance(event, Event) or not isinstance(mention, Mention):
        return
    take_away = Choice(_TAKE_AWAY, QCoreApplication.translate("Review", "Take the role away"), key=_TAKE_AWAY)
    choices = [*role_choices(desk, _free_roles(desk, event, mention)), take_away]

    def answered(new: str) -> None:
        if new == _TAKE_AWAY:
            desk.do(lambda document: decisions.remove_argument(document, event_id, role, mention_id))
        else:
            desk.do(lambda document: decisions.set_role(document, event_id, (role, mention_id), (new, mention_id)))

    desk.asked.emit(Question(QCoreApplication.translate("Review", "Which role instead?"), choices, answered, event_id))


def _text_to_mark(desk: Desk) -> Span | None:
    document, item = desk.document, desk.item
    if document is None:
        return None
    selection = desk.view.selection
    if selection is not None and selection.text_in(document.text).strip():
        return _trimmed(document.text, selection)
    return item.span if item is not None else word_around(document.text, desk.view.cursor_position.head)


def _trimmed(text: str, span: Span) -> Span:
    piece = span.text_in(text)
    return Span(span.start + len(piece) - len(piece.lstrip()), span.end - len(piece) + len(piece.rstrip()))


def _add_mention(desk: Desk, span: Span, label: str) -> None:
    if desk.do(lambda document: decisions.add_mention(document, span, label, Level.NOM)):
        desk.view.set_selection(None)


def _add_argument(desk: Desk, event_id: str, mention_id: str, role: str) -> None:
    def build(document: Document) -> Edit:
        candidate = document.candidates.by_id.get(event_id)

        def accepted(now: Document) -> Edit | None:
            return decisions.accept(now, event_id) if candidate is not None and not now.gold_for(candidate) else None

        def added(now: Document) -> Edit | None:
            gold = now.gold_for(candidate) if candidate is not None else now.events.get(event_id)
            return decisions.add_argument(now, gold.id if gold is not None else event_id, role, mention_id)

        return composed(document, "add_argument", accepted, added)

    desk.do(build)


def _partners(desk: Desk, item: Item) -> list[Item]:
    """What of the item's paragraph may be joined with it, nearest first."""
    document = desk.document
    if document is None:
        return []
    around = paragraph_around(document.text, item.span)
    everything: list[Item] = [*document.gold(), *document.candidates]
    near = [other for other in everything if around.contains(other.span) and desk.is_shown(other.id)]
    fitting = [other for other in near if _could_join(desk, item, other)]
    return sorted(fitting, key=lambda other: _distance(item.span, other.span))


def _could_join(desk: Desk, item: Item, other: Item) -> bool:
    if isinstance(item, Event | EventCandidate):
        return isinstance(other, Mention | MentionCandidate) and bool(_free_roles(desk, item, other))
    return isinstance(other, Event | EventCandidate) and bool(_free_roles(desk, other, item))


def _free_roles(desk: Desk, event: Item, mention: Item) -> tuple[Role, ...]:
    """The roles that the schema allows and that the mention does not play there yet."""
    taken: set[str] = set()
    if isinstance(event, Event | EventCandidate):
        taken = {argument.role for argument in event.arguments if argument.mention == mention.id}
    return tuple(role for role in desk.schema.roles_for(event.label, mention.label) if role.id not in taken)


def _distance(first: Span, second: Span) -> tuple[int, int]:
    gap = max(second.start - first.end, first.start - second.end, 0)
    return gap, second.start


def _partner_choice(desk: Desk, other: Item, hint: str) -> Choice:
    document = desk.document
    text = excerpt(other.span.text_in(document.text)) if document is not None else ""
    return Choice(other.id, text, desk.names.label(other.label), key=hint)
