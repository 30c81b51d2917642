"""In every state that the gallery shows: every icon has words, no button's text is cut off, nothing is English."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from tests.gui.driver import Driver
from tests.gui.test_accessibility import own
from tests.gui.test_languages import LATIN_WORD
from tests.gui.word_engine import propose_words
from tests.snapshots import states
from tests.snapshots.gallery import Gallery, driver_of, make_app

NAMES = {"AFP", "ARMY", "bombing", "BIO", "BIOES", "CC", "BY", "OpenAI", "GPT", "DevDay", "tawsim", "words", "FAC"}
NAMES |= {
    "JSONL",
    "JSON",
    "GeoJSON",
    "Excel",
    "English",
    "ValueError",
    "events",
    "article",
    "DocBin",
    "spaCy",
    "Ctrl",
    "Enter",
}
"""What has no Arabic: names, notations, and labels of a stranger's file."""
VALUE = re.compile(r"[\u2066\u2068].*?\u2069|\t.*")
"""Keys, and what is filled into sentences."""
BY_DEFAULT = {states.small_window, states.troubles}


class Critic:
    """Looks at each state and keeps what it does not like."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.seen = 0

    def __call__(self, driver: Driver, name: str) -> None:
        self.seen += 1
        window = driver.app.window
        faults = [fault for button in window.findChildren(QAbstractButton) for fault in faults_of(button)]
        faults += [f"the action {id_} has no text" for id_, one in window.menus.actions.items() if not one.text()]
        widgets: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
        for shown in (VALUE.sub("", one.text()) for one in widgets if one.isVisible()):
            faults += [f"“{word}” is English" for word in set(LATIN_WORD.findall(shown)) - NAMES]
        self.found |= {f"{name}: {fault}" for fault in faults}


def faults_of(button: QAbstractButton) -> Iterator[str]:
    """What a reader would miss on a button."""
    if not button.isVisible() or not own(button):
        return
    what = f"{type(button).__name__} “{button.text() or button.accessibleName()}”"
    if not button.text() and not (button.toolTip() and button.accessibleName()):
        yield f"{what} has neither a text nor both a name and a tooltip"
    if isinstance(button, QPushButton) and button.width() < button.minimumSizeHint().width():
        yield f"{what} is cut off"


@pytest.mark.slow
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # a menu without a display
@pytest.mark.parametrize("group", states.GROUPS, ids=lambda group: group.__name__)
def test_every_icon_has_words_no_text_is_cut_off_and_nothing_is_english(
    plain_application: QApplication, tmp_path: Path, group: Callable[[Gallery, Driver, Path], None]
) -> None:
    if group not in BY_DEFAULT and not os.environ.get("WHOLE"):
        pytest.skip("WHOLE=1 looks at every state")
    critic = Critic()
    gallery = Gallery(None, critic)
    size = states.SMALL if group is states.small_window else (1280, 800)
    app = make_app(plain_application, tmp_path, propose_words, size, language="ar", theme="light")
    try:
        group(gallery, driver_of(app), tmp_path)
    finally:
        app.window.let_close()
        app.stop()
        app.window.deleteLater()
        app.deleteLater()
        app.appearance.language.remove()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gallery.failed == []
    assert critic.seen > 1
    assert critic.found == set()
