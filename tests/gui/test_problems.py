from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui import problems
from gui.problems import Crashes, sentence
from gui.translation import Language
from storage.model import TawsimError


def test_an_error_is_said_in_the_windows_language_with_its_values(plain_application) -> None:
    error = TawsimError("There is no article {id}.", id="a-1")
    assert sentence(error) == "There is no article \u2068a-1\u2069."
    language = Language(plain_application)
    language.use("ar")
    try:
        assert sentence(error) == "لا مقال بالمعرّف \u2068a-1\u2069."
    finally:
        language.remove()


@pytest.fixture
def crashes(qtbot: QtBot) -> Iterator[Crashes]:
    crashes = Crashes()
    crashes.install()
    yield crashes
    crashes.uninstall()


def test_what_nobody_caught_is_logged_and_told(crashes: Crashes, qtbot: QtBot, caplog) -> None:
    with caplog.at_level(logging.CRITICAL), qtbot.waitSignal(crashes.crashed) as told:
        sys.excepthook(ValueError, ValueError("a bug"), None)
    assert "ValueError" in told.args[0]
    assert "a bug" in caplog.text


def test_the_hooks_are_given_back(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook
    crashes = Crashes()
    crashes.install()
    assert sys.excepthook != before[0]
    crashes.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_warnings_go_to_a_log_file(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(problems, "log_path", lambda: tmp_path / "logs" / "tawsim.log")
    root = logging.getLogger()
    before = list(root.handlers)
    problems.start_log()
    added = [handler for handler in root.handlers if handler not in before]
    try:
        logging.getLogger("tawsim.test").warning("something to know")
    finally:
        for handler in added:
            root.removeHandler(handler)
            handler.close()
    assert "something to know" in (tmp_path / "logs" / "tawsim.log").read_text(encoding="utf-8")
