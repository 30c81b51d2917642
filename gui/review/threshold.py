"""Which undecided candidates are too uncertain to be shown, and how many; what is stored never changes by it."""

from __future__ import annotations

from typing import Final

from storage.model import Candidate, Document, Edit
from storage.model.edits import touched_candidates

STEP: Final = 5
HIGHEST: Final = 100


class Threshold:
    """A least score in percent; counts what it hides at the cost of what an edit touches, however long the text."""

    def __init__(self, percent: int = 0) -> None:
        self.percent = percent
        self._pending = [0] * (HIGHEST + 1)
        """Undecided candidates by the percent that they reach."""

    @property
    def least_score(self) -> float:
        """The same as a score, 0 to 1."""
        return self.percent / 100

    @property
    def hidden(self) -> int:
        """How many undecided candidates are not shown."""
        return sum(self._pending[: self.percent])

    def hides(self, document: Document, candidate: Candidate) -> bool:
        """Whether the candidate is too uncertain to be shown while it is undecided."""
        return document.candidates.standing(candidate) < self.least_score

    def open(self, document: Document | None) -> None:
        """Counts another document's candidates."""
        self._pending = [0] * (HIGHEST + 1)
        for candidate in document.candidates if document is not None else ():
            if document is not None and document.is_pending(candidate):
                self._pending[_reached(document, candidate)] += 1

    def follow(self, before: Document, after: Document, edit: Edit) -> None:
        """Counts what an edit decided or made undecided again."""
        for candidate in touched_candidates(before, edit):
            self._pending[_reached(after, candidate)] += after.is_pending(candidate) - before.is_pending(candidate)


def _reached(document: Document, candidate: Candidate) -> int:
    """The highest threshold that does not hide the candidate, in percent."""
    score = document.candidates.standing(candidate)
    percent = round(score * 100)
    return percent - 1 if score < percent / 100 else percent
