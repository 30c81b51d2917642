"""On an X server with the system libraries that we name, and no other, Qt's X11 plug-in shows a window."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from gui.system_libraries import XCB, missing

CODE = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("توسيم")
label.show()
print(QGuiApplication.platformName(), label.grab().isNull())
"""


@pytest.fixture
def display() -> Iterator[str]:
    """Name of the display of an X server of our own, without a window manager."""
    if shutil.which("Xvfb") is None or missing(XCB):
        pytest.skip("needs Xvfb and the libraries that `python -m gui.system_libraries xcb` names")
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "640x480x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as number:
        name = number.readline().strip()
    yield f":{name}"
    server.terminate()
    server.wait(10)


def test_a_window_opens_on_an_x_server(display) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"} | {
        "DISPLAY": display
    }
    command = [sys.executable, "-c", CODE]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert result.stdout.strip() == "xcb False", result.stderr
