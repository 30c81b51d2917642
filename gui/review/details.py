"""The panel of the selected item: what it is, why it is proposed, and everything of it that can be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.fonts import AMIRI, text_font
from gui.review import changing
from gui.review.argument_rows import ArgumentRows
from gui.review.clitic_warning import CliticWarning
from gui.review.colors import chrome_of, schema_tones
from gui.review.desk import Desk
from gui.review.edge_buttons import EdgeButtons
from gui.review.names import decision_name, excerpt, level_name, origin_name
from gui.review.note_box import NoteBox
from gui.review.places_told import place_line
from gui.review.reasons import Reasons
from gui.review.type_help import TypeHelp
from gui.theme import colors_of, interface_font
from gui.translation import filled
from gui.widgets.chip import Chip
from gui.widgets.paragraph import Paragraph
from gui.widgets.segments import Segments
from storage.model import Document, Event, EventCandidate, Level, Mention, MentionCandidate
from storage.model.annotation import FLAGGED

_QUOTE = 22


class Details(QScrollArea):
    """Follows the desk's selection."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = Paragraph(self)
        self.chip = Chip(self)
        self.status = Paragraph(self)
        self.quote = Paragraph(self)
        self.source = Paragraph(self)
        self.level = Segments(self)
        self.modality = Segments(self)
        self.polarity = Segments(self)
        self.clitics = CliticWarning(desk, self)
        self.edges = EdgeButtons(desk, self)
        self.arguments = ArgumentRows(desk, self)
        self.note = NoteBox(desk, self)
        self.article_note = NoteBox(desk, self, on_article=True)
        self.help = TypeHelp(desk, self)
        self._reasons = Reasons(self)
        named = ("level", "modality", "polarity", "edges", "roles", "note", "article_note")
        self._captions = {name: QLabel(self) for name in named}
        self._sections: dict[str, QWidget] = {}
        self._tones = schema_tones(desk.schema, chrome_of(self.palette()))
        self._build()
        self.level.chosen.connect(lambda value: changing.set_level(desk, Level(value)))
        self.modality.chosen.connect(lambda value: changing.set_modality(desk, value))
        self.polarity.chosen.connect(lambda value: changing.set_polarity(desk, value))
        desk.selected.connect(self.refresh)
        desk.roles.moved.connect(self.arguments.refresh)
        desk.opened.connect(self.refresh)
        desk.changed.connect(self.article_note.refresh)

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.setAccessibleName(self.tr("Selected item"))
        self.empty.setText(self.tr("Select a mention or an event to see it here. N goes to the next one."))
        for name, text in {
            "level": self.tr("How it refers"),
            "modality": self.tr("Modality"),
            "polarity": self.tr("Polarity"),
            "edges": self.tr("Edges"),
            "roles": self.tr("Roles"),
            "note": self.tr("Note"),
            "article_note": self.tr("Note on the article"),
        }.items():
            self._captions[name].setText(text)
        for segments, name in ((self.level, "level"), (self.modality, "modality"), (self.polarity, "polarity")):
            segments.setAccessibleName(self._captions[name].text())
        schema, language = self._desk.schema, self._desk.names.language
        self.level.set_choices([(level.value, level_name(level)) for level in Level])
        self.modality.set_choices([(value.id, value.name.in_language(language)) for value in schema.modalities])
        self.polarity.set_choices([(value.id, value.name.in_language(language)) for value in schema.polarities])
        for part in (self.clitics, self.edges, self.arguments, self.note, self.article_note, self.help):
            part.retranslate()
        self.article_note.setAccessibleName(self._captions["article_note"].text())
        self._quieten()
        self.refresh()

    def refresh(self) -> None:
        """Shows the selected item as it stands."""
        document, item = self._desk.document, self._desk.item
        there = item is not None and document is not None
        self.empty.setVisible(not there)
        self._sections["article_note"].setVisible(not there and document is not None)
        self.article_note.refresh()
        self._content.setVisible(there)
        self.clitics.refresh()
        if item is None or document is None:
            return
        event = isinstance(item, Event | EventCandidate)
        self._show_head(document, item)
        self._show_level(item)
        self._show_attributes(item)
        self.arguments.refresh()
        self._sections["roles"].setVisible(event or self.arguments.count > 0)
        self._sections["note"].setVisible(isinstance(item, Mention | Event))
        self.note.refresh()
        self.help.refresh()

    def restyle(self) -> None:
        """Takes the colours of another theme."""
        self._tones = schema_tones(self._desk.schema, chrome_of(self.palette()))
        self._quieten()
        self.arguments.restyle()
        self.help.restyle()
        self.refresh()

    def keep_notes(self) -> None:
        """Makes edits of what is still being written."""
        self.note.keep()
        self.article_note.keep()

    def write_note(self, on_article: bool) -> None:  # noqa: FBT001 - a signal's slot
        """Puts the keyboard into the note on the selected gold, or on the article with nothing selected."""
        if on_article:
            self._desk.select_nothing()
        note = self.article_note if on_article else self.note
        if note.isVisible():
            self.ensureWidgetVisible(note)
            note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        content = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.chip)
        head.addWidget(self.status, 1)
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addLayout(head)
        body.addWidget(self.quote)
        body.addWidget(self.source)
        body.addWidget(self.clitics)
        body.addSpacing(4)
        body.addWidget(self.help)
        for name, widget in (
            ("level", self.level),
            ("modality", self.modality),
            ("polarity", self.polarity),
            ("edges", self.edges),
            ("roles", self.arguments),
            ("note", self.note),
        ):
            body.addWidget(self._section(name, widget))
        self._content = content
        outer = QWidget(self)
        layout = QVBoxLayout(outer)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.addWidget(self.empty)
        layout.addWidget(self._section("article_note", self.article_note))
        layout.addWidget(content)
        layout.addStretch(1)
        self.setWidget(outer)
        outer.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.quote.setFont(text_font(AMIRI, _QUOTE))
        self.source.setFont(interface_font(scale=0.86))
        for caption in self._captions.values():
            caption.setFont(interface_font(scale=0.86, weight=QFont.Weight.Medium))

    def _section(self, name: str, widget: QWidget) -> QWidget:
        section = self._sections[name] = QWidget(self)
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self._captions[name])
        layout.addWidget(widget)
        return section

    def _show_head(self, document: Document, item: Mention | Event | MentionCandidate | EventCandidate) -> None:
        tone = self._tones.get(item.label) or self._tones[""]
        pending = not isinstance(item, Mention | Event)
        edge = tone.strong if pending else None
        self.chip.show_text(self._desk.names.label(item.label), tone.ink, tone.tint, dashed_edge=edge)
        if isinstance(item, Mention | Event):
            said = origin_name(document.origin_status(item))
            flagged = self.tr("flagged")
            self.status.setText(f"{said} · {flagged}" if FLAGGED in item.extra else said)
        else:
            self.status.setText(decision_name(document.decision_on(item.id)))
        leading = Qt.AlignmentFlag.AlignRight if self._desk.names.language == "ar" else Qt.AlignmentFlag.AlignLeft
        self.quote.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute)
        self.quote.setText(excerpt(item.span.text_in(document.text), 160))
        told = place_line(item, self._desk.names.language) if isinstance(item, Mention) else ""
        self.source.setText("\n".join(filter(None, (told, self._source(document, item)))))

    def _source(self, document: Document, item: Mention | Event | MentionCandidate | EventCandidate) -> str:
        if isinstance(item, Mention | Event):
            proposed = document.candidates.by_id.get(item.origin) if item.origin is not None else None
        else:
            proposed = item
        if proposed is None:
            return self.tr("Marked by hand")
        text = self.tr("Proposed by {source} with {score}")
        said = filled(text, source=proposed.source or "?", score=f"{proposed.score:.0%}")
        said = "\n".join([said, *self._reasons.of(proposed, self._desk.names)])
        rejection = document.rejections.get(item.id)
        if rejection is None or not rejection.reason:
            return said
        reason = filled(self.tr("Reason: {reason}"), reason=self._desk.names.reason(rejection.reason))
        return f"{said}\n{reason}"

    def _show_level(self, item: Mention | Event | MentionCandidate | EventCandidate) -> None:
        self._sections["level"].setVisible(isinstance(item, Mention | MentionCandidate))
        if isinstance(item, Mention | MentionCandidate):
            self.level.set_value(item.level.value)

    def _show_attributes(self, item: Mention | Event | MentionCandidate | EventCandidate) -> None:
        for name in ("modality", "polarity"):
            self._sections[name].setVisible(isinstance(item, Event | EventCandidate))
        if isinstance(item, Event | EventCandidate):
            self.modality.set_value(item.modality)
            self.polarity.set_value(item.polarity)

    def _quieten(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colors_of(palette).quiet))
        for label in (*self._captions.values(), self.empty, self.status, self.source):
            label.setPalette(palette)
