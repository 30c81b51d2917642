"""What is searched for, read from one line: words, “phrases”, filters as in `type:Conflict.Attack`, and `-` for not."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from storage.model import ReviewStatus, Schema, TawsimError
from storage.model.spelling import search_key


class SearchError(TawsimError):
    """A line that cannot be searched for."""


class Field(StrEnum):
    """What a filter looks at, beside the roles of the schema."""

    TYPE = "type"
    STATUS = "status"
    NOTE = "note"
    TITLE = "title"
    ARTICLE = "article"
    ROLE = "role"


_FIELDS: Mapping[str, Field] = {
    search_key(word): field
    for word, field in (
        ("type", Field.TYPE),
        ("status", Field.STATUS),
        ("note", Field.NOTE),
        ("title", Field.TITLE),
        ("article", Field.ARTICLE),
        ("نوع", Field.TYPE),
        ("حالة", Field.STATUS),
        ("ملاحظة", Field.NOTE),
        ("عنوان", Field.TITLE),
        ("مقال", Field.ARTICLE),
    )
}

STATUSES: Mapping[str, str] = {
    word: status
    for status, words in (
        ("candidate", ("candidate", "pending", "مرشح", "معلق")),
        ("gold", ("gold", "ذهبي", "محسوم")),
        ("accepted", ("accepted", "مقبول")),
        ("corrected", ("corrected", "مصحح")),
        ("added", ("added", "مضاف")),
        ("rejected", ("rejected", "مرفوض")),
        ("flagged", ("flagged", "علامة")),
    )
    for word in map(search_key, words)
}
ARTICLE_STATUSES: Mapping[str, ReviewStatus] = {
    search_key(word): status
    for status, words in (
        (ReviewStatus.NEW, ("new", "جديد")),
        (ReviewStatus.IN_PROGRESS, ("in_progress", "قيد_المراجعة")),
        (ReviewStatus.FINISHED, ("finished", "منته")),
        (ReviewStatus.FLAGGED, ("flagged", "علامة")),
    )
    for word in words
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition; `role` is the id that a filter on a role names, `value` is folded and may be empty there."""

    field: Field
    value: str
    wanted: bool = True
    role: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """Everything must hold; `words` and `without` are folded."""

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.filters)

    @property
    def is_about_items(self) -> bool:
        """Whether it asks for mentions and events rather than for places in texts."""
        return any(one.field not in (Field.TITLE, Field.ARTICLE) for one in self.filters)

    def on(self, *fields: Field) -> tuple[Filter, ...]:
        """The filters that look at one of these."""
        return tuple(one for one in self.filters if one.field in fields)


_PART = re.compile(r'(?P<not>-?)(?:(?P<name>[^\s:"]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<value>\S*))')


def parse_query(line: str, schema: Schema) -> Query:
    """The query that a line means under the schema; raises SearchError for a filter or a value that there is not."""
    words: list[str] = []
    without: list[str] = []
    filters: list[Filter] = []
    roles = role_names(schema)
    for wanted, name, value in _parts(line):
        if name:
            filters.append(_filter(name, value, roles, schema, wanted=wanted))
        elif not wanted and value in roles:
            filters.append(Filter(Field.ROLE, "", wanted, roles[value]))
        else:
            (words if wanted else without).append(value)
    return Query(tuple(words), tuple(without), tuple(filters))


def _parts(line: str) -> Iterator[tuple[bool, str, str]]:
    """(wanted, name or "", folded value) of each part; what looks like a time or an address is a word."""
    for found in _PART.finditer(line):
        name, value = found["name"] or "", found["phrase"] if found["phrase"] is not None else found["value"]
        if name and (not re.fullmatch(r"[^\W\d]+", name) or (value or "").startswith("//")):
            name, value = "", f"{name}:{value}"
        folded = " ".join(search_key(value or "").split())
        if folded or name:
            yield not found["not"], search_key(name), folded


def role_names(schema: Schema) -> dict[str, str]:
    """Ids of roles by what they are called, folded."""
    found: dict[str, str] = {}
    for type_ in schema.event_types.values():
        for role in type_.roles.values():
            for name in (role.id, role.name.ar, role.name.en):
                found.setdefault("_".join(search_key(name).split()), role.id)
    return found


def _filter(name: str, value: str, roles: Mapping[str, str], schema: Schema, *, wanted: bool) -> Filter:
    field = _FIELDS.get(name)
    if field is None:
        if name not in roles:
            known = ", ".join((*(one.value for one in Field if one is not Field.ROLE), *sorted(set(roles.values()))))
            raise SearchError("“{name}” is no filter; there are: {known}.", name=name, known=known)
        return Filter(Field.ROLE, value, wanted, roles[name])
    if field is Field.TYPE and not types_called(value, schema):
        raise SearchError("There is no type “{value}”.", value=value)
    if field is Field.STATUS and value not in STATUSES:
        known = ", ".join(dict.fromkeys(STATUSES.values()))
        raise SearchError("There is no status “{value}”; there are: {known}.", value=value, known=known)
    if field is Field.ARTICLE and value not in ARTICLE_STATUSES:
        known = ", ".join(ReviewStatus)
        raise SearchError("There is no status “{value}”; there are: {known}.", value=value, known=known)
    return Filter(field, value, wanted)


def types_called(value: str, schema: Schema) -> frozenset[str]:
    """Ids of the types that are called so: by id, its last or first part, or a name in either language."""
    found = set()
    for type_ in schema.types:
        id_ = search_key(type_.id)
        names = (type_.name.ar, type_.name.en, type_.short.ar, type_.short.en)
        if value in {id_, id_.partition(".")[0], id_.rpartition(".")[2], *map(search_key, names)}:
            found.add(type_.id)
    return frozenset(found)
