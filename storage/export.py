"""Documents out of the database, one after another, as they stood when the export began."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from shutil import rmtree
from typing import Any, TextIO
from uuid import uuid4

from sqlalchemy import Row, and_, select
from sqlalchemy.orm import Session

from storage.database import Database
from storage.errors import ExportError
from storage.formats import whole_file
from storage.formats.loss import Loss
from storage.formats.registry import Format, WriteOptions
from storage.integrity import IntegrityError, spoilt_rows
from storage.model import Document, ReviewStatus
from storage.reviews import load_document
from storage.splitting import split
from storage.tables import ArticleRow, EventRow, MentionRow, ReviewerRow, ReviewRow

FINISHED_ONLY = frozenset({ReviewStatus.FINISHED})
EVERYTHING = frozenset(ReviewStatus)


@dataclass(frozen=True, slots=True)
class Exported:
    """A document, whose it is (empty: nobody has begun a review), and whether others have reviewed the article too."""

    document: Document
    reviewer: str
    is_one_of_several: bool


def export_documents(
    database: Database,
    *,
    reviewer: str | None = None,
    statuses: Collection[ReviewStatus] = FINISHED_ONLY,
    since: datetime | None = None,
    among: Collection[str] | None = None,
    unsound: Callable[[IntegrityError], None] | None = None,
) -> Iterator[Exported]:
    """Reviews in the order of the queue, of one reviewer or of all, with one of the `statuses`.

    An article without a review counts as new, once. With `since` only reviews edited at that moment or later, with
    `among` only these articles. A review that is not what its log says is left out and given to `unsound`, or raises
    its IntegrityError where that is None.
    """
    with database.session() as session:
        rows = [
            row
            for row in _reviews(session, reviewer, since)
            if ReviewStatus(row.status or ReviewStatus.NEW) in statuses and (among is None or row.id in among)
        ]
        times = Counter(row.id for row in rows)
        for row in rows:
            if fault := next(spoilt_rows(session, row.id, row.name or ""), None):
                if unsound is None:
                    raise fault.error
                unsound(fault.error)
                continue
            document = load_document(session, row.id, row.name or "")
            yield Exported(document, row.name or "", times[row.id] > 1)


def count_reviews(
    database: Database, *, reviewer: str | None = None, since: datetime | None = None
) -> Counter[ReviewStatus]:
    """How many documents of each status an export of this reviewer, or of all, would find."""
    with database.session() as session:
        rows = _reviews(session, reviewer, since)
        return Counter(ReviewStatus(row.status or ReviewStatus.NEW) for row in rows)


def list_reviewers(database: Database) -> list[str]:
    """Everybody who has begun a review, by name."""
    with database.session() as session:
        return list(session.scalars(select(ReviewerRow.name).order_by(ReviewerRow.name)))


def _reviews(session: Session, reviewer: str | None, since: datetime | None) -> Sequence[Row[Any]]:
    wanted = ReviewRow.article_id == ArticleRow.id
    if reviewer is not None:
        named = select(ReviewerRow.id).where(ReviewerRow.name == reviewer).scalar_subquery()
        wanted = and_(wanted, ReviewRow.reviewer_id == named)
    query = (
        select(ArticleRow.id, ReviewerRow.name, ReviewRow.status)
        .select_from(ArticleRow)
        .outerjoin(ReviewRow, wanted)
        .outerjoin(ReviewerRow, ReviewerRow.id == ReviewRow.reviewer_id)
        .order_by(ArticleRow.position, ArticleRow.id, ReviewRow.id)
    )
    if since is not None:
        query = query.where(ReviewRow.updated_at >= since)
    return session.execute(query).all()


def split_articles(database: Database, wanted: tuple[float, ...], *, stratified: bool = False) -> dict[str, str]:
    """The part of every article of the database; `stratified` by the labels of all reviewers' gold."""
    with database.session() as session:
        query = select(ArticleRow.id, ArticleRow.text).order_by(ArticleRow.position, ArticleRow.id)
        articles = ((row.id, row.text) for row in session.execute(query.execution_options(yield_per=100)))
        return split(articles, wanted, partial(_labels_of, session) if stratified else None)


def _labels_of(session: Session, article_id: str) -> Counter[str]:
    reviews = select(ReviewRow.id).where(ReviewRow.article_id == article_id)
    queries = (
        select(MentionRow.label).where(MentionRow.review_id.in_(reviews)),
        select(EventRow.label).where(EventRow.review_id.in_(reviews)),
    )
    return Counter(label for query in queries for label in session.scalars(query))


@contextmanager
def written_whole(target: Path) -> Iterator[TextIO]:
    """A text file that appears at `target` when all of it is written and on the disk, and not at all after an error."""
    with plainly_written(target), whole_file.written_whole(target) as raw:
        stream = TextIOWrapper(raw, encoding="utf-8", newline="\n")
        yield stream
        stream.flush()
        stream.detach()


def export_as(documents: Iterable[Document], format_: Format, target: Path, options: WriteOptions) -> Loss:
    """Writes the documents in a format; file or folder appear when all is written, and LOSS.md in or beside it.

    Raises ExportError when it cannot be written, or when the folder is there and not empty; what was there stays.
    """
    if format_.is_folder:
        free_folder(target)
    partial = target.with_name(f".{uuid4().hex}.partial")
    try:
        with plainly_written(target):
            if format_.is_folder:
                partial.mkdir(parents=True)
            loss = format_.load_write()(documents, partial, options)
            if format_.is_folder and target.exists():
                target.rmdir()
            partial.replace(target)
            if loss:
                beside = target / "LOSS.md" if format_.is_folder else target.with_name(f"{target.name}.LOSS.md")
                lines = "".join(f"- {line}\n" for line in loss.lines())
                beside.write_text(f"# What {format_.title} could not carry\n\n{lines}", encoding="utf-8")
    finally:
        if partial.is_dir():
            rmtree(partial)
        else:
            partial.unlink(missing_ok=True)
    return loss


def free_folder(folder: Path) -> None:
    """Raises ExportError where something is there already, be it an empty folder excepted."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError("The folder {path} is there already and not empty; name another one.", path=folder)


@contextmanager
def plainly_written(target: Path) -> Iterator[None]:
    """Says in one sentence why the system does not let it be written."""
    try:
        yield
    except OSError as error:
        raise ExportError("{path} cannot be written: {reason}.", path=target, reason=error.strerror or error) from error
