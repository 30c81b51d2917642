"""Articles in from files and gold out to a file, asked for by dialogs, dropped or named on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog

from gui.background import Worker
from gui.library.store import Exported, Imported, Store
from gui.main_window import MainWindow
from gui.problems import not_read, sentence
from gui.translation import QT_TRANSLATE_NOOP, filled
from gui.widgets.message_bar import Answer, Tone
from storage.formats.registry import READABLE, WRITABLE, Format
from storage.model import TawsimError

_NAMED = 4

FORMAT_TITLES: Final = (
    QT_TRANSLATE_NOOP("Formats", "Tawsim JSONL"),
    QT_TRANSLATE_NOOP("Formats", "CoNLL-2003 columns"),
    QT_TRANSLATE_NOOP("Formats", "Table of events"),
    QT_TRANSLATE_NOOP("Formats", "Excel workbook of events"),
    QT_TRANSLATE_NOOP("Formats", "GeoJSON of linked events"),
    QT_TRANSLATE_NOOP("Formats", "Label Studio"),
    QT_TRANSLATE_NOOP("Formats", "doccano JSONL"),
    QT_TRANSLATE_NOOP("Formats", "OneIE JSON"),
    QT_TRANSLATE_NOOP("Formats", "DyGIE++ JSON"),
    QT_TRANSLATE_NOOP("Formats", "ACE 2005 (APF and SGM)"),
    QT_TRANSLATE_NOOP("Formats", "UIMA CAS XMI (INCEpTION)"),
    QT_TRANSLATE_NOOP("Formats", "WebAnno TSV 3.3"),
    QT_TRANSLATE_NOOP("Formats", "Hugging Face dataset (Parquet)"),
    QT_TRANSLATE_NOOP("Formats", "brat standoff"),
    QT_TRANSLATE_NOOP("Formats", "spaCy DocBin"),
    QT_TRANSLATE_NOOP("Formats", "Prodigy JSONL"),
)
"""The titles of all formats, for translation; storage knows no Qt."""


def _meant(path: Path, chosen: str) -> tuple[Path, str]:
    """The path and format of what was typed and chosen: a suffix that is another format's decides, else it is added."""
    suffix = path.suffix.lower()
    fitting = [name for name, format_ in WRITABLE.items() if format_.suffix and format_.suffix == suffix]
    if fitting:
        return path, chosen if chosen in fitting else fitting[-1]
    return path.with_name(path.name + WRITABLE[chosen].suffix), chosen


class Transfer(QObject):
    """`imported` gives an Imported after files went in."""

    imported = Signal(object)

    def __init__(self, store: Store, worker: Worker, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._worker = worker
        self._window = window

    def ask_for_files(self) -> None:
        """Asks which files to import."""
        suffixes = " ".join(sorted({f"*{one.suffix}" for one in READABLE.values() if one.suffix}))
        paths, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import articles"),
            "",
            filled(self.tr("Articles ({suffixes});;All files (*)"), suffixes=suffixes),
        )
        if paths:
            self.import_files(paths)

    def import_files(self, paths: Sequence[str]) -> None:
        """Reads files and puts their articles at the end of the queue."""
        self._window.messages.say(self.tr("Importing %n file(s)…", "", len(paths)))
        files = [Path(path) for path in paths]
        self._worker.submit(lambda: self._store.import_files(files), self._done, self._window.say_error)

    def ask_where_to_export(self) -> None:
        """Asks for the file or folder that gold goes to, and by its kind for the format."""
        kinds = {self._kind(format_): name for name, format_ in WRITABLE.items()}
        path, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Export gold"), "gold.jsonl", ";;".join(kinds), self._kind(WRITABLE["jsonl"])
        )
        if path:
            self.export(*_meant(Path(path), kinds.get(kind, "jsonl")))

    def _kind(self, format_: Format) -> str:
        """A format as the dialog offers it."""
        title = QCoreApplication.translate("Formats", format_.title)
        if format_.is_folder:
            return filled(self.tr("{title}, a folder (*)"), title=title)
        return f"{title} (*{format_.suffix})"

    def export(self, path: Path, format_: str = "jsonl", *, unfinished: bool = False) -> None:
        """Writes the gold of the finished articles, and with `unfinished` of every one begun."""
        self._worker.submit(
            lambda: self._store.export(path, format_, unfinished=unfinished),
            lambda exported: self._exported(path, format_, exported),
            self._window.say_error,
        )

    def _done(self, imported: Imported) -> None:
        parts = []
        if imported.new:
            parts.append(self.tr("%n article(s) were added.", "", len(imported.new)))
        if imported.known:
            parts.append(self.tr("%n article(s) were there already.", "", len(imported.known)))
        if imported.problems:
            parts.append(self.tr("%n could not be read:", "", len(imported.problems)))
        lines = [" ".join(parts), *(f"• {not_read(problem)}" for problem in imported.problems[:_NAMED])]
        if len(imported.problems) > _NAMED:
            lines.append(self.tr("… and %n more.", "", len(imported.problems) - _NAMED))
        lines += [f"• {sentence(remark)}" for remark in imported.remarks[:_NAMED]]
        tone = Tone.WARNING if imported.problems or imported.remarks else Tone.NEWS
        self._window.messages.say("\n".join(lines), tone)
        self.imported.emit(imported)

    def _exported(self, path: Path, format_: str, exported: Exported) -> None:
        if exported.articles:
            text = filled(self.tr("The gold of %n article(s) is in {path}.", "", exported.articles), path=str(path))
        else:
            text = self.tr("No article is finished, so that nothing was written.")
        answers: list[Answer] = []
        if exported.left_out:
            label = self.tr("Export %n unfinished too", "", exported.left_out)
            answers = [(label, lambda: self.export(path, format_, unfinished=True))]
        losses = (sentence(TawsimError(template, **values)) for template, values in exported.losses)
        lines = [text, *(f"• {loss}" for loss in losses)]
        plain = exported.articles and not exported.losses
        self._window.messages.say("\n".join(lines), Tone.NEWS if plain else Tone.WARNING, answers)
