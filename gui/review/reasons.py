"""Why a candidate has the score it has: what was decided for the same words before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import QObject

from gui.review.names import Names
from gui.translation import filled
from storage.model import Candidate

MEMORY: Final = "memory"
"""The candidate's own member that says how often its words were {"accepted", "rejected"} under its type."""
DOUBTED: Final = "equal_corrected"
"""The candidate's own member that says that its equal was corrected."""
_EQUAL_PLACES: Final = "equal_places/"
"""How the source of such a proposal begins."""


class Reasons(QObject):
    """Sentences on what was learned, with their numbers in the form that the language wants."""

    def of(self, candidate: Candidate, names: Names) -> Iterator[str]:
        """A sentence for each reason that the candidate carries."""
        if candidate.source.startswith(_EQUAL_PLACES):
            yield self.tr("Proposed because you corrected an equal place")
        if candidate.extra.get(DOUBTED):
            yield self.tr("Doubted because you corrected an equal place")
        learned = candidate.extra.get(MEMORY)
        if not isinstance(learned, Mapping):
            return
        if isinstance(count := learned.get("rejected"), int) and count:
            yield self.tr("Rejected %n time(s) before", "", count)
        if isinstance(count := learned.get("accepted"), int) and count:
            text = self.tr("Accepted %n time(s) before as {type}", "", count)
            yield filled(text, type=names.label(candidate.label))
