"""The schema's types and roles as choices for the picker."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor

from gui.review.desk import Desk
from gui.theme import is_dark
from gui.widgets.picker import Choice
from storage.model import EntityType, EventType, Role


def entity_choices(desk: Desk) -> list[Choice]:
    """Every entity type by its key."""
    return [_type_choice(desk, type_) for type_ in desk.schema.entity_types.values()]


def event_choices(desk: Desk) -> list[Choice]:
    """Every event type by its keys."""
    return [_type_choice(desk, type_) for type_ in desk.schema.event_types.values()]


def role_choices(desk: Desk, roles: Iterable[Role]) -> list[Choice]:
    """Roles by number."""
    language = desk.names.language
    other = "en" if language == "ar" else "ar"
    return [
        Choice(role.id, role.name.in_language(language), role.name.in_language(other), key=str(number))
        for number, role in enumerate(roles, start=1)
    ]


def _type_choice(desk: Desk, type_: EntityType | EventType) -> Choice:
    dark = is_dark(desk.view.palette())
    language = desk.names.language
    return Choice(
        type_.id,
        type_.name.in_language(language),
        type_.definition.in_language(language),
        key=type_.key,
        color=QColor(type_.color.dark if dark else type_.color.light),
        also=f"{type_.name.ar} {type_.name.en} {type_.short.ar} {type_.short.en}",
    )
