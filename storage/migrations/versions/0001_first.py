"""The first tables, the views for analysts, and the triggers that keep the edit log append-only."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_FINISHED = "CASE WHEN reviews.status = 'finished' THEN 1 ELSE 0 END"

_MENTION_DECISION = """CASE
    WHEN mentions.origin IS NULL THEN 'added'
    WHEN proposed.start_offset = mentions.start_offset AND proposed.end_offset = mentions.end_offset
        AND proposed.label = mentions.label AND proposed.level = mentions.level THEN 'accepted'
    ELSE 'corrected'
END"""

_EVENT_DECISION = """CASE
    WHEN events.origin IS NULL THEN 'added'
    WHEN proposed.start_offset = events.start_offset AND proposed.end_offset = events.end_offset
        AND proposed.label = events.label AND proposed.modality = events.modality
        AND proposed.polarity = events.polarity
        AND NOT EXISTS (
            SELECT 1 FROM event_arguments
            JOIN mentions ON mentions.review_id = event_arguments.review_id
                AND mentions.id = event_arguments.mention_id
            WHERE event_arguments.review_id = events.review_id AND event_arguments.event_id = events.id
                AND NOT EXISTS (
                    SELECT 1 FROM candidate_arguments
                    JOIN candidates ON candidates.article_id = candidate_arguments.article_id
                        AND candidates.id = candidate_arguments.mention_id
                    WHERE candidate_arguments.article_id = proposed.article_id
                        AND candidate_arguments.event_id = proposed.id
                        AND candidate_arguments.role = event_arguments.role
                        AND candidates.start_offset = mentions.start_offset
                        AND candidates.end_offset = mentions.end_offset))
        AND NOT EXISTS (
            SELECT 1 FROM candidate_arguments
            JOIN candidates ON candidates.article_id = candidate_arguments.article_id
                AND candidates.id = candidate_arguments.mention_id
            WHERE candidate_arguments.article_id = proposed.article_id
                AND candidate_arguments.event_id = proposed.id
                AND NOT EXISTS (
                    SELECT 1 FROM event_arguments
                    JOIN mentions ON mentions.review_id = event_arguments.review_id
                        AND mentions.id = event_arguments.mention_id
                    WHERE event_arguments.review_id = events.review_id AND event_arguments.event_id = events.id
                        AND event_arguments.role = candidate_arguments.role
                        AND mentions.start_offset = candidates.start_offset
                        AND mentions.end_offset = candidates.end_offset))
        THEN 'accepted'
    ELSE 'corrected'
END"""

_REVIEW_COLUMNS = f"""articles.id AS article_id, articles.title AS article_title, reviewers.name AS reviewer,
    reviews.status AS review_status, {_FINISHED} AS finished"""

_REVIEW_JOINS = """JOIN reviews ON reviews.id = {table}.review_id
JOIN reviewers ON reviewers.id = reviews.reviewer_id
JOIN articles ON articles.id = reviews.article_id"""

VIEWS = {
    "gold_mentions": f"""SELECT {_REVIEW_COLUMNS},
    mentions.id AS mention_id, mentions.label, mentions.level, mentions.start_offset, mentions.end_offset,
    mentions.text, mentions.entity, mentions.note, {_MENTION_DECISION} AS decision,
    mentions.origin AS candidate_id, proposed.score AS candidate_score, proposed.source AS candidate_source
FROM mentions
{_REVIEW_JOINS.format(table="mentions")}
LEFT JOIN candidates AS proposed ON proposed.article_id = articles.id AND proposed.id = mentions.origin""",
    "gold_events": f"""SELECT {_REVIEW_COLUMNS},
    events.id AS event_id, events.label, events.modality, events.polarity, events.start_offset, events.end_offset,
    events.text AS trigger_text, events.note, {_EVENT_DECISION} AS decision,
    events.origin AS candidate_id, proposed.score AS candidate_score, proposed.source AS candidate_source
FROM events
{_REVIEW_JOINS.format(table="events")}
LEFT JOIN candidates AS proposed ON proposed.article_id = articles.id AND proposed.id = events.origin""",
    "gold_arguments": f"""SELECT {_REVIEW_COLUMNS},
    events.id AS event_id, events.label AS event_label, events.modality, events.polarity,
    events.text AS trigger_text, event_arguments.role, mentions.id AS mention_id, mentions.label AS mention_label,
    mentions.level AS mention_level, mentions.start_offset, mentions.end_offset, mentions.text
