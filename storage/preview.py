"""A look at files before they are imported: what is in them, what cannot be read, and which labels ours lacks."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Final

from sqlalchemy import select

from storage.articles import text_digest
from storage.database import Database
from storage.formats import ReadProblem, find_articles
from storage.formats.registry import Format
from storage.formats.relabelling import Renames
from storage.model import Document, Event, EventCandidate, Schema
from storage.model.records import Status
from storage.tables import ArticleRow, SchemaRow

_ARTICLES: Final = 500
_CHARACTERS: Final = 5_000_000
"""Where the look ends: large files would be read for minutes."""
_PROBLEMS: Final = 1000


class LabelKind(StrEnum):
    """What a label stands on."""

    MENTION = "mention"
    EVENT = "event"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class StrangeLabel:
    """A label that the schema lacks, how often it stands there, and for a role the type of event that has it."""

    kind: LabelKind
    label: str
    count: int
    event: str = ""

    @property
    def key(self) -> str:
        """What `Renames` knows it by."""
        return f"{self.event}:{self.label}" if self.kind is LabelKind.ROLE else self.label


@dataclass
class Labels:
    """How often labels stand in articles."""

    mentions: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By (event type, role)."""

    def count(self, document: Document) -> None:
        """Counts the labels of gold and of candidates."""
        for mentions in (document.mentions.values(), document.candidates.mentions):
            self.mentions.update(one.label for one in mentions)
        events: list[Event | EventCandidate] = [*document.events.values(), *document.candidates.events]
        for event in events:
            self.events[event.label] += 1
            self.roles.update((event.label, argument.role) for argument in event.arguments)

    def strange(self, schema: Schema, names: Renames) -> list[StrangeLabel]:
        """What the schema lacks of them, the most frequent of each kind first.

        Roles are judged once their event's type is known, so by what `names` has for it.
        """
        mentions = [
            StrangeLabel(LabelKind.MENTION, label, count)
            for label, count in self.mentions.most_common()
            if label not in schema.entity_types
        ]
        events = [
            StrangeLabel(LabelKind.EVENT, label, count)
            for label, count in self.events.most_common()
            if label not in schema.event_types
        ]
        roles = [
            StrangeLabel(LabelKind.ROLE, role, count, event)
            for (event, role), count in self.roles.most_common()
            if (type_ := schema.event_types.get(names.events.get(event, event) or "")) and role not in type_.roles
        ]
        return [*mentions, *events, *roles]


@dataclass
class Preview:
    """What an import would bring; `first` is the first article."""

    first: Document | None = None
    articles: int = 0
    known: int = 0
    """Articles whose text is in the database already, or came before."""
    mentions: int = 0
    events: int = 0
    candidates: int = 0
    formats: Counter[str] = field(default_factory=Counter)
    """Articles and problems by the name of the format that they were read as."""
    problems: list[ReadProblem] = field(default_factory=list)
    labels: Labels = field(default_factory=Labels)
    is_whole: bool = True
    """False where only the first articles were looked at."""


def preview(
    database: Database,
    paths: Iterable[Path],
    schema: Schema,
    *,
    format_: Format | None = None,
    default: Status = Status.ADDED,
    most: int = _ARTICLES,
    watch: Callable[[int], None] = lambda _read: None,
) -> Preview:
    """Reads the first articles as an import would, and writes nothing.

    Labels of articles that name another schema that the database has are not judged by `schema`, so left out of
    `labels`. `watch` is told how many articles and problems were read; what it raises ends the reading.
    """
    found = Preview()
    others = _other_schemas(database, schema)
    seen: set[str] = set()
    characters = 0
    items = chain.from_iterable(find_articles(path, default, format_) for path in paths)
    for number, one in enumerate(items, start=1):
        if found.articles >= most or characters >= _CHARACTERS or len(found.problems) >= _PROBLEMS:
            found.is_whole = False
            break
        watch(number)
        if one.format is not None:
            found.formats[one.format.name] += 1
        if isinstance(one.item, ReadProblem):
            found.problems.append(one.item)
            continue
        found.first = found.first or one.item
        _count(found, one.item, judged=one.item.article.schema not in others)
        characters += len(one.item.text)
        seen.add(_digest(one.item.text))
    found.known = found.articles - len(seen - _there(database, seen))
    return found


def _count(found: Preview, document: Document, *, judged: bool) -> None:
    found.articles += 1
    found.mentions += len(document.mentions)
    found.events += len(document.events)
    found.candidates += len(document.candidates)
    if judged:
        found.labels.count(document)


def _digest(text: str) -> str:
    """That of the database, also for a text that no database takes."""
    return text_digest(text.encode("utf-8", "replace").decode())


def _other_schemas(database: Database, schema: Schema) -> set[str]:
    with database.session() as session:
        return set(session.scalars(select(SchemaRow.name))) - {schema.id}


def _there(database: Database, digests: set[str]) -> set[str]:
    with database.session() as session:
        query = select(ArticleRow.text_sha256).where(ArticleRow.text_sha256.in_(digests))
        return set(session.scalars(query))
