"""What stands above the text: the title, how far the review is, and whether everything is saved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.review.desk import Desk
from gui.review.names import status_name
from gui.review.session import Session
from gui.review.threshold_slider import ThresholdSlider
from gui.review.work_clock import WorkClock, seconds_worked
from gui.theme import colors_of, interface_font
from gui.translation import filled
from gui.widgets.elided import ElidedLabel
from gui.widgets.message_bar import Tone, edge_color
from gui.widgets.progress_line import ProgressLine
from storage.model import ReviewStatus


class ArticleHeader(QFrame):
    """Follows the desk and its session."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: Session | None = None
        self._waiting = False
        self.clock = WorkClock()
        self.title = ElidedLabel(self)
        self.title.setFont(interface_font(scale=1.15, weight=QFont.Weight.DemiBold))
        self.status = QLabel(self)
        self.counter = QLabel(self)
        self.saved = QLabel(self)
        self.threshold = ThresholdSlider(desk, self)
        self.line = ProgressLine(self)
        first = QHBoxLayout()
        first.setSpacing(14)
        first.addWidget(self.title, 1)
        for widget in (self.status, self.counter, self.saved):
            first.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        second = QHBoxLayout()
        second.setSpacing(14)
        second.addWidget(self.line, 1)
        second.addWidget(self.threshold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 10, 20, 8)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addLayout(second)
        desk.opened.connect(self._opened)
        desk.changed.connect(self.refresh)
        desk.threshold_changed.connect(self.refresh)
        desk.selected.connect(self._tick)

    def begin(self, moments: Iterable[datetime]) -> None:
        """Another article comes, whose edits in earlier sittings were made at those moments."""
        self.clock.begin(seconds_worked(moments))

    def set_waiting(self, *, waiting: bool) -> None:
        """Whether candidates of the article are still being looked for."""
        self._waiting = waiting
        self.refresh()

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.line.setAccessibleName(self.tr("Progress of the article"))
        self.threshold.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Shows the document as it stands."""
        document = self._desk.document
        for widget in (self.threshold, self.status, self.counter, self.saved, self.line):
            widget.setVisible(document is not None)
        if document is None:
            self.title.setText(self.tr("Tawsim"))
            return
        total = len(document.candidates) - self._desk.threshold.hidden
        decided = len(document.candidates) - document.pending_count
        self.title.setText(document.article.title or self.tr("Untitled article"))
        self.status.setText(status_name(document.status))
        self._color(self.status, strong=document.status in (ReviewStatus.FINISHED, ReviewStatus.FLAGGED))
        if self._waiting:
            self.counter.setText(self.tr("Looking for candidates…"))
        else:
            text = self.tr("{decided} of {total} decided")
            said = filled(text, decided=str(decided), total=str(total))
            minutes = self.clock.minutes
            spent = self.tr("%n min", "", minutes)
            self.counter.setText(f"{said} · {spent}" if minutes else said)
        self.line.set_progress(decided, total)
        self.threshold.refresh()
        self._show_saving()

    def _tick(self) -> None:
        before = self.clock.minutes
        self.clock.tick()
        if self.clock.minutes != before:
            self.refresh()

    def _opened(self) -> None:
        if self._session is not None:
            self._session.saving_changed.disconnect(self._show_saving)
        self._session = self._desk.session
        if self._session is not None:
            self._session.saving_changed.connect(self._show_saving)
        self.refresh()

    def _show_saving(self) -> None:
        session = self._session
        if session is None:
            return
        if session.error is not None:
            text = self.tr("Not saved")
        elif session.unsaved:
            text = self.tr("Saving… (%n)", "", session.unsaved)
        else:
            text = self.tr("Saved ✓")
        self.saved.setText(text)
        self._color(self.saved, strong=not session.unsaved)
        if session.error is not None:
            palette = QPalette(self.palette())
            palette.setColor(QPalette.ColorRole.WindowText, edge_color(Tone.PROBLEM, self.palette()))
            self.saved.setPalette(palette)
        self.saved.setAccessibleName(text)

    def _color(self, label: QLabel, *, strong: bool) -> None:
        colors = colors_of(self.palette())
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colors.accent if strong else colors.quiet))
        label.setPalette(palette)
