"""Labels of another scheme under the names that ours has."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from storage.model import Candidates, Document, Event, EventCandidate


def relabelled(document: Document, names: Mapping[str, str]) -> Document:
    """The document with entity types, event types and roles called as `names` has them; others stay as they are."""
    if not names:
        return document

    def name(label: str) -> str:
        return names.get(label, label)

    return replace(
        document,
        candidates=Candidates(
            tuple(replace(one, label=name(one.label)) for one in document.candidates.mentions),
            tuple(_event(one, name) for one in document.candidates.events),
        ),
        mentions={id_: replace(one, label=name(one.label)) for id_, one in document.mentions.items()},
        events={id_: _event(one, name) for id_, one in document.events.items()},
    )


_E = TypeVar("_E", Event, EventCandidate)


def _event(event: _E, name: Callable[[str], str]) -> _E:
    arguments = tuple(replace(argument, role=name(argument.role)) for argument in event.arguments)
    return replace(event, label=name(event.label), arguments=arguments)
