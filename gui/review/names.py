"""What types, roles, levels and decisions are called in the interface's language."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gui.translation import QT_TRANSLATE_NOOP
from storage.model import (
    AttributeValue,
    Candidate,
    Decision,
    Event,
    EventCandidate,
    Level,
    Mention,
    Origin,
    ReviewStatus,
    Schema,
)

_LEVELS = {
    Level.NAM: QT_TRANSLATE_NOOP("Names", "Name"),
    Level.NOM: QT_TRANSLATE_NOOP("Names", "Common noun"),
}
_ORIGINS = {
    Origin.ACCEPTED: QT_TRANSLATE_NOOP("Names", "Accepted"),
    Origin.CORRECTED: QT_TRANSLATE_NOOP("Names", "Corrected"),
    Origin.ADDED: QT_TRANSLATE_NOOP("Names", "Added"),
}
_DECISIONS = {
    Decision.PENDING: QT_TRANSLATE_NOOP("Names", "Undecided"),
    Decision.ACCEPTED: QT_TRANSLATE_NOOP("Names", "Accepted"),
    Decision.CORRECTED: QT_TRANSLATE_NOOP("Names", "Corrected"),
    Decision.REJECTED: QT_TRANSLATE_NOOP("Names", "Rejected"),
}
_STATUSES = {
    ReviewStatus.NEW: QT_TRANSLATE_NOOP("Names", "New"),
    ReviewStatus.IN_PROGRESS: QT_TRANSLATE_NOOP("Names", "In progress"),
    ReviewStatus.FINISHED: QT_TRANSLATE_NOOP("Names", "Finished"),
    ReviewStatus.FLAGGED: QT_TRANSLATE_NOOP("Names", "Flagged"),
}


def _translated(source: str) -> str:
    return QCoreApplication.translate("Names", source)


def level_name(level: Level) -> str:
    """How a mention refers."""
    return _translated(_LEVELS[level])


def origin_name(origin: Origin) -> str:
    """How gold came to be."""
    return _translated(_ORIGINS[origin])


def decision_name(decision: Decision) -> str:
    """What became of a candidate."""
    return _translated(_DECISIONS[decision])


def status_name(status: ReviewStatus) -> str:
    """How far a review is."""
    return _translated(_STATUSES[status])


@dataclass(frozen=True, slots=True)
class Names:
    """The schema's names in one language."""

    schema: Schema
    language: str

    def label(self, label: str) -> str:
        """A type's name; the label itself when the schema does not know it."""
        type_ = self.schema.type_of(label)
        return type_.name.in_language(self.language) if type_ is not None else label

    def short(self, label: str) -> str:
        """A type's short name."""
        type_ = self.schema.type_of(label)
        return type_.short.in_language(self.language) if type_ is not None else label

    def role(self, event_label: str, role: str) -> str:
        """A role's name."""
        type_ = self.schema.event_types.get(event_label)
        known = type_.roles.get(role) if type_ is not None else None
        return known.name.in_language(self.language) if known is not None else role

    def attribute(self, values: tuple[AttributeValue, ...], value: str) -> str:
        """The name of an attribute's value."""
        return next((known.name.in_language(self.language) for known in values if known.id == value), value)

    def reason(self, reason: str) -> str:
        """A reason for rejecting; free text stays as it is."""
        known = self.schema.rejection_reasons
        return next((one.name.in_language(self.language) for one in known if one.id == reason), reason)


def is_event(item: Mention | Event | Candidate | None) -> bool:
    """Whether the item is an event, gold or proposed."""
    return isinstance(item, Event | EventCandidate)


def excerpt(text: str, longest: int = 40) -> str:
    """A text on one line, shortened in its middle."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    half = (longest - 1) // 2
    return f"{line[:half]}…{line[-half:]}"
