"""What is learned belongs to the database: the learner's state, and the scores it gives to what is undecided.

Candidates are never changed. A learned score stands beside its candidate and counts in its place while learning is
switched on; once the candidate is decided, or its article finished, the score stays as it was, so that what learning
was worth can be measured.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from storage.database import Database
from storage.errors import ExportError
from storage.model import Candidate, Candidates, EventCandidate, MentionCandidate, ReviewStatus
from storage.tables import (
    EventRow,
    LearnedScoreRow,
    LearningRow,
    MentionRow,
    RejectionRow,
    ReviewRow,
)

AnyCandidate = TypeVar("AnyCandidate", MentionCandidate, EventCandidate)

LEARNING = cast("Table", LearningRow.__table__)
SCORES = cast("Table", LearnedScoreRow.__table__)

DOUBTED = "equal_corrected"
"""The own member of a candidate whose equal was corrected elsewhere: its score counts whether learning is on or off."""
_DOUBTFUL = 0.01
_NOTICEABLE = 0.01
"""A score that moves by less stays as it is."""


@dataclass(frozen=True, slots=True)
class Learning:
    """What is known: `lessons` is how many finished articles `state` has seen."""

    switched_on: bool = True
    state: bytes | None = None
    lessons: int = 0


def read_learning(session: Session) -> Learning:
    """The present state."""
    row = session.connection().execute(select(LEARNING)).first()
    return Learning() if row is None else Learning(row.switched_on, row.state, row.lessons)


def switch_learning(session: Session, *, on: bool) -> None:
    """Makes learned scores count, or the extractor's own; what was learned is kept."""
    _write(session, replace(read_learning(session), switched_on=on))


def keep_state(session: Session, state: bytes, lessons: int) -> None:
    """Replaces what is known."""
    _write(session, replace(read_learning(session), state=state, lessons=lessons))


def reset_learning(session: Session) -> None:
    """Forgets all that was learned; scores under which something was decided stay, for they are history."""
    _write(session, replace(read_learning(session), state=None, lessons=0))
    connection = session.connection()
    rows = connection.execute(select(SCORES.c.article_id, SCORES.c.candidate_id)).all()
    by_article: dict[str, set[str]] = {}
    for row in rows:
        by_article.setdefault(row.article_id, set()).add(row.candidate_id)
    for article_id, ids in by_article.items():
        if not is_finished(session, article_id):
            doubted = _doubted_ids(session, article_id)
            _remove(session, article_id, ids - decided_ids(session, article_id) - doubted)


def export_state(database: Database, path: Path) -> int:
    """Writes the learner's state to a file; gives how many articles it has seen. Raises ExportError."""
    with database.session() as session:
        learning = read_learning(session)
    if learning.state is None:
        raise ExportError("Nothing has been learned yet; finish an article first.")
    try:
        path.write_bytes(learning.state)
    except OSError as error:
        reason = error.strerror or error
        raise ExportError("{path} cannot be written: {reason}.", path=path, reason=reason) from error
    return learning.lessons


def keep_scores(session: Session, article_id: str, before: Candidates, rescored: Candidates, lessons: int) -> int:
    """Stores the scores in which `rescored`, by id, differs from what is known of `before`; gives how many.

    Nothing is stored for what anybody has decided or doubted, nor for an article that anybody has finished.
    """
    if is_finished(session, article_id):
        return 0
    settled = decided_ids(session, article_id) | _doubted_ids(session, article_id)
    shown = _with_scores(before, learned_scores(session, article_id))
    now = datetime.now(UTC)
    rows = [
        {
            "article_id": article_id,
            "candidate_id": candidate.id,
            "score": candidate.score,
            "lessons": lessons,
            "made_at": now,
            "extra": dict(candidate.extra),
        }
        for candidate in noticeable(shown, rescored)
        if candidate.id not in settled
    ]
    if rows:
        _remove(session, article_id, {str(row["candidate_id"]) for row in rows})
        session.connection().execute(insert(SCORES), rows)
    return len(rows)


