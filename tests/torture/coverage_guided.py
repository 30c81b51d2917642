"""Fuzzing that follows the branches of a reader: `python -m tests.torture.coverage_guided FORMAT FOLDER [OPTION...]`.

The options are libFuzzer's. Needs atheris, which is no dependency of ours: `pip install atheris`. What breaks a reader
is left in the folder.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
MISSING: Final = "atheris is not installed, so nothing was run; pip install atheris"
_DONE: Final = re.compile(rb"Done (\d+) runs")
_MEGABYTES: Final = 3000
_SECONDS: Final = 120
_LONGEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Hunted:
    """How many files were tried, and where those lie that broke something."""

    runs: int
    broken: tuple[Path, ...]
    said: str


def is_there() -> bool:
    """Whether atheris is installed."""
    return importlib.util.find_spec("atheris") is not None


def hunt(name: str, folder: Path, seconds: int) -> Hunted:
    """Tries for so long, in a process of its own."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    _sow(name, seeds, folder / "good")
    command = [sys.executable, "-m", "tests.torture.coverage_guided", name, str(folder), str(seeds)]
    limits = [f"-max_total_time={seconds}", f"-timeout={_SECONDS}", f"-rss_limit_mb={_MEGABYTES}"]
    options = [f"-max_len={_LONGEST}", f"-artifact_prefix={folder}/broken-", f"-report_slow_units={_SECONDS}"]
    done = subprocess.run([*command, *limits, *options], capture_output=True, check=False, cwd=ROOT)
    runs = _DONE.search(done.stderr)
    broken = tuple(sorted(folder.glob("broken-*")))
    said = "" if done.returncode == 0 else done.stderr.decode(errors="replace")[-2000:]
    return Hunted(int(runs[1]) if runs else 0, broken, said)


def _sow(name: str, seeds: Path, good: Path) -> None:
    from tests.torture.fuzz import good_files

    good.mkdir()
    if name == "schema":
        from storage.model.schema_files import default_schema_text

        (seeds / "good").write_text(default_schema_text()[:_LONGEST], encoding="utf-8")
    else:
        for number, (_, content) in enumerate(good_files(name, good)):
            (seeds / f"good-{number}").write_bytes(content)
    for path in (HERE / "corpus").glob(f"{name}-*"):
        shutil.copy(path, seeds / path.name)


def _main(name: str, folder: Path, options: list[str]) -> None:
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

    with atheris.instrument_imports(include=["storage"]):
        from storage.formats import read_articles
        from storage.formats.registry import READABLE
        from storage.model import SchemaError
        from storage.model.schema_toml import parse_schema
        from tests.torture.fuzz import Outcome, good_files

        if name in READABLE:
            READABLE[name].load_read()

    if name == "schema":

        def look(content: bytes) -> None:
            with suppress(SchemaError):
                parse_schema(content.decode("utf-8", "replace"), "fuzzed")

    else:
        place = folder / "read"
        place.mkdir()
        format_, files = READABLE[name], good_files(name, place)
        read = place / "good" if format_.is_folder else files[0][0]

        def look(content: bytes) -> None:
            path, good = files[content[0] % len(files)] if content and len(files) > 1 else files[0]
            path.write_bytes(content)
            for item in read_articles(read, format_=format_):
                Outcome().take(item)
            path.write_bytes(good)

    atheris.Setup([sys.argv[0], *options], look)
    atheris.Fuzz()


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
