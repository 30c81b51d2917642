"""The roles of the selected event, or the events in which the selected mention plays one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from gui.overrides import qt_override
from gui.review.colors import chrome_of, readable
from gui.review.coreference import called
from gui.review.desk import Desk, Item
from gui.review.marking import change_argument, give_role
from gui.review.names import excerpt
from gui.review.slots import mention_in, slots_of
from gui.shortcuts import BY_ID
from gui.theme import colors_of, interface_font
from gui.widgets.elided import ElidedLabel
from gui.widgets.icons import icon
from gui.widgets.painting import tint
from storage.model import Document, Event, EventCandidate, Mention, MentionCandidate, decisions


@dataclass(frozen=True, slots=True)
class _Row:
    """`other` is what the row leads to; `event` is None for what is only proposed."""

    role: str
    role_name: str
    other: str
    text: str
    event: str | None
    mention: str
    number: int | None = None
    missing: bool = False
    meant: bool = False


class _RowFrame(QWidget):
    """A row; the one that is meant has a ground of its own."""

    clicked = Signal()

    def __init__(self, parent: QWidget, *, meant: bool) -> None:
        super().__init__(parent)
        self._meant = meant

    @qt_override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()
        event.accept()

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if not self._meant:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(QColor(colors_of(self.palette()).accent), self.palette(), 0.22))
            painter.drawRoundedRect(self.rect(), 5, 5)


class ArgumentRows(QWidget):
    """Rows of role and text, with buttons to change a role or take it away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: tuple[_Row, ...] | None = None
        self._widgets: list[QWidget] = []
        self._add = QPushButton(self)
        self._add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add.clicked.connect(lambda: give_role(desk))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._add)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows or ())

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self._add.setText(self.tr("Give a role…"))
        self._add.setToolTip(BY_ID["give_role"].tip)
        self._rows = None
        self.refresh()

    def refresh(self) -> None:
        """Shows the selected item's roles; builds widgets only where they have changed."""
        document, item = self._desk.document, self._desk.item
        rows = tuple(self._found(document, item)) if document is not None and item is not None else ()
        if rows == self._rows:
            return
        self._rows = rows
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = [self._widget(row) for row in rows]
        for index, widget in enumerate(self._widgets):
            self._layout.insertWidget(index, widget)

    def _found(self, document: Document, item: Item) -> list[_Row]:
        if isinstance(item, Event | EventCandidate):
            return self._roles_of(document, item)
        gold: list[Event | EventCandidate] = list(document.events_with(item.id))
        if isinstance(item, MentionCandidate):
            gold += (event for event in self._desk.proposals_with(item.id) if document.is_pending(event))
        return [
            self._row(document, event, argument.role, argument.mention, event)
            for event in gold
            for argument in event.arguments
            if argument.mention == item.id
        ]

    def _roles_of(self, document: Document, event: Event | EventCandidate) -> list[_Row]:
        rows = []
        for number, slot in enumerate(slots_of(document, self._desk.schema, event)):
            mention = mention_in(document, slot.mention)
            if mention is not None:
                row = self._row(document, event, slot.role, mention.id, mention)
            else:
                row = _Row(slot.role, self._desk.names.role(event.label, slot.role), "", "", None, "")
            meant = number == self._desk.roles.number
            rows.append(replace(row, number=number, missing=slot.missing, meant=meant))
        return rows

    def _row(self, document: Document, event: Event | EventCandidate, role: str, mention_id: str, other: Item) -> _Row:
        candidate = document.candidates.by_id.get(other.id)
        gold = document.gold_for(candidate) if candidate is not None else None
        return _Row(
            role,
            self._desk.names.role(event.label, role),
            gold.id if gold is not None else other.id,
            _text(document, other),
            event.id if isinstance(event, Event) else None,
            mention_id,
        )

    def _widget(self, row: _Row) -> QWidget:
        widget = _RowFrame(self, meant=row.meant)
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(6)
        role = QLabel(row.role_name, widget)
        role.setFont(interface_font(scale=0.86))
        palette = QPalette(self.palette())
        colors = colors_of(palette)
        doubt = readable(chrome_of(palette).doubt, QColor(colors.base))
        palette.setColor(QPalette.ColorRole.WindowText, doubt if row.missing else QColor(colors.quiet))
        role.setPalette(palette)
        text = ElidedLabel(widget)
        text.setText(row.text or (self.tr("missing") if row.missing else "–"))
        if not row.text:
            text.setPalette(palette)
        layout.addWidget(role)
        layout.addWidget(text, 1)
        number = row.number
        if number is not None:
            widget.clicked.connect(lambda: self._desk.roles.go(number))
            widget.setCursor(Qt.CursorShape.PointingHandCursor)
        if not row.other:
            return widget
        event_id = row.event
        if event_id is not None:
            layout.addWidget(self._change_button(widget, row, event_id))
            layout.addWidget(self._remove_button(widget, row, event_id))
        go = QToolButton(widget)
        go.setIcon(icon("next", self.palette(), mirrored=self.layoutDirection() is Qt.LayoutDirection.RightToLeft))
        go.setAutoRaise(True)
        go.setToolTip(self.tr("Go there"))
        go.setAccessibleName(self.tr("Go there"))
        go.clicked.connect(lambda: self._desk.select(row.other))
        layout.addWidget(go)
        return widget

    def _change_button(self, parent: QWidget, row: _Row, event_id: str) -> QToolButton:
        button = QToolButton(parent)
        button.setIcon(icon("relabel", self.palette()))
        button.setAutoRaise(True)
        button.setToolTip(self.tr("Change the role"))
        button.setAccessibleName(self.tr("Change the role"))
        button.clicked.connect(lambda: change_argument(self._desk, event_id, row.role, row.mention))
        return button

    def _remove_button(self, parent: QWidget, row: _Row, event_id: str) -> QToolButton:
        button = QToolButton(parent)
        button.setIcon(icon("reject", self.palette()))
        button.setAutoRaise(True)
        button.setToolTip(self.tr("Take the role away"))
        button.setAccessibleName(self.tr("Take the role away"))
        desk = self._desk

        def remove() -> None:
            desk.do(lambda document: decisions.remove_argument(document, event_id, row.role, row.mention))

        button.clicked.connect(remove)
        return button


def _text(document: Document, other: Item) -> str:
    if isinstance(other, Mention | MentionCandidate):
        return called(document, other, 60)
    return excerpt(other.span.text_in(document.text), 60)
