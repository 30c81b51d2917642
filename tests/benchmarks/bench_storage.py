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
    """An edit saved, and an article opened, for each size."""
    measured: list[Row] = []
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


def _fill(database: Database, size: int) -> None:
    text = (_SENTENCE * (size // len(_SENTENCE.encode()) + 1)).encode()[:size].decode(errors="ignore")
    spans = [Span(at, at + 5) for at in range(0, len(text) - EVERY, EVERY)]
    proposed = Candidates(tuple(MentionCandidate(f"m{number}", span, "GPE") for number, span in enumerate(spans)))
    with database.begin() as session:
        add_article(session, Article("a", text))
        add_candidates(session, "a", proposed, "bench", "1")


def _open(database: Database) -> OpenReview:
    with database.begin() as session:
        return open_review(session, "a", "bench")


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
