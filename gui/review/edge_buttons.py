"""Buttons that move the edges of the selected item, a letter a click; with Ctrl a word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QToolButton, QWidget

from gui.review.changing import move_edge
from gui.review.desk import Desk
from gui.review.segment_edges import Edge
from gui.shortcuts import BY_ID

_BUTTONS: tuple[tuple[str, Edge, bool], ...] = (
    ("start_grow", "start", True),
    ("start_shrink", "start", False),
    ("end_shrink", "end", False),
    ("end_grow", "end", True),
)


class EdgeButtons(QWidget):
    """Two pairs, in the order in which the edges stand in the text."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._labels = {edge: QLabel(self) for edge in ("start", "end")}
        self._buttons: dict[str, QToolButton] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(4)
        for row, edge in enumerate(("start", "end")):
            layout.addWidget(self._labels[edge], row, 0)
        for index, (command, edge, grow) in enumerate(_BUTTONS):
            button = self._button(command, edge, grow=grow)
            layout.addWidget(button, index // 2, 1 + index % 2)
        layout.setColumnStretch(0, 1)

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self._labels["start"].setText(self.tr("Beginning"))
        self._labels["end"].setText(self.tr("End"))
        texts = {
            "start_grow": self.tr("earlier"),
            "start_shrink": self.tr("later"),
            "end_shrink": self.tr("earlier"),
            "end_grow": self.tr("later"),
        }
        for id_, button in self._buttons.items():
            button.setText(texts[id_])
            button.setToolTip(BY_ID[id_].tip)
            button.setAccessibleName(BY_ID[id_].text)

    def _button(self, command: str, edge: Edge, *, grow: bool) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoRepeat(True)
        button.setMinimumWidth(76)

        def move() -> None:
            words = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
            move_edge(self._desk, edge, grow=grow, words=words)

        button.clicked.connect(move)
        self._buttons[command] = button
        return button
