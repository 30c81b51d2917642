"""The sheet before an import: what the files hold, what cannot be read, what labels become, and the first article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.keys import physical_key
from gui.label_rows import LabelRows
from gui.library.formats import title_of
from gui.overrides import qt_override
from gui.problems import not_read
from gui.review.article_view import ArticleView
from gui.review.names import Names
from gui.theme import interface_font
from gui.translation import directed, figures, filled
from gui.widgets.choice_button import ChoiceButton
from gui.widgets.elided import ElidedLabel
from gui.widgets.paragraph import Paragraph
from gui.widgets.picker import Choice, Picker
from gui.widgets.progress_row import ProgressRow
from gui.widgets.scrolled import scrolled
from gui.widgets.sheet import Sheet
from storage.formats.problem import ReadProblem
from storage.formats.registry import FORMATS, READABLE
from storage.formats.relabelling import Renames, relabelled
from storage.preview import Preview

_NAMED: Final = 100
"""Problems that are listed."""
_LARGEST_TEXT: Final = 22
"""Pixels of the article's letters, for the room is small."""


class ImportSheet(Sheet):
    """`format_chosen` gives a format's name ("": each file tells its own), `wanted` asks for the import.

    `left` comes when the reader or the import is to be called off; whoever hears it calls `end` once that is done.
    """

    format_chosen = Signal(str)
    wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: Names | None = None
        self._preview = Preview()
        self._folder = Path()
        self._working = False
        self.picker = Picker(self)
        self.facts = Paragraph(self)
        self.facts.setFont(interface_font(scale=1.1, weight=QFont.Weight.Medium))
        self.note = Paragraph(self)
        self.format = ChoiceButton(self.picker, self)
        self.format.chosen.connect(self.format_chosen)
        self.strange_title, self.strange_note = _heading(self), Paragraph(self)
        self.labels = LabelRows(self.picker, self)
        self.labels.changed.connect(self._show_article)
        self.problems_title, self.problems = _heading(self), QLabel(self)
        self.problems.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.article_title = ElidedLabel(self)
        self.article_title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.article_title.setFont(interface_font(weight=QFont.Weight.DemiBold))
        self.article = ArticleView(self)
        self.article.item_clicked.connect(lambda id_: self.article.select_item(id_ or None))
        self.progress = ProgressRow(self)
        self.go = QPushButton(self)
        self.go.clicked.connect(self._go)
        self._arrange()

    @property
    def renames(self) -> Renames:
        """What labels are to be called."""
        return self.labels.renames

    @property
    def total(self) -> int:
        """Articles and problems that an import will meet; 0 where only the first were looked at."""
        return self._preview.articles + len(self._preview.problems) if self._preview.is_whole else 0

    def open(self, paths: Sequence[Path], names: Names, font: tuple[str, int]) -> None:
        """Covers the window while the files are being read; `font` is that of articles."""
        self._names = names
        self._folder = paths[0].parent
        self.article.set_language(names.language)
        self.article.set_text_font(font[0], min(font[1], _LARGEST_TEXT))
        self._retranslate()
        self._show_formats("")
        name = paths[0].name if len(paths) == 1 else self.tr("%n files and folders", "", len(paths))
        self.cover(filled(self.tr("Import {name}"), name=name))
        self._close.setText(self.tr("Cancel"))
        self.show_reading(0)

    def show_reading(self, count: int) -> None:
        """Says how many articles have been read so far."""
        self._working = False
        self._enable(on=False)
        self.progress.show_at(self.tr("Reading… %n article(s)", "", count) if count else self.tr("Reading…"))

    def show_preview(self, preview: Preview, format_: str) -> None:
        """Shows what was found, read as `format_` or as what each file told."""
        names = self._names
        if names is None:
            return
        had_focus = self._close.hasFocus()
        self._preview = preview
        self.progress.hide()
        self._enable(on=preview.articles > 0)
        self._show_facts()
        self._show_formats(format_)
        self.labels.fill(preview.labels, names)
        for widget in (self.strange_title, self.strange_note, self.labels):
            widget.setVisible(bool(self.labels.strange))
        self._show_problems()
        self._show_article()
        if had_focus and self.go.isEnabled():
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_importing(self, read: int, written: int) -> None:
        """Says how far the import is."""
        if not self._working:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)  # a button that is disabled would give it to nobody
        self._working = True
        self._enable(on=False)
        done = figures(str(written))
        if self.total:
            text = filled(self.tr("Importing… {done} of {total}"), done=done, total=figures(str(self.total)))
            self.progress.show_at(text, read + written, 2 * self.total)
        else:
            self.progress.show_at(filled(self.tr("Importing… {done}"), done=done))

    def end(self) -> None:
        """Goes away; what was looked at is let go."""
        self._working = False
        self._preview = Preview()
        self.picker.dismiss()
        if self._names is not None:
            self.article.set_document(None, self._names.schema)
        self.hide()

    @qt_override
    def dismiss(self) -> None:
        """Calls off what is going on."""
        if not self.isVisible():
            return
        if self._working:
            self.progress.show_at(self.tr("Taking everything back…"))
        self.left.emit()

    @qt_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter imports."""
        if physical_key(event) == "Enter":
            self._go()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        if self.go.isEnabled():
            self.wanted.emit()

    def _enable(self, *, on: bool) -> None:
        self.go.setEnabled(on)
        self.labels.setEnabled(on)
        self.format.setEnabled(not self._working)

    def _retranslate(self) -> None:
        self._preview = Preview()
        self.labels.fill(self._preview.labels, self._names) if self._names is not None else None
        self.facts.clear()
        self.strange_title.setText(self.tr("Labels that the schema does not know"))
        self.strange_note.setText(
            self.tr("Choose what each is called here, keep it as it is, or leave out what is called so.")
        )
        self.article.setAccessibleName(self.tr("The first article"))
        self.go.setText(self.tr("Import"))
        hidden: tuple[QWidget, ...] = (self.note, self.strange_title, self.strange_note, self.labels)
        for widget in (*hidden, self.problems_title, self.problems, self.article, self.article_title):
            widget.hide()

    def _show_facts(self) -> None:
        found = self._preview
        counts = [
            (found.articles, self.tr("%n article(s)", "", found.articles)),
            (found.mentions, self.tr("%n mention(s)", "", found.mentions)),
            (found.events, self.tr("%n event(s)", "", found.events)),
            (found.candidates, self.tr("%n candidate(s)", "", found.candidates)),
        ]
        said = " · ".join(text for count, text in counts if count)
        self.facts.setText(said or self.tr("There is no article in it."))
        notes = []
        if not found.is_whole:
            notes.append(self.tr("Only the beginning was looked at; the rest is read when it is imported."))
        if found.known:
            notes.append(self.tr("%n of them are there already and are not added twice.", "", found.known))
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))
        whole = self.tr("Import %n article(s)", "", found.articles)
        self.go.setText(whole if found.is_whole else self.tr("Import all of it"))

    def _show_formats(self, chosen: str) -> None:
        told = self.tr(", ").join(
            filled("{title} ({count})", title=title_of(FORMATS[name]), count=figures(str(count)))
            for name, count in self._preview.formats.most_common()
        )
        itself = self.tr("Each file tells its own")
        text = self.tr("As each file tells: {formats}").replace("{formats}", told) if told and not chosen else itself
        formats = sorted(((title_of(one), name) for name, one in READABLE.items()), key=lambda pair: pair[0].casefold())
        choices = [Choice("", text), *(Choice(name, title, also=name) for title, name in formats)]
        self.format.set_choices(self.tr("Read as"), choices, chosen)

    def _show_problems(self) -> None:
        problems = self._preview.problems
        self.problems_title.setText(self.tr("%n thing(s) cannot be read", "", len(problems)))
        lines = [directed(f"• {not_read(self._shortened(problem))}") for problem in problems[:_NAMED]]
        if len(problems) > _NAMED:
            lines.append(self.tr("… and %n more.", "", len(problems) - _NAMED))
        self.problems.setText("\n".join(lines))
        for widget in (self.problems_title, self.problems):
            widget.setVisible(bool(problems))

    def _shortened(self, problem: ReadProblem) -> ReadProblem:
        """By its path from where the files were chosen."""
        inside = problem.path.is_relative_to(self._folder) and problem.path != self._folder
        return replace(problem, path=problem.path.relative_to(self._folder)) if inside else problem

    def _show_article(self) -> None:
        first, names = self._preview.first, self._names
        for widget in (self.article, self.article_title):
            widget.setVisible(first is not None)
        if first is None or names is None:
            return
        self.article_title.setText(first.article.title or first.article.id)
        self.article.set_document(relabelled(first, self.renames), names.schema)

    def _arrange(self) -> None:
        self.problems.setWordWrap(True)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(8)
        for widget in (self.facts, self.note, self.format, self.strange_title, self.strange_note, self.labels):
            column.addWidget(widget)
        column.addWidget(self.problems_title)
        column.addWidget(self.problems)
        column.addStretch(1)
        shown = QVBoxLayout()
        shown.addWidget(self.article_title)
        shown.addWidget(self.article, 1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(scrolled(inside, self), 1)
        both.addLayout(shown, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.go)
        foot.addWidget(self.progress, 1)
        foot.addStretch(0)
        self.body.addLayout(both, 1)
        self.body.addLayout(foot)


def _heading(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setFont(interface_font(weight=QFont.Weight.DemiBold))
    label.setContentsMargins(0, 10, 0, 0)
    return label
