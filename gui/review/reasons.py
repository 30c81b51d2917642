"""Why a candidate has the score it has: what was decided for the same words before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject

from gui.review.names import Names
from gui.translation import filled

LEARNED: Final = "learned"
"""The candidate's own member that holds {"rejected": times, "accepted": times, "label": the type accepted}."""


class Reasons(QObject):
    """Sentences on what was learned, with their numbers in the form that the language wants."""

    def of(self, extra: Mapping[str, Any], names: Names) -> Iterator[str]:
        """A sentence for each reason among a candidate's own members."""
        learned = extra.get(LEARNED)
        if not isinstance(learned, Mapping):
            return
        if isinstance(count := learned.get("rejected"), int) and count:
            yield self.tr("Rejected %n time(s) before", "", count)
        if isinstance(count := learned.get("accepted"), int) and count:
            text = self.tr("Accepted %n time(s) before as {type}", "", count)
            yield filled(text, type=names.label(str(learned.get("label", ""))))
