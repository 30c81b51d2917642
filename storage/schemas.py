"""Label sets: the one that comes with the program, and those that articles were imported under."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.model import Document, Event, EventCandidate, Mention, MentionCandidate, Schema
from storage.model.schema_files import default_schema_text, load_default_schema
from storage.model.schema_toml import parse_schema
from storage.tables import ArticleRow, SchemaRow


@dataclass(frozen=True, slots=True)
class StoredSchema:
    """A schema in the database."""

    id: int
    schema: Schema


def store_schema(session: Session, content: str) -> StoredSchema:
    """Keeps the schema, once; a changed one of the same name is kept beside the old."""
    schema = _parsed(content, "in the database")
    digest = sha256(content.encode()).hexdigest()
    found = session.scalars(select(SchemaRow.id).where(SchemaRow.sha256 == digest)).first()
    if found is not None:
        return StoredSchema(found, schema)
    row = SchemaRow(name=schema.id, version=schema.version, content=content, sha256=digest, added_at=datetime.now(UTC))
    session.add(row)
    session.flush()
    return StoredSchema(row.id, schema)


def schema_named(session: Session, name: str) -> StoredSchema | None:
    """The schema of that name: the program's own, else the one stored last."""
    if name == load_default_schema().id:
        return store_schema(session, default_schema_text())
    row = session.scalars(select(SchemaRow).where(SchemaRow.name == name).order_by(SchemaRow.id.desc())).first()
    return None if row is None else StoredSchema(row.id, _parsed(row.content, name))


def schema_of(session: Session, article_id: str) -> Schema:
    """The schema the article was imported under; the program's own where nobody has that of its name."""
    query = select(SchemaRow).join(ArticleRow, ArticleRow.schema_id == SchemaRow.id)
    row = session.scalars(query.where(ArticleRow.id == article_id)).first()
    return load_default_schema() if row is None else _parsed(row.content, row.name)


@lru_cache(maxsize=8)
def _parsed(content: str, source: str) -> Schema:
    return parse_schema(content, source)


def unknown_labels(document: Document, schema: Schema) -> set[str]:
    """Types and roles (as `type:role`) in the document's annotation that the schema has not."""
    found: set[str] = set()
    mentions: list[Mention | MentionCandidate] = [*document.mentions.values(), *document.candidates.mentions]
    events: list[Event | EventCandidate] = [*document.events.values(), *document.candidates.events]
    found |= {mention.label for mention in mentions if mention.label not in schema.entity_types}
    for event in events:
        event_type = schema.event_types.get(event.label)
        if event_type is None:
            found.add(event.label)
            continue
        roles = {argument.role for argument in event.arguments}
        found |= {f"{event.label}:{role}" for role in roles if role not in event_type.roles}
    return found
