"""The label inventory of a trained model: what it can say, drawn from the gold that it learned from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from storage.model import Document, Level

NONE: Final = 0
"""The class that stands for nothing, the first of every head."""

_SEEN: Final = 2
"""A type of mention may fill a role that it was seen in so often, in whatever event."""

_RARE: Final = 100


@dataclass(frozen=True)
class Labels:
    """Names by class number, the class for nothing left out: class c is entry c - 1."""

    mentions: tuple[tuple[str, Level], ...]
    events: tuple[str, ...]
    roles: tuple[str, ...]
    fillers: Mapping[str, frozenset[str]]
    """The mention types of each role."""
    parts: Mapping[str, frozenset[str]]
    """The roles of each event type."""
    rare: frozenset[str] = frozenset()
    """Event types of so few examples that what the lexicons know of them counts for more."""

    @cached_property
    def types(self) -> tuple[str, ...]:
        """Mention types without level, in the order of the classes."""
        return tuple(dict.fromkeys(label for label, _ in self.mentions))

    @cached_property
    def type_of_class(self) -> NDArray[np.int64]:
        """For every mention class but the first, the number of its type in `types`."""
        numbers = {label: number for number, label in enumerate(self.types)}
        return np.array([numbers[label] for label, _ in self.mentions], dtype=np.int64)

    @cached_property
    def allowed(self) -> NDArray[np.bool_]:
        """[event type, mention type, role class]: what may be said; nothing always may."""
        table = np.zeros((len(self.events), len(self.types), len(self.roles) + 1), dtype=np.bool_)
        table[:, :, NONE] = True
        for event, label in enumerate(self.events):
            for number, role in enumerate(self.roles, 1):
                if role in self.parts.get(label, ()):
                    for kind, name in enumerate(self.types):
                        table[event, kind, number] = name in self.fillers.get(role, ())
        return table

    def to_json(self) -> dict[str, Any]:
        """Plain values for the model's description."""
        return {
            "mentions": [[label, str(level)] for label, level in self.mentions],
            "events": list(self.events),
            "roles": list(self.roles),
            "fillers": {role: sorted(types) for role, types in self.fillers.items()},
            "parts": {event: sorted(roles) for event, roles in self.parts.items()},
            "rare": sorted(self.rare),
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> "Labels":
        """The inventory of a model's description."""
        return cls(
            tuple((label, Level(level)) for label, level in raw["mentions"]),
            tuple(raw["events"]),
            tuple(raw["roles"]),
            {role: frozenset(types) for role, types in raw["fillers"].items()},
            {event: frozenset(roles) for event, roles in raw["parts"].items()},
            frozenset(raw["rare"]),
        )


def labels_of(documents: Iterable[Document]) -> Labels:
    """What the gold of the documents uses; the order is by name, so that it does not depend on theirs."""
    mentions: set[tuple[str, Level]] = set()
    events: Counter[str] = Counter()
    filled: Counter[tuple[str, str]] = Counter()
    parts: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        mentions.update((mention.label, mention.level) for mention in document.mentions.values())
        for event in document.events.values():
            events[event.label] += 1
            for argument in event.arguments:
                filled[argument.role, document.mentions[argument.mention].label] += 1
                parts[event.label].add(argument.role)
    fillers: dict[str, set[str]] = defaultdict(set)
    for (role, label), count in filled.items():
        if count >= _SEEN:
            fillers[role].add(label)
    return Labels(
        tuple(sorted(mentions)),
        tuple(sorted(events)),
        tuple(sorted({role for roles in parts.values() for role in roles})),
        {role: frozenset(types) for role, types in sorted(fillers.items())},
        {event: frozenset(roles) for event, roles in sorted(parts.items())},
        frozenset(event for event, number in events.items() if number < _RARE),
    )
