"""The whole window on a real database file, with a quick engine, and what every test of it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import App, Options
from gui.library.learning import Learner
from gui.library.opening import Propose
from gui.theme import NORMAL_SIZE, Theme, use_size
from gui.translation import use_digits
from storage.model.schema_files import load_default_schema
from tests.gui.driver import Driver
from tests.gui.word_engine import propose_words

StartApp = Callable[..., Driver]


@pytest.fixture
def plain_application(qapp: QApplication) -> Iterator[QApplication]:
    """Gives the application back as other tests expect it: no style sheet, no translation, left to right."""
    font, style = qapp.font(), qapp.style().objectName()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(QPalette())
    use_size(qapp, NORMAL_SIZE)
    use_digits(arabic=False)
    qapp.setFont(font)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def start_app(qtbot: QtBot, plain_application: QApplication, tmp_path: Path) -> Iterator[StartApp]:
    """Opens the window and waits until an article lies on the desk with its candidates."""
    apps: list[App] = []

    def start(
        article: Path | None = None,
        *,
        database: Path | None = None,
        language: str | None = "en",
        theme: str | None = "light",
        propose: Propose = propose_words,
        size: tuple[int, int] | None = (1360, 900),
        settled: bool = True,
        learner: Learner | None = None,
    ) -> Driver:
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        options = Options(
            article, database or tmp_path / "test.sqlite", language, Theme(theme) if theme else None, "tester"
        )
        app = App(plain_application, options, load_default_schema(), propose, settings, learner)
        apps.append(app)
        if size is not None:
            app.window.resize(*size)
        with qtbot.waitActive(app.window):
            app.window.show()
        if settled:
            with qtbot.waitSignal(app.settled, timeout=20_000):
                app.start()
        else:
            app.start()
        return Driver(qtbot, app)

    yield start
    for app in apps:
        app.window.let_close()
        app.stop()
        app.window.deleteLater()
        app.deleteLater()
        app.appearance.language.remove()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def driver(start_app: StartApp, tmp_path: Path) -> Driver:
    """The window on one short article of our own."""
    path = tmp_path / "short.txt"
    path.write_text(SHORT, encoding="utf-8")
    return start_app(path)


SHORT = (
    "هجوم على قاعدة عسكرية في سوريا\n\n"
    "تعرضت قاعدة عسكرية في سوريا أمس لقصف بطائرة مسيرة وصواريخ، وأسفر هجوم آخر عن مقتل 3 جنود.\n\n"
    "وقالت واشنطن إن القوات لم ترد 😀 على قصف جديد في العراق.\n"
)
