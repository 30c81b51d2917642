"""How long from the start of the interpreter to a painted window, beside a bare PySide6 window in the same run.

Each sample is a process of its own: it writes the clock when its first paint is done, the parent knew it at the start.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.table import Row, print_table, row_of

_SAMPLES = 9

_BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QLabel
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("\\u0633\\u0644\\u0627\\u0645"))
window.resize(1360, 900)
window.show()
app.processEvents()
print(time.time(), flush=True)
"""

_OURS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from gui.app import App, Options
from gui.library.opening import Proposal
from importlib.resources import files
from storage.model.schema_toml import parse_schema
def engine(text):
    from extract.pipeline import default_extractor, propose
    extractor = default_extractor()
    return Proposal(propose(extractor, text, schema), extractor.name, extractor.version)
schema = parse_schema(files("assets").joinpath("schemas", "ace2005.toml").read_text(encoding="utf-8"), "")
application = QApplication(["tawsim"])
settings = QSettings(str(Path(sys.argv[1]) / "settings.ini"), QSettings.Format.IniFormat)
options = Options(database=Path(sys.argv[1]) / "bench.sqlite", language="ar")
app = App(application, options, schema, engine, settings)
app.window.resize(1360, 900)
app.window.show()
application.processEvents()
print(time.time(), flush=True)
app.settled.connect(lambda: QTimer.singleShot(0, lambda: application.exit(0)))
QTimer.singleShot(0, app.start)
application.exec()
application.processEvents()
print(time.time(), flush=True)
app.stop()
"""


def rows() -> list[Row]:
    """Window painted and article with candidates shown; milliseconds since the process was asked for."""
    with tempfile.TemporaryDirectory() as folder:
        _start(_OURS, folder)  # makes the database and warms the disk's cache
        bare, window, article = [], [], []
        for _ in range(_SAMPLES):
            bare.append(_start(_BARE, folder)[0])
            ours = _start(_OURS, folder)
            window.append(ours[0])
            article.append(ours[-1])
    limit = sorted(bare)[len(bare) // 2]
    return [
        row_of("start to window painted", "samples", window, limit=limit, limit_name="bare PySide6 window"),
        row_of("start to article with candidates", "samples", article, limit=limit, limit_name="bare PySide6 window"),
    ]


def _start(code: str, folder: str) -> list[float]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, folder], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    return [(float(line) - begun) * 1000 for line in done.stdout.split()]


if __name__ == "__main__":
    print_table(rows(), "Start")
