"""Colours that stay apart for colour-blind readers, in the place of a schema's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from storage.model import Color, Schema

TYPES: Final = tuple(
    Color(light, dark)
    for light, dark in (
        ("#066ae8", "#b1c4c9"),
        ("#711b6a", "#da3efe"),
        ("#701801", "#b1ffa0"),
        ("#906880", "#e0e50a"),
        ("#493f41", "#5ad899"),
        ("#01048c", "#9d87ad"),
        ("#d14105", "#de6e1a"),
        ("#5802fc", "#d788ee"),
        ("#ac5145", "#bc7f4d"),
        ("#756bb1", "#519f80"),
        ("#3a0100", "#ffc25d"),
        ("#210025", "#f5ffff"),
    )
)
"""Twelve, any two of them at least 20 apart in CIE Lab, seen by all cones or without one kind (Machado et al. 2009)."""

GROUPS: Final = tuple(
    Color(light, dark)
    for light, dark in (
        ("#981323", "#ff8df9"),
        ("#8c5cc3", "#31fdcd"),
        ("#000093", "#f7ef49"),
        ("#ae5479", "#a67f99"),
        ("#e71c00", "#d27700"),
        ("#0f57ff", "#bfff97"),
        ("#5b1061", "#f200ff"),
        ("#100010", "#6da86b"),
    )
)
"""Eight for the groups of events, at least 29 apart in the same way."""


def with_safe_colors(schema: Schema) -> Schema:
    """The schema with these colours: one for each entity type, one for each group of events."""
    entities = {
        id_: replace(type_, color=_turn(TYPES, number))
        for number, (id_, type_) in enumerate(schema.entity_types.items())
    }
    groups = list(dict.fromkeys(type_.group for type_ in schema.event_types.values()))
    events = {
        id_: replace(type_, color=_turn(GROUPS, groups.index(type_.group))) for id_, type_ in schema.event_types.items()
    }
    return replace(schema, entity_types=entities, event_types=events)


def _turn(colors: Sequence[Color], number: int) -> Color:
    return colors[number % len(colors)]
