"""Kills the window at random moments and compares what is on the disk with what it had shown as saved."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
        with _window(path, seed * 10_000 + number, outcome) as window:
            time.sleep(chance.random() * 1.5)
        _judge(path, window.told(), outcome)
    return outcome


def cut_power(folder: Path, cuts: int, seed: int = 1) -> Outcome:
    """Copies database and log of a stopped window at so many moments, as a power cut would leave them on the disk.

    What follows the last commit in the log was never waited for, so that any noise may stand there.
    """
    path, chance, outcome = folder / "torture.sqlite", random.Random(seed), Outcome()
    fill(path, WORDS_ARTICLES)
    copies: list[tuple[Path, list[str]]] = []
    with _window(path, seed, outcome) as window:
        for number in range(cuts):
            time.sleep(chance.random() * 0.3)
            window.process.send_signal(signal.SIGSTOP)
            os.waitid(os.P_PID, window.process.pid, os.WSTOPPED | os.WNOWAIT)
            copy = folder / str(number) / path.name
            copy.parent.mkdir()
            shutil.copyfile(path, copy)
            log = wal_of(path)
            if log.exists():
                left = committed(log.read_bytes())
                noise = chance.randbytes(chance.randrange(20_000)) if chance.random() < 0.7 else b""
                wal_of(copy).write_bytes(left + noise)
            copies.append((copy, window.told()))
            window.process.send_signal(signal.SIGCONT)
    for copy, told in copies:
        _judge(copy, told, outcome)
        shutil.rmtree(copy.parent)
    return outcome


def wal_of(path: Path) -> Path:
    """The write-ahead log beside a database."""
    return path.with_name(f"{path.name}-wal")


def committed(log: bytes) -> bytes:
    """A write-ahead log up to its last commit (https://sqlite.org/fileformat2.html#walformat)."""
    if len(log) < _WAL_HEADER:
        return b""
    page, salts = int.from_bytes(log[8:12], "big"), log[16:24]
    at, end = _WAL_HEADER, _WAL_HEADER
    while at + _FRAME_HEADER + page <= len(log) and log[at + 8 : at + 16] == salts:
        is_commit = log[at + 4 : at + 8] != bytes(4)
        at += _FRAME_HEADER + page
        end = at if is_commit else end
    return log[:end]


_WAL_HEADER, _FRAME_HEADER = 32, 24


@dataclass
class _Window:
    """A window in a process of its own, whose lines are read as they come."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def told(self) -> list[str]:
        """The edits that it has shown as saved."""
        return list(self.lines)

    def kill(self) -> None:
        """Ends it as nothing else can."""
        self.process.send_signal(signal.SIGKILL)


@contextmanager
def _window(path: Path, seed: int, outcome: Outcome) -> Iterator[_Window]:
    """Opens a window and waits for its end; what it raised is a fault."""
    command = [sys.executable, "-m", "tests.torture.window", str(path), str(seed)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with (
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=ROOT, env=environment
        ) as process,
    ):
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line == "ready\n", f"the window did not open: {line!r}"
        window = _Window(process)
        stdout = process.stdout

        def listen() -> None:
            for one in stdout:
                if one.endswith("\n"):
                    window.lines.append(one.strip())

        reader = threading.Thread(target=listen)
        reader.start()
        try:
            yield window
        finally:
            window.kill()
            reader.join()
        errors.seek(0)
        if said := errors.read().strip():
            outcome.faults.append(said[-2000:])


def _judge(path: Path, told: list[str], outcome: Outcome) -> None:
    """Opens what was left and compares it with what was told."""
    outcome.kills += 1
    outcome.acknowledged += len(told)
    database = open_database(path)
    try:
        _compare(database, told, outcome)
    finally:
        database.close()


def _compare(database: Database, told: list[str], outcome: Outcome) -> None:
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
