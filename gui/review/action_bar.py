"""The keys that matter now, as buttons under the text."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.overrides import qt_override
from gui.review.desk import Desk
from gui.review.fitting_commands import EVERY_FITTING, fitting_commands
from gui.shortcuts import BY_ID
from gui.widgets.key_button import KeyButton


class ActionBar(QFrame):
    """Shows what can be done with the selection; `triggered` gives a command's id."""

    triggered = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._buttons: dict[str, KeyButton] = {}
        self._shown: tuple[str, ...] = ()
        self._fitted: tuple[tuple[str, ...], int] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 10, 5)
        layout.setSpacing(4)
        for id_ in EVERY_FITTING:
            layout.addWidget(self._button(id_))
        layout.addStretch(1)
        desk.selected.connect(self.refresh)
        desk.opened.connect(self.refresh)
        desk.view.selection_changed.connect(self.refresh)

    @property
    def buttons(self) -> Mapping[str, KeyButton]:
        """The buttons by command."""
        return self._buttons

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        short = {
            "accept": self.tr("Accept"),
            "reject": self.tr("Reject"),
            "relabel": self.tr("Type"),
            "give_role": self.tr("Role"),
            "change_role": self.tr("Change role"),
            "next_role": self.tr("Next role"),
            "next_filler": self.tr("Next mention"),
            "swap_roles": self.tr("Swap"),
            "start_grow": self.tr("Beginning"),
            "end_grow": self.tr("End"),
            "level": self.tr("Name or noun"),
            "delete": self.tr("Delete"),
            "restore": self.tr("Undecided again"),
            "next_undecided": self.tr("Next undecided"),
            "next": self.tr("Next"),
            "mark_mention": self.tr("Mark a mention"),
            "mark_event": self.tr("Mark an event"),
            "finish": self.tr("Finish"),
            "shortcuts": self.tr("All keys"),
        }
        for id_, button in self._buttons.items():
            command = BY_ID[id_]
            button.setText(short[id_])
            button.set_keys(command.keys)
            button.setToolTip(command.tip)
            button.setAccessibleName(command.text)
        self._fitted = None
        self._fit()

    def refresh(self) -> None:
        """Shows the commands that go with what is selected."""
        self._shown = fitting_commands(self._desk)
        self._fit()

    @qt_override
    def minimumSizeHint(self) -> QSize:
        """As narrow as may be: what does not fit is left out."""
        return QSize(120, 42)

    @qt_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as many as fit."""
        super().resizeEvent(event)
        self._fit()

    def _button(self, id_: str) -> KeyButton:
        button = KeyButton(self)
        button.setVisible(False)
        button.clicked.connect(lambda: self.triggered.emit(id_))
        self._buttons[id_] = button
        return button

    def _fit(self) -> None:
        if self._fitted == (self._shown, self.width()):
            return
        self._fitted = (self._shown, self.width())
        room = self.width() - 20
        for id_, button in self._buttons.items():
            if id_ not in self._shown:
                button.setVisible(False)
        layout = self.layout()
        for id_ in self._shown:
            button = self._buttons[id_]
            room -= button.sizeHint().width() + 4
            button.setVisible(room >= 0)
        if isinstance(layout, QHBoxLayout):
            for index, id_ in enumerate(self._shown):
                layout.removeWidget(self._buttons[id_])
                layout.insertWidget(index, self._buttons[id_])
