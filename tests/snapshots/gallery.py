"""Every state of the window as a picture: `python -m tests.snapshots.gallery FOLDER --language ar --theme dark`.

The real window is driven by keys, offscreen, on the sample articles; `tests.snapshots.states` says what is shown. A
state that cannot be reached is named, and the command then ends with status 1.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tests import conftest as _isolated  # noqa: F401 - from this machine's settings and fonts, before Qt is there

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.app import App
    from gui.library.opening import Propose
    from tests.gui.driver import Driver

_PATIENCE = 300_000
_PASSES = 4
"""Rounds of events until panels inside panels have found their heights."""


class Waiting:
    """What the driver wants of pytest-qt, without a test."""

    def waitUntil(self, true: Callable[[], bool], timeout: int = 0) -> None:  # noqa: N802 - pytest-qt's name
        """Works off events until it is true; a busy machine has longer than a test."""
        from PySide6.QtCore import QDeadlineTimer, QEventLoop
        from PySide6.QtWidgets import QApplication

        deadline = QDeadlineTimer(max(timeout, _PATIENCE))
        while not true():
            if deadline.hasExpired():
                raise TimeoutError("it never came true")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


class Gallery:
    """Takes pictures of one window under names; `look` is told of each state that it takes one of."""

    def __init__(self, folder: Path | None, look: Callable[[Driver, str], None] | None = None) -> None:
        self._folder = folder
        self._look = look
        self._count = 0
        self.failed: list[str] = []

    def take(self, driver: Driver, name: str, widget: QWidget | None = None) -> None:
        """Keeps what the window, or another widget, shows."""
        from PySide6.QtWidgets import QApplication

        for _ in range(_PASSES):
            QApplication.processEvents()
        self._count += 1
        if self._look is not None:
            self._look(driver, name)
        if self._folder is not None:
            (widget or driver.app.window).grab().save(str(self._folder / f"{self._count:02}_{name}.png"))

    @contextmanager
    def state(self, driver: Driver, name: str) -> Iterator[None]:
        """A state that may fail without the others; afterwards nothing covers the text and nothing is said."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - the other pictures are wanted all the same
            self.failed.append(f"{name}: {type(error).__name__}: {error}")
        for _ in range(3):
            focus = driver.app.window.focusWidget()
            if focus is not None:
                driver.press("Esc")
        driver.app.window.messages.clear()
        driver.app.window.view.setFocus()


def main() -> int:
    """Takes all pictures; the exit status is 1 where a state could not be reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.snapshots.gallery", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=("ar", "en"), default="ar")
    parser.add_argument("--theme", default="light", help="light, dark, contrast-light or contrast-dark")
    parser.add_argument("--size", default="1280x800", help="of the window, in pixels of the screen")
    parser.add_argument("--scale", default="1", help="pixels of the screen for each of the window's")
    parser.add_argument("--digits", choices=("latin", "arabic"), default="latin")
    parser.add_argument("--words", action="store_true", help="propose what the tests' word lists name: quicker")
    parser.add_argument("--only", default="", help="a part of the names of the groups of states that are wanted")
    arguments = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = arguments.scale
    arguments.folder.mkdir(parents=True, exist_ok=True)
    width, height = (round(int(one) / float(arguments.scale)) for one in arguments.size.split("x"))
    from PySide6.QtWidgets import QApplication

    from gui.engine import Engine
    from storage.model.schema_files import load_default_schema
    from tests.gui.word_engine import propose_words
    from tests.snapshots import states

    application = QApplication(["tawsim"])
    propose = propose_words if arguments.words else Engine(load_default_schema())
    gallery = Gallery(arguments.folder)
    look = {"language": arguments.language, "theme": arguments.theme, "digits": arguments.digits}
    for group in states.GROUPS:
        if arguments.only in group.__name__:
            with tempfile.TemporaryDirectory() as folder:
                size = states.SMALL if group is states.small_window else (width, height)
                app = make_app(application, Path(folder), propose, size, **look)
                driver = driver_of(app)
                group(gallery, driver, Path(folder))
                app.window.let_close()
                app.stop()
    for failure in gallery.failed:
        print(failure, file=sys.stderr)
    return 1 if gallery.failed else 0


def make_app(
    application: object,
    folder: Path,
    propose: Propose,
    size: tuple[int, int],
    *,
    language: str,
    theme: str,
    digits: str = "latin",
) -> App:
    """The window on a database of its own in the folder, shown but not yet begun."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from gui.app import App, Options
    from gui.theme import Theme
    from storage.model.schema_files import load_default_schema

    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("digits", digits)
    options = Options(None, folder / "reviews.sqlite", language, Theme(theme), "سلمى")
    app = App(cast("QApplication", application), options, load_default_schema(), propose, settings)
    app.window.resize(*size)
    app.window.show()
    return app


def driver_of(app: App) -> Driver:
    """A driver that needs no test."""
    from tests.gui.driver import Driver

    return Driver(Waiting(), app)  # type: ignore[arg-type]  # all that the driver asks of it


if __name__ == "__main__":
    sys.exit(main())
