"""What an article, a mention and an event are: plain immutable values, standard library only."""

from storage.model.annotation import Argument, Event, Level, Mention
from storage.model.candidate import ArgumentCandidate, Candidate, Candidates, EventCandidate, MentionCandidate
from storage.model.document import Article, Decision, Document, Origin, Rejection, ReviewStatus
from storage.model.edits import Change, Edit
from storage.model.errors import (
    DocumentError,
    EditError,
    RecordError,
    SchemaError,
    SpanError,
    TawsimError,
)
from storage.model.schema import AttributeValue, Color, EntityType, EventType, LocalName, Role, Rule, Schema
from storage.model.span import Span, reading_order

__all__ = [
    "Argument",
    "ArgumentCandidate",
    "Article",
    "AttributeValue",
    "Candidate",
    "Candidates",
    "Change",
    "Color",
    "Decision",
    "Document",
    "DocumentError",
    "Edit",
    "EditError",
    "EntityType",
    "Event",
    "EventCandidate",
    "EventType",
    "Level",
    "LocalName",
    "Mention",
    "MentionCandidate",
    "Origin",
    "RecordError",
    "Rejection",
    "ReviewStatus",
    "Role",
    "Rule",
    "Schema",
    "SchemaError",
    "Span",
    "SpanError",
    "TawsimError",
    "reading_order",
]
