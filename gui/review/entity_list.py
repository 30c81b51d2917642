"""The entities of the article: each chain of mentions, and the mentions that stand alone, with their number."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from gui.overrides import qt_override
from gui.review.colors import chrome_of, schema_tones
from gui.review.desk import Desk
from gui.review.names import excerpt
from gui.widgets.choice_delegate import CHOICE, ChoiceDelegate
from gui.widgets.picker import Choice, Choices
from storage.model import Document, Mention


class EntityList(QFrame):
    """Shows the desk's entities, those with the most mentions first; a click or Enter goes to the next mention.

    `counted` says how many there are.
    """

    counted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: Document | None = None
        self._chains: dict[str, tuple[Mention, ...]] = {}
        self.model = Choices(self)
        self.title = ""
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(14, 4, 14, 10)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(ChoiceDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 0)
        layout.setSpacing(0)
        for widget in (self.empty, self.view):
            layout.addWidget(widget, 1 if widget is self.view else 0)
        self.view.clicked.connect(self._chosen)
        self.view.activated.connect(self._chosen)
        desk.opened.connect(self._follow)
        desk.changed.connect(self._follow)
        desk.selected.connect(self._show_selected)

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.view.setAccessibleName(self.tr("Entities"))
        self.empty.setText(self.tr("Accepted mentions appear here. Press I to join the selected one with another."))
        self._shown = None
        self._follow()

    def restyle(self) -> None:
        """Takes the colours of another theme."""
        self._shown = None
        self._follow()

    @qt_override
    def showEvent(self, event: QShowEvent) -> None:
        """Out of sight nothing is kept up to date."""
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        document = self._desk.document
        if not self.isVisible() or (document is self._shown and document is not None):
            return
        self._shown = document
        self._chains = _entities(document) if document is not None else {}
        self.model.fill([self._choice(document, id_, chain) for id_, chain in self._chains.items() if document])
        count = len(self._chains)
        self.title = self.tr("%n entity(ies)", "", count) if count else self.tr("Entities")
        self.counted.emit(self.title)
        self.empty.setVisible(not count)
        self._show_selected()

    def _choice(self, document: Document, id_: str, chain: tuple[Mention, ...]) -> Choice:
        from extract.coreference import name_of

        tones = schema_tones(self._desk.schema, chrome_of(self.palette()))
        tone = tones.get(chain[0].label) or tones[""]
        name = excerpt(name_of(document.text, chain), 48)
        count = f" × {len(chain)}" if len(chain) > 1 else ""
        return Choice(id_, name, f"{self._desk.names.short(chain[0].label)}{count}", color=tone.strong)

    def _chosen(self, index: QModelIndex) -> None:
        chain = [mention.id for mention in self._chains[index.data(CHOICE).id]]
        at = chain.index(self._desk.id) + 1 if self._desk.id in chain else 0
        self._desk.select(chain[at % len(chain)])

    def _show_selected(self) -> None:
        if not self.isVisible():
            return
        own = self._desk.id
        rows = (row for row, chain in enumerate(self._chains.values()) if any(one.id == own for one in chain))
        row = next(rows, -1)
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())


def _entities(document: Document) -> dict[str, tuple[Mention, ...]]:
    alone = {one.id: (one,) for one in document.mentions.values() if one.entity is None}
    found = {**document.chains, **alone}
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[1][0].span)))
