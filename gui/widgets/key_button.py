"""A button that shows its key beside its text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.overrides import qt_override
from gui.theme import colors_of
from gui.widgets.painting import cap_width, paint_cap, tint

_CAP_HEIGHT = 19.0
_GAP = 7.0
_MARGIN = 8.0


class KeyButton(QPushButton):
    """A flat button of one line: a keycap, then what the key does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = ""
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_keys(self, keys: str) -> None:
        """The key shown."""
        self._keys = keys
        self.updateGeometry()
        self.update()

    @qt_override
    def sizeHint(self) -> QSize:
        """Room for both."""
        text = self.fontMetrics().horizontalAdvance(self.text())
        width = 2 * _MARGIN + text + (cap_width(self._keys) + _GAP if self._keys else 0)
        return QSize(round(width) + 1, 30)

    @qt_override
    def minimumSizeHint(self) -> QSize:
        """The same: it is not shortened."""
        return self.sizeHint()

    @qt_override
    def enterEvent(self, event: QEnterEvent) -> None:
        """Lights up under the pointer."""
        super().enterEvent(event)
        self.update()

    @qt_override
    def leaveEvent(self, event: QEvent) -> None:
        """Goes dim again."""
        super().leaveEvent(event)
        self.update()

    @qt_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Cap and text, in reading order."""
        colors = colors_of(self.palette())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.isEnabled() and (self.underMouse() or self.isDown() or self.hasFocus()):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tint(QColor(colors.accent), self.palette(), 0.22 if self.isDown() else 0.12))
                painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            width = cap_width(self._keys) if self._keys else 0
            room = QRectF(self.rect()).adjusted(_MARGIN, 0, -_MARGIN, 0)
            if width:
                x = room.right() - width if mirrored else room.left()
                cap = QRectF(round(x), round((self.height() - _CAP_HEIGHT) / 2), round(width), _CAP_HEIGHT)
                paint_cap(painter, cap, self._keys, self.palette(), enabled=self.isEnabled())
                room = room.adjusted(0, 0, -width - _GAP, 0) if mirrored else room.adjusted(width + _GAP, 0, 0, 0)
            painter.setFont(self.font())
            painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, self.text())