FROM event_arguments
{_REVIEW_JOINS.format(table="event_arguments")}
JOIN events ON events.review_id = event_arguments.review_id AND events.id = event_arguments.event_id
JOIN mentions ON mentions.review_id = event_arguments.review_id AND mentions.id = event_arguments.mention_id""",
}


def upgrade() -> None:
    """Makes everything."""
    op.create_table(
        "reviewers",
        _column("id", sa.Integer()),
        _column("name", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviewers")),
        sa.UniqueConstraint("name", name=op.f("uq_reviewers_name")),
    )
    op.create_table(
        "schemas",
        _column("id", sa.Integer()),
        _column("name", sa.Text()),
        _column("version", sa.Text()),
        _column("content", sa.Text()),
        _column("sha256", sa.Text()),
        _column("added_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schemas")),
        sa.UniqueConstraint("sha256", name=op.f("uq_schemas_sha256")),
    )
    op.create_table(
        "articles",
        _column("id", sa.Text()),
        _column("position", sa.Integer()),
        _column("title", sa.Text()),
        _column("length", sa.Integer()),
        _column("text_sha256", sa.Text()),
        _column("schema_name", sa.Text()),
        _column("schema_id", sa.Integer(), nullable=True),
        _column("source", sa.Text()),
        _column("added_at", sa.DateTime(timezone=True)),
        _column("metadata", sa.JSON()),
        _column("extra", sa.JSON()),
        _column("text", sa.Text()),
        sa.CheckConstraint("length > 0", name=op.f("ck_articles_length")),
        sa.ForeignKeyConstraint(["schema_id"], ["schemas.id"], name=op.f("fk_articles_schema_id_schemas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("text_sha256", name=op.f("uq_articles_text_sha256")),
    )
    op.create_index(op.f("ix_articles_position_id"), "articles", ["position", "id"])
    op.create_index(op.f("ix_articles_schema_id"), "articles", ["schema_id"])
    op.create_table(
        "extraction_runs",
        _column("id", sa.Integer()),
        _column("article_id", sa.Text()),
        _column("extractor", sa.Text()),
        _column("version", sa.Text()),
        _column("candidate_count", sa.Integer()),
        _column("created_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_extraction_runs_article_id_articles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extraction_runs")),
    )
    op.create_index(op.f("ix_extraction_runs_article_id_id"), "extraction_runs", ["article_id", "id"])
    op.create_table(
        "reviews",
        _column("id", sa.Integer()),
        _column("article_id", sa.Text()),
        _column("reviewer_id", sa.Integer()),
        _column("status", sa.Text()),
        _column("started_at", sa.DateTime(timezone=True), nullable=True),
        _column("finished_at", sa.DateTime(timezone=True), nullable=True),
        _column("updated_at", sa.DateTime(timezone=True), nullable=True),
        _column("candidate_count", sa.Integer()),
        _column("pending_count", sa.Integer()),
        _column("mention_count", sa.Integer()),
        _column("event_count", sa.Integer()),
        sa.CheckConstraint("status IN ('new', 'in_progress', 'finished', 'flagged')", name=op.f("ck_reviews_status")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_reviews_article_id_articles")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["reviewers.id"], name=op.f("fk_reviews_reviewer_id_reviewers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("article_id", "reviewer_id", name=op.f("uq_reviews_article_id_reviewer_id")),
    )
    op.create_index(op.f("ix_reviews_reviewer_id_status"), "reviews", ["reviewer_id", "status"])
    op.create_table(
        "candidates",
        _column("article_id", sa.Text()),
        _column("id", sa.Text()),
        _column("run_id", sa.Integer()),
        _column("position", sa.Integer()),
        _column("kind", sa.Text()),
        _column("start_offset", sa.Integer()),
        _column("end_offset", sa.Integer()),
        _column("label", sa.Text()),
        _column("level", sa.Text(), nullable=True),
        _column("modality", sa.Text(), nullable=True),
        _column("polarity", sa.Text(), nullable=True),
        _column("score", sa.Float()),
        _column("source", sa.Text()),
        _column("extra", sa.JSON()),
        sa.CheckConstraint(
            "(kind = 'mention' AND level IS NOT NULL AND modality IS NULL AND polarity IS NULL) OR "
            "(kind = 'event' AND level IS NULL AND modality IS NOT NULL AND polarity IS NOT NULL)",
            name=op.f("ck_candidates_attributes"),
        ),
        sa.CheckConstraint("kind IN ('mention', 'event')", name=op.f("ck_candidates_kind")),
        sa.CheckConstraint("level IN ('NAM', 'NOM')", name=op.f("ck_candidates_level")),
        sa.CheckConstraint("score >= 0 AND score <= 1", name=op.f("ck_candidates_score")),
        sa.CheckConstraint("start_offset >= 0 AND start_offset < end_offset", name=op.f("ck_candidates_span")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_candidates_article_id_articles")),
        sa.ForeignKeyConstraint(["run_id"], ["extraction_runs.id"], name=op.f("fk_candidates_run_id_extraction_runs")),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_candidates")),
    )
    op.create_index(op.f("ix_candidates_run_id_position"), "candidates", ["run_id", "position"])
    op.create_table(
        "edits",
        _column("id", sa.Integer()),
        _column("review_id", sa.Integer()),
        _column("sequence", sa.Integer()),
        _column("name", sa.Text()),
        _column("reverses", sa.Integer(), nullable=True),
        _column("made_at", sa.DateTime(timezone=True)),
        _column("changes", sa.JSON()),
        sa.CheckConstraint("sequence > 0", name=op.f("ck_edits_sequence")),
        sa.ForeignKeyConstraint(["reverses"], ["edits.id"], name=op.f("fk_edits_reverses_edits")),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_edits_review_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edits")),
        sa.UniqueConstraint("review_id", "sequence", name=op.f("uq_edits_review_id_sequence")),
    )
    op.create_table(
        "candidate_arguments",
        _column("article_id", sa.Text()),
        _column("event_id", sa.Text()),
        _column("position", sa.Integer()),
        _column("role", sa.Text()),
        _column("mention_id", sa.Text()),
        _column("score", sa.Float()),
        _column("extra", sa.JSON()),
        sa.CheckConstraint("score >= 0 AND score <= 1", name=op.f("ck_candidate_arguments_score")),
        sa.ForeignKeyConstraint(
            ["article_id", "event_id"],
            ["candidates.article_id", "candidates.id"],
            name=op.f("fk_candidate_arguments_article_id_event_id_candidates"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "mention_id"],
            ["candidates.article_id", "candidates.id"],
            name=op.f("fk_candidate_arguments_article_id_mention_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("article_id", "event_id", "position", name=op.f("pk_candidate_arguments")),
    )
    op.create_index(
        op.f("ix_candidate_arguments_article_id_mention_id"), "candidate_arguments", ["article_id", "mention_id"]
    )
    op.create_table(
        "events",
        _column("review_id", sa.Integer()),
        _column("id", sa.Text()),
        _column("edit_id", sa.Integer()),
        _column("change_number", sa.Integer()),
        _column("start_offset", sa.Integer()),
        _column("end_offset", sa.Integer()),
        _column("text", sa.Text()),
        _column("label", sa.Text()),
        _column("modality", sa.Text()),
        _column("polarity", sa.Text()),
        _column("origin", sa.Text(), nullable=True),
        _column("note", sa.Text()),
        _column("extra", sa.JSON()),
        sa.CheckConstraint("start_offset >= 0 AND start_offset < end_offset", name=op.f("ck_events_span")),
        sa.ForeignKeyConstraint(["edit_id"], ["edits.id"], name=op.f("fk_events_edit_id_edits")),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_events_review_id_reviews")),
        sa.PrimaryKeyConstraint("review_id", "id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_label"), "events", ["label"])
    op.create_table(
        "mentions",
        _column("review_id", sa.Integer()),
        _column("id", sa.Text()),
        _column("edit_id", sa.Integer()),
        _column("change_number", sa.Integer()),
        _column("start_offset", sa.Integer()),
        _column("end_offset", sa.Integer()),
        _column("text", sa.Text()),
        _column("label", sa.Text()),
        _column("level", sa.Text()),
        _column("origin", sa.Text(), nullable=True),
        _column("entity", sa.Text(), nullable=True),
        _column("note", sa.Text()),
        _column("extra", sa.JSON()),
        sa.CheckConstraint("level IN ('NAM', 'NOM')", name=op.f("ck_mentions_level")),
        sa.CheckConstraint("start_offset >= 0 AND start_offset < end_offset", name=op.f("ck_mentions_span")),
        sa.ForeignKeyConstraint(["edit_id"], ["edits.id"], name=op.f("fk_mentions_edit_id_edits")),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_mentions_review_id_reviews")),
        sa.PrimaryKeyConstraint("review_id", "id", name=op.f("pk_mentions")),
    )
    op.create_index(op.f("ix_mentions_label"), "mentions", ["label"])
    op.create_table(
        "rejections",
        _column("review_id", sa.Integer()),
        _column("candidate_id", sa.Text()),
        _column("edit_id", sa.Integer()),
        _column("change_number", sa.Integer()),
        _column("reason", sa.Text()),
        sa.ForeignKeyConstraint(["edit_id"], ["edits.id"], name=op.f("fk_rejections_edit_id_edits")),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_rejections_review_id_reviews")),
        sa.PrimaryKeyConstraint("review_id", "candidate_id", name=op.f("pk_rejections")),
    )
    op.create_table(
        "event_arguments",
        _column("review_id", sa.Integer()),
        _column("event_id", sa.Text()),
        _column("position", sa.Integer()),
        _column("role", sa.Text()),
        _column("mention_id", sa.Text()),
        _column("extra", sa.JSON()),
        sa.ForeignKeyConstraint(
            ["review_id", "event_id"],
            ["events.review_id", "events.id"],
            name=op.f("fk_event_arguments_review_id_event_id_events"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "mention_id"],
            ["mentions.review_id", "mentions.id"],
            name=op.f("fk_event_arguments_review_id_mention_id_mentions"),
        ),
        sa.PrimaryKeyConstraint("review_id", "event_id", "position", name=op.f("pk_event_arguments")),
        sa.UniqueConstraint(
            "review_id",
            "event_id",
            "role",
            "mention_id",
            name=op.f("uq_event_arguments_review_id_event_id_role_mention_id"),
        ),
    )
    op.create_index(op.f("ix_event_arguments_review_id_mention_id"), "event_arguments", ["review_id", "mention_id"])

    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
    if op.get_context().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER edits_no_{action.lower()} BEFORE {action} ON edits "
                "BEGIN SELECT RAISE(ABORT, 'the edit log is append-only'); END"
            )


def _column(name: str, type_: sa.types.TypeEngine[Any], *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=nullable)
