"""The queue of articles: added once each, listed, found, and the next one to review."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, func, insert, or_, select
from sqlalchemy.orm import Session, aliased

from storage.errors import NotFoundError, RefusedArticleError
from storage.model import Article, ReviewStatus
from storage.search_index import index_article
from storage.tables import ArticleRow, ReviewerRow, ReviewRow, RunRow

_OPEN = (ReviewStatus.NEW, ReviewStatus.IN_PROGRESS)
_NAMED_AT_MOST = 5
_HALF = re.compile("[\ud800-\udfff]")

ARTICLES = cast("Table", ArticleRow.__table__)

_INSERT = insert(ARTICLES)
_READ = select(*(ARTICLES.c[name] for name in ("id", "text", "title", "metadata", "schema_name", "extra"))).where(
    ARTICLES.c.id == bindparam("id")
)
_THERE = select(
    select(ARTICLES.c.id).where(ARTICLES.c.text_sha256 == bindparam("digest")).scalar_subquery().label("known"),
    select(ARTICLES.c.id).where(ARTICLES.c.id == bindparam("id")).scalar_subquery().label("taken"),
    select(func.max(ARTICLES.c.position)).scalar_subquery().label("last"),
)
"""What has to be known before an article is added, in one question."""


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in the list, as far as one reviewer is concerned; `length` is in code points."""

    id: str
    title: str
    length: int
    status: ReviewStatus
    candidates: int
    decided: int
    mentions: int
    events: int
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class Added:
    """Where an article went; `was_new` is false when its text had been there before."""

    id: str
    was_new: bool


def add_article(session: Session, article: Article, *, source: str = "", schema_id: int | None = None) -> Added:
    """Puts the article at the end of the queue, under another id if its own is taken by another text.

    Raises RefusedArticleError for a text that no database could hold or that is empty.
    """
    _check_text(article)
    digest = text_digest(article.text)
    there = session.connection().execute(_THERE, {"digest": digest, "id": article.id}).one()
    if there.known is not None:
        return Added(there.known, was_new=False)
    id_ = article.id if there.taken is None else _free_id(session, article.id)
    values = {
        "id": id_,
        "position": (there.last or 0) + 1,
        "title": article.title,
        "length": len(article.text),
        "text_sha256": digest,
        "schema_name": article.schema,
        "schema_id": schema_id,
        "source": source,
        "added_at": datetime.now(UTC),
        "metadata": dict(article.metadata),
        "extra": dict(article.extra),
        "text": article.text,
    }
    session.connection().execute(_INSERT, values)
    index_article(session, id_, article.title, article.text)
    return Added(id_, was_new=True)


def read_article(session: Session, article_id: str) -> Article:
    """The article of that very id; raises NotFoundError."""
    row = session.connection().execute(_READ, {"id": article_id}).first()
    if row is None:
        raise NotFoundError("There is no article {id}.", id=article_id)
    return Article(row.id, row.text, row.title, row.metadata, row.schema_name, row.extra)


def list_articles(
    session: Session,
    reviewer: str,
    *,
    offset: int = 0,
    limit: int | None = None,
    statuses: Sequence[ReviewStatus] = (),
) -> list[ListedArticle]:
    """Articles in queue order with the reviewer's progress; texts are not read, so 100,000 take about a second."""
    query = _listing(reviewer).order_by(ArticleRow.position, ArticleRow.id).offset(offset).limit(limit)
    if statuses:
        query = query.where(func.coalesce(ReviewRow.status, str(ReviewStatus.NEW)).in_([str(s) for s in statuses]))
    return [
        ListedArticle(id_, title, length, ReviewStatus(status), total, total - pending, mentions, events, updated)
        for id_, title, length, status, total, pending, mentions, events, updated in session.execute(query)
    ]


def count_articles(session: Session) -> int:
    """How many articles there are."""
    return session.scalar(select(func.count()).select_from(ArticleRow)) or 0


