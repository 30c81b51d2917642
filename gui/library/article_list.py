"""The list of articles with title, status and progress, and the box that searches in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.library.entry import Entry
from gui.overrides import qt_override
from gui.review.names import status_name
from gui.theme import colors_of, interface_font, scaled
from gui.translation import filled, isolated
from gui.widgets.painting import paint_bar, tint
from gui.widgets.paragraph import Paragraph
from gui.widgets.search import folded, matches
from storage.model import Document, ReviewStatus

ENTRY: Final = Qt.ItemDataRole.UserRole + 1
_HEIGHT = 66
_PAD = 12


class Articles(QAbstractListModel):
    """The entries in the order of the queue."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._rows: dict[str, int] = {}
        self._folded: list[str] = []

    @property
    def entries(self) -> Sequence[Entry]:
        """All of them."""
        return self._entries

    @qt_override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """One row an article."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    @qt_override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry, its title, or the whole read out as a text."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {status_name(entry.status)}, {entry.decided}/{entry.total}"
        return None

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Takes another list."""
        self.beginResetModel()
        self._entries = list(entries)
        self._rows = {entry.id: row for row, entry in enumerate(self._entries)}
        self._folded = [folded(entry.title) for entry in self._entries]
        self.endResetModel()

    def row_of(self, article_id: str) -> int:
        """The row of an article; -1 if it is not there."""
        return self._rows.get(article_id, -1)

    def follow(self, document: Document) -> None:
        """Takes status and progress from a document as it stands."""
        row = self.row_of(document.article.id)
        if row < 0:
            return
        total = len(document.candidates)
        entry = self._entries[row].with_progress(document.status, total - document.pending_count, total)
        if entry != self._entries[row]:
            self._entries[row] = entry
            self.dataChanged.emit(self.index(row), self.index(row))

    def matches(self, row: int, query: str) -> bool:
        """Whether the folded query finds the article of that row."""
        return matches(query, self._folded[row])

    def next_open(self, article_id: str) -> str | None:
        """The article after this one that is not finished, from the top again after the last; None if all are."""
        start = self.row_of(article_id)
        turned = [*self._entries[start + 1 :], *self._entries[: max(start, 0)]]
        return next((entry.id for entry in turned if entry.status is not ReviewStatus.FINISHED), None)

    def neighbour(self, article_id: str, step: int) -> str | None:
        """The article before or after this one."""
        row = self.row_of(article_id) + step
        return self._entries[row].id if 0 <= row < len(self._entries) else None


class _Found(QSortFilterProxyModel):
    def __init__(self, articles: Articles) -> None:
        super().__init__(articles)
        self._articles = articles
        self._query = ""
        self.setSourceModel(articles)

    def search(self, query: str) -> None:
        self._query = folded(query)
        self.invalidate()

    @qt_override
    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:  # noqa: ARG002
        return not self._query or self._articles.matches(row, self._query)


class ArticleList(QFrame):
    """`chosen` gives the id of the article that should be opened."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.articles = Articles(self)
        self._found = _Found(self.articles)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._found.search)
        self.count = QLabel(self)
        self.count.setFont(interface_font(weight=QFont.Weight.DemiBold))
        self.empty = Paragraph(self)
        self.view = QListView(self)
        self.view.setModel(self._found)
        self.view.setItemDelegate(_EntryDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(8)
        for widget in (self.count, self.search, self.empty):
            head.addWidget(widget)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        for signal in (self._found.modelReset, self._found.rowsInserted, self._found.rowsRemoved):
            signal.connect(self._show_count)
        self.search.textChanged.connect(self._filtered)
        self._current: str | None = None

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.search.setPlaceholderText(self.tr("Search in the titles"))
        self.search.setAccessibleName(self.tr("Search in the titles"))
        self.view.setAccessibleName(self.tr("Articles"))
        self._show_count()
        self.view.doItemsLayout()  # the letters may have another size

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Takes another list; the current article stays current."""
        self.articles.set_entries(entries)
        self.show_current(self._current)

    def show_current(self, article_id: str | None) -> None:
        """Marks the article that lies open."""
        self._current = article_id
        row = self.articles.row_of(article_id) if article_id is not None else -1
        index = self._found.mapFromSource(self.articles.index(row)) if row >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)

    def _filtered(self) -> None:
        """The rows that are left are counted, and the open one is marked again once it is among them."""
        self._show_count()
        self.show_current(self._current)

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if entry is not None:
            self.chosen.emit(entry.id)

    def _show_count(self) -> None:
        total, shown = self.articles.rowCount(), self._found.rowCount()
        self.count.setText(self.tr("%n article(s)", "", shown) if total else self.tr("Articles"))
        self.empty.setVisible(shown == 0)
        if total:
            self.empty.setText(self.tr("No title has these words."))
        else:
            self.empty.setText(self.tr("No articles yet: drop files here, or press Ctrl+O."))


class _EntryDelegate(QStyledItemDelegate):
    @qt_override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(120, scaled(_HEIGHT))

    @qt_override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        rect = QRectF(option.rect)
        palette = option.palette
        state = option.state
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        colors = colors_of(palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(QColor(colors.accent), palette, 0.16 if selected else 0.07))
            painter.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 8, 8)
        room = rect.adjusted(_PAD + 4, 9, -_PAD - 4, -9)
        leading = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        trailing = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        whole = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(interface_font(weight=QFont.Weight.DemiBold if selected else QFont.Weight.Medium))
        painter.setPen(QColor(colors.text))
        title = QFontMetrics(painter.font()).elidedText(
            isolated(entry.title), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(QRectF(room.left(), room.top(), room.width(), scaled(22)), leading | whole, title)
        painter.setFont(interface_font(scale=0.82))
        settled = entry.status in (ReviewStatus.FINISHED, ReviewStatus.FLAGGED)
        painter.setPen(QColor(colors.accent if settled else colors.quiet))
        second = QRectF(room.left(), room.top() + scaled(22), room.width(), scaled(18))
        painter.drawText(second, leading | whole, status_name(entry.status))
        painter.setPen(QColor(colors.quiet))
        if entry.total:
            said = QCoreApplication.translate("ArticleList", "{decided} of {total}")
            count = filled(said, decided=str(entry.decided), total=str(entry.total))
            painter.drawText(second, trailing | whole, count)
        bar = QRectF(room.left(), room.bottom() - 3, room.width(), 3)
        share = entry.decided / entry.total if entry.total else float(settled)
        paint_bar(painter, bar, share, palette, from_right=mirrored)
        painter.restore()
