"""The index of the search, in SQLite with FTS5: which trigrams of folded letters stand in which article.

It holds no text and no places, only enough to leave out the articles that cannot hold a find. Another kind of database,
or an SQLite without FTS5, has none and is read through.
"""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Select, Table, insert, select, text
from sqlalchemy.orm import Session

from storage.model.spelling import search_key
from storage.tables import SearchRow

ROWS = cast("Table", SearchRow.__table__)

_IS_THERE = text("SELECT 1 FROM sqlite_master WHERE name = 'article_search'")
_INSERT = text("INSERT INTO article_search (rowid, content) VALUES (:id, :content)")
_NUMBER = insert(ROWS).returning(ROWS.c.id)
_MATCHING = (
    "SELECT search_articles.article_id FROM article_search"
    " JOIN search_articles ON search_articles.id = article_search.rowid WHERE article_search MATCH :wanted"
)
_TRIGRAM = 3


def has_index(session: Session) -> bool:
    """Whether the database has the index."""
    return session.get_bind().dialect.name == "sqlite" and session.execute(_IS_THERE).first() is not None


def index_article(session: Session, article_id: str, title: str, content: str) -> None:
    """Puts a new article into the index, where there is one."""
    if has_index(session):
        number = session.connection().execute(_NUMBER, {"article_id": article_id}).scalar_one()
        session.connection().execute(_INSERT, {"id": number, "content": search_key(f"{title}\n{content}")})


def articles_with(session: Session, words: Iterable[str]) -> Select[Any] | None:
    """A query of the ids of the articles that may hold all of the folded words; None where the index cannot tell."""
    grams = sorted({word[at : at + _TRIGRAM] for word in words for at in range(len(word) - _TRIGRAM + 1)})
    if not grams or not has_index(session):
        return None
    wanted = " AND ".join('"{}"'.format(gram.replace('"', '""')) for gram in grams)
    found = text(_MATCHING).bindparams(wanted=wanted).columns(ROWS.c.article_id).subquery()
    return select(found.c.article_id)
