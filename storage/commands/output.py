"""JSON for programs, and a bar on standard error for people who wait."""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds before anybody wants to see progress."""


def write_json(value: object) -> None:
    """The value on standard output, readable for people too."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def counted(count: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def with_progress(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """The items; after a second a bar on standard error counts them, if that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    started = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=total)
    shown = False
    try:
        for item in items:
            if not shown and time.monotonic() - started > _PATIENCE:
                bar.start()
                shown = True
            bar.advance(task)
            yield item
    finally:
        if shown:
            bar.stop()
