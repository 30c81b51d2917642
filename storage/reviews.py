"""One reviewer's document of one article: opened, edited with a log, and rebuilt from the log."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any, cast

from sqlalchemy import Row, Table, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from storage.articles import read_article
from storage.database import Database
from storage.edit_log import changes_to_json, edit_from_json
from storage.errors import NotFoundError, StaleEditError
from storage.gold_rows import check_expected, check_undecided, read_standing, write_changes
from storage.learning import with_learned
from storage.model import Candidates, Document, Edit, ReviewStatus
from storage.model.edits import Kind, apply_all, apply_edit
from storage.runs import free_names, insert_run, renamed, used_ids, visible_candidates
from storage.tables import EditRow, ReviewerRow, ReviewRow

IMPORT = "import"
"""Name of the edit that holds annotation from a file."""

EDITS = cast("Table", EditRow.__table__)
REVIEWS = cast("Table", ReviewRow.__table__)
REVIEWERS = cast("Table", ReviewerRow.__table__)

_FIND = (
    select(REVIEWS)
    .join(REVIEWERS, REVIEWERS.c.id == REVIEWS.c.reviewer_id)
    .where(REVIEWS.c.article_id == bindparam("article"), REVIEWERS.c.name == bindparam("reviewer"))
)
_BEGIN = insert(REVIEWS).returning(REVIEWS.c.id)
_LOG = insert(EDITS).returning(EDITS.c.id)
_PROGRESS = update(REVIEWS).where(REVIEWS.c.id == bindparam("review"))
_REVIEWER = select(REVIEWERS.c.id).where(REVIEWERS.c.name == bindparam("name"))
_NEW_REVIEWER = insert(REVIEWERS).returning(REVIEWERS.c.id)
_LAST = select(
    REVIEWS.c.status,
    REVIEWS.c.note,
    REVIEWS.c.started_at,
    REVIEWS.c.finished_at,
    select(func.coalesce(func.max(EDITS.c.sequence), 0))
    .where(EDITS.c.review_id == REVIEWS.c.id)
    .scalar_subquery()
    .label("sequence"),
).where(REVIEWS.c.id == bindparam("review"))


@dataclass(slots=True, eq=False)
class OpenReview:
    """A review that edits may be appended to; `document` is its state as last committed, after `sequence` edits."""

    id: int
    reviewer: str
    document: Document
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class LoggedEdit:
    """An edit in the log; `reverses` is the id of the logged edit that it takes back, if any."""

    id: int
    sequence: int
    edit: Edit
    made_at: datetime
    reverses: int | None


def load_document(session: Session, article_id: str, reviewer: str, *, learned: bool = True) -> Document:
    """The reviewer's document of the article, for reading; raises NotFoundError when there is no such article.

    Without `learned` the candidates have their extractor's scores, whatever was learned since.
    """
    return _document(session, article_id, _find(session, article_id, reviewer), learned=learned)


def open_review(session: Session, article_id: str, reviewer: str) -> OpenReview:
    """The review, begun if there is none yet; for writing, so inside `Database.begin`."""
    found = _find(session, article_id, reviewer)
    document = _document(session, article_id, found)
    if found is None:
        return begin_review(session, document, reviewer)
    sequence = session.connection().execute(_LAST, {"review": found.id}).one().sequence
    return OpenReview(found.id, reviewer, document, sequence)


def begin_review(session: Session, document: Document, reviewer: str) -> OpenReview:
    """A new review of the document, which nobody has edited and which is in the database as it is."""
    values = {
        "article_id": document.article.id,
        "reviewer_id": _reviewer_id(session, reviewer),
        "status": str(document.status),
        "note": document.note,
        "candidate_count": len(document.candidates),
        "pending_count": document.pending_count,
        "mention_count": 0,
        "event_count": 0,
    }
    review_id = session.connection().execute(_BEGIN, values).scalar_one()
    return OpenReview(review_id, reviewer, document)


def save_edit(database: Database, review: OpenReview, edit: Edit, reverses: int | None = None) -> int:
    """Appends the edit and commits; gives the log's id for it, which an edit that takes it back names in `reverses`.

    Raises EditError when the edit does not fit the document, StaleEditError when another window wrote in between and
    DatabaseError when the file cannot be written: then nothing was written, and `review` is as before.
    """
    with database.begin() as session:
        edit_id, after = append_edit(session, review, edit, reverses)
    review.document, review.sequence = after, review.sequence + 1
    return edit_id


def append_edit(session: Session, review: OpenReview, edit: Edit, reverses: int | None = None) -> tuple[int, Document]:
    """Writes the log and the rows inside the caller's transaction; gives the log's id and the document afterwards."""
    after = apply_edit(review.document, edit)
    connection = session.connection()
    found = connection.execute(_LAST, {"review": review.id}).one()
    if found.sequence:  # a review without edits is as empty as its document
        of_article = {Kind.STATUS: ReviewStatus(found.status), Kind.NOTE: found.note}
        check_expected(connection, review.id, of_article, edit)
        if found.sequence != review.sequence:
            check_undecided(connection, review.id, edit)
    now = datetime.now(UTC)
    values = {
        "review_id": review.id,
        "sequence": found.sequence + 1,
        "name": edit.name,
        "reverses": reverses,
        "made_at": now,
        "changes": changes_to_json(edit),
    }
    edit_id = connection.execute(_LOG, values).scalar_one()
    try:
        write_changes(connection, review.id, after.text, edit, edit_id)
    except IntegrityError as error:
        raise StaleEditError(
            "What the edit refers to has been changed elsewhere in the meantime; open the article again."
        ) from error
    whole = after
    if found.sequence != review.sequence:  # another window wrote in between, which this one's document lacks
        row = connection.execute(select(REVIEWS).where(REVIEWS.c.id == review.id)).one()
        whole = replace(_document(session, after.article.id, row), status=after.status, note=after.note)
        review.sequence = found.sequence
    connection.execute(_PROGRESS, {"review": review.id} | _progress(found, whole, now))
    return edit_id, after


def add_candidates(
    session: Session, article_id: str, candidates: Candidates, extractor: str, version: str
) -> Candidates:
    """Adds a run; gives the candidates under the ids they got, since one that is taken gets ~2 or more."""
    names = free_names((candidate.id for candidate in candidates), used_ids(session, article_id))
    added = renamed(candidates, names)
    insert_run(session, article_id, added, extractor, version)
    recount(session, article_id)
    return added


def recount(session: Session, article_id: str) -> None:
    """Brings the progress of every review up to date with the candidates that there are."""
    connection = session.connection()
    for row in connection.execute(select(REVIEWS).where(REVIEWS.c.article_id == article_id)).all():
        document = _document(session, article_id, row)
        counts = {"candidate_count": len(document.candidates), "pending_count": document.pending_count}
        connection.execute(update(REVIEWS).where(REVIEWS.c.id == row.id), counts)


def history(session: Session, review_id: int) -> list[LoggedEdit]:
    """Every edit of the review in the order in which they were made."""
    query = select(EDITS).where(EDITS.c.review_id == review_id).order_by(EDITS.c.sequence)
    return [
        LoggedEdit(row.id, row.sequence, edit_from_json(row.name, row.changes), row.made_at, row.reverses)
        for row in session.connection().execute(query)
    ]


def histories(session: Session, article_id: str) -> list[tuple[str, LoggedEdit]]:
    """Every edit of every review of the article with its reviewer, in the order of time."""
    query = (
        select(REVIEWS.c.id, REVIEWERS.c.name)
        .join(REVIEWERS, REVIEWERS.c.id == REVIEWS.c.reviewer_id)
        .where(REVIEWS.c.article_id == article_id)
    )
    reviews = session.connection().execute(query).all()
    logged = [(review.name, entry) for review in reviews for entry in history(session, review.id)]
    return sorted(logged, key=lambda pair: (pair[1].made_at, pair[1].id))


def state_before(session: Session, article_id: str, reviewer: str, edit_id: int) -> Document:
    """The reviewer's document as it stood before a logged edit; raises NotFoundError when it is none of theirs."""
    found = _find(session, article_id, reviewer)
    logged = [] if found is None else history(session, found.id)
    if edit_id not in {entry.id for entry in logged}:
        raise NotFoundError("This step is not in {reviewer}’s review of the article.", reviewer=reviewer)
    current = _document(session, article_id, found)
    edits = (entry.edit for entry in takewhile(lambda entry: entry.id != edit_id, logged))
    return apply_all(Document(current.article, current.candidates), edits)


