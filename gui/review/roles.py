"""Commands on the roles of the selected event: which is meant, who fills it, who changes places with whom."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from gui.review.desk import Desk
from gui.review.order import key_of, sentence_around
from gui.review.question import Question
from gui.review.slots import AnyEvent, Slot, filled, fillers, mention_in, slots_of, swappable, swapped
from gui.widgets.picker import Choice
from storage.model import Document, EventCandidate, decisions


def accept_trigger(desk: Desk) -> None:
    """Accepts the selected event candidate without its arguments, whose mentions stay as they are, and goes on."""
    event = desk.candidate
    if isinstance(event, EventCandidate):
        desk.decide(lambda document: decisions.accept(document, event.id, with_arguments=False), key_of(event))


def step(desk: Desk, by: int) -> None:
    """Means the next role and brings its filler into sight beside the trigger."""
    event, document = _event(desk), desk.document
    if event is None or document is None:
        return
    desk.roles.step(by)
    slot = desk.roles.slot
    mention = mention_in(document, slot.mention) if slot is not None else None
    if mention is not None:
        desk.view.ensure_visible(event.trigger)
        desk.view.ensure_visible(mention.span)


def cycle(desk: Desk, by: int) -> None:
    """Puts the sentence's next mention of an allowed type into the role that is meant."""
    event, document = _event(desk), desk.document
    if event is None or document is None:
        return
    if desk.roles.slot is None:
        desk.roles.step(1)
    slot, slots = desk.roles.slot, desk.roles.slots
    if slot is None:
        return
    around = sentence_around(document.text, event.trigger)
    taken = {one.mention for one in slots if one.role == slot.role and one != slot}
    choices = [
        one
        for one in fillers(document, desk.schema, event, slot.role, around, desk.is_shown)
        if one not in taken and one != slot.mention
    ]
    if not choices:
        text = QCoreApplication.translate("Review", "No other mention of this sentence may play that role.")
        desk.warn(text)
        return
    _fill(desk, event, slot, _following(document, choices, slot.mention, by))


def clear(desk: Desk) -> None:
    """Leaves the role that is meant empty; the mention stays."""
    event, slot = _event(desk), desk.roles.slot
    if event is not None and slot is not None and slot.mention is not None:
        _fill(desk, event, slot, None)


def swap(desk: Desk) -> None:
    """Lets the fillers of two roles change places; asks which two where several may."""
    event, document = _event(desk), desk.document
    if event is None or document is None:
        return
    pairs = swappable(document, desk.schema, event)
    meant = desk.roles.slot
    if meant is not None:
        pairs = [pair for pair in pairs if meant.role in pair] or pairs
    if not pairs:
        desk.warn(QCoreApplication.translate("Review", "No two roles of this event can change places."))
        return
    choices = [
        Choice(str(number), " ⇄ ".join(desk.names.role(event.label, role) for role in pair), key=str(number + 1))
        for number, pair in enumerate(pairs)
    ]

    def answered(number: str) -> None:
        slots = slots_of(document, desk.schema, event)
        _set(desk, event, swapped(slots, pairs[int(number)]))

    desk.ask(Question(QCoreApplication.translate("Review", "Which roles change places?"), choices, answered, event.id))


def _event(desk: Desk) -> AnyEvent | None:
    event = desk.roles.selected_event
    if event is None:
        desk.warn(QCoreApplication.translate("Review", "Select an event first; J goes to the next one."))
    return event


def _following(document: Document, choices: list[str], now: str | None, by: int) -> str:
    """The choice after or before the present filler in the text, round the end."""
    mention = mention_in(document, now)
    if mention is None:
        return choices[0 if by > 0 else -1]
    at = key_of(mention)
    keys = [(key_of(one), one.id) for id_ in choices if (one := mention_in(document, id_)) is not None]
    if by > 0:
        return next((id_ for key, id_ in keys if key > at), choices[0])
    return next((id_ for key, id_ in reversed(keys) if key < at), choices[-1])


def _fill(desk: Desk, event: AnyEvent, slot: Slot, mention: str | None) -> None:
    slots = list(desk.roles.slots)
    slots[slots.index(slot)] = Slot(slot.role, mention, slot.required)
    _set(desk, event, filled(slots))


def _set(desk: Desk, event: AnyEvent, arguments: Iterable[tuple[str, str]]) -> None:
    wanted = list(arguments)
    desk.do(lambda document: decisions.set_arguments(document, event.id, wanted))
