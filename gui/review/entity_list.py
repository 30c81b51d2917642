"""The entities of the article: each chain of mentions, and the mentions that stand alone, with their number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gui.overrides import qt_override
from gui.review.colors import Tones, chrome_of, schema_tones
from gui.review.desk import Desk
from gui.review.names import excerpt
from gui.review.panel_list import PanelList
from gui.translation import figures
from gui.widgets.choice_delegate import CHOICE, ChoiceDelegate
from gui.widgets.picker import Choice, Choices
from storage.model import Document, Mention


class EntityList(PanelList):
    """Shows the desk's entities, those with the most mentions first; a click or Enter goes to the next mention."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=6)
        self._desk = desk
        self._shown: Document | None = None
        self._chains: dict[str, tuple[Mention, ...]] = {}
        self.model = Choices(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(ChoiceDelegate(self.view))
        self.view.setUniformItemSizes(True)
        desk.opened.connect(self._follow)
        desk.changed.connect(self._follow)
        desk.selected.connect(self._show_selected)

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.view.setAccessibleName(self.tr("Entities"))
        self.empty.setText(self.tr("Accepted mentions appear here. Press I to join the selected one with another."))
        self.restyle()

    def restyle(self) -> None:
        """Shows every row anew: other colours, or another language."""
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
        tones = schema_tones(self._desk.schema, chrome_of(self.palette()))
        self.model.fill([self._choice(document, id_, chain, tones) for id_, chain in self._chains.items() if document])
        count = len(self._chains)
        self._say(self.tr("%n entity(ies)", "", count) if count else self.tr("Entities"), empty=not count)
        self._show_selected()

    def _choice(self, document: Document, id_: str, chain: tuple[Mention, ...], tones: Mapping[str, Tones]) -> Choice:
        from extract.coreference import name_of

        tone = tones.get(chain[0].label) or tones[""]
        name = excerpt(name_of(document.text, chain), 48)
        count = f" × {figures(str(len(chain)))}" if len(chain) > 1 else ""
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
