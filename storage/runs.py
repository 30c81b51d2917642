"""Extraction runs: candidates are added, never changed; a reviewer sees the latest and what was decided before."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, Table, and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from storage.model import ArgumentCandidate, Candidates, EventCandidate, Level, MentionCandidate, Span
from storage.tables import (
    CandidateArgumentRow,
    CandidateRow,
    EventRow,
    MentionRow,
    RejectionRow,
    ReviewRow,
    RunRow,
)

CANDIDATES = cast("Table", CandidateRow.__table__)
ARGUMENTS = cast("Table", CandidateArgumentRow.__table__)
RUNS = cast("Table", RunRow.__table__)

_LEVELS = {str(level): level for level in Level}
_EARLIER = RUNS.alias()
_LATEST = (
    select(
        RUNS,
        select(func.count())
        .where(_EARLIER.c.article_id == RUNS.c.article_id, _EARLIER.c.id < RUNS.c.id)
        .scalar_subquery()
        .label("earlier"),
    )
    .where(RUNS.c.article_id == bindparam("article"))
    .order_by(RUNS.c.id.desc())
    .limit(1)
)


def insert_run(session: Session, article_id: str, candidates: Candidates, extractor: str, version: str) -> int:
    """Writes candidates whose ids are free in the article; gives the run's id."""
    connection = session.connection()
    values = {
        "article_id": article_id,
        "extractor": extractor,
        "version": version,
        "candidate_count": len(candidates),
        "created_at": datetime.now(UTC),
    }
    run_id: int = connection.execute(insert(RUNS).returning(RUNS.c.id), values).scalar_one()
    rows = [
        {"article_id": article_id, "run_id": run_id, "position": position} | _values(candidate)
        for position, candidate in enumerate(candidates)
    ]
    if rows:
        connection.execute(insert(CANDIDATES), rows)
    arguments = [row for event in candidates.events for row in _argument_values(article_id, event)]
    if arguments:
        connection.execute(insert(ARGUMENTS), arguments)
    return run_id


def add_to_latest_run(
    session: Session, article_id: str, candidates: Candidates, known: Set[str] = frozenset()
) -> list[str]:
    """Adds candidates to those that await decisions; gives the ids they got, none where nothing was extracted.

    Those in `known` are there already: arguments may name them.
    """
    run = latest_run(session, article_id)
    new = [candidate for candidate in candidates if candidate.id not in known]
    if run is None or not new:
        return []
    names = free_names((candidate.id for candidate in new), used_ids(session, article_id))
    added = [one for one in renamed(candidates, names | {id_: id_ for id_ in known}) if one.id not in known]
    rows = [
        {"article_id": article_id, "run_id": run.id, "position": run.candidate_count + number} | _values(candidate)
        for number, candidate in enumerate(added)
    ]
    connection = session.connection()
    connection.execute(insert(CANDIDATES), rows)
    arguments = [row for one in added if isinstance(one, EventCandidate) for row in _argument_values(article_id, one)]
    if arguments:
        connection.execute(insert(ARGUMENTS), arguments)
    count = run.candidate_count + len(rows)
    connection.execute(update(RUNS).where(RUNS.c.id == run.id), {"candidate_count": count})
    return [one.id for one in added]


def withdraw(session: Session, article_id: str, ids: Collection[str]) -> None:
    """Takes candidates away that nobody has decided and no other candidate names as an argument."""
    run = latest_run(session, article_id)
    if run is None or not ids:
        return
    connection = session.connection()
    for table, column in ((ARGUMENTS, ARGUMENTS.c.event_id), (CANDIDATES, CANDIDATES.c.id)):
        connection.execute(delete(table).where(table.c.article_id == article_id, column.in_(ids)))
    of_run = select(func.count()).select_from(CANDIDATES).where(CANDIDATES.c.run_id == run.id)
    count = connection.execute(of_run).scalar_one()
    connection.execute(update(RUNS).where(RUNS.c.id == run.id), {"candidate_count": count})


def needed_ids(session: Session, article_id: str, besides: Collection[str]) -> set[str]:
    """The mention candidates of the article that other event candidates than these name."""
    query = select(ARGUMENTS.c.mention_id).where(ARGUMENTS.c.article_id == article_id)
    return set(session.connection().execute(query.where(ARGUMENTS.c.event_id.not_in(besides))).scalars())


def used_ids(session: Session, article_id: str) -> set[str]:
    """The ids of every candidate and of all reviewers' gold of the article."""
    reviews = select(ReviewRow.id).where(ReviewRow.article_id == article_id)
    queries = (
        select(CandidateRow.id).where(CandidateRow.article_id == article_id),
        select(MentionRow.id).where(MentionRow.review_id.in_(reviews)),
        select(EventRow.id).where(EventRow.review_id.in_(reviews)),
    )
    return {id_ for query in queries for id_ in session.scalars(query)}


def free_names(ids: Iterable[str], used: Set[str]) -> dict[str, str]:
    """A name for each of `ids` that is not in `used`: itself, or else with ~2 or more."""
    taken = set(used)
    names: dict[str, str] = {}
    own = set(ids)
    for id_ in sorted(own):
        name, number = id_, 2
        while name in taken or (name != id_ and name in own):
            name, number = f"{id_}~{number}", number + 1
        names[id_] = name
        taken.add(name)
    return names


