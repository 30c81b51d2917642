"""What the window asks of the database; every method runs on the one database worker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.library.entry import Entry
from storage.errors import NotTakenError
from storage.formats.problem import ReadProblem
from storage.model import Candidates, Document, Edit, ReviewStatus, Schema

if TYPE_CHECKING:
    from storage.database import Database
    from storage.reviews import LoggedEdit, OpenReview

# storage is imported inside the methods: SQLAlchemy would cost the start-up what the worker can pay for while the
# window is being painted.


@dataclass(frozen=True, slots=True)
class Opened:
    """An article as it was found: `extracted` tells whether its candidates have been looked for."""

    document: Document
    extracted: bool
    done: Sequence[LoggedEdit] = ()
    undone: Sequence[LoggedEdit] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the files: ids of articles, new ones and known ones, and a sentence on each that was left out."""

    new: Sequence[str]
    known: Sequence[str]
    problems: Sequence[ReadProblem]
    remarks: Sequence[NotTakenError] = ()

    @property
    def first(self) -> str | None:
        """The article to open."""
        return next(iter((*self.new, *self.known)), None)


@dataclass(frozen=True, slots=True)
class Exported:
    """How many articles were written, and how many that were begun were left out."""

    articles: int
    left_out: int


class Store:
    """Holds the open database and, by article, the reviews that edits are appended to.

    `schema_text` is the content of a schema file of the user's own, under which articles are imported.
    """

    def __init__(self, path: Path | None, schema: Schema, reviewer: str, schema_text: str | None = None) -> None:
        self._path = path
        self._schema = schema
        self._schema_text = schema_text
        self._reviewer = reviewer
        self._database: Database | None = None
        self._reviews: dict[str, OpenReview] = {}

    def open(self) -> list[Entry]:
        """Opens the file and, when it holds no article yet, puts the samples in; gives the list of articles."""
        from storage.articles import count_articles
        from storage.database import open_database

        self._database = open_database(self._path)
        with self._database.session() as session:
            empty = count_articles(session) == 0
        if empty:
            from gui.library.samples import add_samples

            add_samples(self._database, self._schema)
        return self.entries()

    def close(self) -> None:
        """Closes the file."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def entries(self) -> list[Entry]:
        """The articles in the order of the queue, with this reviewer's progress."""
        from storage.articles import list_articles

        with self._open.session() as session:
            listed = list_articles(session, self._reviewer)
        return [Entry(one.id, one.title or one.id, one.status, one.decided, one.candidates) for one in listed]

    def load(self, article_id: str) -> Opened:
        """The article as this reviewer left it, with what can be undone."""
        from storage.reviews import history, open_review, undo_stack
        from storage.runs import latest_run

        with self._open.begin() as session:
            review = open_review(session, article_id, self._reviewer)
            extracted = latest_run(session, article_id) is not None
            done, undone = undo_stack(history(session, review.id))
        self._reviews = {article_id: review}
        return Opened(review.document.indexed(), extracted, done, undone)

    def text_to_extract(self, article_id: str) -> str | None:
        """The article's text; None when its candidates have been looked for."""
        from storage.articles import read_article
        from storage.runs import latest_run

        with self._open.session() as session:
            if latest_run(session, article_id) is not None:
                return None
            return read_article(session, article_id).text

    def keep_candidates(self, article_id: str, found: Candidates, extractor: str, version: str) -> Candidates:
        """Stores an extraction; gives the candidates as they are to be reviewed."""
        from storage.reviews import add_candidates, open_review

        with self._open.begin() as session:
            add_candidates(session, article_id, found, extractor, version)
            review = open_review(session, article_id, self._reviewer)
        if article_id in self._reviews:
            self._reviews[article_id] = review
        return review.document.indexed().candidates

    def save(self, article_id: str, edit: Edit, reverses: int | None) -> int:
        """Appends an edit and commits; gives its number in the log."""
        from storage.reviews import open_review, save_edit

        if article_id not in self._reviews:
            with self._open.begin() as session:
                self._reviews[article_id] = open_review(session, article_id, self._reviewer)
        return save_edit(self._open, self._reviews[article_id], edit, reverses)

    def import_files(self, paths: Sequence[Path]) -> Imported:
        """Puts the files' articles at the end of the queue; gold in them becomes this reviewer's."""
        from storage.importing import import_paths

        new: list[str] = []
        known: list[str] = []
        problems: list[ReadProblem] = []
        remarks: list[NotTakenError] = []
        for result in import_paths(self._open, paths, self._reviewer, schema=self._schema_text):
            if isinstance(result, ReadProblem):
                problems.append(result)
            else:
                (new if result.was_new else known).append(result.id)
                remarks += result.remarks
        return Imported(new, known, problems, remarks)

    def export(self, path: Path, *, unfinished: bool = False) -> Exported:
        """Writes this reviewer's gold of the finished articles, or also of those begun; no file without any."""
        from storage.articles import list_articles
        from storage.export import export_documents, written_whole
        from storage.formats.jsonl import write_jsonl

        with self._open.session() as session:
            begun = Counter(one.status for one in list_articles(session, self._reviewer))
        statuses = {ReviewStatus.FINISHED}
        if unfinished:
            statuses |= {ReviewStatus.IN_PROGRESS, ReviewStatus.FLAGGED}
        waiting = sum(count for status, count in begun.items() if status not in statuses | {ReviewStatus.NEW})
        if not any(begun.get(status) for status in statuses):
            return Exported(0, waiting)
        found = export_documents(self._open, reviewer=self._reviewer, statuses=statuses)
        with written_whole(path) as stream:
            count = write_jsonl((one.document for one in found), stream)
        return Exported(count, waiting)

    @property
    def _open(self) -> Database:
        if self._database is None:
            raise RuntimeError("the database is not open")
        return self._database
