"""The roles of the selected event, or the events in which the selected mention plays one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
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


class _RowWidget(QWidget):
    """Shows one row after another, so that going from item to item builds no widgets; the meant one has a ground."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: _Row | None = None
        self._role = QLabel(self)
        self._role.setFont(interface_font(scale=0.86))
        self._text = ElidedLabel(self)
        self._change = self._button(lambda row: change_argument(desk, row.event or "", row.role, row.mention))
        self._remove = self._button(self._take_away)
        self._go = self._button(lambda row: desk.select(row.other))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(6)
        layout.addWidget(self._role)
        layout.addWidget(self._text, 1)
        for button in (self._change, self._remove, self._go):
            layout.addWidget(button)
        self.restyle()

    def restyle(self) -> None:
        """Takes the present language and colours."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for button, name, text in (
            (self._change, "relabel", self.tr("Change the role")),
            (self._remove, "reject", self.tr("Take the role away")),
            (self._go, "next", self.tr("Go there")),
        ):
            button.setIcon(icon(name, self.palette(), mirrored=mirrored and name == "next"))
            button.setToolTip(text)
            button.setAccessibleName(text)

    def show_row(self, row: _Row) -> None:
        """Shows a row."""
        before, self._row = self._row, row
        colors = colors_of(self.palette())
        doubt = readable(chrome_of(self.palette()).doubt, QColor(colors.base))
        hint = doubt if row.missing else QColor(colors.quiet)
        _color(self._role, hint)
        _color(self._text, QColor(colors.text) if row.text else hint)
        self._role.setText(row.role_name)
        self._text.setText(row.text or (self.tr("missing") if row.missing else "–"))
        self.setCursor(Qt.CursorShape.ArrowCursor if row.number is None else Qt.CursorShape.PointingHandCursor)
        for button in (self._change, self._remove):
            button.setVisible(bool(row.other) and row.event is not None)
        self._go.setVisible(bool(row.other))
        if before is None or before.meant != row.meant:
            self.update()

    def _button(self, act: Callable[[_Row], object]) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: act(self._row) if self._row is not None else None)
        return button

    def _take_away(self, row: _Row) -> None:
        self._desk.do(lambda document: decisions.remove_argument(document, row.event or "", row.role, row.mention))

    @qt_override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._row is not None and self._row.number is not None:
            self._desk.roles.go(self._row.number)
        event.accept()

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._row is None or not self._row.meant:
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
        self._widgets: list[_RowWidget] = []
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
        self.restyle()

    def restyle(self) -> None:
        """Takes the colours of another theme."""
        for widget in self._widgets:
            widget.restyle()
        self._rows = None
        self.refresh()

    def refresh(self) -> None:
        """Shows the selected item's roles."""
        document, item = self._desk.document, self._desk.item
        rows = tuple(self._found(document, item)) if document is not None and item is not None else ()
        if rows == self._rows:
            return
        self._rows = rows
        while len(self._widgets) < len(rows):
            widget = _RowWidget(self._desk, self)
            self._layout.insertWidget(len(self._widgets), widget)
            self._widgets.append(widget)
        for number, widget in enumerate(self._widgets):
            if number < len(rows):
                widget.show_row(rows[number])
            widget.setVisible(number < len(rows))

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


def _color(label: QLabel, ink: QColor) -> None:
    palette = QPalette(label.palette())
    if palette.color(QPalette.ColorRole.WindowText) != ink:
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        label.setPalette(palette)


def _text(document: Document, other: Item) -> str:
    if isinstance(other, Mention | MentionCandidate):
        return called(document, other, 60)
    return excerpt(other.span.text_in(document.text), 60)
