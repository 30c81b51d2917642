"""What the window does where nobody can see it: a picture of itself and the candidates as a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from storage.model.records import Layer, document_to_record

if TYPE_CHECKING:
    from gui.app import App

_SIZE = (1360, 900)
_PATIENCE = 120_000
"""Milliseconds until whatever stands in the window has to do."""

_PASSES = 4
"""Rounds of events until panels inside panels have found their heights."""


def picture(app: App, folder: Path) -> int:
    """Waits until an article with its candidates is shown and writes both; the exit status, 1 where none came."""
    app.window.resize(*_SIZE)
    loop = QEventLoop()
    app.settled.connect(loop.quit)
    QTimer.singleShot(_PATIENCE, loop.quit)
    loop.exec()
    for _ in range(_PASSES):
        QCoreApplication.processEvents()
    document = app.desk.document
    folder.mkdir(parents=True, exist_ok=True)
    app.window.grab().save(str(folder / "tawsim.png"))
    if document is None:
        return 1
    line = json.dumps(document_to_record(document, Layer.CANDIDATES), ensure_ascii=False)
    (folder / "candidates.jsonl").write_text(f"{line}\n", encoding="utf-8")
    return 0
