"""The sheet of equal places in all articles: each with its context, its roles and a tick, counted by article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QWidget

from gui.keys import physical_key
from gui.library.elsewhere import Elsewhere
from gui.overrides import qt_override
from gui.review.names import Names
from gui.shortcuts import BY_ID
from gui.translation import figures, filled, isolated
from gui.widgets.paragraph import Paragraph
from gui.widgets.sheet import Sheet
from gui.widgets.tick_delegate import ROW, TickDelegate, TickRow
from storage.model import Span

if TYPE_CHECKING:
    from extract.equal_places import Correction

_CONTEXT: Final = 48


@dataclass(frozen=True, slots=True)
class _Row:
    article: int
    span: Span | None


class Places(QAbstractListModel):
    """Rows of articles and, under each, of its places; a tick on an article counts for all of its places."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: Sequence[Elsewhere] = ()
        self._rows: list[_Row] = []
        self._ticked: set[tuple[int, Span]] = set()
        self._role_name: Callable[[str], str] = str

    def fill(self, found: Sequence[Elsewhere], role_name: Callable[[str], str]) -> None:
        """Shows these, all ticked; roles go by that name."""
        self.beginResetModel()
        self._found = found
        self._role_name = role_name
        self._rows = [_Row(number, span) for number, article in enumerate(found) for span in (None, *article.spans)]
        self._ticked = {(row.article, row.span) for row in self._rows if row.span is not None}
        self.endResetModel()

    @property
    def chosen(self) -> dict[str, frozenset[Span]]:
        """The ticked places by article."""
        return {
            one.document.article.id: spans
            for number, one in enumerate(self._found)
            if (spans := frozenset(span for span in one.spans if (number, span) in self._ticked))
        }

    def turn(self, row: int) -> None:
        """Ticks a row, or takes its tick away."""
        article, span = self._rows[row].article, self._rows[row].span
        places = {(article, one) for one in self._found[article].spans} if span is None else {(article, span)}
        self._ticked = self._ticked - places if places <= self._ticked else self._ticked | places
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def turn_all(self) -> None:
        """Ticks everything, or nothing."""
        everything = {(row.article, row.span) for row in self._rows if row.span is not None}
        self._ticked = set() if everything == self._ticked else everything
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    @qt_override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Articles and places."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @qt_override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is drawn, or read out."""
        if not index.isValid() or role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.CheckStateRole):
            return None
        row = self._row(self._rows[index.row()])
        if role == Qt.ItemDataRole.CheckStateRole:
            return row.ticked
        return row if role == ROW else "\n".join(filter(None, (row.text, row.note if row.place is not None else "")))

    def _row(self, row: _Row) -> TickRow:
        one = self._found[row.article]
        if row.span is None:
            count = sum((row.article, span) in self._ticked for span in one.spans)
            state = Qt.CheckState.Checked if count == len(one.spans) else Qt.CheckState.PartiallyChecked
            title = one.document.article.title or one.document.article.id
            return TickRow(title, state if count else Qt.CheckState.Unchecked, figures(f"{count} / {len(one.spans)}"))
        ticked = Qt.CheckState.Checked if (row.article, row.span) in self._ticked else Qt.CheckState.Unchecked
        text, roles = one.document.text, one.roles.get(row.span, ())
        shown, place = passage(text, row.span)
        moved = ((span, span.start + place.start - row.span.start) for _, span in roles)
        inside = (
            Span(start, start + len(span)) for span, start in moved if start >= 0 and start + len(span) <= len(shown)
        )
        marks = tuple(span for span in inside if "…" not in span.text_in(shown))
        return TickRow(shown, ticked, self._told(text, roles), place, marks)

    def _told(self, text: str, roles: Sequence[tuple[str, Span]]) -> str:
        """Who would play which role, in a line."""
        pairs = (f"{self._role_name(role)}: {isolated(span.text_in(text))}" for role, span in roles)
        return " · ".join(isolated(pair) for pair in pairs)


