"""What can be chosen of an export beside its format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from gui.library.formats import setting_name, value_name
from gui.review.names import status_name
from gui.translation import QT_TRANSLATE_NOOP, figures, filled
from gui.widgets.choice_button import ChoiceButton
from gui.widgets.picker import Choice, Picker
from gui.widgets.segments import Segments
from gui.widgets.tick_box import TickBox
from storage.dataset import Wanted
from storage.errors import ExportError
from storage.formats.registry import WRITABLE, Format, Setting
from storage.model import ReviewStatus
from storage.model.records import Layer
from storage.splitting import shares

_STATUSES: Final = (ReviewStatus.FINISHED, ReviewStatus.IN_PROGRESS, ReviewStatus.FLAGGED, ReviewStatus.NEW)
_SPLIT: Final = "80/10/10"
_EVERYBODY: Final = ""
_LATIN: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩/٫", "0123456789-.")
_SETTINGS: Final[Mapping[str, Setting]] = {one.name: one for format_ in WRITABLE.values() for one in format_.settings}


class ExportForm(QWidget):
    """`changed` comes when a person chose something, `reviews_changed` when it is about which reviews count."""

    changed = Signal()
    reviews_changed = Signal()

    def __init__(self, picker: Picker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._format: Format | None = None
        self._values: dict[str, str] = {}
        self.settings = {name: self._segments(name) for name in _SETTINGS}
        self._layer = Layer.GOLD
        self.layer = Segments(self)
        self.layer.chosen.connect(self._layer_chosen)
        self.ticks = {status: self._tick() for status in _STATUSES}
        self.reviewer = ChoiceButton(picker, self)
        self.reviewer.chosen.connect(self.reviews_changed)
        self.since = QLineEdit(self)
        self.since.textChanged.connect(self.reviews_changed)
        self.split, self.stratify, self.card = self._tick(), self._tick(), self._tick()
        self.parts, self.licence = QLineEdit(self), QLineEdit(self)
        self.parts.setFixedWidth(110)
        for field in (self.parts, self.licence):
            field.textChanged.connect(self.changed)
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 8, 0, 0)
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(10)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._labels: dict[str, QLabel] = {}
        for name, segments in self.settings.items():
            self._add(name, segments)
        self._add("layer", self.layer)
        self._add("statuses", _row(*self.ticks.values()))
        self._add("reviewer", self.reviewer)
        self._add("since", self.since)
        self._add("split", _row(self.split, self.parts, self.stratify))
        self._add("card", _row(self.card, self.licence))

    @property
    def statuses(self) -> frozenset[ReviewStatus]:
        """The ticked states of reviews."""
        return frozenset(status for status, tick in self.ticks.items() if tick.isChecked())

    @property
    def choice(self) -> dict[str, Any]:
        """What is chosen, to be remembered; a moment is not, which would leave out more every day unseen."""
        return {
            "settings": self._values,
            "layer": str(self._layer),
            "statuses": [str(status) for status in sorted(self.statuses)],
            "everybody": self.reviewer.value == _EVERYBODY,
            "split": self.split.isChecked(),
            "parts": self.parts.text(),
            "stratify": self.stratify.isChecked(),
            "card": self.card.isChecked(),
            "licence": self.licence.text(),
        }

    def wanted(self, format_: Format) -> Wanted:
        """What is to be exported; raises TawsimError where something written makes no sense."""
        return Wanted(
            format_,
            {one.name: self._values[one.name] for one in format_.settings},
            self._layer,
            self.statuses,
            self.reviewer.value or None,
            moment(self.since.text()),
            shares(self.parts.text().translate(_LATIN).replace("-", "/")) if self.split.isChecked() else (),
            self.stratify.isChecked(),
            self.card.isChecked(),
            self.licence.text().strip() or "unknown",
        )

    def open(self, choice: Mapping[str, Any], reviewers: Sequence[str]) -> None:
        """Shows what was chosen the last time, in the language of the moment."""
        blockers = [QSignalBlocker(self)]
        self._retranslate(reviewers)
        self._take(choice)
        self.reviewer.set_value(_EVERYBODY if choice.get("everybody") is True else reviewers[0])
        self.since.clear()
        del blockers
        self._enable()

    def show_format(self, format_: Format) -> None:
        """Shows the settings that the format has."""
        self._format = format_
        offered = {one.name for one in format_.settings}
        for name, segments in self.settings.items():
            self._rows.setRowVisible(segments, name in offered)

    def show_counts(self, counts: Mapping[ReviewStatus, int]) -> None:
        """Says behind each state how many there are."""
        for status, tick in self.ticks.items():
            count = figures(str(counts.get(status, 0)))
            tick.setText(filled("{status} ({count})", status=status_name(status), count=count))

    def _take(self, choice: Mapping[str, Any]) -> None:
        settings = choice.get("settings")
        chosen = settings if isinstance(settings, dict) else {}
        for name, setting in _SETTINGS.items():
            self._values[name] = chosen[name] if chosen.get(name) in setting.values else setting.values[0]
            self.settings[name].set_value(self._values[name])
        layer = choice.get("layer")
        self._layer = Layer(layer) if layer in set(Layer) else Layer.GOLD
        self.layer.set_value(self._layer)
        statuses = choice.get("statuses")
        ticked = statuses if isinstance(statuses, list) and statuses else [ReviewStatus.FINISHED]
        for status, tick in self.ticks.items():
            tick.setChecked(status in ticked)
        for name, box in (("split", self.split), ("stratify", self.stratify), ("card", self.card)):
            box.setChecked(choice.get(name) is True)
        self.parts.setText(str(choice.get("parts") or _SPLIT))
        self.licence.setText(str(choice.get("licence") or ""))

    def _retranslate(self, reviewers: Sequence[str]) -> None:
        texts = {
            "layer": self.tr("Layer"),
            "statuses": self.tr("Reviews"),
            "reviewer": self.tr("By"),
            "since": self.tr("Edited since"),
            "split": self.tr("Parts"),
            "card": self.tr("Card"),
        } | {name: setting_name(setting) for name, setting in _SETTINGS.items()}
        for name, text in texts.items():
            self._labels[name].setText(text)
        for name, setting in _SETTINGS.items():
            self.settings[name].set_choices([(value, value_name(value)) for value in setting.values])
        layers = {
            Layer.GOLD: self.tr("Gold"),
            Layer.CANDIDATES: self.tr("Candidates"),
            Layer.BOTH: self.tr("Both"),
        }
        self.layer.set_choices([(str(layer), text) for layer, text in layers.items()])
        everybody = Choice(_EVERYBODY, self.tr("Everybody"))
        people = [everybody, *(Choice(name, name) for name in reviewers)]
        self.reviewer.set_choices(self.tr("Whose reviews?"), people, reviewers[0])
        self.since.setPlaceholderText(self.tr("A day such as 2026-11-01, or nothing"))
        self.split.setText(self.tr("Train, dev and test"))
        self.stratify.setText(self.tr("Labels evenly"))
        self.card.setText(self.tr("Write one"))
        self.licence.setPlaceholderText(self.tr("Licence, such as CC BY 4.0"))
        for field, name in (
            (self.since, texts["since"]),
            (self.parts, self.tr("Shares of the parts")),
            (self.licence, self.tr("Licence")),
        ):
            field.setAccessibleName(name)
        for status, tick in self.ticks.items():
            tick.setText(status_name(status))

    def _enable(self) -> None:
        """What has no effect cannot be chosen."""
        split = self.split.isChecked()
        self.parts.setEnabled(split)
        self.stratify.setEnabled(split)
        self.licence.setEnabled(split or self.card.isChecked())

    def _segments(self, name: str) -> Segments:
        segments = Segments(self)
        segments.chosen.connect(lambda value: self._setting_chosen(name, value))
        return segments

    def _setting_chosen(self, name: str, value: str) -> None:
        self._values[name] = value
        self.settings[name].set_value(value)
        self.changed.emit()

    def _layer_chosen(self, value: str) -> None:
        self._layer = Layer(value)
        self.layer.set_value(value)
        self.changed.emit()

    def _tick(self) -> TickBox:
        box = TickBox(self)
        box.toggled.connect(self._ticked)
        return box

    def _ticked(self) -> None:
        self._enable()
        self.changed.emit()

    def _add(self, name: str, field: QWidget) -> None:
        label = self._labels[name] = QLabel(self)
        label.setBuddy(field)
        self._rows.addRow(label, field)


def moment(written: str) -> datetime | None:
    """A day, or a day and a time of this place, in figures of either script; None for nothing. Raises ExportError."""
    text = written.strip().translate(_LATIN)
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        template = QT_TRANSLATE_NOOP("Errors", "“{text}” is no day; it is written as in 2026-11-01.")
        raise ExportError(template, text=written.strip()) from error


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    for widget in widgets:
        layout.addWidget(widget, int(isinstance(widget, QLineEdit)))
    layout.addStretch(0)
    return row