def doubt(session: Session, article_id: str, candidates: Candidates, ids: Collection[str]) -> list[str]:
    """Gives undecided candidates a score so low that they come last, since their equals were corrected; gives which."""

    def lowered(one: AnyCandidate) -> AnyCandidate:
        return replace(one, score=_DOUBTFUL, extra={**one.extra, DOUBTED: True}) if one.id in ids else one

    before = _doubted_ids(session, article_id)
    low = Candidates(tuple(map(lowered, candidates.mentions)), tuple(map(lowered, candidates.events)))
    keep_scores(session, article_id, candidates, low, read_learning(session).lessons)
    return sorted(_doubted_ids(session, article_id) - before)


def forget_scores(session: Session, article_id: str, ids: Iterable[str]) -> None:
    """Takes learned scores, and doubts, from candidates."""
    _remove(session, article_id, ids)


def noticeable(before: Candidates, rescored: Candidates) -> Iterator[Candidate]:
    """The candidates that moved by so much, or for such a reason, that a reviewer would notice."""
    for candidate in rescored:
        old = before.by_id.get(candidate.id)
        if old is not None and (abs(old.score - candidate.score) >= _NOTICEABLE or old.extra != candidate.extra):
            yield candidate


def learned_scores(session: Session, article_id: str) -> dict[str, Any]:
    """The rows of an article's learned scores by candidate, switched on or not."""
    rows = session.connection().execute(select(SCORES).where(SCORES.c.article_id == article_id))
    return {row.candidate_id: row for row in rows}


def with_learned(session: Session, article_id: str, candidates: Candidates) -> Candidates:
    """The candidates as they are to be shown: with what was learned, if learning is switched on, and with doubts."""
    learned = learned_scores(session, article_id)
    if not read_learning(session).switched_on:
        learned = {id_: row for id_, row in learned.items() if DOUBTED in row.extra}
    return _with_scores(candidates, learned)


def _with_scores(candidates: Candidates, learned: Mapping[str, Any]) -> Candidates:
    if not learned:
        return candidates

    def shown(candidate: Any) -> Any:  # noqa: ANN401 - either kind of candidate
        row = learned.get(candidate.id)
        return candidate if row is None else replace(candidate, score=row.score, extra=row.extra)

    return Candidates(tuple(map(shown, candidates.mentions)), tuple(map(shown, candidates.events)))


def is_finished(session: Session, article_id: str) -> bool:
    """Whether anybody has finished the article."""
    query = select(ReviewRow.id).where(ReviewRow.article_id == article_id, ReviewRow.status == ReviewStatus.FINISHED)
    return session.connection().execute(query.limit(1)).first() is not None


def decided_ids(session: Session, article_id: str) -> set[str]:
    """The candidates of the article that anybody has made gold of or rejected."""
    reviews = select(ReviewRow.id).where(ReviewRow.article_id == article_id)
    queries = (
        select(MentionRow.origin).where(MentionRow.review_id.in_(reviews), MentionRow.origin.is_not(None)),
        select(EventRow.origin).where(EventRow.review_id.in_(reviews), EventRow.origin.is_not(None)),
        select(RejectionRow.candidate_id).where(RejectionRow.review_id.in_(reviews)),
    )
    return {id_ for query in queries for id_ in session.connection().execute(query).scalars()}


def _doubted_ids(session: Session, article_id: str) -> set[str]:
    return {id_ for id_, row in learned_scores(session, article_id).items() if DOUBTED in row.extra}


def _remove(session: Session, article_id: str, ids: Iterable[str]) -> None:
    ordered = sorted(ids)
    for start in range(0, len(ordered), 500):
        some = ordered[start : start + 500]
        query = delete(SCORES).where(SCORES.c.article_id == article_id, SCORES.c.candidate_id.in_(some))
        session.connection().execute(query)


def _write(session: Session, learning: Learning) -> None:
    connection = session.connection()
    values = {
        "switched_on": learning.switched_on,
        "state": learning.state,
        "lessons": learning.lessons,
        "changed_at": datetime.now(UTC),
    }
    if connection.execute(update(LEARNING).values(values)).rowcount == 0:
        connection.execute(insert(LEARNING), {"id": 1} | values)
