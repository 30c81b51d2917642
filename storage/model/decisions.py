"""Edits by what a reviewer means: each function looks at a document and builds one undoable step."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TypedDict, TypeVar, Unpack
from uuid import uuid4

from storage.model.annotation import FLAGGED, Argument, Event, Level, Mention
from storage.model.candidate import Candidate, EventCandidate, MentionCandidate
from storage.model.composition import composed
from storage.model.document import Document, Gold, Rejection, ReviewStatus
from storage.model.edits import NOTE_ID, STATUS_ID, Change, Edit, Kind
from storage.model.errors import EditError
from storage.model.span import Span

GoldT = TypeVar("GoldT", bound=Gold)

_PAIR = 2


class MentionValues(TypedDict, total=False):
    """What may be set in a mention."""

    span: Span
    label: str
    level: Level
    entity: str | None
    note: str


class EventValues(TypedDict, total=False):
    """What may be set in an event."""

    trigger: Span
    label: str
    modality: str
    polarity: str
    note: str


def new_id() -> str:
    """An id that no other client will make."""
    return uuid4().hex


def accept(document: Document, candidate_id: str, *, with_arguments: bool = True) -> Edit:
    """Makes gold of a candidate as it stands; an event takes its pending arguments' mentions along."""
    candidate = _candidate(document, candidate_id)
    if isinstance(candidate, MentionCandidate):
        return Edit("accept", _made(document, candidate, mention_of(candidate)))
    return Edit("accept", _accept_event(document, candidate, with_arguments=with_arguments))


def accept_all(document: Document, candidates: Iterable[Candidate]) -> Edit:
    """Accepts every candidate that is still pending, as one step."""
    changes: dict[tuple[Kind, str], Change] = {}
    made: dict[str, Mention] = {}
    ordered = sorted(candidates, key=lambda item: isinstance(item, EventCandidate))
    for candidate in ordered:
        if not document.is_pending(candidate) or candidate.id in made:
            continue
        if isinstance(candidate, MentionCandidate):
            made[candidate.id] = mention_of(candidate)
            new = _made(document, candidate, made[candidate.id])
        else:
            new = _accept_event(document, candidate, with_arguments=True, made=made)
        changes |= {(change.kind, change.id): change for change in new}
    return Edit("accept_all", tuple(changes.values()))


def correct_mention(document: Document, candidate_id: str, **values: Unpack[MentionValues]) -> Edit:
    """Makes gold of a mention candidate with other values than it proposes."""
    candidate = _candidate(document, candidate_id)
    if not isinstance(candidate, MentionCandidate):
        raise EditError("The candidate is an event, not a mention.")
    return Edit("correct", _made(document, candidate, replace(mention_of(candidate), **values)))


def correct_event(document: Document, candidate_id: str, **values: Unpack[EventValues]) -> Edit:
    """Makes gold of an event candidate, arguments included, with other values than it proposes."""
    candidate = _candidate(document, candidate_id)
    if not isinstance(candidate, EventCandidate):
        raise EditError("The candidate is a mention, not an event.")
    *mentions, event = _accept_event(document, candidate, with_arguments=True)
    return Edit("correct", (*mentions, replace(event, after=replace(_event_in(event), **values))))


def reject(document: Document, candidate_id: str, reason: str = "") -> Edit:
    """Says no to a candidate; gold made from it goes."""
    candidate = _candidate(document, candidate_id)
    before = document.rejections.get(candidate.id)
    said = Change(Kind.REJECTION, candidate.id, before, Rejection(candidate.id, reason))
    made = document.gold_by_origin.get(candidate.id, ())
    removals = (partial(_removal, gold_id=gold.id) for gold in made)
    return composed(document, "reject", *removals, lambda _: Edit("reject", (said,)))


def restore(document: Document, candidate_id: str) -> Edit:
    """Takes a rejection back, so that the candidate is pending again."""
    before = document.rejections.get(candidate_id)
    if before is None:
        raise EditError("The candidate is not rejected.")
    return Edit("restore", (Change(Kind.REJECTION, candidate_id, before, None),))


