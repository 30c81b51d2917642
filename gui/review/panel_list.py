"""A list in the lower panel: its rows, or a sentence where there are none."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from gui.widgets.paragraph import Paragraph


class PanelList(QFrame):
    """`counted` says how many rows there are; subclasses fill the model and answer `_chosen`, by a click or Enter."""

    counted = Signal(str)

    def __init__(self, parent: QWidget | None, *, margin: int = 0) -> None:
        super().__init__(parent)
        self.title = ""
        self.empty = Paragraph(self)
        self.empty.setContentsMargins(14, 4, 14, 10)
        self.view = QListView(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.viewport().setAutoFillBackground(False)
        self.view.clicked.connect(self._chosen)
        self.view.activated.connect(self._chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, 0, margin, 0)
        layout.setSpacing(0)
        layout.addWidget(self.empty)
        layout.addWidget(self.view, 1)

    def _say(self, title: str, *, empty: bool) -> None:
        """Takes what stands above the list, and whether the sentence stands in it."""
        self.title = title
        self.counted.emit(title)
        self.empty.setVisible(empty)

    def _chosen(self, index: QModelIndex) -> None:
        raise NotImplementedError
