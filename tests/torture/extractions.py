"""Kills what looks for candidates: the command on many files, and the window whose worker goes through the queue."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from sqlalchemy import text

from storage.articles import add_article
from storage.database import Database, open_database
from storage.importing import import_document
from storage.integrity import faults
from storage.runs import candidates_of_run, latest_run
from tests.gui.word_engine import propose_words
from tests.torture.articles import articles
from tests.torture.commands import ROOT, Outcome
from tests.torture.gold import gold_document

_FILES: Final = 60
_QUEUE: Final = 100
_PATIENCE: Final = 15.0
_GOLD: Final = ("edits", "mentions", "events", "event_arguments", "rejections")


def kill_extractions(folder: Path, kills: int, seed: int = 5) -> Outcome:
    """Kills `tawsim extract` of many files to one output that was there before: it is the old or the new one, whole."""
    source, chance, outcome = folder / "texts", random.Random(seed), Outcome()
    source.mkdir()
    for article in articles(_FILES):
        (source / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
    started = time.monotonic()
    whole = folder / "whole.jsonl"
    _extract(source, whole).wait()
    lasts, expected = time.monotonic() - started, whole.read_bytes()
    assert expected.count(b"\n") == _FILES
    for number in range(kills):
        target = folder / f"out-{number}.jsonl"
        old = b"" if number % 2 else b"old\n"
        if old:
            target.write_bytes(old)
        process = _extract(source, target)
        time.sleep(chance.uniform(0.2, 1) * lasts)
        helpers = _children(process.pid)
        outcome.kills += 1
        outcome.in_the_middle += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = target.read_bytes() if target.exists() else b""
        if found not in (old, expected):
            outcome.faults.append(f"{target.name} has {found.count(10)} lines of {_FILES}")
        if left := _still_there(helpers):
            outcome.faults.append(f"{len(left)} processes of it live on")
            for one in left:
                os.kill(one, signal.SIGKILL)
    return outcome


def kill_queues(folder: Path, kills: int, seed: int = 6) -> Outcome:
    """Kills the window while it extracts: an article has all of its candidates or none, and gold is as it was."""
    begun, chance, outcome = folder / "queue.sqlite", random.Random(seed), Outcome()
    database = open_database(begun)
    with database.begin() as session:
        for article in articles(_QUEUE):
            add_article(session, article)
        import_document(session, gold_document(), "somebody")
    gold = _gold(database)
    database.close()
    for number in range(kills):
        path = folder / f"queue-{number}.sqlite"
        shutil.copy(begun, path)
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.torture.extracting", str(path), str(_QUEUE)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT, env=environment
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(chance.random() * 1.2)
            process.send_signal(signal.SIGKILL)
        outcome.kills += 1
        _judge(path, gold, outcome)
    return outcome


def _judge(path: Path, gold: list[object], outcome: Outcome) -> None:
    database = open_database(path)
    try:
        outcome.faults += [str(fault.error) for fault in faults(database)]
        if _gold(database) != gold:
            outcome.faults.append("gold has changed")
        done = 0
        with database.session() as session:
            for article in articles(_QUEUE):
                run = latest_run(session, article.id)
                stray = session.execute(_STRAY, {"article": article.id}).scalar_one()
                if run is not None and candidates_of_run(session, run) != propose_words(article.text).candidates:
                    outcome.faults.append(f"{article.id} has other candidates than were proposed")
                if run is None and stray:
                    outcome.faults.append(f"{article.id} has {stray} candidates of no run")
                done += run is not None
        outcome.in_the_middle += 0 < done < _QUEUE
    finally:
        database.close()


_STRAY = text("SELECT count(*) FROM candidates WHERE article_id = :article")


def _gold(database: Database) -> list[object]:
    """Everything that reviewers have decided."""
    with database.engine.connect() as connection:
        tables = (connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1, 2, 3, 4").all() for name in _GOLD)
        return [[tuple(row) for row in rows] for rows in tables]


def _extract(source: Path, target: Path) -> subprocess.Popen[bytes]:
    options = ["--engine", "lexicon", "--jobs", "2", "--output", str(target)]
    return subprocess.Popen(
        [sys.executable, "-m", "storage.commands", "extract", *options, str(source)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def _children(pid: int) -> list[int]:
    """The processes that this one has started; none where the system does not tell."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _still_there(pids: list[int]) -> list[int]:
    """Those that have not ended after a while."""
    until = time.monotonic() + _PATIENCE
    while (left := [pid for pid in pids if _runs(pid)]) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
