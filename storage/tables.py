"""What the database holds, as typed tables; `migrations` makes them and must agree (a test compares the two)."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.model import Level, ReviewStatus

Json = dict[str, Any]


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; databases that keep no zone (SQLite) hold it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; one without a zone is a mistake."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} says no time zone.")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The moment with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def one_of(column: str, values: type[Level] | type[ReviewStatus]) -> str:
    """The SQL condition that `column` holds one of `values`."""
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


class Base(DeclarativeBase):
    """The tables' common ground: names of constraints that a migration can rely on, and column types."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: UtcDateTime(), str: Text(), Json: JSON(), list[Any]: JSON()}


class SchemaRow(Base):
    """A label set as it was when articles were imported under it; the same name may stand there in several versions."""

    __tablename__ = "schemas"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    version: Mapped[str]
    content: Mapped[str]
    """The TOML file."""
    sha256: Mapped[str] = mapped_column(unique=True)
    added_at: Mapped[datetime]


class ArticleRow(Base):
    """An article; the text comes last, so that lists are read without it."""

    __tablename__ = "articles"
    __table_args__ = (CheckConstraint("length > 0", "length"), Index(None, "position", "id"))

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    """Place in the queue; ties are broken by id."""
    title: Mapped[str]
    length: Mapped[int]
    """Code points."""
    text_sha256: Mapped[str] = mapped_column(unique=True)
    schema_name: Mapped[str]
    schema_id: Mapped[int | None] = mapped_column(ForeignKey("schemas.id"), index=True)
    """The stored schema of that name; none where the name came with an article and nobody has the file."""
    source: Mapped[str]
    """The file it came from; empty where it came from none."""
    added_at: Mapped[datetime]
    article_metadata: Mapped[Json] = mapped_column("metadata")
    extra: Mapped[Json]
    text: Mapped[str]


class SearchRow(Base):
    """The number under which the index of the search knows an article."""

    __tablename__ = "search_articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id"), unique=True)


class RunRow(Base):
    """One extraction on one article."""

    __tablename__ = "extraction_runs"
    __table_args__ = (Index(None, "article_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id"))
    extractor: Mapped[str]
    version: Mapped[str]
    candidate_count: Mapped[int]
    created_at: Mapped[datetime]


class CandidateRow(Base):
    """A proposed mention or event; never changed."""

    __tablename__ = "candidates"
    __table_args__ = (
        CheckConstraint("kind IN ('mention', 'event')", "kind"),
        CheckConstraint("start_offset >= 0 AND start_offset < end_offset", "span"),
        CheckConstraint("score >= 0 AND score <= 1", "score"),
        CheckConstraint(one_of("level", Level), "level"),
        CheckConstraint(
            "(kind = 'mention' AND level IS NOT NULL AND modality IS NULL AND polarity IS NULL) OR "
            "(kind = 'event' AND level IS NULL AND modality IS NOT NULL AND polarity IS NOT NULL)",
            "attributes",
        ),
        Index(None, "run_id", "position"),
    )

    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("extraction_runs.id"))
    position: Mapped[int]
    kind: Mapped[str]
    start_offset: Mapped[int]
    end_offset: Mapped[int]
    label: Mapped[str]
    level: Mapped[str | None]
    modality: Mapped[str | None]
    polarity: Mapped[str | None]
    score: Mapped[float]
    source: Mapped[str]
    extra: Mapped[Json]


class CandidateArgumentRow(Base):
    """A proposed argument of a proposed event."""

    __tablename__ = "candidate_arguments"
    __table_args__ = (
        ForeignKeyConstraint(["article_id", "event_id"], ["candidates.article_id", "candidates.id"]),
        ForeignKeyConstraint(["article_id", "mention_id"], ["candidates.article_id", "candidates.id"]),
        CheckConstraint("score >= 0 AND score <= 1", "score"),
        Index(None, "article_id", "mention_id"),
    )

    article_id: Mapped[str] = mapped_column(primary_key=True)
    event_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str]
    mention_id: Mapped[str]
    score: Mapped[float]
    extra: Mapped[Json]


class ReviewerRow(Base):
    """A person who reviews."""

    __tablename__ = "reviewers"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class ReviewRow(Base):
    """One reviewer's work on one article; the counts are those of the document, kept so that lists need not load it."""

    __tablename__ = "reviews"
    __table_args__ = (
        UniqueConstraint("article_id", "reviewer_id"),
        CheckConstraint(one_of("status", ReviewStatus), "status"),
        Index(None, "reviewer_id", "status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id"))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewers.id"))
    status: Mapped[str]
    note: Mapped[str] = mapped_column(server_default=text("''"))
    """On the article as a whole."""
    started_at: Mapped[datetime | None]
    """When the first edit was made."""
    finished_at: Mapped[datetime | None]
    """When it was last finished; none while it is not."""
    updated_at: Mapped[datetime | None]
    """When the last edit was made."""
    candidate_count: Mapped[int]
    pending_count: Mapped[int]
    mention_count: Mapped[int]
    event_count: Mapped[int]