def renamed(candidates: Candidates, names: Mapping[str, str]) -> Candidates:
    """The candidates under other ids."""
    if all(id_ == name for id_, name in names.items()):
        return candidates
    return Candidates(
        tuple(replace(mention, id=names[mention.id]) for mention in candidates.mentions),
        tuple(
            replace(
                event,
                id=names[event.id],
                arguments=tuple(replace(argument, mention=names[argument.mention]) for argument in event.arguments),
            )
            for event in candidates.events
        ),
    )


def latest_run(session: Session, article_id: str) -> Row[Any] | None:
    """The row of the run whose candidates await decisions; `earlier` is the number of runs before it."""
    return session.connection().execute(_LATEST, {"article": article_id}).first()


def candidates_of_run(session: Session, run: Row[Any]) -> Candidates:
    """What one run proposed, as it was, but for ids that had been taken."""
    return _read(session, run.article_id, CANDIDATES.c.run_id == run.id)


def visible_candidates(session: Session, article_id: str, review_id: int | None) -> Candidates:
    """The latest run's candidates, after those of earlier runs that the review has decided.

    A mention that a decided event of an earlier run needs comes along, except where the event was refused: then its
    undecided mentions would wait for a decision that nobody asks for any more, and its argument is left out.
    """
    run = latest_run(session, article_id)
    if run is None:
        return Candidates()
    latest = CANDIDATES.c.run_id == run.id
    if review_id is None or run.earlier == 0:
        return _read(session, article_id, latest)
    made = _origins(review_id)
    needed = select(ARGUMENTS.c.mention_id).where(ARGUMENTS.c.article_id == article_id, ARGUMENTS.c.event_id.in_(made))
    refused = select(RejectionRow.candidate_id).where(RejectionRow.review_id == review_id)
    ids = CANDIDATES.c.id
    return _read(session, article_id, or_(latest, ids.in_(made), ids.in_(needed), ids.in_(refused)))


def _origins(review_id: int) -> Any:  # noqa: ANN401 - SQLAlchemy's type of a union says less than it hides
    mentions = select(MentionRow.origin).where(MentionRow.review_id == review_id, MentionRow.origin.is_not(None))
    events = select(EventRow.origin).where(EventRow.review_id == review_id, EventRow.origin.is_not(None))
    return mentions.union_all(events)


def _read(session: Session, article_id: str, chosen: ColumnElement[bool]) -> Candidates:
    of_article = CANDIDATES.c.article_id == article_id
    connection = session.connection()
    query = select(CANDIDATES).where(of_article, chosen).order_by(CANDIDATES.c.run_id, CANDIDATES.c.position)
    rows = connection.execute(query).all()
    events = select(CANDIDATES.c.id).where(of_article, chosen, CANDIDATES.c.kind == "event")
    proposed = (
        select(ARGUMENTS)
        .where(and_(ARGUMENTS.c.article_id == article_id, ARGUMENTS.c.event_id.in_(events)))
        .order_by(ARGUMENTS.c.event_id, ARGUMENTS.c.position)
    )
    there = {row.id for row in rows}
    arguments: dict[str, list[ArgumentCandidate]] = {}
    for row in connection.execute(proposed):
        if row.mention_id in there:
            argument = ArgumentCandidate(row.role, row.mention_id, row.score, row.extra)
            arguments.setdefault(row.event_id, []).append(argument)
    return Candidates(
        tuple(_mention(row) for row in rows if row.kind == "mention"),
        tuple(_event(row, tuple(arguments.get(row.id, ()))) for row in rows if row.kind == "event"),
    )


def _mention(row: Any) -> MentionCandidate:  # noqa: ANN401 - a row of CANDIDATES
    span = Span(row.start_offset, row.end_offset)
    return MentionCandidate(row.id, span, row.label, _LEVELS[row.level], row.score, row.source, row.extra)


def _event(row: Any, arguments: tuple[ArgumentCandidate, ...]) -> EventCandidate:  # noqa: ANN401 - a row of CANDIDATES
    return EventCandidate(
        row.id,
        Span(row.start_offset, row.end_offset),
        row.label,
        arguments,
        row.modality,
        row.polarity,
        row.score,
        row.source,
        row.extra,
    )


def _values(candidate: MentionCandidate | EventCandidate) -> dict[str, Any]:
    is_mention = isinstance(candidate, MentionCandidate)
    return {
        "id": candidate.id,
        "kind": "mention" if is_mention else "event",
        "start_offset": candidate.span.start,
        "end_offset": candidate.span.end,
        "label": candidate.label,
        "level": str(candidate.level) if isinstance(candidate, MentionCandidate) else None,
        "modality": candidate.modality if isinstance(candidate, EventCandidate) else None,
        "polarity": candidate.polarity if isinstance(candidate, EventCandidate) else None,
        "score": candidate.score,
        "source": candidate.source,
        "extra": dict(candidate.extra),
    }


def _argument_values(article_id: str, event: EventCandidate) -> Iterator[dict[str, Any]]:
    for position, argument in enumerate(event.arguments):
        yield {
            "article_id": article_id,
            "event_id": event.id,
            "position": position,
            "role": argument.role,
            "mention_id": argument.mention,
            "score": argument.score,
            "extra": dict(argument.extra),
        }
