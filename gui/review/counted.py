"""Sentences with a number in them, which every language bends in its own way."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counted(QObject):
    """Each method gives its sentence for that number; `tr` of a class is what lupdate knows to have plural forms."""

    def undecided(self, count: int) -> str:
        """An article cannot be done yet."""
        return self.tr("%n candidate(s) are undecided.", "", count)

    def misfits(self, count: int) -> str:
        """Roles went because their event's or mention's type changed."""
        return self.tr("%n role(s) do not go with the new type and were taken away.", "", count)

    def loosened(self, count: int) -> str:
        """Roles went with the mention that played them."""
        return self.tr("%n role(s) went with it; Ctrl+Z brings everything back.", "", count)
