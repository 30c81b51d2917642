"""What goes wrong: sentences for the reviewer's world, a log file and one message for our own mistakes."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal

from gui.translation import filled
from storage.formats.problem import ReadProblem
from storage.model.errors import TawsimError

_log = logging.getLogger("tawsim")

_LOG_SIZE = 1_000_000


def sentence(error: TawsimError) -> str:
    """The error's sentence in the interface's language; its own where nobody has translated it."""
    translated = QCoreApplication.translate("Errors", error.template)
    if not error.values:
        return translated
    values = {
        name: sentence(value) if isinstance(value, TawsimError) else str(value) for name, value in error.values.items()
    }
    return filled(translated, **values)


def not_read(problem: ReadProblem) -> str:
    """Which file, or line of it, was left out of an import, and why."""
    file, reason = str(problem.path), sentence(problem.error)
    if problem.line is None:
        return filled(QCoreApplication.translate("Problems", "{file}: {reason}"), file=file, reason=reason)
    source = QCoreApplication.translate("Problems", "{file}, line {line}: {reason}")
    return filled(source, file=file, line=str(problem.line), reason=reason)


def log_path() -> Path:
    """Where the log is kept."""
    import platformdirs  # as logging.handlers, only when needed: the start-up does without them

    return Path(platformdirs.user_log_dir("tawsim", appauthor=False)) / "tawsim.log"


def start_log() -> None:
    """Writes warnings and crashes to the log file; where that cannot be, to standard error alone."""
    from logging.handlers import RotatingFileHandler

    root = logging.getLogger()
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LOG_SIZE, backupCount=1, encoding="utf-8", delay=True)
    except OSError as error:
        _log.warning("The log %s cannot be written: %s", path, error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.setLevel(logging.WARNING)
    root.addHandler(handler)


class Crashes(QObject):
    """Catches what nobody caught, on any thread: logs it and tells the window by `crashed`."""

    crashed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previous: tuple[Callable[..., object], Callable[..., object]] | None = None

    def install(self) -> None:
        """Takes over Python's hooks."""
        self._previous = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def uninstall(self) -> None:
        """Gives the hooks back."""
        if self._previous is not None:
            sys.excepthook, threading.excepthook = self._previous
            self._previous = None

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _log.critical("Uncaught", exc_info=(kind, error, trace))
        text = QCoreApplication.translate(
            "Problems",
            "Something went wrong inside Tawsim ({error}). What you saved is safe; the details are in {log}.",
        )
        self.crashed.emit(filled(text, error=kind.__name__, log=str(log_path())))

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value or arguments.exc_type()
        self._caught(arguments.exc_type, error, arguments.exc_traceback)
