"""The slider in the article's header that hides uncertain candidates, with what it hides beside it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from gui.review.desk import Desk
from gui.review.threshold import HIGHEST, STEP
from gui.shortcuts import BY_ID
from gui.theme import colors_of, interface_font
from gui.translation import figures, filled

_WIDTH = 96


class ThresholdSlider(QWidget):
    """Follows the desk's threshold; `moved` gives the percent that a person wants."""

    moved = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.hidden_count = QLabel(self)
        self.value = QLabel(self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, HIGHEST)
        self.slider.setSingleStep(STEP)
        self.slider.setPageStep(2 * STEP)
        self.slider.setFixedWidth(_WIDTH)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.valueChanged.connect(self.moved)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.hidden_count, self.slider, self.value):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        for label in (self.hidden_count, self.value):
            label.setFont(interface_font(scale=0.9))
        desk.threshold_changed.connect(self.refresh)

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        name = self.tr("Hide candidates under this score")
        keys = filled("{less} {more}", less=BY_ID["show_more"].keys, more=BY_ID["show_fewer"].keys)
        self.setToolTip(f"{name} ({keys})")
        self.slider.setAccessibleName(name)
        self.value.setFixedWidth(self.value.fontMetrics().horizontalAdvance(_percent(HIGHEST)) + 4)
        self.refresh()

    def refresh(self) -> None:
        """Shows the threshold and how many candidates it hides."""
        threshold = self._desk.threshold
        with QSignalBlocker(self.slider):
            self.slider.setValue(threshold.percent)
        self.value.setText(_percent(threshold.percent))
        hidden = threshold.hidden
        self.hidden_count.setText(filled(self.tr("hidden: {count}"), count=str(hidden)) if hidden else "")
        self.slider.setAccessibleDescription(self.hidden_count.text())
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colors_of(palette).quiet))
        for label in (self.hidden_count, self.value):
            label.setPalette(palette)


def _percent(value: int) -> str:
    return f"\u2066{figures(f'{value}%')}\u2069"
