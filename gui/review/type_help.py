"""What the schema says of the selected item's type."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.review.desk import Desk
from gui.theme import colors_of, interface_font
from gui.translation import filled, isolated
from gui.widgets.paragraph import Paragraph
from storage.model import EntityType, EventType


class TypeHelp(QWidget):
    """Definition, what does not belong, examples."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._caption = QLabel(self)
        self._caption.setFont(interface_font(scale=0.86, weight=QFont.Weight.Medium))
        self._lines = [Paragraph(self) for _ in range(3)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self._caption)
        for line in self._lines:
            layout.addWidget(line)

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self._caption.setText(self.tr("The type"))
        self.restyle()
        self.refresh()

    def restyle(self) -> None:
        """Takes the colours of another theme."""
        quiet = QPalette(self.palette())
        quiet.setColor(QPalette.ColorRole.WindowText, QColor(colors_of(quiet).quiet))
        self._caption.setPalette(quiet)

    def refresh(self) -> None:
        """Shows the selected item's type."""
        item = self._desk.item
        type_ = self._desk.schema.type_of(item.label) if item is not None else None
        self.setVisible(type_ is not None)
        if type_ is None:
            return
        texts = said_of(type_, self._desk.names.language)
        for index, line in enumerate(self._lines):
            line.setText(texts[index] if index < len(texts) else "")
            line.setVisible(index < len(texts))


def comma(language: str) -> str:
    """What stands between the parts of a list."""
    return "، " if language == "ar" else ", "


def said_of(type_: EntityType | EventType, language: str) -> list[str]:
    """Definition, what does not belong, and examples, a line each; what the schema does not say is not there."""
    lines = [type_.definition.in_language(language)]
    if type_.exclusion is not None:
        text = QCoreApplication.translate("TypeHelp", "Not: {what}")
        lines.append(filled(text, what=type_.exclusion.in_language(language)))
    if type_.examples:
        # Examples are Arabic: they need keeping apart only from a text that runs the other way.
        examples = comma(language).join(type_.examples)
        text = QCoreApplication.translate("TypeHelp", "For example: {examples}")
        lines.append(filled(text, examples=examples if language == "ar" else isolated(examples)))
    return lines
