"""What is learned from decisions: the learner's state, and the scores that it gives to undecided candidates."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "learning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("switched_on", sa.Boolean(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=True),
        sa.Column("lessons", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_learning_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning")),
    )
    op.create_table(
        "learned_scores",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("candidate_id", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("lessons", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("score >= 0 AND score <= 1", name=op.f("ck_learned_scores_score")),
        sa.ForeignKeyConstraint(
            ["article_id", "candidate_id"],
            ["candidates.article_id", "candidates.id"],
            name=op.f("fk_learned_scores_article_id_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("article_id", "candidate_id", name=op.f("pk_learned_scores")),
    )
