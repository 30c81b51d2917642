"""What an edit corrected, told in such a way that it can be done at other places too."""

from dataclasses import dataclass

from extract.equal_arguments import Filler, fillers_of
from extract.equal_strings import could_hold, readings, string_of
from storage.model import (
    Candidate,
    Change,
    Document,
    Edit,
    Event,
    EventCandidate,
    Level,
    Mention,
    Rejection,
    Schema,
)
from storage.model.edits import apply_edit

NAME = "equal_places"
"""Of the edit that does the same at all of them."""

_NO_CORRECTIONS = frozenset({"accept", "accept_all", "restore", "restore_state", NAME})


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reviewer did to a string: `was` its type before (None: unmarked), `becomes` after (None: rejected).

    Where the edges moved, `old` is the string that stood before, and `string` the one that stands now. `fillers` play
    roles in the event; where they are all that was corrected, `was` and `becomes` are the same type.
    """

    is_event: bool
    string: str
    was: str | None
    becomes: str | None
    level: Level = Level.NOM
    old: str = ""
    shown: str = ""
    """The string as it is written; and the one before."""
    shown_old: str = ""
    fillers: tuple[Filler, ...] = ()
    roles: frozenset[tuple[str, str]] | None = None
    """What the type that it becomes allows, as (role, type of mention); None where the schema does not know it."""
    readings: frozenset[str] = frozenset()
    old_readings: frozenset[str] = frozenset()

    def allows(self, role: str, label: str) -> bool:
        """Whether a mention of that type may play the role in what the event becomes."""
        return self.roles is None or (role, label) in self.roles

    def could_be_in(self, text: str) -> bool:
        """Whether a text may hold an equal place: quick, and only a No is certain."""
        return could_hold(text, self.old_readings or self.readings)


def correction_of(before: Document, edit: Edit, schema: Schema) -> Correction | None:
    """What an edit of a document corrected, if that can be done elsewhere too."""
    if edit.name in _NO_CORRECTIONS:
        return None
    corrected = (_corrected(before, edit, change, schema) for change in edit.changes)
    return next((one for one in corrected if one is not None), None)


def is_event(item: Candidate | Mention | Event) -> bool:
    """Whether it is an event, gold or candidate."""
    return isinstance(item, Event | EventCandidate)


def _corrected(before: Document, edit: Edit, change: Change, schema: Schema) -> Correction | None:
    after = change.after
    if isinstance(after, Rejection) and change.before is None:
        candidate = before.candidates.by_id.get(after.candidate)
        return None if candidate is None else _correction(before, candidate, (candidate.label, None), schema)
    if not isinstance(after, Mention | Event):
        return None
    whole = apply_edit(before, edit) if isinstance(after, Event) and after.arguments else before
    fillers = fillers_of(whole, after, schema) if isinstance(after, Event) else ()
    proposed = before.candidates.by_id.get(after.origin or "")
    source = change.before if isinstance(change.before, Mention | Event) else proposed
    if source is None:
        return _correction(before, after, (None, after.label), schema, fillers)
    if source.span == after.span:
        if source.label != after.label:
            return _correction(before, after, (source.label, after.label), schema, fillers)
        if isinstance(after, Event) and _gains(whole, source, after):
            was = proposed.label if proposed is not None else None  # what the engine may have said elsewhere too
            return _correction(before, after, (was, after.label), schema, fillers)
        return None
    first = proposed or source  # edges move step by step
    if first.span == after.span:
        return None
    return _correction(before, after, (first.label, after.label), schema, fillers, first)


def _gains(whole: Document, source: Candidate | Mention | Event, after: Event) -> bool:
    """Whether the event has an argument that it had not before, or that was not proposed."""
    if isinstance(source, Event):
        return any(not source.has_argument(a.role, a.mention) for a in after.arguments)
    if not isinstance(source, EventCandidate):
        return False
    proposed = {(a.role, whole.candidates.by_id[a.mention].span) for a in source.arguments}
    return any((a.role, whole.mentions[a.mention].span) not in proposed for a in after.arguments)


def _correction(
    document: Document,
    item: Candidate | Mention | Event,
    labels: tuple[str | None, str | None],
    schema: Schema,
    fillers: tuple[Filler, ...] = (),
    old: Candidate | Mention | Event | None = None,
) -> Correction:
    text = document.text
    type_ = schema.event_types.get(labels[1] or "")
    return Correction(
        is_event(item),
        string_of(text, item.span),
        *labels,
        item.level if isinstance(item, Mention) else Level.NOM,
        "" if old is None else string_of(text, old.span),
        item.span.text_in(text),
        "" if old is None else old.span.text_in(text),
        fillers,
        None if type_ is None else frozenset((one.id, label) for one in type_.roles.values() for label in one.fillers),
        readings(text, item.span),
        frozenset() if old is None else readings(text, old.span),
    )
