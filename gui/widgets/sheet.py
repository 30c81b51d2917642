"""A sheet that covers the window: a title, a way to close it, and below whatever it is about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.keys import physical_key
from gui.overrides import qt_override
from gui.theme import interface_font


class Sheet(QFrame):
    """As large as its parent until Esc, one of `closing_keys` or a click on its button; subclasses fill `body`."""

    closing_keys: tuple[str, ...] = ("Esc",)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._title = QLabel(self)
        self._title.setFont(interface_font(scale=1.4, weight=QFont.Weight.DemiBold))
        self._close = QPushButton(self)
        self._close.clicked.connect(self.dismiss)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(32, 24, 32, 16)
        self.body.setSpacing(10)
        self.body.addLayout(head)
        parent.installEventFilter(self)
        self.hide()

    def cover(self, title: str, focus: QWidget | None = None) -> None:
        """Covers the parent under this title, and gives the keyboard to `focus` or else to the button."""
        self._title.setText(title)
        self._close.setText(self.tr("Close"))
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        (focus or self._close).setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Goes away."""
        self.hide()

    @qt_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The closing keys."""
        if physical_key(event) in self.closing_keys:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    @qt_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays as large as the parent."""
        if event.type() is QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)
