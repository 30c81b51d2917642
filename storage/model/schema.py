"""The label set: entity types, event types, which roles they have and which mentions may fill them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LocalName:
    """One text in both languages of the interface."""

    ar: str
    en: str

    def in_language(self, language: str) -> str:
        """The Arabic text for "ar" (and "ar_EG" …), else the English one."""
        return self.ar if language.partition("_")[0] == "ar" else self.en


@dataclass(frozen=True, slots=True)
class Color:
    """`#rrggbb` for a light and for a dark background."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of mention; `key` is the physical key that chooses it."""

    id: str
    name: LocalName
    short: LocalName
    definition: LocalName
    color: Color
    key: str
    exclusion: LocalName | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A part to play in an event; `fillers` are the ids of the entity types that may play it."""

    id: str
    name: LocalName
    fillers: frozenset[str]
    required: bool = False


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event; `key` is the sequence of physical keys that chooses it."""

    id: str
    name: LocalName
    short: LocalName
    definition: LocalName
    color: Color
    key: str
    roles: Mapping[str, Role] = field(default_factory=dict, hash=False)
    exclusion: LocalName | None = None
    examples: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """`Conflict` of `Conflict.Attack`."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class AttributeValue:
    """A value that an attribute of events may take."""

    id: str
    name: LocalName


@dataclass(frozen=True, slots=True)
class RejectionReason:
    """A reason that a reviewer may give for a rejection."""

    id: str
    name: LocalName


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling of the guidelines; `types` are the ids of the types that it is about, none where it is about all."""

    id: str
    title: LocalName
    text: LocalName
    types: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Schema:
    """The whole label set; the first value of an attribute is its default."""

    id: str
    version: str
    name: LocalName
    entity_types: Mapping[str, EntityType] = field(hash=False)
    event_types: Mapping[str, EventType] = field(hash=False)
    modalities: tuple[AttributeValue, ...]
    polarities: tuple[AttributeValue, ...]
    rejection_reasons: tuple[RejectionReason, ...] = ()
    rules: tuple[Rule, ...] = ()

    def roles_for(self, event_label: str, mention_label: str) -> tuple[Role, ...]:
        """The roles that a mention of that type may play in an event of that type, in the schema's order."""
        event_type = self.event_types.get(event_label)
        if event_type is None:
            return ()
        return tuple(role for role in event_type.roles.values() if mention_label in role.fillers)

    def allows(self, event_label: str, role: str, mention_label: str) -> bool:
        """Whether such an argument may be made."""
        return any(allowed.id == role for allowed in self.roles_for(event_label, mention_label))

    @property
    def types(self) -> "tuple[EntityType | EventType, ...]":
        """The entity types, then the event types."""
        return (*self.entity_types.values(), *self.event_types.values())

    def type_of(self, label: str) -> EntityType | EventType | None:
        """The entity or event type of that id."""
        return self.entity_types.get(label) or self.event_types.get(label)
