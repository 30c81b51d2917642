"""A line that says what happened, with what can be done about it; it never takes the focus away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from gui.overrides import qt_override
from gui.theme import colors_of, is_dark
from gui.widgets.icons import icon
from gui.widgets.painting import tint

Answer = tuple[str, Callable[[], None]]


class Tone(Enum):
    """How serious a message is."""

    NEWS = auto()
    WARNING = auto()
    PROBLEM = auto()


_UPPER = Qt.AlignmentFlag.AlignTop
_LEADING = Qt.AlignmentFlag.AlignLeading
_EDGES = {Tone.WARNING: ("#9a6200", "#e0a64a"), Tone.PROBLEM: ("#b3261e", "#f2877f")}


def edge_color(tone: Tone, palette: QPalette) -> QColor:
    """The colour that says how serious something is."""
    pair = _EDGES.get(tone)
    return QColor(pair[is_dark(palette)] if pair else colors_of(palette).accent)


class MessageBar(QFrame):
    """Shows one message at a time; a new one takes the place of the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NEWS
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.clear)
        self._answers = QWidget(self)
        self._row = QHBoxLayout(self._answers)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(16, 8, 16, 8)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._text, 0, 0)
        self._layout.addWidget(self._answers, 0, 1, _UPPER)
        self._layout.addWidget(self._close, 0, 2, _UPPER)
        self._layout.setColumnStretch(0, 1)
        self._folded = False
        self.hide()

    @property
    def text(self) -> str:
        """The message shown; empty when there is none."""
        return self._text.text()

    @property
    def buttons(self) -> Sequence[QPushButton]:
        """What can be answered."""
        return self._buttons

    def retranslate(self) -> None:
        """Takes the texts of the present language; news of before goes, a problem stays as it was said."""
        if self._tone is Tone.NEWS:
            self.clear()
        self._close.setToolTip(self.tr("Close the message"))
        self._close.setAccessibleName(self.tr("Close the message"))

    def say(self, text: str, tone: Tone = Tone.NEWS, answers: Sequence[Answer] = ()) -> None:
        """Shows a message with its buttons."""
        self._tone = tone
        self._close.setIcon(icon("reject", self.palette()))
        self._text.setText(text)
        self.setAccessibleName(text)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(label, act) for label, act in answers]
        self._answers.setVisible(bool(self._buttons))
        self._fold()
        self.setVisible(True)
        self.update()

    def clear(self) -> None:
        """Takes the message away."""
        self.hide()
        self._text.clear()
        self.setAccessibleName("")

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """A tinted band with a stroke at its leading edge."""
        edge = edge_color(self._tone, self.palette())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), tint(edge, self.palette(), 0.12))
            x = self.width() - 4 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
            painter.fillRect(QRectF(x, 0, 4, self.height()), edge)

    def _button(self, label: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(label, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def answer() -> None:
            self.clear()
            act()

        button.clicked.connect(answer)
        self._row.addWidget(button)
        return button

    @qt_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """What can be answered stands beside a short text and below a long one."""
        super().resizeEvent(event)
        self._fold()

    @property
    def _room(self) -> int:
        """The width, which is the parent's, as long as the bar has not been shown."""
        over = self.parentWidget()
        return over.width() if over is not None else self.width()

    def _fold(self) -> None:
        beside = sum(button.sizeHint().width() + 8 for button in self._buttons)
        line = self._text.fontMetrics().horizontalAdvance(self._text.text())
        folded = bool(self._buttons) and line + beside + self._close.sizeHint().width() + 48 > self._room
        if folded != self._folded:
            self._folded = folded
            self._layout.removeWidget(self._answers)
            place = (1, 0) if folded else (0, 1)
            self._layout.addWidget(self._answers, *place, _LEADING if folded else _UPPER)
