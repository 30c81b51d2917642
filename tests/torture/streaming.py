"""Many articles out and in, each in a process of its own: how much more memory they take than a thousand do.

`python -m tests.torture streaming`, with ARTICLES and FORMATS (names, by spaces) in the environment.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Final

from storage.database import open_database
from storage.dataset import Wanted, write_dataset
from storage.formats import read_articles
from storage.formats.problem import ReadProblem
from storage.formats.registry import READABLE, WRITABLE, WriteOptions
from storage.importing import import_paths
from storage.model import Argument, Article, Document, Event, Level, Mention, ReviewStatus, Span
from storage.model.schema_files import load_default_schema

FEW: Final = 1000
DATABASE: Final = "database"
"""Instead of a format: native articles into a database, out of it, and out of it in parts."""
_FREE: Final = 24 << 20
_EACH: Final = 200
"""Bytes an article may take beside a constant: its name, that no other may have, and the numbers of its strings."""
_EACH_OF_SPLIT: Final = 1500
"""The same where near-duplicates are looked for: its signature, by eight bands."""
_LINE: Final = (
    "وقصفت القوات مدينة غزة بصواريخ أمس 😀 فقُتل 12 مدنيا، وقال الناطق إن عدد القتلى قد يرتفع في الساعات المقبلة"
)
_MENTIONS: Final = (("القوات", "ORG"), ("مدينة غزة", "GPE"), ("غزة", "GPE"), ("صواريخ", "WEA"), ("12 مدنيا", "PER"))


@dataclass(frozen=True)
class Measured:
    """What a process came to: its peak of memory in bytes, and what it read or wrote."""

    articles: int
    problems: int
    seconds: float
    peak: int


def many_documents(count: int) -> Iterator[Document]:
    """Short finished articles, with ids as the window makes them and a word each that no other has."""
    for number in range(count):
        lines = [f"{_LINE} خبر{number}.", f"{_LINE}."]
        mentions, events = dict[str, Mention](), dict[str, Event]()
        at = 0
        for line_number, line in enumerate(lines):
            ids = [f"{number:024x}{line_number:04x}{own:04x}" for own in range(len(_MENTIONS) + 2)]
            for id_, (piece, label) in zip(ids, _MENTIONS, strict=False):
                level = Level.NAM if piece == "غزة" else Level.NOM
                mentions[id_] = Mention(id_, _span(line, piece, at), label, level, entity=f"x{number}-{piece}")
            attacker, place, _, weapon, victim, attack, death = ids
            roles = (Argument("Attacker", attacker), Argument("Place", place), Argument("Instrument", weapon))
            events[attack] = Event(attack, _span(line, "قصفت", at), "Conflict.Attack", roles)
            events[death] = Event(death, _span(line, "قُتل", at), "Life.Die", (Argument("Victim", victim),), "other")
            at += len(line) + 1
        article = Article(f"article-{number}", "\n".join(lines), f"خبر {number}", {"source": "tests"})
        yield Document(article, mentions=mentions, events=events, status=ReviewStatus.FINISHED)


def _span(line: str, piece: str, at: int) -> Span:
    start = at + line.index(piece)
    return Span(start, start + len(piece))


def streaming(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Every format, and the database: as many articles as ARTICLES says beside a thousand."""
    count = int(os.environ.get("ARTICLES", "100000"))
    for name in os.environ.get("FORMATS", "").split() or [*WRITABLE, DATABASE]:
        for way in directions(name):
            few, many = (_measured(name, way, some, folder) for some in (FEW, count))
            beyond = many.peak - few.peak
            place = target_of(name, folder / str(count))
            said = f"{size_of(place) / 1e6:,.0f} MB, peak {many.peak >> 20} MiB, {beyond / 2**20:+.0f} MiB beyond {FEW}"
            said += f", {many.articles / many.seconds:,.0f} articles/s, {many.problems} problems"
            good = many.articles == count and not many.problems and beyond <= allowed(way, count)
            yield f"{count} articles: {name} {way}", said, good
        for some in (FEW, count):
            rmtree(folder / str(some))


def _measured(name: str, way: str, count: int, folder: Path) -> Measured:
    inside = folder / str(count)
    inside.mkdir(exist_ok=True)
    return measure(name, way, count, inside)


def directions(name: str) -> tuple[str, ...]:
    """What can be measured of a format."""
    if name == DATABASE:
        return ("in", "out", "parts")
    return tuple(way for way, formats in (("out", WRITABLE), ("in", READABLE)) if name in formats)


def measure(name: str, way: str, count: int, folder: Path) -> Measured:
    """Runs it in a process of its own; what was written for `in` lies in the folder."""
    command = [sys.executable, "-m", "tests.torture.streaming", name, way, str(count), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return Measured(**json.loads(done.stdout))


def target_of(name: str, folder: Path) -> Path:
    """Where a format is written to and read from."""
    format_ = WRITABLE.get(name, WRITABLE["jsonl"])
    return folder / f"{name}{'' if format_.is_folder else format_.suffix}"


def size_of(path: Path) -> int:
    """Bytes of a file, or of all below a folder."""
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file()) if path.is_dir() else path.stat().st_size


def allowed(way: str, count: int) -> int:
    """So much more than a thousand may so many take."""
    return _FREE + (_EACH_OF_SPLIT if way == "parts" else _EACH) * count


def _work(name: str, way: str, count: int, folder: Path) -> tuple[int, int]:
    target = target_of(name, folder)
    if name == DATABASE:
        return _work_on_database(way, count, folder)
    if way == "out":
        format_ = WRITABLE[name]
        target.mkdir() if format_.is_folder else None
        format_.load_write()(many_documents(count), target, WriteOptions(schema=load_default_schema()))
        return count, 0
    return _counted(read_articles(target, format_=READABLE[name]))


def _work_on_database(way: str, count: int, folder: Path) -> tuple[int, int]:
    source = target_of(DATABASE, folder)
    database = open_database(folder / f"{count}.sqlite")
    try:
        if way == "in":
            WRITABLE["jsonl"].load_write()(many_documents(count), source, WriteOptions())
            return _counted(import_paths(database, [source], "tests"))
        wanted = Wanted(shares=(0.8, 0.1, 0.1)) if way == "parts" else Wanted(card=True)
        written = write_dataset(database, wanted, folder / f"{way}-{count}", load_default_schema())
        return written.count, len(written.unsound)
    finally:
        database.close()


def _counted(items: Iterable[object]) -> tuple[int, int]:
    articles = problems = 0
    for item in items:
        problems += isinstance(item, ReadProblem)
        articles += not isinstance(item, ReadProblem)
    return articles, problems


def _peak() -> int:
    """Linux tells it of this program alone, elsewhere that of the one that started it may count."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) << 10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most << 10


def main(name: str, way: str, count: str, folder: str) -> None:
    """Does one of them, and prints what it came to as JSON."""
    started = time.perf_counter()
    articles, problems = _work(name, way, int(count), Path(folder))
    seconds = time.perf_counter() - started
    print(json.dumps({"articles": articles, "problems": problems, "seconds": seconds, "peak": _peak()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
