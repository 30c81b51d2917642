"""Articles in from files that were chosen, dropped or named on the command line: looked at first, then imported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from gui.background import Worker
from gui.library.progress import Progress
from gui.library.store import Imported, Store
from gui.main_window import MainWindow
from gui.preferences import Preferences
from gui.problems import not_read, sentence
from gui.translation import directed, filled
from gui.widgets.message_bar import Tone
from storage.errors import CancelledError
from storage.formats import format_of
from storage.formats.registry import READABLE, Format
from storage.model import TawsimError

if TYPE_CHECKING:
    from storage.preview import Preview

_NAMED: Final = 4


def is_plain_text(paths: Sequence[Path]) -> bool:
    """Whether it is one file of text, in which there is nothing to look at before it is opened."""
    found = format_of(paths[0]) if len(paths) == 1 and paths[0].is_file() else None
    return found is not None and found.name == "text"


class Importing(QObject):
    """`imported` gives an Imported after files went in."""

    imported = Signal(object)

    def __init__(
        self,
        store: Store,
        database: Worker,
        beside: Worker,
        window: MainWindow,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._database = database
        self._reader = beside
        self._window = window
        self._preferences = preferences
        self._paths: Sequence[Path] = ()
        self._format: Format | None = None
        self._progress: Progress | None = None
        self._importing = False
        self._connected = False

    def ask_for_files(self) -> None:
        """Asks which files to import."""
        suffixes = " ".join(sorted({"*.zip", *(f"*{one.suffix}" for one in READABLE.values() if one.suffix)}))
        paths, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import articles"),
            self._preferences.folder("import"),
            filled(self.tr("Articles ({suffixes});;All files (*)"), suffixes=suffixes),
        )
        if paths:
            self._preferences.set_folder("import", str(Path(paths[0]).parent))
            self.propose(paths)

    def propose(self, paths: Sequence[str]) -> None:
        """Shows what the files hold before they are imported; one plain text goes in at once."""
        if self._importing:
            return
        files = [Path(path) for path in paths]

        def told(plain: bool) -> None:  # noqa: FBT001 - the worker's result
            if plain:
                self.import_files(paths)
            else:
                self._open(files)

        self._reader.submit(lambda: is_plain_text(files), told, self._window.say_error)

    def import_files(self, paths: Sequence[str]) -> None:
        """Reads files and puts their articles at the end of the queue, unseen."""
        self._window.messages.say(self.tr("Importing %n file(s)…", "", len(paths)))
        files = [Path(path) for path in paths]
        self._database.submit(lambda: self._store.import_files(files), self._done, self._window.say_error)

    def stop(self) -> None:
        """Calls off what is going on."""
        if self._progress is not None:
            self._progress.call_off()

    def _open(self, files: Sequence[Path]) -> None:
        sheet = self._window.importing
        if not self._connected:
            self._connected = True
            sheet.format_chosen.connect(self._read_as)
            sheet.wanted.connect(self._import)
            sheet.left.connect(self._leave)
        self._paths = files
        wishes = self._preferences
        sheet.open(files, self._window.desk.names, (wishes.text_family, wishes.text_size))
        self._read_as("")

    def _read_as(self, name: str) -> None:
        """Looks at the files, as what they tell or as that format."""
        progress = self._begin()
        sheet, paths, format_ = self._window.importing, self._paths, READABLE.get(name)
        self._format = format_
        progress.moved.connect(lambda read, _written: sheet.show_reading(read))
        sheet.show_reading(0)

        def shown(found: Preview) -> None:
            if self._progress is progress:
                self._progress = None
                sheet.show_preview(found, name)

        self._reader.submit(
            lambda: self._store.preview(paths, format_, progress.read),
            shown,
            lambda error: self._failed(progress, error),
        )

    def _import(self) -> None:
        progress = self._begin()
        sheet, paths, format_, names = self._window.importing, self._paths, self._format, self._window.importing.renames
        self._importing = True
        progress.moved.connect(sheet.show_importing)
        sheet.show_importing(0, 0)

        def done(imported: Imported) -> None:
            self._finish()
            self._done(imported)

        self._database.submit(
            lambda: self._store.import_files(paths, format_, names, progress),
            done,
            lambda error: self._failed(progress, error),
        )

    def _begin(self) -> Progress:
        """The progress of what begins now; what went on before ends."""
        if self._progress is not None:
            self._progress.call_off()
        self._progress = Progress(self)
        return self._progress

    def _leave(self) -> None:
        if self._progress is not None:
            self._progress.call_off()
        if not self._importing:
            self._finish()

    def _finish(self) -> None:
        self._progress, self._importing = None, False
        self._window.importing.end()
        self._window.view.setFocus()

    def _failed(self, progress: Progress, error: TawsimError) -> None:
        """Where another look has begun since, or the sheet was left, nobody wants to know."""
        if self._progress is not progress:
            return
        self._finish()
        tone = Tone.NEWS if isinstance(error, CancelledError) else Tone.PROBLEM
        self._window.messages.say(sentence(error), tone)

    def _done(self, imported: Imported) -> None:
        parts = []
        if imported.new:
            parts.append(self.tr("%n article(s) were added.", "", len(imported.new)))
        if imported.known:
            parts.append(self.tr("%n article(s) were there already.", "", len(imported.known)))
        if imported.problems:
            parts.append(self.tr("%n could not be read:", "", len(imported.problems)))
        lines = [" ".join(parts), *(directed(f"• {not_read(problem)}") for problem in imported.problems[:_NAMED])]
        if len(imported.problems) > _NAMED:
            lines.append(self.tr("… and %n more.", "", len(imported.problems) - _NAMED))
        lines += [directed(f"• {sentence(remark)}") for remark in imported.remarks[:_NAMED]]
        tone = Tone.WARNING if imported.problems or imported.remarks else Tone.NEWS
        self._window.messages.say("\n".join(lines), tone)
        self.imported.emit(imported)
