"""Rows of measurements and the table they are shown in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

from rich.console import Console
from rich.table import Table

FRAME = 1000 / 60
"""Milliseconds of one frame at 60 Hz: what takes longer is seen as a stutter."""


@dataclass(frozen=True)
class Row:
    """One measurement: what was done to what, and beside it the limit that physics or a rival sets.

    Values are in `unit`; a `limit` that is None was not measured or does not apply, `limit_name` says what it is.
    """

    what: str
    subject: str
    median: float
    p99: float
    count: int
    unit: str = "ms"
    limit: float | None = None
    limit_name: str = ""
    peer: float | None = None
    peer_name: str = ""


def row_of(
    what: str,
    subject: str,
    samples: Sequence[float],
    *,
    unit: str = "ms",
    limit: float | None = None,
    limit_name: str = "",
    peer: Sequence[float] = (),
    peer_name: str = "",
) -> Row:
    """The row for repeated measurements, and of the rival's if there are any."""
    return Row(
        what,
        subject,
        median(samples),
        percentile(samples, 0.99),
        len(samples),
        unit,
        limit,
        limit_name,
        median(peer) if peer else None,
        peer_name if peer else "",
    )


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that at least `share` of all do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, ceil(len(ordered) * share) - 1)]


def print_table(rows: Iterable[Row], title: str) -> None:
    """Shows the rows; medians beyond their limit are marked."""
    table = Table(title=title, title_justify="left")
    table.add_column("measured")
    table.add_column("on")
    for name in ("median", "p99", "n", "limit", "peer"):
        table.add_column(name, justify="right")
    for row in rows:
        beyond = row.limit is not None and row.median > row.limit
        median_ = f"{row.median:,.1f} {row.unit}"
        table.add_row(
            row.what,
            row.subject,
            f"[red]{median_}[/red]" if beyond else median_,
            f"{row.p99:,.1f}",
            str(row.count),
            "" if row.limit is None else f"{row.limit:,.1f} {row.limit_name}".strip(),
            "" if row.peer is None else f"{row.peer:,.1f} {row.peer_name}".strip(),
        )
    console = Console()
    console.print(table, width=None if console.is_terminal else max(console.width, 110))
