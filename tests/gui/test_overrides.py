from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from gui.overrides import qt_override

class Broken(QWidget):
    @qt_override
    def mouseMoveEvent(self, event):
        return ""[0]

app = QApplication([])
broken = Broken()
here = QPointF(1, 1)
left = Qt.MouseButton.LeftButton
event = QMouseEvent(QEvent.Type.MouseMove, here, here, left, left, Qt.KeyboardModifier.NoModifier)
try:
    QApplication.sendEvent(broken, event)
except IndexError:
    print("survived")
"""


def test_a_bug_in_an_override_is_an_exception_and_not_the_end_of_the_process() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "survived"), done.stderr