def undo_stack(logged: Sequence[LoggedEdit]) -> tuple[list[LoggedEdit], list[LoggedEdit]]:
    """What can be undone and what can be redone after these edits, the next to be taken last in each list.

    The first list holds the edits (made or redone) that stand, the second the undoings whose inverse is a redo.
    What was imported is where a review begins, and nothing to be undone.
    """
    done: dict[int, LoggedEdit] = {}
    undone: dict[int, LoggedEdit] = {}
    for entry in logged:
        if entry.reverses in done:  # seldom not the last: two windows may take back in turns
            del done[entry.reverses]
            undone[entry.id] = entry
            continue
        if entry.reverses in undone:
            del undone[entry.reverses]
        else:
            undone.clear()
        if entry.edit.name == IMPORT:
            done.clear()
        else:
            done[entry.id] = entry
    return list(done.values()), list(undone.values())


def replay_differs(session: Session, article_id: str, reviewer: str) -> str | None:
    """Where the rows are not what the log makes of the empty document; None when they agree."""
    found = _find(session, article_id, reviewer)
    if found is None:
        return None
    current = _document(session, article_id, found)
    edits = (entry.edit for entry in history(session, found.id))
    replayed = apply_all(Document(current.article, current.candidates), edits)
    for name in ("mentions", "events", "rejections", "status", "note"):
        if getattr(replayed, name) != getattr(current, name):
            return name
    counts = (found.candidate_count, found.pending_count, found.mention_count, found.event_count)
    fresh = (len(current.candidates), current.pending_count, len(current.mentions), len(current.events))
    return None if counts == fresh else "counts"


