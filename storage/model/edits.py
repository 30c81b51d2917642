"""Every change a reviewer can make: an edit is a named set of before/after values, so its inverse is the swap."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar, cast

from storage.model.annotation import Event, Mention
from storage.model.candidate import Candidate, place_of
from storage.model.document import Document, Gold, Rejection, ReviewStatus, check_gold
from storage.model.errors import DocumentError, EditError
from storage.model.overlay import with_values


class Kind(StrEnum):
    """What a change is about."""

    MENTION = "mention"
    EVENT = "event"
    REJECTION = "rejection"
    STATUS = "status"
    NOTE = "note"


OF_ARTICLE = frozenset({Kind.STATUS, Kind.NOTE})
"""Kinds of which a document always has one value."""

Value = Mention | Event | Rejection | ReviewStatus | str

_TYPES: Mapping[Kind, type] = {
    Kind.MENTION: Mention,
    Kind.EVENT: Event,
    Kind.REJECTION: Rejection,
    Kind.STATUS: ReviewStatus,
    Kind.NOTE: str,
}

STATUS_ID = "status"
"""The id under which the one status of a document changes."""

NOTE_ID = "note"
"""The same for the note on the article."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value before and after; None where it was not there before or is not there after."""

    kind: Kind
    id: str
    before: Value | None
    after: Value | None

    def __post_init__(self) -> None:
        if self.before == self.after:
            raise EditError("The edit changes nothing.")
        for value in (self.before, self.after):
            if value is not None and not isinstance(value, _TYPES[self.kind]):
                raise EditError(
                    "A change of kind {kind} cannot hold a {type}.", kind=self.kind, type=type(value).__name__
                )
        if self.after is not None:
            _check_texts(self.id, self.after)

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.kind, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """One gesture of the reviewer; applied whole or not at all."""

    name: str
    changes: tuple[Change, ...]

    def __post_init__(self) -> None:
        if not self.changes:
            raise EditError("The edit changes nothing.")
        if len({(change.kind, change.id) for change in self.changes}) != len(self.changes):
            raise EditError("The edit changes the same thing twice.")

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.name, tuple(change.inverse() for change in reversed(self.changes)))

    def apply(self, document: Document) -> tuple[Document, "Edit"]:
        """The document after the edit, and the inverse; raises EditError when the document is not as expected."""
        return apply_edit(document, self), self.inverse()


def _check_texts(id_: str, value: Value) -> None:
    """Raises EditError for what no file or database could hold: empty ids, labels and roles, and half characters."""
    named: tuple[str, ...] = (id_,)
    texts: tuple[str, ...]
    match value:
        case Mention():
            named, texts = (id_, value.label), (value.note, value.entity or "", value.id)
        case Event():
            named = (
                id_,
                value.label,
                *(one.role for one in value.arguments),
                *(one.mention for one in value.arguments),
            )
            texts = (value.note, value.modality, value.polarity, value.id)
        case Rejection():
            texts = (value.reason, value.candidate)
        case _:
            texts = (value,)
    if not all(named):
        raise EditError("A label, a role or an id cannot be empty.")
    try:
        "".join((*named, *texts)).encode()
    except UnicodeEncodeError as error:
        raise EditError("The text holds half a character (an unpaired surrogate).") from error


def apply_edit(document: Document, edit: Edit) -> Document:
    """The document after `edit`; checks only what the edit touches, since the document itself was valid."""
    for change in edit.changes:
        _check_expected(document, change)
    mentions = _with_changes(document.mentions, edit, Kind.MENTION)
    events = _with_changes(document.events, edit, Kind.EVENT)
    _check_touched(document, mentions, events, edit)
    rejections = _with_changes(document.rejections, edit, Kind.REJECTION)
    of_article = {change.kind: change.after for change in edit.changes if change.kind in OF_ARTICLE}
    status = cast("ReviewStatus", of_article.get(Kind.STATUS, document.status))
    note = cast("str", of_article.get(Kind.NOTE, document.note))
    after = _unchecked(document, mentions, events, rejections, status, note)
    _carry_indices(document, after, edit)
    return after


def apply_all(document: Document, edits: Iterable[Edit]) -> Document:
    """As `apply_edit` for one after another, checked alike, without the versions in between."""
    values: dict[Kind, dict[str, Value]] = {
        Kind.MENTION: dict(document.mentions),
        Kind.EVENT: dict(document.events),
        Kind.REJECTION: dict(document.rejections),
    }
    mentions, events, rejections = (cast("dict[str, Any]", values[kind]) for kind in values)
    current = _unchecked(document, mentions, events, rejections, document.status, document.note)
    for edit in edits:
        for change in edit.changes:
            _check_expected(current, change)
        for change in edit.changes:
            if change.kind in OF_ARTICLE:
                current.__dict__[change.kind] = change.after
            elif change.after is None:
                values[change.kind].pop(change.id, None)
            else:
                values[change.kind][change.id] = change.after
        _check_touched(current, mentions, events, edit)
    return current


def edit_between(before: Document, after: Document, name: str) -> Edit | None:
    """The one edit that makes `after` of `before`, two states of one review; None when they are the same."""
    pairs: tuple[tuple[Kind, Mapping[str, Value], Mapping[str, Value]], ...] = (
        (Kind.MENTION, before.mentions, after.mentions),
        (Kind.EVENT, before.events, after.events),
        (Kind.REJECTION, before.rejections, after.rejections),
        (Kind.STATUS, {STATUS_ID: before.status}, {STATUS_ID: after.status}),
        (Kind.NOTE, {NOTE_ID: before.note}, {NOTE_ID: after.note}),
    )
    changes = tuple(
        Change(kind, id_, olds.get(id_), news.get(id_))
        for kind, olds, news in pairs
        for id_ in {**olds, **news}
        if olds.get(id_) != news.get(id_)
    )
    return Edit(name, changes) if changes else None