class EditRow(Base):
    """The log: every edit that was ever made, undoing included; rows are only ever added."""

    __tablename__ = "edits"
    __table_args__ = (UniqueConstraint("review_id", "sequence"), CheckConstraint("sequence > 0", "sequence"))

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id"))
    sequence: Mapped[int]
    """1, 2, 3 … within the review."""
    name: Mapped[str]
    reverses: Mapped[int | None] = mapped_column(ForeignKey("edits.id"))
    """The edit that this one takes back (undo), or the undo that it takes back (redo)."""
    made_at: Mapped[datetime]
    changes: Mapped[list[Any]]
    """[{kind, id, before, after}] as `edit_log` writes it."""


class MentionRow(Base):
    """A gold mention as it stands now; `text` is the article's text at the offsets."""

    __tablename__ = "mentions"
    __table_args__ = (
        CheckConstraint("start_offset >= 0 AND start_offset < end_offset", "span"),
        CheckConstraint(one_of("level", Level), "level"),
        Index(None, "label"),
    )

    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    edit_id: Mapped[int] = mapped_column(ForeignKey("edits.id"))
    """The edit that put it there, and which of the edit's changes."""
    change_number: Mapped[int]
    start_offset: Mapped[int]
    end_offset: Mapped[int]
    text: Mapped[str]
    label: Mapped[str]
    level: Mapped[str]
    origin: Mapped[str | None]
    entity: Mapped[str | None]
    note: Mapped[str]
    extra: Mapped[Json]


class EventRow(Base):
    """A gold event as it stands now; offsets and text are the trigger's."""

    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint("start_offset >= 0 AND start_offset < end_offset", "span"),
        Index(None, "label"),
    )

    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    edit_id: Mapped[int] = mapped_column(ForeignKey("edits.id"))
    change_number: Mapped[int]
    start_offset: Mapped[int]
    end_offset: Mapped[int]
    text: Mapped[str]
    label: Mapped[str]
    modality: Mapped[str]
    polarity: Mapped[str]
    origin: Mapped[str | None]
    note: Mapped[str]
    extra: Mapped[Json]


class ArgumentRow(Base):
    """A gold argument: which mention plays which role in which event."""

    __tablename__ = "event_arguments"
    __table_args__ = (
        ForeignKeyConstraint(["review_id", "event_id"], ["events.review_id", "events.id"]),
        ForeignKeyConstraint(["review_id", "mention_id"], ["mentions.review_id", "mentions.id"]),
        UniqueConstraint("review_id", "event_id", "role", "mention_id"),
        Index(None, "review_id", "mention_id"),
    )

    review_id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str]
    mention_id: Mapped[str]
    extra: Mapped[Json]


class RejectionRow(Base):
    """A candidate that the reviewer refused."""

    __tablename__ = "rejections"

    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id"), primary_key=True)
    candidate_id: Mapped[str] = mapped_column(primary_key=True)
    edit_id: Mapped[int] = mapped_column(ForeignKey("edits.id"))
    change_number: Mapped[int]
    reason: Mapped[str]


class LearningRow(Base):
    """What has been learned from the decisions in this database; one row, none before the first lesson."""

    __tablename__ = "learning"
    __table_args__ = (CheckConstraint("id = 1", "one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    switched_on: Mapped[bool]
    state: Mapped[bytes | None]
    """The learner's own form; none when it has learned nothing."""
    lessons: Mapped[int]
    """How many finished articles the state has seen."""
    changed_at: Mapped[datetime]


class LearnedScoreRow(Base):
    """The score that a candidate had, by what was learned, when decided or has now; the candidate stays as it is."""

    __tablename__ = "learned_scores"
    __table_args__ = (
        ForeignKeyConstraint(["article_id", "candidate_id"], ["candidates.article_id", "candidates.id"]),
        CheckConstraint("score >= 0 AND score <= 1", "score"),
    )

    article_id: Mapped[str] = mapped_column(primary_key=True)
    candidate_id: Mapped[str] = mapped_column(primary_key=True)
    score: Mapped[float]
    lessons: Mapped[int]
    """How much the learner had seen."""
    made_at: Mapped[datetime]
    extra: Mapped[Json]
    """Why: what goes into the candidate's own members."""