def add_mention(document: Document, span: Span, label: str, level: Level = Level.NOM) -> Edit:
    """Marks a mention that no candidate proposed."""
    for gold in document.gold_by_place.get((False, span), ()):
        if gold.label == label:
            raise EditError("This very mention is already there.")
    mention = Mention(new_id(), span, label, level)
    return Edit("add_mention", (Change(Kind.MENTION, mention.id, None, mention),))


def add_event(document: Document, trigger: Span, label: str) -> Edit:
    """Marks an event that no candidate proposed."""
    for gold in document.gold_by_place.get((True, trigger), ()):
        if gold.label == label:
            raise EditError("This very event is already there.")
    event = Event(new_id(), trigger, label)
    return Edit("add_event", (Change(Kind.EVENT, event.id, None, event),))


def set_mention(document: Document, mention_id: str, **values: Unpack[MentionValues]) -> Edit:
    """Changes values of a gold mention."""
    before = document.mentions.get(mention_id)
    if before is None:
        raise EditError("The mention is no longer there.")
    return Edit("set_mention", (Change(Kind.MENTION, mention_id, before, replace(before, **values)),))


def set_event(document: Document, event_id: str, **values: Unpack[EventValues]) -> Edit:
    """Changes values of a gold event."""
    before = _event(document, event_id)
    return Edit("set_event", (Change(Kind.EVENT, event_id, before, replace(before, **values)),))


def add_argument(document: Document, event_id: str, role: str, mention_id: str) -> Edit:
    """Gives a gold mention, or a candidate mention (which is thereby accepted), a role in a gold event."""
    before = _event(document, event_id)
    accepted: tuple[Change, ...] = ()
    if mention_id not in document.mentions:
        mention_id, accepted = _accepted_mention(document, mention_id)
    if before.has_argument(role, mention_id):
        raise EditError("The mention already plays that role.")
    after = replace(before, arguments=(*before.arguments, Argument(role, mention_id)))
    return Edit("add_argument", (*accepted, Change(Kind.EVENT, event_id, before, after)))


def remove_argument(document: Document, event_id: str, role: str, mention_id: str) -> Edit:
    """Takes a role from a mention; the mention stays."""
    before = _event(document, event_id)
    kept = tuple(a for a in before.arguments if (a.role, a.mention) != (role, mention_id))
    if len(kept) == len(before.arguments):
        raise EditError("The mention does not play that role.")
    return Edit("remove_argument", (Change(Kind.EVENT, event_id, before, replace(before, arguments=kept)),))


def set_role(document: Document, event_id: str, old: tuple[str, str], new: tuple[str, str]) -> Edit:
    """Replaces the argument `old` by `new` in its place; both are (role, mention id)."""
    before = _event(document, event_id)
    if not before.has_argument(*old):
        raise EditError("The mention does not play that role.")
    if before.has_argument(*new):
        raise EditError("The mention already plays that role.")
    arguments = tuple(Argument(*new, extra=a.extra) if (a.role, a.mention) == old else a for a in before.arguments)
    return Edit("set_role", (Change(Kind.EVENT, event_id, before, replace(before, arguments=arguments)),))


def set_arguments(document: Document, event_id: str, arguments: Iterable[tuple[str, str]]) -> Edit:
    """Gives an event exactly these arguments, as (role, mention id).

    An event candidate is thereby accepted, and so are mention candidates among the arguments.
    """
    changes: list[Change] = []
    wanted: list[Argument] = []
    candidate = document.candidates.by_id.get(event_id)
    before = event_of(candidate) if isinstance(candidate, EventCandidate) else _event(document, event_id)
    made: dict[str, Mention] = {}
    for role, mention_id in arguments:
        id_ = mention_id
        if id_ not in document.mentions:
            id_, accepted = _accepted_mention(document, id_, made)
            changes += accepted
        if not any((a.role, a.mention) == (role, id_) for a in wanted):
            known = (a for a in before.arguments if (a.role, a.mention) == (role, id_))
            wanted.append(next(known, Argument(role, id_)))
    after = replace(before, arguments=tuple(wanted))
    if isinstance(candidate, EventCandidate):
        own, *lifted = _made(document, candidate, after)
        return Edit("set_arguments", (*changes, *lifted, own))
    return Edit("set_arguments", (*changes, Change(Kind.EVENT, event_id, before, after)))


