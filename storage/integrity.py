"""Whether what the database holds can be: the file, the texts, and every review against its log; nothing is changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.articles import text_digest
from storage.database import Database
from storage.gold_rows import ARGUMENTS, EVENTS, MENTIONS
from storage.mending import replayed
from storage.model import TawsimError
from storage.reviews import replay_differs
from storage.runs import CANDIDATES
from storage.schemas import schema_of
from storage.tables import ArticleRow, ReviewerRow, ReviewRow


class Remedy(StrEnum):
    """What can be done about a fault."""

    LOG = "log"
    """The rows can be written anew from the log of edits, which is whole."""
    NONE = "none"
    """Nothing that would not destroy something; a backup may have it."""


class IntegrityError(TawsimError):
    """Something in the database that cannot be; one sentence says what and where."""


_PARTS = {
    "mentions": IntegrityError("the mentions"),
    "events": IntegrityError("the events"),
    "rejections": IntegrityError("the rejections"),
    "status": IntegrityError("the status and its times"),
    "note": IntegrityError("the notes on it"),
    "counts": IntegrityError("the counts of it"),
}
"""What of a review can differ, as `replay_differs` names it, in words that are translated."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and what can be done; `review` is the review's id, 0 where it is not about one."""

    error: IntegrityError
    remedy: Remedy
    review: int = 0

    @property
    def can_be_mended(self) -> bool:
        """Whether the log of edits has what the rows have lost."""
        return self.remedy is Remedy.LOG


def faults(database: Database) -> Iterator[Fault]:
    """Everything that is wrong, the file itself first; nothing is changed."""
    yield from faults_of_file(database.path)
    with database.session() as session:
        yield from _faults_of_articles(session)
        for review in session.execute(_REVIEWS).all():
            yield from _faults_of_review(session, review)


def spoilt_rows(session: Session, article_id: str, reviewer: str) -> Iterator[Fault]:
    """What makes the rows of one reviewer's review of an article another thing than what was decided.

    A role that the schema forbids is no such thing: an import may have brought and kept it.
    """
    query = _REVIEWS.where(ReviewRow.article_id == article_id, ReviewerRow.name == reviewer)
    for review in session.execute(query).all():
        yield from _spoilt_rows(session, review)


_REVIEWS = (
    select(ReviewRow.id, ReviewRow.article_id, ReviewerRow.name)
    .join(ReviewerRow, ReviewerRow.id == ReviewRow.reviewer_id)
    .order_by(ReviewRow.id)
)


def faults_of_file(path: Path, *, quickly: bool = False) -> Iterator[Fault]:
    """What SQLite finds wrong with the file; `quickly` without comparing indices with their tables."""
    with closing(sqlite3.connect(path)) as connection:
        for (found,) in connection.execute(f"PRAGMA {'quick' if quickly else 'integrity'}_check(20)"):
            if found != "ok":
                yield Fault(IntegrityError("The file {path} is damaged: {what}.", path=path, what=found), Remedy.NONE)
        for table, row, target, _ in connection.execute("PRAGMA foreign_key_check"):
            error = IntegrityError(
                "Row {row} of {table} refers to something in {target} that is not there.",
                row=row,
                table=table,
                target=target,
            )
            yield Fault(error, Remedy.NONE)


def _faults_of_articles(session: Session) -> Iterator[Fault]:
    for article_id, content, length, hashed in session.execute(
        select(ArticleRow.id, ArticleRow.text, ArticleRow.length, ArticleRow.text_sha256)
    ):
        if len(content) != length or text_digest(content) != hashed:
            error = IntegrityError("The text of the article {id} is not the one that was imported.", id=article_id)
            yield Fault(error, Remedy.NONE)
    outside = (
        select(CANDIDATES.c.article_id, CANDIDATES.c.id)
        .join(ArticleRow, ArticleRow.id == CANDIDATES.c.article_id)
        .where(CANDIDATES.c.end_offset > ArticleRow.length)
    )
    for article_id, candidate in session.execute(outside):
        error = IntegrityError(
            "The candidate {candidate} of the article {id} lies outside its text.", candidate=candidate, id=article_id
        )
        yield Fault(error, Remedy.NONE)


def _faults_of_review(session: Session, review: Any) -> Iterator[Fault]:  # noqa: ANN401 - a row of _REVIEWS
    found = list(_spoilt_rows(session, review))
    yield from found
    if not found:  # else the rows may not even be readable
        yield from _forbidden_roles(session, review)


def _spoilt_rows(session: Session, review: Any) -> Iterator[Fault]:  # noqa: ANN401 - a row of _REVIEWS
    who = {"id": review.article_id, "reviewer": review.name}
    try:
        differs = replay_differs(session, review.article_id, review.name)
    except (TawsimError, KeyError, ValueError) as reason:
        remedy = Remedy.LOG if _log_is_whole(session, review.id) else Remedy.NONE
        unreadable = IntegrityError(
            "{reviewer}’s review of the article {id} cannot be read: {reason}", **who, reason=reason
        )
        yield Fault(unreadable, remedy, review.id)
        return
    if differs is not None:
        other = IntegrityError(
            "In {reviewer}’s review of the article {id}, {part} are not what the log of edits says.",
            **who,
            part=_PARTS[differs],
        )
        yield Fault(other, Remedy.LOG, review.id)
    elif _texts_differ(session, review):
        moved = IntegrityError(
            "In {reviewer}’s review of the article {id}, a span’s text is not the article’s text there.", **who
        )
        yield Fault(moved, Remedy.LOG, review.id)


def _texts_differ(session: Session, review: Any) -> bool:  # noqa: ANN401 - a row of _REVIEWS
    text = session.execute(select(ArticleRow.text).where(ArticleRow.id == review.article_id)).scalar_one()
    for table in (MENTIONS, EVENTS):
        query = select(table.c.start_offset, table.c.end_offset, table.c.text).where(table.c.review_id == review.id)
        for start, end, there in session.execute(query):
            if end > len(text) or text[start:end] != there:
                return True
    return False


def _forbidden_roles(session: Session, review: Any) -> Iterator[Fault]:  # noqa: ANN401 - a row of _REVIEWS
    schema = schema_of(session, review.article_id)
    query = (
        select(EVENTS.c.label, ARGUMENTS.c.role, MENTIONS.c.label.label("filler"))
        .select_from(ARGUMENTS)
        .join(EVENTS, (EVENTS.c.review_id == ARGUMENTS.c.review_id) & (EVENTS.c.id == ARGUMENTS.c.event_id))
        .join(MENTIONS, (MENTIONS.c.review_id == ARGUMENTS.c.review_id) & (MENTIONS.c.id == ARGUMENTS.c.mention_id))
        .where(ARGUMENTS.c.review_id == review.id)
        .distinct()
    )
    for label, role, filler in session.execute(query):
        known = label in schema.event_types and filler in schema.entity_types
        if known and not schema.allows(label, role, filler):
            error = IntegrityError(
                "{reviewer}’s review of the article {id} has {filler} as {role} of {label}, which the schema forbids.",
                id=review.article_id,
                reviewer=review.name,
                filler=filler,
                role=role,
                label=label,
            )
            yield Fault(error, Remedy.NONE, review.id)


def _log_is_whole(session: Session, review_id: int) -> bool:
    try:
        replayed(session, review_id)
    except (TawsimError, KeyError, ValueError):
        return False
    return True
