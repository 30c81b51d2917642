"""From the options to the window that is shown, and to the next one when another database is chosen in it."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from gui.app import App, Options
from gui.library.learning import Learner
from gui.library.opening import Propose
from gui.problems import start_log
from gui.review import accessible_text
from storage.model import Schema

_NEW_OBJECTS = 20_000
"""That are made before young garbage is looked for; a few milliseconds' worth."""


def tune_interpreter() -> None:
    """Lets workers give way to the keys sooner, and rarely looks for garbage in cycles: documents have none.

    By default Python goes through all objects again and again while a long article is loaded, a third of the time.
    """
    sys.setswitchinterval(0.001)
    gc.set_threshold(_NEW_OBJECTS, 20, 20)


def run(options: Options, schema: Schema, propose: Propose, learner: Learner | None = None, *, display: bool) -> int:
    """Shows the window until it is closed; without a display it writes the window and the candidates into `out/`."""
    if not display:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    tune_interpreter()
    application = QApplication(["tawsim"])
    application.setApplicationName("tawsim")
    application.setApplicationDisplayName(QCoreApplication.translate("App", "Tawsim"))
    accessible_text.install()
    next_one: Options | None = replace(options, tour=display)
    status = 0
    while next_one is not None:
        app = App(application, next_one, schema, propose, learner=learner)
        status, next_one = _shown(application, app, display=display), app.next_options
    return status


def _shown(application: QApplication, app: App, *, display: bool) -> int:
    app.crashes.install()
    app.window.show()
    QTimer.singleShot(0, start_log)
    QTimer.singleShot(0, app.start)
    try:
        if display:
            return application.exec()
        from gui.unseen import picture

        return picture(app, Path("out"))
    finally:
        app.stop()
        app.window.deleteLater()