def join_entity(document: Document, mention_ids: Iterable[str]) -> Edit:
    """Lets gold mentions, or candidates (which are thereby accepted), refer to one entity; their chains become one."""
    changes: list[Change] = []
    made: dict[str, Mention] = {}
    joined: dict[str, Mention] = {}
    for mention_id in mention_ids:
        id_ = mention_id
        if id_ not in document.mentions:
            id_, accepted = _accepted_mention(document, id_, made)
            changes += accepted
        gold = document.mentions.get(id_) or next(one for one in made.values() if one.id == id_)
        joined |= {one.id: one for one in (gold, *document.chains.get(gold.entity or "", ()))}
    entity = next((one.entity for one in joined.values() if one.entity is not None), None) or new_id()
    made_ids = {one.id for one in made.values()}
    changes = [_with_entity(change, entity) for change in changes]
    changes += (
        Change(Kind.MENTION, one.id, one, replace(one, entity=entity))
        for one in joined.values()
        if one.id not in made_ids and one.entity != entity
    )
    return Edit("join_entity", tuple(changes))


def _with_entity(change: Change, entity: str) -> Change:
    after = change.after
    return replace(change, after=replace(after, entity=entity)) if isinstance(after, Mention) else change


def leave_entity(document: Document, mention_id: str) -> Edit:
    """Takes a mention out of its chain; the last one that stays behind is no chain either."""
    mention = document.mentions.get(mention_id)
    if mention is None or mention.entity is None:
        raise EditError("The mention belongs to no other.")
    chain = document.chains[mention.entity]
    leaving = chain if len(chain) <= _PAIR else (mention,)
    others = (Change(Kind.MENTION, one.id, one, replace(one, entity=None)) for one in leaving if one is not mention)
    return Edit("leave_entity", (*others, Change(Kind.MENTION, mention_id, mention, replace(mention, entity=None))))


def delete(document: Document, gold_id: str) -> Edit:
    """Removes gold, with the arguments that point to it; the candidate it came from becomes rejected."""
    gold = document.mentions.get(gold_id) or document.events.get(gold_id)
    if gold is None:
        raise EditError("What was to be deleted is no longer there.")
    changes = _removed(document, gold)
    if gold.origin in document.candidates.by_id and gold.origin is not None:
        before = document.rejections.get(gold.origin)
        changes = (*changes, Change(Kind.REJECTION, gold.origin, before, Rejection(gold.origin)))
    return Edit("delete", changes)


def set_status(document: Document, status: ReviewStatus) -> Edit:
    """Says how far the review is."""
    return Edit("set_status", (Change(Kind.STATUS, STATUS_ID, document.status, status),))


def set_article_note(document: Document, note: str) -> Edit:
    """Says something on the article as a whole."""
    return Edit("set_article_note", (Change(Kind.NOTE, NOTE_ID, document.note, note),))


def set_flag(document: Document, gold_id: str, *, on: bool) -> Edit:
    """Marks gold for a second look, or takes the mark away."""
    gold = document.mentions.get(gold_id) or document.events.get(gold_id)
    if gold is None:
        raise EditError("What was to be flagged is no longer there.")
    kind = Kind.MENTION if isinstance(gold, Mention) else Kind.EVENT
    return Edit("flag" if on else "unflag", (Change(kind, gold_id, gold, flagged(gold, on=on)),))


def flagged(gold: GoldT, *, on: bool) -> GoldT:
    """The gold with the mark for a second look, or without it."""
    extra = {key: value for key, value in gold.extra.items() if key != FLAGGED}
    return replace(gold, extra=extra | {FLAGGED: True} if on else extra)


