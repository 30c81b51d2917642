"""What is going on, with a bar."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.widgets.progress_line import ProgressLine


class ProgressRow(QWidget):
    """A sentence and a bar beside it; the bar is left out where nobody knows how much there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = QLabel(self)
        self.line = ProgressLine(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.said)
        layout.addWidget(self.line, 1)

    def show_at(self, said: str, done: int = 0, total: int = 0) -> None:
        """Says it, with the bar at `done` of `total`; a total of 0 is one that nobody knows."""
        self.said.setText(said)
        self.setAccessibleName(said)
        self.line.setVisible(total > 0)
        if total:
            self.line.set_progress(done, total)
        self.show()