def passage(text: str, span: Span) -> tuple[str, Span]:
    """Some whole words of the paragraph around a span, with … where it goes on, and where the span stands in them."""
    first = text.rfind("\n", 0, span.start) + 1
    last = stop if (stop := text.find("\n", span.end)) >= 0 else len(text)
    start, end = first, last
    if span.start - first > _CONTEXT:
        start = text.find(" ", span.start - _CONTEXT, span.start) + 1 or span.start
    if last - span.end > _CONTEXT:
        end = stop if (stop := text.rfind(" ", span.end, span.end + _CONTEXT)) >= 0 else span.end
    before, after = "…" if start > first else "", "…" if end < last else ""
    shift = len(before) - start
    return f"{before}{text[start:end]}{after}", Span(span.start + shift, span.end + shift)


class ElsewhereSheet(Sheet):
    """`decided` and `proposed` say what is to be done at the `chosen` places."""

    decided = Signal()
    proposed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._what = Paragraph(self)
        self.places = Places(self)
        self.view = QListView(self)
        self.view.setModel(self.places)
        self._delegate = TickDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.clicked.connect(lambda index: self.places.turn(index.row()))
        self._decide, self._propose = QPushButton(self), QPushButton(self)
        for button in (self._decide, self._propose):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._decide.clicked.connect(lambda: self._finish(self.decided))
        self._propose.clicked.connect(lambda: self._finish(self.proposed))
        foot = QHBoxLayout()
        foot.addWidget(self._decide)
        foot.addWidget(self._propose)
        foot.addStretch(1)
        self.body.addWidget(self._what)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(foot)
        self.view.installEventFilter(self)

    @property
    def chosen(self) -> Mapping[str, frozenset[Span]]:
        """The ticked places by article."""
        return self.places.chosen

    def retranslate(self) -> None:
        """Takes the texts of the present language; the others come when it opens."""
        self.view.setAccessibleName(BY_ID["other_articles"].text)

    def open(self, found: Sequence[Elsewhere], correction: Correction, names: Names) -> None:
        """Covers the window with these places."""
        self.places.fill(found, lambda role: names.role(correction.becomes or "", role))
        self._delegate.roomy = any(one.roles[span] for one in found for span in one.spans)
        self._what.setText(self._said(correction, names))
        self._decide.setText(_with_key(self.tr("Do it there"), "Enter"))
        self._propose.setText(_with_key(self.tr("Only propose it, to be confirmed"), "C"))
        count = sum(len(one.spans) for one in found)
        self.cover(self.tr("%n equal place(s) in all articles", "", count), self.view)
        self.view.setCurrentIndex(self.places.index(0))

    @qt_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list, Space ticks, A ticks all or nothing, Enter does it, C proposes it; the rest is the list's."""
        if watched is self.view and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match physical_key(event):
                case "Space":
                    self.places.turn(self.view.currentIndex().row())
                case "A":
                    self.places.turn_all()
                case "Enter":
                    self._finish(self.decided)
                case "C":
                    self._finish(self.proposed)
                case _:
                    return False
            return True
        return super().eventFilter(watched, event)

    def _finish(self, signal: SignalInstance) -> None:
        self.dismiss()
        signal.emit()

    def _said(self, correction: Correction, names: Names) -> str:
        text, becomes = isolated(correction.shown), correction.becomes
        if becomes is None:
            said = filled(self.tr("Reject {text} as {was}"), text=text, was=names.label(correction.was or ""))
        elif correction.old:
            said = filled(self.tr("Let {old} be {text}"), old=isolated(correction.shown_old), text=text)
        elif correction.was is None:
            said = filled(self.tr("Mark {text} as {becomes}"), text=text, becomes=names.label(becomes))
        elif correction.was == becomes:
            said = filled(self.tr("Give {text} its roles as {becomes}"), text=text, becomes=names.label(becomes))
        else:
            said = filled(
                self.tr("Change {text} from {was} to {becomes}"),
                text=text,
                was=names.label(correction.was),
                becomes=names.label(becomes),
            )
        lines = [said]
        if correction.fillers:
            roles = " · ".join(
                isolated(f"{names.role(becomes or '', one.role)}: {isolated(one.string)}") for one in correction.fillers
            )
            lines.append(
                filled(self.tr("Its roles come along where they are found in the same sentence: {roles}"), roles=roles)
            )
        lines.append(self.tr("Space ticks a place or a whole article, A everything or nothing."))
        return "\n".join(lines)


def _with_key(text: str, key: str) -> str:
    return f"{text} \u2066({key})\u2069"
