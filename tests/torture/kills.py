"""Kills the window at random moments and compares what is on the disk with what it had shown as saved."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from storage.database import Database, open_database
from storage.integrity import faults
from storage.reviews import history, open_review, save_edit, undo_stack
from tests.torture.articles import WORDS_ARTICLES, fill

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Outcome:
    """What so many kills came to."""

    kills: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    undone: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost and nothing spoilt."""
        return not self.lost and not self.faults and self.undone == self.kills


def kill_windows(folder: Path, kills: int, seed: int = 1) -> Outcome:
    """Kills so many windows on one database, one after another."""
    path, chance, outcome = folder / "torture.sqlite", random.Random(seed), Outcome()
    fill(path, WORDS_ARTICLES)
    for number in range(kills):
        told = _killed(path, seed * 10_000 + number, chance)
        outcome.kills += 1
        outcome.acknowledged += len(told)
        database = open_database(path)
        try:
            _judge(database, told, outcome)
        finally:
            database.close()
    return outcome


def _killed(path: Path, seed: int, chance: random.Random) -> list[str]:
    """The edits that a window showed as saved before it was killed."""
    command = [sys.executable, "-m", "tests.torture.window", str(path), str(seed)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as window:
        assert window.stdout is not None
        line = window.stdout.readline()
        assert line == "ready\n", f"the window did not open: {line!r}"
        time.sleep(chance.random() * 1.5)
        os.kill(window.pid, signal.SIGKILL)
        return [line.strip() for line in window.stdout if line.endswith("\n")]


def _judge(database: Database, told: list[str], outcome: Outcome) -> None:
    outcome.faults += [str(fault.error) for fault in faults(database)]
    with database.session() as session:
        there = {f"{row.article_id} {row.id}" for row in session.execute(text(_LOGGED))}
        reviews = session.execute(text("SELECT id, article_id FROM reviews")).all()
        last = [(row.article_id, undo_stack(history(session, row.id))[0][-1:]) for row in reviews]
    outcome.lost += sorted(set(told) - there)
    undoable = [(article, done[0]) for article, done in last if done]
    if not undoable:
        outcome.undone += 1
        return
    article, entry = undoable[-1]
    with database.begin() as session:
        review = open_review(session, article, "torture")
    save_edit(database, review, entry.edit.inverse(), entry.id)
    outcome.undone += 1


_LOGGED = "SELECT reviews.article_id, edits.id FROM edits JOIN reviews ON reviews.id = edits.review_id"
