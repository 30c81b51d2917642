"""How long an article has been worked on: pauses do not count."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import pairwise
from time import monotonic

PAUSE = 120.0
"""Seconds without a sign of the reviewer after which the time is a pause."""


def seconds_worked(moments: Iterable[datetime]) -> float:
    """The time between the moments of an article's edits, pauses left out."""
    gaps = ((later - earlier).total_seconds() for earlier, later in pairwise(sorted(moments)))
    return sum(gap for gap in gaps if gap <= PAUSE)


class WorkClock:
    """Counts from one sign of the reviewer to the next; `now` gives seconds and never goes back."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._last: float | None = None
        self._seconds = 0.0

    @property
    def minutes(self) -> int:
        """Whole minutes of work."""
        return int(self._seconds // 60)

    def begin(self, seconds: float = 0.0) -> None:
        """Another article, on which so much time was spent in earlier sittings."""
        self._seconds, self._last = seconds, self._now()

    def tick(self) -> None:
        """The reviewer has done something."""
        now, last = self._now(), self._last
        self._last = now
        if last is not None and now - last <= PAUSE:
            self._seconds += now - last
