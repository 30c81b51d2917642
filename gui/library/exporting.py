"""Datasets out to a file or a folder, as the sheet of the export asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from gui.background import Worker
from gui.library.formats import title_of
from gui.library.progress import Progress
from gui.library.store import Store
from gui.main_window import MainWindow
from gui.preferences import Preferences
from gui.problems import sentence
from gui.review.saving import Saving
from gui.translation import filled
from gui.widgets.message_bar import Tone
from storage.errors import CancelledError
from storage.model import ReviewStatus, TawsimError

if TYPE_CHECKING:
    from storage.dataset import Wanted, Written

_CHOICE = "export"


class Exporting(QObject):
    """Opens the sheet, asks for the place, and writes on a worker beside that of the database."""

    def __init__(
        self,
        store: Store,
        saving: Saving,
        beside: Worker,
        window: MainWindow,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._saving = saving
        self._beside = beside
        self._window = window
        self._preferences = preferences
        self._progress: Progress | None = None
        self._connected = False
        self._counted = 0

    def ask(self) -> None:
        """Opens the sheet with what was chosen the last time."""
        self._beside.submit(self._store.reviewers, self._open, self._window.say_error)

    def export(self, wanted: Wanted, target: Path) -> None:
        """Writes the dataset, once every edit made so far is saved."""
        sheet = self._window.exporting
        progress = self._progress = Progress(self)
        progress.moved.connect(lambda _read, written: sheet.show_exporting(written))
        sheet.show_exporting(0)

        def begin() -> None:
            self._beside.submit(
                lambda: self._store.export(wanted, target, progress),
                lambda written: self._done(target, written),
                self._failed,
            )

        self._saving.when_saved(begin, self._failed)

    def stop(self) -> None:
        """Calls off what is going on."""
        if self._progress is not None:
            self._progress.call_off()

    def _open(self, reviewers: Sequence[str]) -> None:
        sheet = self._window.exporting
        if sheet.isVisible():
            return
        if not self._connected:
            self._connected = True
            sheet.counting.connect(self._count)
            sheet.wanted.connect(self._ask_where)
            sheet.left.connect(self._leave)
        sheet.open(self._preferences.choice(_CHOICE), reviewers)

    def _count(self) -> None:
        wanted = self._window.exporting.asked
        self._counted += 1
        number = self._counted

        def counted(counts: Mapping[ReviewStatus, int]) -> None:
            if number == self._counted:
                self._window.exporting.show_counts(counts)

        self._beside.submit(
            lambda: self._store.count_reviews(wanted.reviewer, wanted.since), counted, self._window.say_error
        )

    def _ask_where(self) -> None:
        sheet = self._window.exporting
        wanted = sheet.asked
        suffix = "" if wanted.is_folder else wanted.format.suffix
        title = title_of(wanted.format)
        kind = filled(self.tr("{title}, a folder (*)"), title=title) if wanted.is_folder else f"{title} (*{suffix})"
        name = f"gold-{wanted.format.name}" if wanted.is_folder else f"gold{suffix}"
        folder = self._preferences.folder(_CHOICE)
        proposed = str(Path(folder) / name) if folder else name
        typed, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export gold"), proposed, kind)
        if not typed:
            return
        target = Path(typed)
        if target.suffix.lower() != suffix:
            target = target.with_name(target.name + suffix)
        if str(target) != typed and target.exists():  # nobody has been asked whether that may go
            text = self.tr("{path} is there already; type its whole name to replace it, or another one.")
            sheet.show_refused(filled(text, path=str(target)))
            return
        self._preferences.set_folder(_CHOICE, str(target.parent))
        self._preferences.set_choice(_CHOICE, sheet.choice)
        self.export(wanted, target)

    def _leave(self) -> None:
        if self._progress is not None:
            self._progress.call_off()
        else:
            self._finish()

    def _finish(self) -> None:
        self._progress = None
        self._window.exporting.end()
        self._window.view.setFocus()

    def _failed(self, error: TawsimError) -> None:
        self._progress = None
        sheet = self._window.exporting
        if isinstance(error, CancelledError) or not sheet.isVisible():
            self._finish()
            tone = Tone.NEWS if isinstance(error, CancelledError) else Tone.PROBLEM
            self._window.messages.say(sentence(error), tone)
        else:
            sheet.show_refused(sentence(error))

    def _done(self, target: Path, written: Written) -> None:
        """Nothing lost is news; what was lost is read on the sheet."""
        self._progress = None
        text = filled(self.tr("The gold of %n article(s) is in {path}.", "", written.count), path=str(target))
        lines = [sentence(error) for error in written.unsound]
        for part, loss in written.losses.items():
            for template, values in loss.sentences():
                said = sentence(TawsimError(template, **values))
                lines.append(filled(self.tr("{part}: {loss}"), part=part, loss=said) if part else said)
        sheet = self._window.exporting
        if lines and sheet.isVisible():
            heading = self.tr("%n thing(s) the format could not carry, or that was left out:", "", len(lines))
            sheet.show_report(f"{text}\n{heading}", lines)
        else:
            self._finish()
        self._window.messages.say(text, Tone.WARNING if lines else Tone.NEWS)
