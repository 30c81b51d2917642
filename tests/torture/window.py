"""The window in a process of its own, to be killed: `python -m tests.torture.window DATABASE SEED`.

Says `ready`, and then a line `article edit` for every edit that the window shows as saved, at the moment it does.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from gui.app import App, Options
from gui.theme import Theme
from storage.model import Edit
from storage.model.schema_files import load_default_schema
from tests.gui.word_engine import propose_words
from tests.torture.keys import press_keys, process


def main(database: Path, seed: int) -> None:
    """Presses keys until it is killed."""
    application = QApplication(["tawsim"])
    settings = QSettings(str(Path(tempfile.mkdtemp()) / "settings.ini"), QSettings.Format.IniFormat)
    options = Options(None, database, "en", Theme("light"), "torture")
    app = App(application, options, load_default_schema(), propose_words, settings)
    committed: list[str] = []
    save = app.store.save

    def saved(article_id: str, edit: Edit, reverses: int | None) -> int:
        logged = save(article_id, edit, reverses)
        committed.append(f"{article_id} {logged}")
        return logged

    app.store.save = saved  # type: ignore[method-assign]

    def tell() -> None:
        if app.window.header.saved.text() == "Saved ✓":
            shown, committed[:] = list(committed), []
            if shown:
                sys.stdout.write("\n".join(shown) + "\n")
                sys.stdout.flush()

    app.window.resize(1000, 700)
    app.window.show()
    loop = QEventLoop()
    app.settled.connect(loop.quit)
    QTimer.singleShot(20_000, loop.quit)
    app.start()
    loop.exec()
    process()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        press_keys(app, random.Random(seed), 100, tell)
        seed += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
