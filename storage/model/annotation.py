"""Gold annotation: mentions, events and their arguments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from storage.model.span import Span

Extra = Mapping[str, Any]
"""JSON members that the format does not know; kept so that nothing is lost between import and export."""

ASSERTED = "asserted"
POSITIVE = "positive"
FLAGGED = "flagged"
"""The member of `extra` by which a reviewer marks gold for a second look."""


class Level(StrEnum):
    """How a mention refers: by name or by a common noun."""

    NAM = "NAM"
    NOM = "NOM"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to an entity; `origin` is the id of the candidate it came from, if any."""

    id: str
    span: Span
    label: str
    level: Level = Level.NOM
    origin: str | None = None
    entity: str | None = None
    note: str = ""
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Argument:
    """The mention (by id) that plays a role in an event."""

    role: str
    mention: str
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Event:
    """A trigger with an event type, attributes and arguments; `origin` as in a mention."""

    id: str
    trigger: Span
    label: str
    arguments: tuple[Argument, ...] = ()
    modality: str = ASSERTED
    polarity: str = POSITIVE
    origin: str | None = None
    note: str = ""
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def span(self) -> Span:
        """The trigger, under the name that mentions use for theirs."""
        return self.trigger

    def has_argument(self, role: str, mention: str) -> bool:
        """Whether `mention` plays `role` here."""
        return any(argument.role == role and argument.mention == mention for argument in self.arguments)
