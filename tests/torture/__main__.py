"""`python -m tests.torture [PART...]`: the long runs and a table of what came of them; status 0 when all is clean."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.torture import commands, coverage_guided, extractions, fuzz, kills, streaming
from tests.torture.costs import costs
from tests.torture.fuzz_archives import fuzz_archives

_KILLS = int(os.environ.get("KILLS", "300"))
_COMMAND_KILLS = int(os.environ.get("COMMAND_KILLS", "30"))
_ROUNDS = int(os.environ.get("ROUNDS", "3000"))
_ATHERIS_SECONDS = int(os.environ.get("ATHERIS_SECONDS", "60"))
_ACTIONS = int(os.environ.get("ACTIONS", "20000"))

Row = tuple[str, str, bool]
"""What was done, what came of it, and whether that is as it must be."""


def windows(folder: Path) -> Iterator[Row]:
    """SIGKILL in the middle of a review, and copies of its files as a power cut leaves them."""
    for name, torture in (("kills of the window", kills.kill_windows), ("power cuts", kills.cut_power)):
        inside = folder / torture.__name__
        inside.mkdir()
        outcome = torture(inside, _KILLS)
        said = f"{outcome.acknowledged} edits shown as saved, {len(outcome.lost)} lost, {len(outcome.faults)} faults"
        said = "; ".join([f"{said}, undo works after {outcome.undone}", *outcome.faults[:3]])
        yield f"{outcome.kills} {name}", said, outcome.is_clean


def killed_commands(folder: Path) -> Iterator[Row]:
    """SIGKILL in the middle of imports, exports, conversions and extraction."""
    kinds = {
        "import": commands.kill_imports,
        "export": commands.kill_exports,
        "upgrade": commands.kill_upgrades,
        "extract": extractions.kill_extractions,
        "the window while it extracts": extractions.kill_queues,
    }
    for name, kill in kinds.items():
        inside = folder / name
        inside.mkdir()
        outcome = kill(inside, _COMMAND_KILLS)
        said = f"{outcome.in_the_middle} in the middle, {len(outcome.faults)} faults"
        yield f"{outcome.kills} kills of {name}", said, not outcome.faults


def spoilt_files(folder: Path) -> Iterator[Row]:
    """Spoilt files of every format, and spoilt schemas."""
    for name in fuzz.formats():
        inside = folder / name
        inside.mkdir()
        outcome = fuzz.fuzz_format(name, inside, _ROUNDS)
        said = f"{outcome.documents} articles, {outcome.problems} refusals, {len(outcome.failures)} failures"
        yield f"{outcome.files} spoilt files: {name}", "; ".join([said, *outcome.failures[:3]]), not outcome.failures
    inside = folder / "zip"
    inside.mkdir()
    archives = fuzz_archives(inside, _ROUNDS)
    said = f"{archives.documents} articles, {archives.problems} refusals, {len(archives.failures)} failures"
    yield f"{archives.files} spoilt archives", "; ".join([said, *archives.failures[:3]]), not archives.failures
    schemas = fuzz.fuzz_schemas(_ROUNDS)
    said = f"{schemas.documents} taken, {schemas.problems} refused, {len(schemas.failures)} failures"
    yield f"{schemas.files} spoilt schemas", "; ".join([said, *schemas.failures[:3]]), not schemas.failures


def memory(folder: Path) -> Iterator[Row]:
    """What reading costs in memory and time."""
    for one in costs(folder):
        yield f"read {one.name}: {one.shape}", str(one), one.is_fair


def soaking(folder: Path) -> Iterator[Row]:
    """Random actions in one window, in a process of their own, without and with the learner."""
    for learner in ("", "learner"):
        inside = folder / (learner or "plain")
        inside.mkdir()
        command = [sys.executable, "-m", "tests.torture.soak", str(inside), str(_ACTIONS), *filter(None, [learner])]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        )
        said = done.stdout.strip() or done.stderr.strip()[-300:]
        yield f"{_ACTIONS} actions in one window{', learning' if learner else ''}", said, done.returncode == 0


def followed(folder: Path) -> Iterator[Row]:
    """Spoilt files that follow the readers' branches, where atheris is installed."""
    if not coverage_guided.is_there():
        yield "atheris", coverage_guided.MISSING, True
        return
    for name in (*fuzz.formats(), "schema"):
        hunted = coverage_guided.hunt(name, folder / name, _ATHERIS_SECONDS)
        said = f"{hunted.runs} files tried, {len(hunted.broken)} broke it; {hunted.said}".rstrip("; ")
        yield f"{_ATHERIS_SECONDS} seconds along the branches: {name}", said, not hunted.broken and not hunted.said


PARTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "windows": windows,
    "commands": killed_commands,
    "fuzz": spoilt_files,
    "atheris": followed,
    "memory": memory,
    "soak": soaking,
    "streaming": streaming.streaming,
}


def main(names: list[str]) -> int:
    """Runs the parts; 0 when everything is as it must be."""
    table, clean = Table("what", "came to", "clean", "seconds"), True
    for name in names or list(PARTS):
        with tempfile.TemporaryDirectory() as folder:
            started = time.monotonic()
            for what, said, good in PARTS[name](Path(folder)):
                table.add_row(what, said, "yes" if good else "NO", f"{time.monotonic() - started:.0f}")
                started, clean = time.monotonic(), clean and good
    Console(width=160).print(table)
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