def _find(session: Session, article_id: str, reviewer: str) -> Row[Any] | None:
    return session.connection().execute(_FIND, {"article": article_id, "reviewer": reviewer}).first()


def _document(session: Session, article_id: str, row: Row[Any] | None, *, learned: bool = True) -> Document:
    article = read_article(session, article_id)
    proposed = visible_candidates(session, article_id, None if row is None else row.id)
    candidates = with_learned(session, article_id, proposed) if learned else proposed
    if row is None:
        return Document(article, candidates)
    standing = read_standing(session.connection(), row.id)
    status = ReviewStatus(row.status)
    return Document(article, candidates, standing.mentions, standing.events, standing.rejections, status, row.note)


def _reviewer_id(session: Session, name: str) -> int:
    connection = session.connection()
    found = connection.execute(_REVIEWER, {"name": name}).scalar()
    return int(found) if found is not None else connection.execute(_NEW_REVIEWER, {"name": name}).scalar_one()


def _progress(found: Row[Any], after: Document, now: datetime) -> dict[str, object]:
    finished = after.status is ReviewStatus.FINISHED
    return {
        "status": str(after.status),
        "note": after.note,
        "started_at": found.started_at or now,
        "finished_at": (found.finished_at or now) if finished else None,
        "updated_at": now,
        "candidate_count": len(after.candidates),
        "pending_count": after.pending_count,
        "mention_count": len(after.mentions),
        "event_count": len(after.events),
    }
