"""A hairline that fills up as work gets done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.overrides import qt_override
from gui.widgets.painting import paint_bar


class ProgressLine(QWidget):
    """Shows `done` of `total` as a bar from where reading begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """What is filled, 0 to 1."""
        return self._share

    def set_progress(self, done: int, total: int) -> None:
        """Fills the bar to that share; nothing to do counts as done."""
        self._share = done / total if total else 1.0
        self.update()

    @qt_override
    def sizeHint(self) -> QSize:
        """A line of some pixels."""
        return QSize(80, 4)

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The bar."""
        with QPainter(self) as painter:
            rect = QRectF(self.rect())
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            paint_bar(painter, rect, self._share, self.palette(), from_right=mirrored)
