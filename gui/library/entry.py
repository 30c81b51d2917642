"""One line of the list of articles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from storage.model import ReviewStatus


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the list shows it; `decided` of `total` candidates, 0 of 0 before it was extracted."""

    id: str
    title: str
    status: ReviewStatus
    decided: int
    total: int

    def with_progress(self, status: ReviewStatus, decided: int, total: int) -> Entry:
        """The same article, further on."""
        return replace(self, status=status, decided=decided, total=total)
