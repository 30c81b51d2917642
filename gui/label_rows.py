"""Labels that the schema lacks, each with what is to become of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.library.label_guess import guess
from gui.review.names import Names
from gui.theme import interface_font, is_dark
from gui.translation import directed, filled, isolated
from gui.widgets.choice_button import ChoiceButton
from gui.widgets.paragraph import Paragraph
from gui.widgets.picker import Choice, Picker
from storage.formats.relabelling import Renames
from storage.model import EntityType, EventType
from storage.preview import LabelKind, Labels, StrangeLabel

KEEP: Final = ":keep"
LEAVE_OUT: Final = ":leave-out"


class LabelRows(QWidget):
    """A row a label; `changed` comes when a person picked something. Names that are alike are picked beforehand."""

    changed = Signal()

    def __init__(self, picker: Picker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker = picker
        self._labels = Labels()
        self._names: Names | None = None
        self._picked: dict[StrangeLabel, str] = {}
        self._shown: list[StrangeLabel] = []
        self.buttons: dict[StrangeLabel, ChoiceButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)

    @property
    def strange(self) -> Sequence[StrangeLabel]:
        """The labels in the rows."""
        return self._shown

    @property
    def renames(self) -> Renames:
        """What was picked."""
        found: dict[LabelKind, dict[str, str | None]] = {kind: {} for kind in LabelKind}
        for label in self._shown:
            value = self._picked[label]
            if value != KEEP:
                found[label.kind][label.key] = None if value == LEAVE_OUT else value
        return Renames(found[LabelKind.MENTION], found[LabelKind.EVENT], found[LabelKind.ROLE])

    def fill(self, labels: Labels, names: Names) -> None:
        """Shows the labels that the schema of `names` lacks; what was picked for one of the same name stays."""
        self._labels, self._names = labels, names
        self._refresh(again=True)

    def _refresh(self, *, again: bool) -> None:
        names = self._names
        if names is None:
            return
        found = self._labels.strange(names.schema, Renames())
        self._pick([label for label in found if label.kind is not LabelKind.ROLE], names)
        self._shown = [label for label in found if label.kind is not LabelKind.ROLE]
        found = self._labels.strange(names.schema, self.renames)
        self._pick(found, names)
        self._shown = found
        if again or list(self.buttons) != found:
            self._show(names)

    def _pick(self, labels: Sequence[StrangeLabel], names: Names) -> None:
        before = {(label.kind, label.key): value for label, value in self._picked.items()}
        for label in labels:
            kept = before.get((label.kind, label.key))
            event = self._ours(label.event)
            if kept is None or (label.kind is LabelKind.ROLE and not self._is_role(names, event, kept)):
                kept = guess(label, names.schema, event) or KEEP
            self._picked[label] = kept

    def _ours(self, event: str) -> str:
        """Our type for the events of that name."""
        return self.renames.events.get(event, event) or ""

    @staticmethod
    def _is_role(names: Names, event: str, value: str) -> bool:
        type_ = names.schema.event_types.get(event)
        return value in (KEEP, LEAVE_OUT) or (type_ is not None and value in type_.roles)

    def _show(self, names: Names) -> None:
        focused = next((label for label, button in self.buttons.items() if button.hasFocus()), None)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for row, label in enumerate(self._shown):
            self._grid.addWidget(self._name(label), row, 0)
            button = self.buttons[label] = ChoiceButton(self._picker, self)
            said = self._said(label)
            title = directed(self.tr("What is {label} here?").replace("{label}", said))
            button.set_choices(title, self._choices(label, names), "")
            button.set_value(self._picked[label])
            button.chosen.connect(lambda value, label=label: self._chosen(label, value))
            self._grid.addWidget(button, row, 1)
            button.show()  # now, for one that is hidden cannot take the keyboard over
        again = next((button for label, button in self.buttons.items() if label == focused), None)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, label: StrangeLabel, value: str) -> None:
        self._picked[label] = value
        self._refresh(again=False)
        self.changed.emit()

    def _said(self, label: StrangeLabel) -> str:
        if label.kind is LabelKind.ROLE:
            return filled(self.tr("{role} in {event}"), role=label.label, event=label.event)
        return isolated(label.label)

    def _name(self, label: StrangeLabel) -> QLabel:
        counts = {
            LabelKind.MENTION: self.tr("%n mention(s)", "", label.count),
            LabelKind.EVENT: self.tr("%n event(s)", "", label.count),
            LabelKind.ROLE: self.tr("%n argument(s)", "", label.count),
        }
        text = self.tr("{label} · {count}").replace("{label}", self._said(label)).replace("{count}", counts[label.kind])
        shown = Paragraph(self)
        shown.setText(directed(text))
        shown.setFont(interface_font(weight=QFont.Weight.Medium))
        return shown

    def _choices(self, label: StrangeLabel, names: Names) -> list[Choice]:
        schema = names.schema
        common = [Choice(KEEP, self.tr("Keep it as it is")), Choice(LEAVE_OUT, self.tr("Leave it out"))]
        match label.kind:
            case LabelKind.MENTION:
                return [*common, *(self._type(type_, names) for type_ in schema.entity_types.values())]
            case LabelKind.EVENT:
                return [*common, *(self._type(type_, names) for type_ in schema.event_types.values())]
            case LabelKind.ROLE:
                event = schema.event_types.get(self._ours(label.event))
                roles = () if event is None else event.roles.values()
                other = "en" if names.language == "ar" else "ar"
                return [
                    *common,
                    *(
                        Choice(one.id, one.name.in_language(names.language), one.name.in_language(other), str(number))
                        for number, one in enumerate(roles, start=1)
                    ),
                ]

    def _type(self, type_: EntityType | EventType, names: Names) -> Choice:
        """Found by its name in either language."""
        color = QColor(type_.color.dark if is_dark(self.palette()) else type_.color.light)
        other = "en" if names.language == "ar" else "ar"
        also = f"{type_.id} {type_.short.ar} {type_.short.en}"
        name = type_.name.in_language(names.language)
        return Choice(type_.id, name, type_.name.in_language(other), type_.key, color, also)
