"""How long an accepted candidate takes to be on the disk, beside a bare `sqlite3` commit in the same folder.

Run as `python -m tests.benchmarks storage`, or call `rows()`.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from time import perf_counter

from storage.articles import add_article
from storage.database import Database, open_database
from storage.integrity import faults
from storage.model import Article, Candidates, MentionCandidate, Span, decisions
from storage.reviews import OpenReview, add_candidates, open_review, save_edit
from tests.benchmarks.table import FRAME, Row, row_of

SIZES = {"6 KB": 6_000, "500 KB": 500_000, "5 MB": 5_000_000}
EVERY = 40
"""Code points from one candidate to the next."""

EDITS = 200
_SENTENCE = "قصفت طائرات حربية مواقع قرب مدينة الرقة فجر السبت، وقال شهود إن الجسر أصيب.\n"
_A_FRAME = "a frame"
_BARE = "bare commit"


def rows() -> list[Row]:
    """An edit saved, and an article opened, for each size; and everything looked through."""
    measured: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="tawsim-bench-") as folder:
        measured.append(_looked_through(Path(folder)))
    for subject, size in SIZES.items():
        with tempfile.TemporaryDirectory(prefix="tawsim-bench-") as folder:
            measured += _rows(Path(folder), subject, size)
    return measured


def _rows(folder: Path, subject: str, size: int) -> list[Row]:
    database = open_database(folder / "articles.sqlite")
    try:
        _fill(database, size)
        opened = [_milliseconds(partial(_open, database)) for _ in range(3)]
        saved, bare = _saved_and_bare(database, folder / "bare.sqlite")
    finally:
        database.close()
    return [
        row_of("accept to committed", subject, saved, limit=FRAME, limit_name=_A_FRAME, peer=bare, peer_name=_BARE),
        row_of("article opened", subject, opened),
    ]


def _looked_through(folder: Path) -> Row:
    """Everything is compared with its log, as `tawsim doctor` does: an edit for each of some 10,000 annotations."""
    database, articles, each = open_database(folder / "doctor.sqlite"), 50, 200
    try:
        for number in range(articles):
            _fill(database, 16_000, f"a{number}")
            review = _open(database, f"a{number}")
            for decided in range(each):
                save_edit(database, review, decisions.accept(review.document, f"m{decided}"))
        looks = [_milliseconds(lambda: list(faults(database))) for _ in range(3)]
    finally:
        database.close()
    subject = f"{articles * each:,} annotations"
    return row_of("all looked through", subject, looks, limit=1000, limit_name="as required")


def _fill(database: Database, size: int, article_id: str = "a") -> None:
    sentences = _SENTENCE * (size // len(_SENTENCE.encode()) + 1)
    text = article_id + sentences.encode()[:size].decode(errors="ignore")
    spans = [Span(at, at + 5) for at in range(0, len(text) - EVERY, EVERY)]
    proposed = Candidates(tuple(MentionCandidate(f"m{number}", span, "GPE") for number, span in enumerate(spans)))
    with database.begin() as session:
        add_article(session, Article(article_id, text))
        add_candidates(session, article_id, proposed, "bench", "1")


def _open(database: Database, article_id: str = "a") -> OpenReview:
    with database.begin() as session:
        return open_review(session, article_id, "bench")


def _saved_and_bare(database: Database, beside: Path) -> tuple[list[float], list[float]]:
    """Both in turns, so that whatever else the disk has to do slows them alike."""
    saved: list[float] = []
    bare: list[float] = []
    review = _open(database)
    total = len(review.document.candidates)
    with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE edits (id INTEGER PRIMARY KEY, changes TEXT)")
        for number in range(min(EDITS, total)):
            accept = decisions.accept(review.document, f"m{number * total // min(EDITS, total)}")
            saved.append(_milliseconds(partial(save_edit, database, review, accept)))
            bare.append(_milliseconds(partial(_commit, connection, "x" * 300)))
    return saved, bare


def _commit(connection: sqlite3.Connection, changes: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO edits (changes) VALUES (?)", (changes,))
    connection.execute("COMMIT")


def _milliseconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000
