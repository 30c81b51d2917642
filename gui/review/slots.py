"""The roles of an event as places to fill: what fills them, what is missing, and what else could stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from storage.model import Document, Event, EventCandidate, Mention, MentionCandidate, Schema, Span, reading_order

AnyEvent = Event | EventCandidate
AnyMention = Mention | MentionCandidate


@dataclass(frozen=True, slots=True)
class Slot:
    """One role with the gold or candidate mention (by id) that fills it; several fillers make several slots."""

    role: str
    mention: str | None = None
    required: bool = False

    @property
    def missing(self) -> bool:
        """Whether the schema wants a filler and there is none."""
        return self.required and self.mention is None


def slots_of(document: Document, schema: Schema, event: AnyEvent) -> tuple[Slot, ...]:
    """Every role that the schema gives such an event, in its order, and after them those that it does not know."""
    filled = [Slot(a.role, standing(document, a.mention)) for a in event.arguments if _counts(document, a.mention)]
    type_ = schema.event_types.get(event.label)
    found: list[Slot] = []
    for role in type_.roles.values() if type_ is not None else ():
        own = [slot for slot in filled if slot.role == role.id] or [Slot(role.id)]
        found += [replace(slot, required=role.required) for slot in own]
    known = {slot.role for slot in found}
    return (*found, *(slot for slot in filled if slot.role not in known))


def standing(document: Document, mention_id: str) -> str:
    """The id of the gold that answers a mention candidate, else the given id."""
    candidate = document.candidates.by_id.get(mention_id)
    gold = document.gold_for(candidate) if candidate is not None else None
    return gold.id if gold is not None else mention_id


def mention_in(document: Document, id_: str | None) -> AnyMention | None:
    """The mention, gold or candidate, of an id."""
    found = (document.mentions.get(id_) or document.candidates.by_id.get(id_)) if id_ is not None else None
    return found if isinstance(found, Mention | MentionCandidate) else None


def fillers(
    document: Document, schema: Schema, event: AnyEvent, role: str, around: Span, shown: Callable[[str], bool]
) -> list[str]:
    """Ids of the shown mentions inside `around` that the schema allows in the role, in reading order."""
    proposed = (one for one in document.candidates.begun_in(around) if isinstance(one, MentionCandidate))
    everything: list[AnyMention] = [*document.mentions.values(), *proposed]
    near = [
        one
        for one in everything
        if around.contains(one.span)
        and schema.allows(event.label, role, one.label)
        and shown(one.id)
        and one.id not in document.rejections
    ]
    return [one.id for one in sorted(near, key=lambda one: reading_order(one.span))]


def filled(slots: Iterable[Slot]) -> list[tuple[str, str]]:
    """(role, mention id) of the slots that are filled."""
    return [(slot.role, slot.mention) for slot in slots if slot.mention is not None]


def swappable(document: Document, schema: Schema, event: AnyEvent) -> list[tuple[str, str]]:
    """Pairs of roles whose fillers may change places: those with fillers on both sides, else those with some at all."""
    slots = slots_of(document, schema, event)
    held = {role: [mention for other, mention in filled(slots) if other == role] for role in (s.role for s in slots)}

    def fit(role: str, mentions: Iterable[str]) -> bool:
        found = (mention_in(document, id_) for id_ in mentions)
        return all(one is not None and schema.allows(event.label, role, one.label) for one in found)

    pairs = [
        (one, other)
        for one, other in combinations(held, 2)
        if (held[one] or held[other]) and fit(one, held[other]) and fit(other, held[one])
    ]
    return [(one, other) for one, other in pairs if held[one] and held[other]] or pairs


def swapped(slots: Iterable[Slot], pair: tuple[str, str]) -> list[tuple[str, str]]:
    """The filled slots with the fillers of two roles in each other's place."""
    other = {pair[0]: pair[1], pair[1]: pair[0]}
    return [(other.get(role, role), mention) for role, mention in filled(slots)]


def _counts(document: Document, mention_id: str) -> bool:
    return mention_in(document, mention_id) is not None and mention_id not in document.rejections