def find_article(session: Session, words: str) -> str:
    """The id of the one article with that id, beginning of an id, title, or piece of a title.

    Raises NotFoundError when there is none, or several, which are named.
    """
    if session.scalars(select(ArticleRow.id).where(ArticleRow.id == words)).first() is not None:
        return words
    ways = (
        ArticleRow.id.startswith(words, autoescape=True),
        ArticleRow.title == words,
        ArticleRow.title.contains(words, autoescape=True),
    )
    for way in ways if words else ():
        query = select(ArticleRow.id).where(way).order_by(ArticleRow.position).limit(_NAMED_AT_MOST + 1)
        found = session.scalars(query).all()
        if len(found) == 1:
            return found[0]
        if found:
            named = ", ".join(found[:_NAMED_AT_MOST]) + (" …" if len(found) > _NAMED_AT_MOST else "")
            raise NotFoundError("“{words}” fits more than one article: {named}.", words=words, named=named)
    raise NotFoundError("No article has an id or a title like “{words}”; `tawsim list` shows them all.", words=words)


def next_article(session: Session, reviewer: str, after: str | None = None) -> str | None:
    """The next article in the queue that is new or in progress, from the beginning again after the last.

    Flagged articles wait for somebody's answer and are passed over; None when nothing is left to do.
    """
    status = func.coalesce(ReviewRow.status, str(ReviewStatus.NEW))
    query = (
        select(ArticleRow.id)
        .outerjoin(ReviewRow, _review_of(reviewer))
        .where(status.in_([str(s) for s in _OPEN]))
        .order_by(ArticleRow.position, ArticleRow.id)
        .limit(1)
    )
    place = None
    if after is not None:
        place = session.execute(select(ArticleRow.position, ArticleRow.id).where(ArticleRow.id == after)).first()
    if place is not None:
        later = or_(
            ArticleRow.position > place.position,
            and_(ArticleRow.position == place.position, ArticleRow.id > place.id),
        )
        found = session.scalars(query.where(later)).first()
        if found is not None:
            return found
        query = query.where(ArticleRow.id != after)
    return session.scalars(query).first()


def text_digest(text: str) -> str:
    """What tells texts apart: SHA-256 of the UTF-8."""
    return sha256(text.encode()).hexdigest()


def _check_text(article: Article) -> None:
    if not article.text.strip():
        raise RefusedArticleError("The article {id} has no text.", id=article.id)
    for name, value in (("text", article.text), ("title", article.title), ("id", article.id)):
        if "\x00" in value:
            raise RefusedArticleError(
                "The {name} of the article {id} holds a NUL character, which no database keeps; remove it.",
                name=name,
                id=article.id.replace("\x00", "�"),
            )
        if _HALF.search(value):
            raise RefusedArticleError(
                "The {name} of an article holds half a character (an unpaired surrogate); write it again as UTF-8.",
                name=name,
            )


def _free_id(session: Session, wanted: str) -> str:
    id_, number = wanted, 2
    while session.scalars(select(ArticleRow.id).where(ArticleRow.id == id_)).first() is not None:
        id_, number = f"{wanted}~{number}", number + 1
    return id_


def _review_of(reviewer: str) -> ColumnElement[bool]:
    named = select(ReviewerRow.id).where(ReviewerRow.name == reviewer).scalar_subquery()
    return and_(ReviewRow.article_id == ArticleRow.id, ReviewRow.reviewer_id == named)


def _listing(reviewer: str) -> Select[tuple[Any, ...]]:
    runs = aliased(RunRow)
    newest = select(func.max(runs.id)).where(runs.article_id == ArticleRow.id).correlate(ArticleRow).scalar_subquery()
    proposed = func.coalesce(ReviewRow.candidate_count, RunRow.candidate_count, 0)
    pending = func.coalesce(ReviewRow.pending_count, RunRow.candidate_count, 0)
    return (
        select(
            ArticleRow.id,
            ArticleRow.title,
            ArticleRow.length,
            func.coalesce(ReviewRow.status, str(ReviewStatus.NEW)),
            proposed,
            pending,
            func.coalesce(ReviewRow.mention_count, 0),
            func.coalesce(ReviewRow.event_count, 0),
            ReviewRow.updated_at,
        )
        .select_from(ArticleRow)
        .outerjoin(RunRow, RunRow.id == newest)
        .outerjoin(ReviewRow, _review_of(reviewer))
    )
