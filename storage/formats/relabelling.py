"""Labels of another scheme under the names that ours has, or left out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from storage.model import Argument, ArgumentCandidate, Candidates, Document

Names = Mapping[str, str | None]
"""Labels of theirs with ours for them, None for what is to be left out."""

_Argument = TypeVar("_Argument", Argument, ArgumentCandidate)


@dataclass(frozen=True, slots=True)
class Renames:
    """Names for entity types, event types and roles.

    A role may also stand there as `Event:Role`, with the event's name as it is in the file: then it counts in such
    events, and before what its name alone says.
    """

    mentions: Names = field(default_factory=dict)
    events: Names = field(default_factory=dict)
    roles: Names = field(default_factory=dict)

    @classmethod
    def alike(cls, names: Names) -> "Renames":
        """The same names for all three."""
        return cls(names, names, names)

    def __bool__(self) -> bool:
        return bool(self.mentions or self.events or self.roles)


def relabelled(document: Document, names: Renames) -> Document:
    """The document with entity types, event types and roles called as `names` has them; others stay as they are.

    An argument goes with its mention; gold whose candidate goes counts as added.
    """
    if not names:
        return document
    candidates = _candidates(document.candidates, names)
    gone = document.candidates.by_id.keys() - candidates.by_id.keys()
    mentions = {
        id_: replace(one, label=label, origin=None if one.origin in gone else one.origin)
        for id_, one in document.mentions.items()
        if (label := names.mentions.get(one.label, one.label)) is not None
    }
    events = {
        id_: replace(
            one,
            label=label,
            origin=None if one.origin in gone else one.origin,
            arguments=_arguments(one.arguments, one.label, names.roles, mentions),
        )
        for id_, one in document.events.items()
        if (label := names.events.get(one.label, one.label)) is not None
    }
    rejections = {id_: one for id_, one in document.rejections.items() if id_ not in gone}
    return replace(document, candidates=candidates, mentions=mentions, events=events, rejections=rejections)


def _candidates(candidates: Candidates, names: Renames) -> Candidates:
    mentions = {
        one.id: replace(one, label=label)
        for one in candidates.mentions
        if (label := names.mentions.get(one.label, one.label)) is not None
    }
    events = [
        replace(one, label=label, arguments=_arguments(one.arguments, one.label, names.roles, mentions))
        for one in candidates.events
        if (label := names.events.get(one.label, one.label)) is not None
    ]
    return Candidates(tuple(mentions.values()), tuple(events))


def _arguments(
    arguments: tuple[_Argument, ...], event: str, names: Names, mentions: Collection[str]
) -> tuple[_Argument, ...]:
    """Those that are left, each once: two of their roles may be one of ours."""
    found: dict[tuple[str, str], _Argument] = {}
    for one in arguments:
        specific = f"{event}:{one.role}"
        role = names[specific] if specific in names else names.get(one.role, one.role)
        if role is not None and one.mention in mentions:
            found.setdefault((role, one.mention), replace(one, role=role))
    return tuple(found.values())
