"""The labelling interface of Label Studio for a schema."""

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import quoteattr

from storage.model import Level, Schema
from storage.model.annotation import ASSERTED, POSITIVE

CHOICES: Final = ("level", "modality", "polarity")
_VALUES: Final = {
    "level": tuple(map(str, Level)),
    "modality": (ASSERTED, "other"),
    "polarity": (POSITIVE, "negative"),
}


def config(schema: Schema | None, mentions: Iterable[str], events: Iterable[str]) -> str:
    """Types of the schema, those that were met though it does not know them, roles, and the choices of a region."""
    entity_types = dict.fromkeys([*(schema.entity_types if schema else ()), *sorted(mentions)])
    event_types = dict.fromkeys([*(schema.event_types if schema else ()), *sorted(events)])
    roles = dict.fromkeys(role for type_ in (schema.event_types.values() if schema else ()) for role in type_.roles)
    values = dict(_VALUES)
    if schema is not None:
        values["modality"] = tuple(one.id for one in schema.modalities) or values["modality"]
        values["polarity"] = tuple(one.id for one in schema.polarities) or values["polarity"]
    lines = [
        '<View style="direction: rtl">',
        *_labels("label", entity_types),
        *_labels("trigger", event_types),
        '  <Text name="text" value="$text" granularity="symbol"/>',
        "  <Relations>",
        *(f"    <Relation value={quoteattr(role)}/>" for role in [*roles, "coreference"]),
        "  </Relations>",
    ]
    for name in CHOICES:
        lines.append(f'  <Choices name="{name}" toName="text" perRegion="true">')
        lines += [f"    <Choice value={quoteattr(value)}/>" for value in values[name]]
        lines.append("  </Choices>")
    return "\n".join([*lines, "</View>", ""])


def _labels(name: str, labels: Iterable[str]) -> list[str]:
    inner = [f"    <Label value={quoteattr(label)}/>" for label in labels]
    return [f'  <Labels name="{name}" toName="text">', *inner, "  </Labels>"]
