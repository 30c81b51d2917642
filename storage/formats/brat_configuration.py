"""brat's configuration of a label set: what may be marked, and how it looks."""

from pathlib import Path

from storage.model import EntityType, EventType, Role, Schema


def write_configuration(folder: Path, schema: Schema) -> None:
    """Writes annotation.conf and visual.conf into the folder."""
    (folder / "annotation.conf").write_text(_annotation(schema), encoding="utf-8", newline="\n")
    (folder / "visual.conf").write_text(_visual(schema), encoding="utf-8", newline="\n")


def escaped(name: str) -> str:
    """A label or role as brat takes it: no full stop."""
    return name.replace(".", "--")


def _annotation(schema: Schema) -> str:
    lines = ["[entities]", *(escaped(label) for label in schema.entity_types), "", "[relations]", "", "[events]"]
    for label, type_ in schema.event_types.items():
        roles = ", ".join(map(_role, type_.roles.values()))
        lines.append(f"{escaped(label)} {roles}".rstrip())
    lines += ["", "[attributes]", "Level Arg:<ENTITY>, Value:NAM"]
    for name, values in (("Modality", schema.modalities), ("Polarity", schema.polarities)):
        lines.append(f"{name} Arg:<EVENT>, Value:{'|'.join(value.id for value in values)}")
    return "\n".join(lines) + "\n"


def _role(role: Role) -> str:
    """A role with its fillers; it may stay empty or come more than once."""
    return f"{escaped(role.id)}*:{'|'.join(sorted(map(escaped, role.fillers)))}"


def _visual(schema: Schema) -> str:
    kinds: list[tuple[str, EntityType | EventType]] = [*schema.entity_types.items(), *schema.event_types.items()]
    lines = ["[labels]", *(f"{escaped(label)} | {kind.name.ar} | {kind.name.en}" for label, kind in kinds)]
    lines += ["", "[drawing]"]
    lines += [f"{escaped(label)} bgColor:{kind.color.light}, fgColor:white" for label, kind in kinds]
    return "\n".join(lines) + "\n"
