"""The tour of the first start: five steps on the sample article, each beside the part of the window it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.keys import physical_key
from gui.overrides import qt_override
from gui.theme import colors_of, interface_font
from gui.translation import filled
from gui.widgets.paragraph import Paragraph

_WIDTH: Final = 380
_GAP: Final = 14


class Tour(QFrame):
    """A callout over the window; `ended` comes when it was gone through or left out."""

    ended = Signal()

    def __init__(self, parent: QWidget, targets: Sequence[QWidget]) -> None:
        super().__init__(parent)
        self._over = parent
        self._targets = targets
        self._at = 0
        self._ring = _Ring(parent)
        self.setObjectName("picker")
        self.setAutoFillBackground(True)
        self.title = QLabel(self)
        self.title.setFont(interface_font(scale=1.1, weight=QFont.Weight.DemiBold))
        self.text = Paragraph(self)
        self._count = QLabel(self)
        self.skip = QPushButton(self)
        self.next = QPushButton(self)
        self.skip.clicked.connect(self.end)
        self.next.clicked.connect(self.go_on)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.skip)
        foot.addWidget(self.next)
        layout = self._body = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addLayout(foot)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        for target in targets:
            target.installEventFilter(self)
        self.hide()

    def start(self) -> None:
        """Begins with the first step."""
        self._at = 0
        self._show_step()

    def go_on(self) -> None:
        """To the next step, or to the end after the last."""
        self._at += 1
        if self._at == len(self._targets):
            self.end()
        else:
            self._show_step()

    def end(self) -> None:
        """Goes away."""
        self.hide()
        self._ring.hide()
        self.ended.emit()

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        if self.isVisible():
            self._show_step()

    @qt_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc leaves the rest out."""
        match physical_key(event):
            case "Esc":
                self.end()
            case "Enter" | "Space" | "Right" | "Left":
                self.go_on()
            case _:
                super().keyPressEvent(event)

    def _steps(self) -> list[tuple[str, str]]:
        return [
            (
                self.tr("Candidates wait in the text"),
                self.tr(
                    "What the engine proposes is dashed and has a question mark; what you decide becomes solid. "
                    "Boxes are events, underlined stretches are persons, places, times …"
                ),
            ),
            (
                self.tr("One key a decision"),
                self.tr(
                    "A accepts and goes on to the next, X rejects, T changes the type, the brackets move the edges, "
                    "Ctrl+Z takes anything back. Keys count by their place, under an Arabic layout too."
                ),
            ),
            (
                self.tr("What is selected stands here"),
                self.tr(
                    "Why it is proposed, what its type means and what does not belong to it, its edges, roles "
                    "and a note."
                ),
            ),
            (
                self.tr("Events, entities, guidelines"),
                self.tr(
                    "Each event is a card with its roles: the dot key goes through them and C changes the mention. "
                    "The slash key searches in the guidelines."
                ),
            ),
            (
                self.tr("Article by article"),
                self.tr(
                    "Ctrl+Enter finishes an article and opens the next. Ctrl+K finds any action and anything in the "
                    "articles, F1 shows every key. Everything is saved as you go."
                ),
            ),
        ]

    def _show_step(self) -> None:
        title, text = self._steps()[self._at]
        last = self._at == len(self._targets) - 1
        self.title.setText(title)
        self.text.setText(text)
        self._count.setText(filled(self.tr("{step} of {steps}"), step=str(self._at + 1), steps=str(len(self._targets))))
        self.skip.setText(self.tr("Skip"))
        self.skip.setVisible(not last)
        self.next.setText(self.tr("Begin") if last else self.tr("Next"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        width = min(_WIDTH, self._over.width() - 2 * _GAP)
        self.resize(width, self._body.totalHeightForWidth(width))
        self.show()
        self._place(self._targets[self._at])
        self.raise_()
        self.next.setFocus(Qt.FocusReason.PopupFocusReason)

    @qt_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line stays around what the step is about."""
        moved = event.type() in (QEvent.Type.Resize, QEvent.Type.Move)
        if moved and self.isVisible() and watched is self._targets[self._at]:
            self._place(self._targets[self._at])
        return super().eventFilter(watched, event)

    def _place(self, target: QWidget) -> None:
        spot = QRect(target.mapTo(self._over, QPoint(0, 0)), target.size())
        self._ring.setGeometry(spot.adjusted(-2, -2, 2, 2).intersected(self._over.rect()))
        self._ring.show()
        self._ring.raise_()
        room = self._over.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        beside = spot.right() + _GAP if spot.center().x() < room.center().x() else spot.left() - self.width() - _GAP
        if spot.width() > room.width() // 2:
            beside = spot.center().x() - self.width() // 2
        x = min(max(beside, room.left()), room.right() - self.width())
        y = min(max(spot.center().y() - self.height() // 2, room.top()), room.bottom() - self.height())
        if spot.height() < self.height():
            y = max(spot.top() - self.height() - _GAP, room.top())
        self.move(x, y)


class _Ring(QWidget):
    """A line around what a step is about, through which the mouse goes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colors_of(self.palette()).accent), 3))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
