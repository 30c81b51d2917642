"""The sheet before an export: as what, which reviews, in which parts; then how far it is and what was lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from gui.export_form import ExportForm
from gui.keys import physical_key
from gui.library.formats import about, lost, title_of
from gui.overrides import qt_override
from gui.problems import sentence
from gui.theme import interface_font
from gui.translation import directed, figures, filled
from gui.widgets.choice_delegate import ChoiceDelegate
from gui.widgets.paragraph import Paragraph
from gui.widgets.picker import Choice, Choices, Picker
from gui.widgets.progress_row import ProgressRow
from gui.widgets.scrolled import scrolled
from gui.widgets.sheet import Sheet
from storage.dataset import Wanted
from storage.formats.registry import WRITABLE, Format
from storage.model import ReviewStatus, TawsimError

_LIST_WIDTH: Final = 290


class ExportSheet(Sheet):
    """`wanted` asks for the export, `counting` for the number of reviews that fit.

    `left` comes when the sheet or the export is to be called off; whoever hears it calls `end` once that is done.
    """

    wanted = Signal()
    counting = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._counts: Mapping[ReviewStatus, int] | None = None
        self._working = False
        self.picker = Picker(self)
        self.model = Choices(self)
        self.formats = QListView(self)
        self.formats.setModel(self.model)
        self.formats.setItemDelegate(ChoiceDelegate(self.formats))
        self.formats.setUniformItemSizes(True)
        self.formats.setFrameShape(QListView.Shape.NoFrame)
        self.formats.setFixedWidth(_LIST_WIDTH)
        self.formats.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.formats.selectionModel().currentChanged.connect(self._format_chosen)
        self.about, self.lost = Paragraph(self), Paragraph(self)
        self.about.setFont(interface_font(scale=1.1, weight=QFont.Weight.Medium))
        self.form = ExportForm(self.picker, self)
        self.form.changed.connect(self._judge)
        self.form.reviews_changed.connect(self._recount)
        self.said = Paragraph(self)
        self.report = QLabel(self)
        self.report.setTextFormat(Qt.TextFormat.PlainText)
        self.report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.report.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.progress = ProgressRow(self)
        self.go = QPushButton(self)
        self.go.clicked.connect(self._go)
        self._choosing, self._telling = QWidget(self), scrolled(self.report, self)
        self._arrange()

    @property
    def format(self) -> Format:
        """The format that is chosen."""
        row = self.formats.currentIndex().row()
        return WRITABLE[self.model.shown[row].id] if 0 <= row < len(self.model.shown) else WRITABLE["jsonl"]

    @property
    def asked(self) -> Wanted:
        """What is to be exported; raises TawsimError where something written makes no sense."""
        return self.form.wanted(self.format)

    @property
    def choice(self) -> dict[str, Any]:
        """What is chosen, to be remembered."""
        return {"format": self.format.name, **self.form.choice}

    @property
    def total(self) -> int:
        """How many reviews fit."""
        counts = self._counts or {}
        return sum(counts.get(status, 0) for status in self.form.statuses)

    def open(self, choice: Mapping[str, Any], reviewers: Sequence[str]) -> None:
        """Covers the window, showing what was chosen the last time; the first of the `reviewers` is this window's."""
        self._working = False
        self._counts = None
        self.formats.setAccessibleName(self.tr("Formats"))
        self.go.setText(self.tr("Export…"))
        self.form.open(choice, reviewers)
        self.model.fill([Choice(name, title_of(one)) for name, one in WRITABLE.items()])
        names = list(WRITABLE)
        name = choice.get("format")
        row = names.index(name) if name in names else names.index("jsonl")
        self.formats.setCurrentIndex(self.model.index(row))
        self.progress.hide()
        self._choosing.show()
        self._telling.hide()
        self.go.show()
        self.cover(self.tr("Export"), self.formats)
        self._close.setText(self.tr("Cancel"))
        self._recount()

    def show_counts(self, counts: Mapping[ReviewStatus, int]) -> None:
        """Says how many reviews of each status there are."""
        self._counts = counts
        self.form.show_counts(counts)
        self._judge()

    def show_exporting(self, written: int) -> None:
        """Says how far the export is."""
        if not self._working:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)  # what is disabled would give it to nobody
        self._working = True
        self._choosing.setEnabled(False)
        self.go.setEnabled(False)
        self.said.hide()
        text = self.tr("Exporting… {done} of {total}")
        text = filled(text, done=figures(str(written)), total=figures(str(self.total)))
        self.progress.show_at(text, written, self.total)

    def show_report(self, heading: str, lines: Sequence[str]) -> None:
        """Says what became of it in the place of the choices."""
        self._working = False
        self._choosing.setEnabled(True)
        self._choosing.hide()
        self.progress.hide()
        self.said.hide()
        self.go.hide()
        self.report.setText("\n".join([heading, "", *(directed(f"• {line}") for line in lines)]))
        self._telling.show()
        self._close.setText(self.tr("Close"))
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refused(self, reason: str) -> None:
        """Says why nothing was written, and lets it be asked for otherwise."""
        self._working = False
        self._choosing.setEnabled(True)
        self.progress.hide()
        self._judge()
        self._say(reason)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Goes away."""
        self._working = False
        self._choosing.setEnabled(True)
        self.picker.dismiss()
        self.hide()

    @qt_override
    def dismiss(self) -> None:
        """Calls off what is going on."""
        if not self.isVisible():
            return
        if self._working:
            self.progress.show_at(self.tr("Removing what was written…"))
        self.left.emit()

    @qt_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter exports, and closes the report."""
        if physical_key(event) != "Enter":
            super().keyPressEvent(event)
        elif self._telling.isVisible():
            self.dismiss()
        else:
            self._go()

    def _go(self) -> None:
        if self.go.isEnabled() and self.go.isVisible():
            self.wanted.emit()

    def _format_chosen(self) -> None:
        chosen = self.format
        self.about.setText(about(chosen))
        gone = lost(chosen)
        if not chosen.carries:
            text = self.tr("Made for one purpose: what it leaves out is counted and told after the export.")
        elif gone:
            joint = self.tr("{some}, {more}")
            text = gone[0]
            for one in gone[1:]:
                text = joint.replace("{some}", text).replace("{more}", one)
            text = self.tr("Has no place for: {things}.").replace("{things}", text)
        else:
            text = self.tr("Loses nothing.")
        self.lost.setText(text)
        self.form.show_format(chosen)
        self._judge()

    def _recount(self) -> None:
        try:
            _ = self.asked
        except TawsimError:
            self._judge()
        else:
            self.counting.emit()

    def _judge(self) -> None:
        """Says whether it can be exported as it stands."""
        if self._working:
            return
        try:
            _ = self.asked
        except TawsimError as error:
            self._say(sentence(error))
            self.go.setEnabled(False)
            return
        self.go.setEnabled(self.total > 0)
        if self._counts is None:
            self._say("")
        elif self.total:
            self._say(self.tr("%n article(s) will be written.", "", self.total))
        elif self.form.statuses:
            self._say(self.tr("No article is that far; tick other states to export those."))
        else:
            self._say(self.tr("Tick at least one state of reviews."))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _arrange(self) -> None:
        self.report.setWordWrap(True)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(8)
        for widget in (self.about, self.lost, self.form):
            column.addWidget(widget)
        column.addStretch(1)
        both = QHBoxLayout(self._choosing)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(24)
        both.addWidget(self.formats)
        both.addWidget(scrolled(inside, self._choosing), 1)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.go)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.progress, 1)
        self.body.addWidget(self._choosing, 1)
        self.body.addWidget(self._telling, 1)
        self.body.addLayout(foot)