def begun(document: Document, edit: Edit) -> Edit:
    """The edit, which by being the first also says that the review has begun."""
    if document.status is not ReviewStatus.NEW or any(change.kind is Kind.STATUS for change in edit.changes):
        return edit
    return Edit(edit.name, (*edit.changes, Change(Kind.STATUS, STATUS_ID, document.status, ReviewStatus.IN_PROGRESS)))


def current_value(document: Document, kind: Kind, id_: str) -> Value | None:
    """What stands in the document under that kind and id."""
    match kind:
        case Kind.MENTION:
            return document.mentions.get(id_)
        case Kind.EVENT:
            return document.events.get(id_)
        case Kind.REJECTION:
            return document.rejections.get(id_)
        case Kind.STATUS:
            return document.status
        case Kind.NOTE:
            return document.note


def _check_expected(document: Document, change: Change) -> None:
    if change.kind in OF_ARTICLE and change.after is None:
        raise EditError("A document always has a status and a note, be it empty.")
    if current_value(document, change.kind, change.id) != change.before:
        raise EditError(
            "The {kind} {id} has changed in the meantime; look again and repeat the edit.",
            kind=change.kind,
            id=change.id,
        )
    for value in (change.before, change.after):
        key = value.candidate if isinstance(value, Rejection) else getattr(value, "id", change.id)
        if key != change.id:
            raise EditError("The {kind} {id} cannot be changed into {key}.", kind=change.kind, id=change.id, key=key)


_K = TypeVar("_K")
_V = TypeVar("_V")


def _with_changes(values: Mapping[str, _V], edit: Edit, kind: Kind) -> Mapping[str, _V]:
    changes = [change for change in edit.changes if change.kind is kind]
    if not changes:
        return values
    return with_values(values, {change.id: cast("_V | None", change.after) for change in changes})


def _check_touched(
    document: Document, mentions: Mapping[str, Mention], events: Mapping[str, Event], edit: Edit
) -> None:
    removed = {change.id for change in edit.changes if change.kind is Kind.MENTION and change.after is None}
    touched: list[Gold] = [change.after for change in edit.changes if isinstance(change.after, Mention | Event)]
    if removed:
        touched += (event for event in events.values() if any(a.mention in removed for a in event.arguments))
    for gold in touched:
        if gold.id in mentions and gold.id in events:
            raise EditError("A mention and an event share the id {id}.", id=gold.id)
        try:
            check_gold(gold, mentions, len(document.text))
        except DocumentError as error:
            raise EditError(error.template, **error.values) from error


def _unchecked(
    document: Document,
    mentions: Mapping[str, Mention],
    events: Mapping[str, Event],
    rejections: Mapping[str, Rejection],
    status: ReviewStatus,
    note: str,
) -> Document:
    after = object.__new__(Document)
    after.__dict__.update(
        article=document.article,
        candidates=document.candidates,
        mentions=mentions,
        events=events,
        rejections=rejections,
        status=status,
        note=note,
    )
    return after


def _carry_indices(before: Document, after: Document, edit: Edit) -> None:
    gold = [change for change in edit.changes if change.kind in (Kind.MENTION, Kind.EVENT)]
    olds = [cast("Gold", change.before) for change in gold if change.before is not None]
    news = [cast("Gold", change.after) for change in gold if change.after is not None]
    after.__dict__.update(
        gold_by_origin=_carried(before.gold_by_origin, olds, news, lambda one: one.origin),
        gold_by_place=_carried(before.gold_by_place, olds, news, place_of),
    )
    touched = touched_candidates(before, edit)
    gained = sum(after.is_pending(candidate) for candidate in touched)
    lost = sum(before.is_pending(candidate) for candidate in touched)
    after.__dict__["pending_count"] = before.pending_count + gained - lost


def _carried(
    index: Mapping[_K, tuple[Gold, ...]], olds: list[Gold], news: list[Gold], key_of: Callable[[Gold], _K | None]
) -> Mapping[_K, tuple[Gold, ...]]:
    """The index without `olds` and with `news`."""
    stacks: dict[_K, tuple[Gold, ...]] = {}
    for old in olds:
        key = key_of(old)
        if key is not None:
            stacks[key] = tuple(one for one in stacks.get(key, index[key]) if one.id != old.id)
    for new in news:
        key = key_of(new)
        if key is not None:
            stacks[key] = (*stacks.get(key, index.get(key, ())), new)
    return with_values(index, {key: stack or None for key, stack in stacks.items()})


def touched_candidates(document: Document, edit: Edit) -> list[Candidate]:
    """The candidates of the document before the edit on which the edit may be a decision, or the end of one."""
    by_id, by_place = document.candidates.by_id, document.candidates.by_place
    touched: dict[str, Candidate] = {}
    for change in edit.changes:
        if change.kind is Kind.REJECTION and change.id in by_id:
            touched[change.id] = by_id[change.id]
        for value in (change.before, change.after):
            if isinstance(value, Mention | Event):
                touched |= {candidate.id: candidate for candidate in by_place.get(place_of(value), ())}
                if value.origin is not None and value.origin in by_id:
                    touched[value.origin] = by_id[value.origin]
    return list(touched.values())
