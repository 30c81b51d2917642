"""How much memory and time a file costs its reader: `python -m tests.torture.measure FORMAT SAMPLE PATH`.

Reads the sample first, so that what is imported does not count, and says as JSON how much more memory than before the
reading of the file needed at its height.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from storage.formats import read_articles
from storage.formats.problem import ReadProblem
from storage.formats.registry import READABLE

_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading came to; `peak` in bytes beyond those before."""

    peak: int
    seconds: float
    documents: int
    problems: int


def cost_of(name: str, sample: Path, path: Path, limit: float) -> Cost | None:
    """The same from a process of its own; None where it did not end within the limit of seconds, or broke."""
    command = [sys.executable, "-m", "tests.torture.measure", name, str(sample), str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return Cost(**json.loads(done.stdout))


def read_all(name: str, path: Path) -> tuple[int, int]:
    """Reads, and lets go of everything at once; gives how many articles and problems there were."""
    documents = problems = 0
    for item in read_articles(path, format_=READABLE.get(name)):
        if isinstance(item, ReadProblem):
            problems += 1
        else:
            documents += 1
    return documents, problems


def _memory(key: str) -> int:
    try:
        lines = _STATUS.read_text().splitlines()
    except OSError:  # no Linux: the highest there ever was, for both
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(key))


def _main(name: str, sample: Path, path: Path) -> None:
    read_all(name, sample)
    before = _memory("VmRSS")
    if _STATUS.exists():
        Path("/proc/self/clear_refs").write_text("5")  # the height is measured from here on
    started = time.perf_counter()
    documents, problems = read_all(name, path)
    seconds = time.perf_counter() - started
    print(json.dumps({"peak": max(0, _memory("VmHWM") - before), "seconds": seconds} | _counted(documents, problems)))


def _counted(documents: int, problems: int) -> dict[str, int]:
    return {"documents": documents, "problems": problems}


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
