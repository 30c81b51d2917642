"""A review's rows written anew from its log of edits, which is never changed."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from storage.articles import read_article
from storage.backups import copy_database
from storage.database import Database
from storage.gold_rows import ARGUMENTS, EVENTS, MENTIONS, REJECTIONS, REVIEWS, write_changes
from storage.model import Document
from storage.model.edits import apply_all
from storage.reviews import history
from storage.runs import visible_candidates


def mend(database: Database, reviews: set[int]) -> Path:
    """Writes the rows of the reviews anew, each in a transaction, after a backup of the whole; gives the backup.

    Raises DatabaseError when the backup cannot be written: then nothing was changed.
    """
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    backup = database.path.with_name(f"{database.path.stem}.before-mending.{moment}.sqlite")
    copy_database(database.path, backup)
    for review_id in sorted(reviews):
        with database.begin() as session:
            _rewrite(session, review_id)
    return backup


def replayed(session: Session, review_id: int) -> Document:
    """What the review's log makes of the untouched article; raises what reading or applying an edit raises."""
    article_id = session.execute(select(REVIEWS.c.article_id).where(REVIEWS.c.id == review_id)).scalar_one()
    document = Document(read_article(session, article_id), visible_candidates(session, article_id, None))
    return apply_all(document, (entry.edit for entry in history(session, review_id)))


def _rewrite(session: Session, review_id: int) -> None:
    document = replayed(session, review_id)
    connection = session.connection()
    for table in (ARGUMENTS, EVENTS, MENTIONS, REJECTIONS):
        connection.execute(delete(table).where(table.c.review_id == review_id))
    for entry in history(session, review_id):
        write_changes(connection, review_id, document.text, entry.edit, entry.id)
    whole = Document(
        document.article,
        visible_candidates(session, document.article.id, review_id),
        document.mentions,
        document.events,
        document.rejections,
        document.status,
        document.note,
    )
    values = {
        "status": str(whole.status),
        "note": whole.note,
        "candidate_count": len(whole.candidates),
        "pending_count": whole.pending_count,
        "mention_count": len(whole.mentions),
        "event_count": len(whole.events),
    }
    connection.execute(update(REVIEWS).where(REVIEWS.c.id == review_id), values)
