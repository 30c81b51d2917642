"""The window while its worker looks for candidates in the whole queue: `python -m tests.torture.extracting DATABASE`.

Asks for the candidates of every article and says `ready` once it has the first; it is to be killed meanwhile.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from gui.app import App, Options
from gui.library.opening import Proposal
from gui.theme import Theme
from storage.model.schema_files import load_default_schema
from tests.gui.word_engine import propose_words
from tests.torture.articles import articles


def propose_slowly(text: str) -> Proposal:
    """As the real engine, it lets others work meanwhile."""
    time.sleep(0.005)
    return propose_words(text)


def main(database: Path, count: int) -> None:
    """Extracts until it is killed."""
    application = QApplication(["tawsim"])
    settings = QSettings(str(Path(tempfile.mkdtemp()) / "settings.ini"), QSettings.Format.IniFormat)
    options = Options(None, database, "en", Theme("light"), "torture")
    app = App(application, options, load_default_schema(), propose_slowly, settings)
    told = False

    def tell() -> None:
        nonlocal told
        if not told:
            told = True
            sys.stdout.write("ready\n")
            sys.stdout.flush()

    app.opening.progressed.connect(tell)
    app.window.show()
    app.start()
    for article in articles(count):
        app.opening.make_ready(article.id)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
