"""What the window asks of the database; every method runs on the one database worker."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.library import elsewhere
from gui.library.elsewhere import Done, Elsewhere
from gui.library.entry import Entry
from storage.errors import NotTakenError
from storage.formats.problem import ReadProblem
from storage.model import Candidates, Document, Edit, ReviewStatus, Schema, Span

if TYPE_CHECKING:
    from datetime import datetime

    from extract.equal_places import Correction
    from gui.library.progress import Progress
    from storage.database import Database
    from storage.dataset import Wanted, Written
    from storage.export import Exported as ExportedDocument
    from storage.formats.registry import Format
    from storage.formats.relabelling import Renames
    from storage.integrity import Fault
    from storage.learning import Learning
    from storage.preview import Preview
    from storage.reviews import LoggedEdit, OpenReview
    from storage.search import Hit
    from storage.stats import Stats

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
class Step:
    """An edit in the history of an article, and whose it is."""

    reviewer: str
    entry: LoggedEdit
    is_own: bool


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

    @property
    def path(self) -> Path:
        """Where the database lies."""
        return self._open.path

    def restore(self, backup: Path) -> list[Entry]:
        """Puts a backup into the database, after one of the present state; gives the list of articles."""
        from storage.backups import restore

        restore(self.path, backup)
        self._reviews.clear()
        return self.entries()

    def faults_of_file(self) -> list[Fault]:
        """What SQLite finds wrong with the file; may run on any thread."""
        from storage.integrity import faults_of_file

        return list(faults_of_file(self.path, quickly=True))

    def faults_of_article(self, article_id: str) -> list[Fault]:
        """Where this reviewer's review of the article is not what its log says; may run on any thread."""
        from storage.integrity import spoilt_rows

        with self._open.session() as session:
            return list(spoilt_rows(session, article_id, self._reviewer))

    def faults(self) -> list[Fault]:
        """Everything that is wrong with the database; may run on any thread."""
        from storage.integrity import faults

        return list(faults(self._open))

    def mend(self, reviews: set[int]) -> tuple[str, list[Entry]]:
        """Writes reviews anew from their logs; gives the backup's name and the list of articles."""
        from storage.mending import mend

        backup = mend(self._open, reviews)
        self._reviews.clear()
        return backup.name, self.entries()

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

    def search(self, line: str, most: int) -> list[Hit]:
        """What a line of words and filters finds; may run on any thread. Raises SearchError."""
        from storage.search import search
        from storage.search_query import parse_query

        query = parse_query(line, self._schema)
        with self._open.session() as session:
            return list(search(session, query, self._schema, self._reviewer, most=most))

    def history(self, article_id: str) -> list[Step]:
        """What everybody did in the article, the latest first."""
        from storage.reviews import histories

        with self._open.session() as session:
            logged = histories(session, article_id)
        return [Step(name, entry, is_own=name == self._reviewer) for name, entry in reversed(logged)]

    def state_before(self, article_id: str, step: int) -> Document:
        """This reviewer's document as it stood before a step."""
        from storage.reviews import state_before

        with self._open.session() as session:
            return state_before(session, article_id, self._reviewer, step)

    def unfinished_from(self, article_id: str) -> list[str]:
        """This article, and then those that this reviewer has not finished."""
        entries = self.entries()
        return [
            article_id,
            *(one.id for one in entries if one.id != article_id and one.status is not ReviewStatus.FINISHED),
        ]

    def equal_places(self, article_ids: Sequence[str], correction: Correction) -> list[Elsewhere]:
        """Where in these articles the same correction can be made."""
        return elsewhere.find(self._open, self._reviewer, article_ids, correction)

    def decide_elsewhere(self, chosen: Mapping[str, Collection[Span]], correction: Correction) -> list[Done]:
        """Makes the correction at the chosen places; gives what was done."""
        done = elsewhere.decide(self._open, self._reviewer, chosen, correction, self._schema)
        self._forget(chosen)
        return done

    def take_back(self, done: Sequence[Done]) -> int:
        """Takes what was done elsewhere back; gives in how many articles it could not be."""
        kept = elsewhere.take_back(self._open, self._reviewer, done)
        self._forget(one.article_id for one in done)
        return kept

    def propose_elsewhere(self, chosen: Mapping[str, Collection[Span]], correction: Correction) -> list[Done]:
        """Proposes the correction at the chosen places; gives what was proposed."""
        done = elsewhere.propose(self._open, self._reviewer, chosen, correction)
        self._forget(chosen)
        return done

    def _forget(self, article_ids: Iterable[str]) -> None:
        """Reviews that were written to behind the back of whoever holds them."""
        for article_id in article_ids:
            self._reviews.pop(article_id, None)

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

    def candidates(self, article_id: str) -> Candidates:
        """The article's candidates as they count now."""
        from storage.reviews import load_document

        with self._open.session() as session:
            return load_document(session, article_id, self._reviewer).indexed().candidates

    def learning(self) -> Learning:
        """What was learned in this database."""
        from storage.learning import read_learning

        with self._open.session() as session:
            return read_learning(session)

    def stats(self, threshold: float) -> Stats:
        """How good the candidates were by this reviewer's decisions, and what the work took."""
        from storage.stats import collect

        with self._open.session() as session:
            return collect(session, self._reviewer, threshold)

    def keep_learning(self, state: bytes, lessons: int) -> None:
        """Stores what was learned."""
        from storage.learning import keep_state

        with self._open.begin() as session:
            keep_state(session, state, lessons)

    def switch_learning(self, *, on: bool) -> None:
        """Lets learned scores count, or not."""
        from storage.learning import switch_learning

        with self._open.begin() as session:
            switch_learning(session, on=on)

    def reset_learning(self) -> None:
        """Forgets what was learned."""
        from storage.learning import reset_learning

        with self._open.begin() as session:
            reset_learning(session)

    def export_learning(self, path: Path) -> int:
        """Writes what was learned to a file; gives how many articles it is from."""
        from storage.learning import export_state

        return export_state(self._open, path)

    def to_rescore(self, article_id: str) -> Document | None:
        """The document with the extractor's own scores; None where nothing may be scored anew."""
        from storage.learning import is_finished
        from storage.reviews import load_document

        with self._open.session() as session:
            document = load_document(session, article_id, self._reviewer, learned=False)
            return None if not document.pending_count or is_finished(session, article_id) else document

    def keep_learned_scores(self, document: Document, rescored: Candidates, lessons: int) -> Candidates | None:
        """Stores what is scored otherwise; gives the candidates to be shown, None where nothing is noticeably other."""
        from storage.learning import keep_scores

        article_id = document.article.id
        with self._open.begin() as session:
            if not keep_scores(session, article_id, document.candidates, rescored, lessons):
                return None
        return self.candidates(article_id)

    def save(self, article_id: str, edit: Edit, reverses: int | None) -> int:
        """Appends an edit and commits; gives its number in the log."""
        from storage.reviews import open_review, save_edit

        if article_id not in self._reviews:
            with self._open.begin() as session:
                self._reviews[article_id] = open_review(session, article_id, self._reviewer)
        return save_edit(self._open, self._reviews[article_id], edit, reverses)

    def preview(self, paths: Sequence[Path], format_: Format | None, watch: Callable[[int], None]) -> Preview:
        """What an import of the files would bring; may run on any thread."""
        from storage.preview import preview

        return preview(self._open, paths, self._schema, format_=format_, watch=watch)

    def import_files(
        self,
        paths: Sequence[Path],
        format_: Format | None = None,
        names: Renames | None = None,
        progress: Progress | None = None,
    ) -> Imported:
        """Puts the files' articles at the end of the queue, all or none; gold in them becomes this reviewer's."""
        from storage.formats.relabelling import Renames
        from storage.importing import import_paths

        new: list[str] = []
        known: list[str] = []
        problems: list[ReadProblem] = []
        remarks: list[NotTakenError] = []
        results = import_paths(
            self._open,
            paths,
            self._reviewer,
            schema=self._schema_text,
            format_=format_,
            labels=names or Renames(),
            whole=True,
            watch=lambda read: None if progress is None else progress.read(read),
        )
        with closing(results):
            for number, result in enumerate(results, start=1):
                if progress is not None:
                    progress.write(number)
                if isinstance(result, ReadProblem):
                    problems.append(result)
                else:
                    (new if result.was_new else known).append(result.id)
                    remarks += result.remarks
        return Imported(new, known, problems, remarks)

    def count_reviews(self, reviewer: str | None, since: datetime | None) -> Mapping[ReviewStatus, int]:
        """How many articles of each status an export would find; may run on any thread."""
        from storage.export import count_reviews

        return count_reviews(self._open, reviewer=reviewer, since=since)

    def reviewers(self) -> list[str]:
        """Everybody who reviewed here, this window's reviewer first; may run on any thread."""
        from storage.export import list_reviewers

        return [self._reviewer, *(name for name in list_reviewers(self._open) if name != self._reviewer)]

    def export(self, wanted: Wanted, target: Path, progress: Progress | None = None) -> Written:
        """Writes the dataset, whole or not at all; may run on any thread."""
        from storage.dataset import write_dataset

        def watch(found: Iterable[ExportedDocument]) -> Iterator[ExportedDocument]:
            for one in found:
                if progress is not None:
                    progress.write_one()
                yield one

        return write_dataset(self._open, wanted, target, self._schema, watch)

    @property
    def _open(self) -> Database:
        if self._database is None:
            raise RuntimeError("the database is not open")
        return self._database
