"""A reviewer's note on an article as a whole."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the column."""
    op.add_column("reviews", sa.Column("note", sa.Text(), nullable=False, server_default=sa.text("''")))
