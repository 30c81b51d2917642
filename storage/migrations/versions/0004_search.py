"""The index of the search: which trigrams of folded letters stand in which article."""

import logging

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import OperationalError

from storage.model.spelling import search_key

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the tables and fills them; an SQLite without FTS5, or another database, is searched without an index."""
    op.create_table(
        "search_articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_search_articles_article_id_articles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_articles")),
        sa.UniqueConstraint("article_id", name=op.f("uq_search_articles_article_id")),
    )
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    try:
        op.execute(
            "CREATE VIRTUAL TABLE article_search USING fts5(content, content='', detail='none', columnsize=0,"
            " tokenize='trigram case_sensitive 1')"
        )
    except OperationalError as error:
        logging.getLogger(__name__).warning("This SQLite has no full-text index (%s); searches read every text.", error)
        return
    for (article_id,) in connection.execute(sa.text("SELECT id FROM articles ORDER BY position, id")).all():
        which = {"article": article_id}
        row = connection.execute(sa.text("SELECT title, text FROM articles WHERE id = :article"), which).one()
        inserted = connection.execute(
            sa.text("INSERT INTO search_articles (article_id) VALUES (:article) RETURNING id"), which
        )
        connection.execute(
            sa.text("INSERT INTO article_search (rowid, content) VALUES (:id, :content)"),
            {"id": inserted.scalar_one(), "content": search_key(f"{row.title}\n{row.text}")},
        )
