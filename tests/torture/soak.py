"""Random valid actions over many articles in one window: memory, warnings, exceptions, and the log against the rows."""

from __future__ import annotations

import random
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from gui.app import App
from storage.database import open_database
from storage.integrity import faults
from tests.torture.keys import press_keys

_LOOKS = 10


@dataclass
class Soaked:
    """What so many actions came to; `megabytes` is the memory in use at the beginning and after each tenth."""

    actions: int = 0
    edits: int = 0
    megabytes: list[float] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    """What Qt complained of, and every exception that no code caught."""
    faults: list[str] = field(default_factory=list)


def soak(app: App, database: Path, actions: int, seed: int, process: Callable[[], None]) -> Soaked:
    """Presses keys for so many actions; `process` is called now and then, to let workers come to rest."""
    outcome, chance = Soaked(), random.Random(seed)

    def heard(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        outcome.warnings.append(text)

    def raised(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        outcome.warnings.append("".join(traceback.format_exception(kind, error, trace)))
        uncaught(kind, error, trace)

    before, uncaught = qInstallMessageHandler(heard), sys.excepthook
    sys.excepthook = raised
    try:
        outcome.megabytes.append(memory())
        for _ in range(_LOOKS):
            press_keys(app, chance, actions // _LOOKS)
            process()
            outcome.actions += actions // _LOOKS
            outcome.megabytes.append(memory())
    finally:
        qInstallMessageHandler(before)
        sys.excepthook = uncaught
    app.stop()
    opened = open_database(database)
    try:
        outcome.faults = [str(fault.error) for fault in faults(opened)]
        with opened.engine.connect() as connection:
            outcome.edits = connection.exec_driver_sql("SELECT count(*) FROM edits").scalar_one()
    finally:
        opened.close()
    return outcome


def memory() -> float:
    """Megabytes that this process holds in memory; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1e6


def _main(folder: Path, actions: int, *, learning: bool) -> int:
    """A window of its own on fifty articles; with the learner the real engine proposes too."""
    import tempfile

    from PySide6.QtCore import QEventLoop, QSettings, QTimer
    from PySide6.QtWidgets import QApplication

    from gui.app import Options
    from gui.engine import Engine
    from gui.theme import Theme
    from storage.model.schema_files import load_default_schema
    from tests.gui.word_engine import propose_words
    from tests.torture.articles import fill

    database = folder / "soak.sqlite"
    fill(database, 50)
    application = QApplication(["tawsim"])
    settings = QSettings(str(Path(tempfile.mkdtemp()) / "settings.ini"), QSettings.Format.IniFormat)
    options = Options(None, database, "ar", Theme("dark"), "soak")
    engine = Engine(load_default_schema()) if learning else None
    propose, learner = (engine, engine.learner) if engine is not None else (propose_words, None)
    app = App(application, options, load_default_schema(), propose, settings, learner)
    app.window.resize(1100, 750)
    app.window.show()

    def rest(milliseconds: int = 400) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    app.start()
    rest(4000)
    outcome = soak(app, database, actions, 11, rest)
    memory_said = " ".join(f"{one:.0f}" for one in outcome.megabytes)
    print(f"{outcome.edits} edits; MB at first and after each tenth: {memory_said};", end=" ")
    print(f"{len(outcome.warnings)} warnings or exceptions, {len(outcome.faults)} faults")
    for said in outcome.warnings[:5]:
        print(said, file=sys.stderr)
    return int(bool(outcome.warnings or outcome.faults) or outcome.megabytes[-1] > 2 * outcome.megabytes[1])


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1]), int(sys.argv[2]), learning=len(sys.argv) > 3))
