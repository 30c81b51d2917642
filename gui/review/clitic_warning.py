"""The quiet word that the selected item holds a clitic at its edge, with the key that cuts it off."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.review.desk import Desk
from gui.review.segment_edges import clitics_at_edges
from gui.review.segment_moves import mend
from gui.shortcuts import BY_ID
from gui.theme import interface_font
from gui.translation import filled
from gui.widgets.paragraph import Paragraph


class CliticWarning(QWidget):
    """Follows the desk's selection a moment later, so that no key waits for it; marks the clitics in the text too."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.text = Paragraph(self)
        self.text.setFont(interface_font(scale=0.92))
        self.button = QPushButton(self)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(lambda: mend(desk))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(8)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self.hide()

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.button.setText(self.tr("Cut off (%1)").replace("%1", BY_ID["mend_edges"].keys))
        self.button.setToolTip(BY_ID["mend_edges"].tip)
        self.refresh()

    def refresh(self) -> None:
        """Looks at the selected item as soon as nothing else is to be done."""
        self._desk.view.set_doubts(())
        self.hide()
        self._soon.start()

    def _look(self) -> None:
        document, item = self._desk.document, self._desk.item
        if document is None or item is None or item.id in document.rejections:
            return
        head, tail = clitics_at_edges(document.text, item.span)
        words = []
        if head is not None:
            text = self.tr("Begins with {clitic}, which is a word of its own.")
            words.append(filled(text, clitic=f"«{head.text_in(document.text)}»"))
        if tail is not None:
            text = self.tr("Ends with the pronoun {clitic}.")
            words.append(filled(text, clitic=f"«{tail.text_in(document.text)}»"))
        self._desk.view.set_doubts(tuple(span for span in (head, tail) if span is not None))
        self.text.setText(" ".join(words))
        self.setVisible(bool(words))
