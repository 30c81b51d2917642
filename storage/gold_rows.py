"""Gold and rejections as rows: read, and changed by an edit if they are as it expects."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, delete, insert, or_, select, update

from storage.errors import StaleEditError
from storage.model import Argument, Edit, Event, Level, Mention, Rejection, Span
from storage.model.document import Gold
from storage.model.edits import Kind, Value
from storage.tables import ArgumentRow, EventRow, MentionRow, RejectionRow, ReviewRow

MENTIONS = cast("Table", MentionRow.__table__)
EVENTS = cast("Table", EventRow.__table__)
ARGUMENTS = cast("Table", ArgumentRow.__table__)
REJECTIONS = cast("Table", RejectionRow.__table__)
REVIEWS = cast("Table", ReviewRow.__table__)

T = TypeVar("T")

_AT_ONCE = 500
"""Ids in one statement; every database has some limit."""

_TABLES = {Kind.MENTION: (MENTIONS, "id"), Kind.EVENT: (EVENTS, "id"), Kind.REJECTION: (REJECTIONS, "candidate_id")}
_KEYS = {table: table.c[key] for table, key in (*_TABLES.values(), (ARGUMENTS, "event_id"))}

# Made once: building a statement anew costs more than running it.
_OF_REVIEW = {table: table.c.review_id == bindparam("review") for table in _KEYS}
_LISTED = {table: key.in_(bindparam("ids", expanding=True)) for table, key in _KEYS.items()}
_SELECT_ALL = {table: select(table).where(_OF_REVIEW[table]) for table in _KEYS}
_SELECT = {table: select(table).where(_OF_REVIEW[table], _LISTED[table]) for table in _KEYS}
_DELETE = {table: delete(table).where(_OF_REVIEW[table], _LISTED[table]) for table in _KEYS}
_INSERT = {table: insert(table) for table in _KEYS}
_UPDATE = {
    table: update(table).where(table.c.review_id == bindparam("_review"), key == bindparam("_id"))
    for table, key in _KEYS.items()
}


@dataclass(frozen=True)
class Standing:
    """What stands in a review, in the order in which it was put there."""

    mentions: dict[str, Mention]
    events: dict[str, Event]
    rejections: dict[str, Rejection]

    def value(self, kind: Kind, id_: str) -> Value | None:
        """What stands there under that kind and id."""
        match kind:
            case Kind.MENTION:
                return self.mentions.get(id_)
            case Kind.EVENT:
                return self.events.get(id_)
            case Kind.REJECTION:
                return self.rejections.get(id_)
            case Kind.STATUS | Kind.NOTE:
                raise ValueError("It is a column of the review.")


def read_standing(connection: Connection, review_id: int, edit: Edit | None = None) -> Standing:
    """All gold and rejections of the review, or only what `edit` is about."""

    def rows(kind: Kind) -> Iterator[Any]:
        table, _ = _TABLES[kind]
        wanted = None if edit is None else [change.id for change in edit.changes if change.kind is kind]
        return _rows(connection, table, review_id, wanted)

    events = list(rows(Kind.EVENT))
    asked = None if edit is None else [row.id for row in events]
    arguments: dict[str, list[Argument]] = {}
    proposed = _rows(connection, ARGUMENTS, review_id, asked) if events else ()
    for row in sorted(proposed, key=lambda row: row.position):
        arguments.setdefault(row.event_id, []).append(Argument(row.role, row.mention_id, row.extra))
    return Standing(
        {row.id: _mention(row) for row in _as_put(rows(Kind.MENTION))},
        {row.id: _event(row, tuple(arguments.get(row.id, ()))) for row in _as_put(events)},
        {row.candidate_id: Rejection(row.candidate_id, row.reason) for row in _as_put(rows(Kind.REJECTION))},
    )


def check_expected(connection: Connection, review_id: int, of_article: Mapping[Kind, Value], edit: Edit) -> None:
    """Raises StaleEditError unless every row that `edit` touches is as the edit's `before` says.

    `of_article` are the review's own columns as they stand.
    """
    standing = read_standing(connection, review_id, edit)
    for change in edit.changes:
        own = of_article.get(change.kind)
        found = standing.value(change.kind, change.id) if own is None else own
        if found != change.before:
            raise StaleEditError(
                "The {kind} {id} has been changed elsewhere in the meantime; open the article again.",
                kind=change.kind,
                id=change.id,
            )


def check_undecided(connection: Connection, review_id: int, edit: Edit) -> None:
    """Raises StaleEditError when what `edit` puts there anew has been put there, or its candidate rejected, elsewhere.

    Only for a review that another window wrote in: the edit was checked against a document without its work.
    """
    gone = {(change.kind, change.id) for change in edit.changes if change.after is None}
    rejected = [change.id for change in edit.changes if change.kind is Kind.REJECTION and change.before is None]
    new = [change for change in edit.changes if change.before is None and isinstance(change.after, Mention | Event)]
    origins = [gold.origin for gold in (cast("Gold", change.after) for change in new) if gold.origin is not None]
    found = [(Kind.REJECTION, row.candidate_id) for row in _rows(connection, REJECTIONS, review_id, origins)]
    for kind in (Kind.MENTION, Kind.EVENT):
        table, _ = _TABLES[kind]
        twins: list[ColumnElement[bool]] = [table.c.origin.in_([*origins, *rejected])]
        for gold in (cast("Gold", change.after) for change in new if change.kind is kind):
            place = (table.c.start_offset == gold.span.start, table.c.end_offset == gold.span.end)
            twins.append(and_(*place, table.c.label == gold.label))
        for some in _batches(twins):
            query = select(table.c.id).where(table.c.review_id == review_id, or_(*some))
            found += [(kind, row.id) for row in connection.execute(query)]
    for kind, id_ in found:
        if (kind, id_) not in gone:
            raise StaleEditError(
                "The {kind} {id} has been changed elsewhere in the meantime; open the article again.", kind=kind, id=id_
            )


def write_changes(connection: Connection, review_id: int, text: str, edit: Edit, edit_id: int) -> None:
    """Brings the rows from every `before` to its `after`; arguments go first and come last, since they refer."""
    there = [change.id for change in edit.changes if change.kind is Kind.EVENT and change.before is not None]
    for ids in _batches(there):
        connection.execute(_DELETE[ARGUMENTS], {"review": review_id, "ids": ids})
    for kind, (table, _) in _TABLES.items():
        gone = [change.id for change in edit.changes if change.kind is kind and change.after is None]
        for ids in _batches(gone):
            connection.execute(_DELETE[table], {"review": review_id, "ids": ids})
    for kind in _TABLES:
        _insert(connection, review_id, text, kind, edit, edit_id)
        _update(connection, review_id, text, kind, edit)
    events = [change.after for change in edit.changes if isinstance(change.after, Event)]
    if arguments := [values for event in events for values in _argument_values(review_id, event)]:
        connection.execute(_INSERT[ARGUMENTS], arguments)


def _insert(connection: Connection, review_id: int, text: str, kind: Kind, edit: Edit, edit_id: int) -> None:
    table, key = _TABLES[kind]
    rows = [
        {"review_id": review_id, key: change.id, "edit_id": edit_id, "change_number": number}
        | _values(change.after, text)
        for number, change in enumerate(edit.changes)
        if change.kind is kind and change.before is None
    ]
    if rows:
        connection.execute(_INSERT[table], rows)


def _update(connection: Connection, review_id: int, text: str, kind: Kind, edit: Edit) -> None:
    table, _ = _TABLES[kind]
    rows = [
        {"_review": review_id, "_id": change.id} | _values(change.after, text)
        for change in edit.changes
        if change.kind is kind and change.before is not None and change.after is not None
    ]
    if rows:
        connection.execute(_UPDATE[table], rows)


def _batches(ids: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _rows(connection: Connection, table: Table, review_id: int, wanted: list[str] | None) -> Iterator[Any]:
    if wanted is None:
        yield from connection.execute(_SELECT_ALL[table], {"review": review_id})
        return
    for ids in _batches(wanted):
        yield from connection.execute(_SELECT[table], {"review": review_id, "ids": ids})


def _as_put(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: (row.edit_id, row.change_number))


def _mention(row: Any) -> Mention:  # noqa: ANN401 - a row of MENTIONS
    return Mention(
        row.id,
        Span(row.start_offset, row.end_offset),
        row.label,
        Level(row.level),
        origin=row.origin,
        entity=row.entity,
        note=row.note,
        extra=row.extra,
    )


def _event(row: Any, arguments: tuple[Argument, ...]) -> Event:  # noqa: ANN401 - a row of EVENTS
    return Event(
        row.id,
        Span(row.start_offset, row.end_offset),
        row.label,
        arguments,
        row.modality,
        row.polarity,
        origin=row.origin,
        note=row.note,
        extra=row.extra,
    )


def _values(value: Value | None, text: str) -> dict[str, Any]:
    if isinstance(value, Rejection):
        return {"reason": value.reason}
    if not isinstance(value, Mention | Event):
        raise TypeError(f"{value!r} is no row.")
    common = {
        "start_offset": value.span.start,
        "end_offset": value.span.end,
        "text": value.span.text_in(text),
        "label": value.label,
        "origin": value.origin,
        "note": value.note,
        "extra": dict(value.extra),
    }
    if isinstance(value, Mention):
        return common | {"level": str(value.level), "entity": value.entity}
    return common | {"modality": value.modality, "polarity": value.polarity}


def _argument_values(review_id: int, event: Event) -> Iterator[dict[str, Any]]:
    for position, argument in enumerate(event.arguments):
        yield {
            "review_id": review_id,
            "event_id": event.id,
            "position": position,
            "role": argument.role,
            "mention_id": argument.mention,
            "extra": dict(argument.extra),
        }
