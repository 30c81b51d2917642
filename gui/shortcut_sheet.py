"""The sheet of F1: every key, made from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.overrides import qt_override
from gui.shortcuts import COMMANDS, Command, Group, spelled
from gui.theme import interface_font
from gui.translation import QT_TRANSLATE_NOOP
from gui.widgets.painting import cap_width, paint_cap
from gui.widgets.paragraph import Paragraph
from gui.widgets.sheet import Sheet

_COLUMNS: tuple[tuple[Group, ...], ...] = (
    (Group.MOVE, Group.DECIDE, Group.ARTICLE),
    (Group.CHANGE, Group.MARK),
    (Group.VIEW, Group.FILE, Group.LEARN, Group.HELP),
)
_FEWER: tuple[tuple[Group, ...], ...] = (
    (Group.MOVE, Group.DECIDE, Group.ARTICLE, Group.VIEW),
    (Group.CHANGE, Group.MARK, Group.FILE, Group.LEARN, Group.HELP),
)
"""In a narrow window, where three columns would break most lines."""
_WIDE = 1100
_EXTRA = (
    (Group.MARK, "Shift+Left", QT_TRANSLATE_NOOP("Commands", "Select text by letters, with Ctrl by words")),
    (Group.MARK, "Shift+Down", QT_TRANSLATE_NOOP("Commands", "Select text by lines")),
)
_CAP = 20


class ShortcutSheet(Sheet):
    """Every key, in columns."""

    closing_keys = ("Esc", "F1")

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Sequence[Sequence[Group]] = ()
        self._note = Paragraph(self)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self.body.addWidget(self._note)
        self.body.addWidget(self._area, 1)

    def open(self) -> None:
        """Covers the window; the sheet is made anew, in the language of the moment."""
        self._note.setText(
            self.tr("Keys count by their place on the keyboard, so that they work under an Arabic layout as well.")
        )
        self.cover(self.tr("All keys"))
        self._fill()

    @qt_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        if self.isVisible() and self._shown != self._columns:
            self._fill()

    @property
    def _columns(self) -> Sequence[Sequence[Group]]:
        return _COLUMNS if self.width() >= _WIDE else _FEWER

    def _fill(self) -> None:
        self._shown = self._columns
        self._area.setWidget(self._content())

    def _content(self) -> QWidget:
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setSpacing(36)
        columns.setContentsMargins(0, 8, 0, 8)
        for groups in self._shown:
            column = QVBoxLayout()
            column.setSpacing(6)
            for group in groups:
                column.addWidget(_caption(group.text))
                column.addLayout(_rows(group))
                column.addSpacing(14)
            column.addStretch(1)
            columns.addLayout(column, 1)
        return content


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(interface_font(weight=QFont.Weight.DemiBold))
    return label


def _rows(group: Group) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    rows: list[tuple[tuple[str, ...], str]] = [(command.strokes, command.text) for command in _with_keys(group)]
    rows += [
        ((stroke,), QCoreApplication.translate("Commands", text)) for other, stroke, text in _EXTRA if other is group
    ]
    for row, (strokes, text) in enumerate(rows):
        grid.addWidget(_Caps([spelled(stroke) for stroke in strokes[:2]]), row, 0)
        label = Paragraph()
        label.setText(text)
        grid.addWidget(label, row, 1)
    return grid


def _with_keys(group: Group) -> list[Command]:
    return [command for command in COMMANDS if command.group is group and command.strokes]


class _Caps(QWidget):
    def __init__(self, keys: list[str]) -> None:
        super().__init__()
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(keys))

    @qt_override
    def sizeHint(self) -> QSize:
        width = sum(cap_width(key) + 5 for key in self._keys)
        return QSize(max(150, round(width)), _CAP + 4)

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = float(self.width()) if mirrored else 0.0
        with QPainter(self) as painter:
            for key in self._keys:
                width = round(cap_width(key))
                x = x - width if mirrored else x
                paint_cap(painter, QRectF(x, 2, width, _CAP), key, self.palette())
                x = x - 5 if mirrored else x + width + 5