def mention_of(candidate: MentionCandidate) -> Mention:
    """New gold with the candidate's values."""
    return Mention(new_id(), candidate.span, candidate.label, candidate.level, origin=candidate.id)


def event_of(candidate: EventCandidate, arguments: tuple[Argument, ...] = ()) -> Event:
    """New gold with the candidate's values and the given arguments."""
    trigger, label = candidate.trigger, candidate.label
    values = candidate.modality, candidate.polarity
    return Event(new_id(), trigger, label, arguments, *values, origin=candidate.id)


def _made(document: Document, candidate: Candidate, gold: Gold) -> tuple[Change, ...]:
    """The changes that put `gold` in the candidate's stead, a rejection taken back."""
    if document.gold_for(candidate) is not None:
        raise EditError("The candidate is decided already.")
    kind = Kind.MENTION if isinstance(gold, Mention) else Kind.EVENT
    made = Change(kind, gold.id, None, gold)
    rejection = document.rejections.get(candidate.id)
    return (made,) if rejection is None else (made, Change(Kind.REJECTION, candidate.id, rejection, None))


def _accept_event(
    document: Document,
    candidate: EventCandidate,
    *,
    with_arguments: bool,
    made: dict[str, Mention] | None = None,
) -> tuple[Change, ...]:
    """The changes that accept an event, its own last; `made` are mentions accepted earlier in the same step."""
    made = {} if made is None else made
    changes: list[Change] = []
    arguments: list[Argument] = []
    for proposed in candidate.arguments if with_arguments else ():
        if proposed.mention in document.rejections:
            continue
        mention_id, accepted = _accepted_mention(document, proposed.mention, made)
        changes += accepted
        argument = Argument(proposed.role, mention_id, extra=proposed.extra)
        if not any((a.role, a.mention) == (argument.role, mention_id) for a in arguments):
            arguments.append(argument)
    own, *lifted = _made(document, candidate, event_of(candidate, tuple(arguments)))
    return (*changes, *lifted, own)


def _accepted_mention(
    document: Document, candidate_id: str, made: dict[str, Mention] | None = None
) -> tuple[str, tuple[Change, ...]]:
    """The gold mention that stands for the candidate, and the changes that make it where there is none yet.

    `made` are mentions accepted earlier in the same step, by candidate; a new one is put there.
    """
    if made is not None and candidate_id in made:
        return made[candidate_id].id, ()
    candidate = _candidate(document, candidate_id)
    if not isinstance(candidate, MentionCandidate):
        raise EditError("Only a mention can play a role in an event.")
    existing = document.gold_for(candidate)
    if existing is not None:
        return existing.id, ()
    gold = mention_of(candidate)
    if made is not None:
        made[candidate_id] = gold
    return gold.id, _made(document, candidate, gold)


def _removal(document: Document, gold_id: str) -> Edit:
    return Edit("delete", _removed(document, document.mentions.get(gold_id) or document.events[gold_id]))


def _removed(document: Document, gold: Gold) -> tuple[Change, ...]:
    """The changes that remove `gold` and every argument that points to it."""
    if isinstance(gold, Event):
        return (Change(Kind.EVENT, gold.id, gold, None),)
    loosened = (
        Change(Kind.EVENT, event.id, event, replace(event, arguments=_without(event, gold.id)))
        for event in document.events_with(gold.id)
    )
    return (*loosened, Change(Kind.MENTION, gold.id, gold, None))


def _without(event: Event, mention_id: str) -> tuple[Argument, ...]:
    return tuple(argument for argument in event.arguments if argument.mention != mention_id)


def _candidate(document: Document, candidate_id: str) -> Candidate:
    candidate = document.candidates.by_id.get(candidate_id)
    if candidate is None:
        raise EditError("The candidate is no longer there.")
    return candidate


def _event(document: Document, event_id: str) -> Event:
    event = document.events.get(event_id)
    if event is None:
        raise EditError("The event is no longer there.")
    return event


def _event_in(change: Change) -> Event:
    if not isinstance(change.after, Event):
        raise EditError("The change makes no event.")
    return change.after
