"""Schemas as TOML files: read, checked, and refused with the line and the reason when faulty."""

import re
import tomllib
from collections.abc import Mapping, Set
from typing import Any

from storage.model.errors import SchemaError
from storage.model.schema import (
    AttributeValue,
    Color,
    EntityType,
    EventType,
    LocalName,
    RejectionReason,
    Role,
    Rule,
    Schema,
)

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_ENTITY_KEYS = {"name", "short", "definition", "not", "examples", "color", "key"}
_TOP_KEYS = {"id", "version", "name", "entity", "event", "modality", "polarity", "rejection", "rule"}

Path = tuple[str, ...]


def parse_schema(text: str, source: str) -> Schema:
    """The schema that the TOML `text` describes; `source` is the file's name for messages."""
    return _Reader(text, source).schema()


class _Reader:
    """The text, its parsed form, and how to complain about a place in it."""

    def __init__(self, text: str, source: str) -> None:
        self._lines = text.split("\n")
        self._source = source
        try:
            self._root = tomllib.loads(text.replace("\r\n", "\n"))
        except tomllib.TOMLDecodeError as error:
            reason = str(error).replace("at end of document", f"at the end, line {len(self._lines)}")
            raise SchemaError(
                "The schema {source} is not valid TOML: {reason}.", source=source, reason=reason
            ) from error
        except RecursionError as error:
            raise SchemaError("The schema {source} nests too deeply.", source=source) from error

    def schema(self) -> Schema:
        self._only(self._root, _TOP_KEYS, ())
        entities = {id_: self._entity(id_) for id_ in self._table(self._root, "entity", ())}
        events = {id_: self._event(id_, entities) for id_ in self._table(self._root, "event", ())}
        if shared := entities.keys() & events.keys():
            raise self._error(("event", min(shared)), "an entity type has the same id")
        self._unique_keys("entity", entities)
        self._unique_keys("event", events)
        return Schema(
            id=self._text(self._root, "id", ()),
            version=self._text(self._root, "version", ()),
            name=self._name(self._root, "name", ()),
            entity_types=entities,
            event_types=events,
            modalities=self._values("modality"),
            polarities=self._values("polarity"),
            rejection_reasons=tuple(
                RejectionReason(id_, self._name(value, "name", ("rejection", id_)))
                for id_, value in self._tables("rejection")
            ),
            rules=tuple(self._rule(id_, value, entities.keys() | events.keys()) for id_, value in self._tables("rule")),
        )

    def _entity(self, id_: str) -> EntityType:
        path = ("entity", id_)
        table = self._table(self._root["entity"], id_, path[:1])
        self._only(table, _ENTITY_KEYS, path)
        return EntityType(id=id_, **self._common(table, path))

    def _event(self, id_: str, entities: Mapping[str, EntityType]) -> EventType:
        path = ("event", id_)
        table = self._table(self._root["event"], id_, path[:1])
        self._only(table, _ENTITY_KEYS | {"roles"}, path)
        roles = self._table(table, "roles", path) if "roles" in table else {}
        return EventType(
            id=id_,
            roles={role: self._role(roles, role, (*path, "roles"), entities) for role in roles},
            **self._common(table, path),
        )

    def _common(self, table: Mapping[str, Any], path: Path) -> dict[str, Any]:
        name = self._name(table, "name", path)
        key = self._text(table, "key", path)
        if not re.fullmatch(r"[a-z0-9]{1,3}", key):
            raise self._error((*path, "key"), "a key is one to three of the letters a–z and the digits")
        return {
            "name": name,
            "short": self._name(table, "short", path) if "short" in table else name,
            "definition": self._name(table, "definition", path),
            "exclusion": self._name(table, "not", path) if "not" in table else None,
            "examples": tuple(self._strings(table, "examples", path)) if "examples" in table else (),
            "color": self._color(table, path),
            "key": key,
        }

    def _role(self, roles: Mapping[str, Any], id_: str, parent: Path, entities: Mapping[str, EntityType]) -> Role:
        path = (*parent, id_)
        table = self._table(roles, id_, parent)
        self._only(table, {"name", "fillers", "required"}, path)
        fillers = self._strings(table, "fillers", path)
        for filler in fillers:
            if filler not in entities:
                raise self._error((*path, "fillers"), "there is no entity type “{filler}”", filler=filler)
        required = table.get("required", False)
        if not isinstance(required, bool):
            raise self._error((*path, "required"), "“required” must be true or false")
        return Role(id=id_, name=self._name(table, "name", path), fillers=frozenset(fillers), required=required)

    def _rule(self, id_: str, table: Mapping[str, Any], known: Set[str]) -> Rule:
        path = ("rule", id_)
        self._only(table, {"title", "text", "types"}, path)
        types = self._strings(table, "types", path) if "types" in table else []
        for type_ in types:
            if type_ not in known:
                raise self._error((*path, "types"), "there is no type “{type}”", type=type_)
        title, text = self._name(table, "title", path), self._name(table, "text", path)
        return Rule(id_, title, text, frozenset(types))

    def _values(self, attribute: str) -> tuple[AttributeValue, ...]:
        values = tuple(
            AttributeValue(id_, self._name(value, "name", (attribute, id_))) for id_, value in self._tables(attribute)
        )
        if not values:
            raise self._error(
                (attribute,), "at least one [{attribute}.…] is needed; the first is the default", attribute=attribute
            )
        return values

    def _tables(self, key: str) -> list[tuple[str, Mapping[str, Any]]]:
        if key not in self._root:
            return []
        parent = self._table(self._root, key, ())
        return [(id_, self._table(parent, id_, (key,))) for id_ in parent]

    def _color(self, table: Mapping[str, Any], path: Path) -> Color:
        colors = self._table(table, "color", path)
        self._only(colors, {"light", "dark"}, (*path, "color"))
        for theme in ("light", "dark"):
            if not _COLOR.fullmatch(self._text(colors, theme, (*path, "color"))):
                raise self._error(
                    (*path, "color"), "“{color}” is not a colour; write it as #rrggbb", color=colors[theme]
                )
        return Color(colors["light"], colors["dark"])

    def _name(self, table: Mapping[str, Any], key: str, path: Path) -> LocalName:
        names = self._table(table, key, path)
        self._only(names, {"ar", "en"}, (*path, key))
        return LocalName(self._text(names, "ar", (*path, key)), self._text(names, "en", (*path, key)))

    def _table(self, parent: Mapping[str, Any], key: str, path: Path) -> Mapping[str, Any]:
        value = self._present(parent, key, path)
        if not isinstance(value, dict):
            raise self._error((*path, key), "“{key}” must be a table", key=key)
        return value

    def _text(self, parent: Mapping[str, Any], key: str, path: Path) -> str:
        value = self._present(parent, key, path)
        if not isinstance(value, str) or not value.strip():
            raise self._error((*path, key), "“{key}” must be a text that is not empty", key=key)
        return value

    def _strings(self, parent: Mapping[str, Any], key: str, path: Path) -> list[str]:
        value = self._present(parent, key, path)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._error((*path, key), "“{key}” must be a list of texts", key=key)
        return value

    def _present(self, parent: Mapping[str, Any], key: str, path: Path) -> Any:  # noqa: ANN401 - TOML holds anything
        if key not in parent:
            raise self._error(path, "“{key}” is missing", key=key)
        return parent[key]

    def _only(self, table: Mapping[str, Any], known: set[str], path: Path) -> None:
        for key in table:
            if key not in known:
                raise self._error(
                    (*path, key),
                    "“{key}” is not known here; known are {known}",
                    key=key,
                    known=", ".join(sorted(known)),
                )

    def _unique_keys(self, kind: str, types: Mapping[str, EntityType] | Mapping[str, EventType]) -> None:
        seen: dict[str, str] = {}
        for id_, type_ in types.items():
            if type_.key in seen:
                raise self._error(
                    (kind, id_, "key"),
                    "the key “{key}” belongs to {other} already",
                    key=type_.key,
                    other=seen[type_.key],
                )
            seen[type_.key] = id_

    def _error(self, path: Path, reason: str, **values: object) -> SchemaError:
        where = ".".join(path) or "–"
        return SchemaError(
            "The schema {source} is faulty in line {line} ({where}): {reason}.",
            source=self._source,
            line=self._line_of(path),
            where=where,
            reason=SchemaError(reason, **values),
        )

    def _line_of(self, path: Path) -> int:
        """The line, counted from 1, that defines the deepest part of `path` which the file spells out."""
        found, best = 1, 0
        table: Path = ()
        for number, line in enumerate(self._lines, start=1):
            if header := re.match(r"\s*\[([^\[\]]+)\]", line):
                table = _split_key(header[1])
                here: Path = table
            elif assignment := re.match(r"\s*([^\s=#][^=]*?)\s*=", line):
                here = (*table, *_split_key(assignment[1]))
            else:
                continue
            if len(here) > best and path[: len(here)] == here:
                found, best = number, len(here)
        return found


def _split_key(dotted: str) -> Path:
    """The parts of a dotted TOML key, quoted parts unquoted."""
    parts = re.findall(r'"([^"]*)"|\'([^\']*)\'|([^\s."\']+)', dotted)
    return tuple(double or single or bare for double, single, bare in parts)
