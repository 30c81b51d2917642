"""A small field for a note, on the selected gold or on the article."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from gui.keys import stroke_of
from gui.overrides import qt_override
from gui.review.changing import set_article_note, set_note
from gui.review.desk import Desk
from storage.model import Event, Mention

_HEIGHT = 58


class NoteBox(QPlainTextEdit):
    """Keeps what was written when the field is left; Ctrl+Enter and Esc leave it, Esc without keeping."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, on_article: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._on_article = on_article
        self._owner: str | None = None
        self._shown = ""
        self.setTabChangesFocus(True)
        self._align()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @qt_override
    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(120, _HEIGHT)

    @qt_override
    def minimumSizeHint(self) -> QSize:
        """Two lines."""
        return QSize(60, _HEIGHT)

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.setPlaceholderText(self.tr("Anything worth remembering"))
        self.setAccessibleName(self.tr("Note"))

    def refresh(self) -> None:
        """Shows the note; what was written about something else is kept first."""
        owner, note = self._now()
        if owner != self._owner:
            self.keep()
        if owner != self._owner or (note != self._shown and not self.hasFocus()):
            self.setPlainText(note)
        self._owner, self._shown = owner, note

    def keep(self) -> None:
        """Makes an edit of what was written, if anything was."""
        text = self.toPlainText().strip()
        owner, shown = self._owner, self._shown
        if owner is not None and text != shown:
            self._shown = text
            (set_article_note if self._on_article else set_note)(self._desk, owner, text)

    def _now(self) -> tuple[str | None, str]:
        """The id of what the note is on, and the note as it stands."""
        item, document = self._desk.item, self._desk.document
        if self._on_article:
            return (None, "") if document is None else (document.article.id, document.note)
        return (item.id, item.note) if isinstance(item, Mention | Event) else (None, "")

    @qt_override
    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the interface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """Lets the lines begin where those of the interface do, which Qt does not by itself."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)

    @qt_override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keeps what was written."""
        super().focusOutEvent(event)
        self.keep()

    @qt_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Esc go back to the text."""
        match stroke_of(event):
            case "Esc":
                self.setPlainText(self._shown)
                self._desk.view.setFocus(Qt.FocusReason.OtherFocusReason)
            case "Ctrl+Enter":
                self._desk.view.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                super().keyPressEvent(event)
