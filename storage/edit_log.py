"""Edits as plain JSON and back, exactly: what the log keeps."""

from collections.abc import Mapping, Sequence
from typing import Any

from storage.model import (
    Argument,
    Change,
    Edit,
    Event,
    Level,
    Mention,
    Rejection,
    ReviewStatus,
    Span,
)
from storage.model.edits import Kind, Value

Json = dict[str, Any]


def changes_to_json(edit: Edit) -> list[Json]:
    """The changes of an edit; what has its usual value is left out."""
    return [
        {"kind": str(change.kind), "id": change.id, "before": _written(change.before), "after": _written(change.after)}
        for change in edit.changes
    ]


def edit_from_json(name: str, changes: Sequence[Mapping[str, Any]]) -> Edit:
    """The edit that `changes_to_json` wrote."""
    return Edit(name, tuple(_change(change) for change in changes))


def _change(written: Mapping[str, Any]) -> Change:
    kind = Kind(written["kind"])
    return Change(kind, written["id"], _read(kind, written["before"]), _read(kind, written["after"]))


def _written(value: Value | None) -> Json | str | None:
    match value:
        case None:
            return None
        case str():  # a status too
            return str(value)
        case Rejection():
            return _lean({"candidate": value.candidate, "reason": value.reason})
        case Mention():
            return _lean({"id": value.id, "label": value.label, "level": str(value.level)} | _common(value))
        case Event():
            arguments = [_lean({"role": a.role, "mention": a.mention, "extra": dict(a.extra)}) for a in value.arguments]
            attributes = {"modality": value.modality, "polarity": value.polarity, "arguments": arguments}
            return _lean({"id": value.id, "label": value.label} | attributes | _common(value))


def _common(value: Mention | Event) -> Json:
    common: Json = {"start": value.span.start, "end": value.span.end, "origin": value.origin, "note": value.note}
    if isinstance(value, Mention):
        common["entity"] = value.entity
    return common | {"extra": dict(value.extra)}


def _lean(written: Json) -> Json:
    """Without what is empty: the readers' defaults."""
    return {key: value for key, value in written.items() if value not in (None, "", {}, []) or key in ("start", "id")}


def _read(kind: Kind, written: Any) -> Value | None:  # noqa: ANN401 - JSON
    if written is None:
        return None
    match kind:
        case Kind.STATUS:
            return ReviewStatus(written)
        case Kind.NOTE:
            return str(written)
        case Kind.REJECTION:
            return Rejection(written["candidate"], written.get("reason", ""))
        case Kind.MENTION:
            return _mention(written)
        case Kind.EVENT:
            return _event(written)


def _mention(written: Json) -> Mention:
    return Mention(
        written["id"],
        Span(written["start"], written["end"]),
        written.get("label", ""),
        Level(written["level"]),
        origin=written.get("origin"),
        entity=written.get("entity"),
        note=written.get("note", ""),
        extra=written.get("extra", {}),
    )


def _event(written: Json) -> Event:
    return Event(
        written["id"],
        Span(written["start"], written["end"]),
        written.get("label", ""),
        tuple(Argument(a.get("role", ""), a["mention"], a.get("extra", {})) for a in written.get("arguments", ())),
        written.get("modality", ""),
        written.get("polarity", ""),
        origin=written.get("origin"),
        note=written.get("note", ""),
        extra=written.get("extra", {}),
    )
