"""Kills commands in the middle of what they do to the database, and looks whether it is whole and can go on."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from storage.articles import count_articles, text_digest
from storage.database import open_database
from storage.integrity import faults
from storage.upgrade import MIGRATIONS
from tests.torture.articles import articles, fill

ROOT = Path(__file__).resolve().parents[2]
_ARTICLES = 400


@dataclass
class Outcome:
    """What the kills of one command came to."""

    kills: int = 0
    in_the_middle: int = 0
    """Of them, those that came before the command was done."""
    faults: list[str] = field(default_factory=list)


def kill_imports(folder: Path, kills: int, seed: int = 1) -> Outcome:
    """Kills `tawsim import`; afterwards the same import brings the rest."""
    source = folder / "many.jsonl"
    lines = (json.dumps({"id": one.id, "title": one.title, "text": one.text}) for one in articles(_ARTICLES))
    source.write_text("\n".join(lines), encoding="utf-8")
    chance, outcome = random.Random(seed), Outcome()
    for number in range(kills):
        path = folder / f"import-{number}.sqlite"
        open_database(path).close()
        command = ["import", "--database", str(path), str(source)]
        _kill(command, chance, outcome)
        _judge(path, outcome)
        subprocess.run(_tawsim(command), check=True, capture_output=True, cwd=ROOT, env=_environment())
        _judge(path, outcome, _ARTICLES)
    return outcome


def kill_exports(folder: Path, kills: int, seed: int = 2) -> Outcome:
    """Kills `tawsim export`; its file is there whole or not at all."""
    path, chance, outcome = folder / "export.sqlite", random.Random(seed), Outcome()
    fill(path, _ARTICLES)
    for number in range(kills):
        target = folder / f"out-{number}.jsonl"
        _kill(["export", "--database", str(path), "--status", "new", "--output", str(target)], chance, outcome)
        _judge(path, outcome, _ARTICLES)
        if target.exists() and len(target.read_text(encoding="utf-8").splitlines()) != _ARTICLES:
            outcome.faults.append(f"{target.name} is not whole")
    return outcome


def kill_upgrades(folder: Path, kills: int, seed: int = 3) -> Outcome:
    """Kills the conversion of a database of the first version; the next start converts it."""
    first, chance, outcome = folder / "first", random.Random(seed), Outcome()
    shutil.copytree(MIGRATIONS, first, ignore=shutil.ignore_patterns("__pycache__", "000[2-9]*"))
    old = folder / "old.sqlite"
    _fill_first_version(old, first)
    for number in range(kills):
        path = folder / f"upgrade-{number}.sqlite"
        shutil.copy(old, path)
        _kill(["list", "--database", str(path)], chance, outcome)
        _judge(path, outcome, _ARTICLES)
    return outcome


def _fill_first_version(path: Path, migrations: Path) -> None:
    database = open_database(path, migrations=migrations)
    rows = [
        (one.id, number, one.title, len(one.text), text_digest(one.text), one.text)
        for number, one in enumerate(articles(_ARTICLES))
    ]
    insert = "INSERT INTO articles VALUES (?, ?, ?, ?, ?, 'ace2005', NULL, '', '2026-01-01 00:00:00', '{}', '{}', ?)"
    with database.engine.begin() as connection:
        connection.exec_driver_sql(insert, rows)
    database.close()


def _tawsim(arguments: list[str]) -> list[str]:
    return [sys.executable, "-m", "storage.commands", *arguments]


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}


def _kill(arguments: list[str], chance: random.Random, outcome: Outcome) -> None:
    started = subprocess.Popen(
        _tawsim(arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=_environment()
    )
    time.sleep(chance.uniform(0.35, 1.1))
    outcome.kills += 1
    outcome.in_the_middle += started.poll() is None
    started.send_signal(signal.SIGKILL)
    started.wait()


def _judge(path: Path, outcome: Outcome, count: int | None = None) -> None:
    database = open_database(path)
    try:
        outcome.faults += [str(fault.error) for fault in faults(database)]
        with database.session() as session:
            found = count_articles(session)
        if count is not None and found != count:
            outcome.faults.append(f"{found} articles instead of {count}")
    finally:
        database.close()
