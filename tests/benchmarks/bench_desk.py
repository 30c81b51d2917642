"""How soon the effect of every key is on the screen, in the whole window on a real database, beside one frame.

The article carries a mention every 40 code points and an event with three arguments every 160, so that chips, cards
and arcs are painted. A sample goes from the key press until the text is painted; beside it stands until when all panels
are. What is left for later (the offer of equal places, the warning of clitics) is waited for between the samples.

Run as `python -m tests.benchmarks desk`, or call `rows()`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from gui.app import App, Options
from gui.library.opening import Proposal
from gui.review.article_view import ArticleView
from gui.running import tune_interpreter
from gui.theme import Theme
from storage.articles import add_article
from storage.database import open_database
from storage.model import ArgumentCandidate, Article, Candidates, EventCandidate, Span
from storage.model.schema_files import load_default_schema
from tests.benchmarks.bench_view import HEIGHT, SIZES, WIDTH, Paints, document_of
from tests.benchmarks.table import FRAME, Row, row_of
from tests.gui.driver import Driver

TIMES = 100
_MENTIONS_AN_EVENT = 4
_ROLES = {"PER": "Attacker", "ORG": "Attacker", "GPE": "Place", "FAC": "Target", "WEA": "Instrument", "TIME": "Time"}

KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "next, previous": (("N", "N", "P"), ()),
    "next event, previous event": (("J", "J", "K"), ()),
    "accept": (("A",), ("Ctrl+Z", "N")),
    "reject": (("X",), ("Ctrl+Z", "N")),
    "accept a whole event": (("A",), ("Ctrl+Z", "J")),
    "letter off and on": (("]", "Shift+]"), ()),
    "word part off and on": (("Alt+Left", "Alt+Right"), ()),
    "name or common noun": (("L",), ()),
    "modality": (("O",), ()),
    "next role": ((".",), ()),
    "next filler": (("C",), ()),
    "accept all in the sentence": (("Alt+A",), ("Ctrl+Z", "J")),
    "undo, redo": (("Ctrl+Z", "Ctrl+Shift+Z"), ()),
    "cursor a word on": (("Ctrl+Left",), ()),
    "arcs of all, on and off": (("Y",), ()),
    "one sentence, on and off": (("Z",), ()),
    "threshold": ((";", "'"), ()),
    "type list opened": (("T",), ("Esc",)),
}
"""What is pressed again and again, by what it does, and what is pressed after each to be ready for the next."""

_ON_EVENTS = frozenset({"accept a whole event", "modality", "next role", "next filler"})


def annotated(size: int) -> tuple[str, Candidates]:
    """A text of so many bytes and what is proposed for it."""
    document = document_of(size)
    mentions = document.candidates.mentions
    events = []
    for number in range(0, len(mentions) - _MENTIONS_AN_EVENT, _MENTIONS_AN_EVENT):
        trigger = mentions[number].span
        arguments = tuple(
            ArgumentCandidate(_ROLES[one.label], one.id, 0.8) for one in mentions[number + 1 : number + 4]
        )
        events.append(
            EventCandidate(
                f"e{number}", Span(trigger.start, trigger.start + 3), "Conflict.Attack", arguments, score=0.9
            )
        )
    return document.text, Candidates(mentions, tuple(events))


def rows(sizes: Mapping[str, int] = SIZES) -> list[Row]:
    """Every key on an article of each size; milliseconds."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    tune_interpreter()
    measured: list[Row] = []
    for name, size in sizes.items():
        with tempfile.TemporaryDirectory(prefix="tawsim-bench-") as folder:
            measured += _rows(application, Path(folder), name, size)
    return measured


def _rows(application: QApplication, folder: Path, name: str, size: int) -> list[Row]:
    text, proposed = annotated(size)
    small, few = annotated(5_900)
    database = open_database(folder / "bench.sqlite")
    with database.begin() as session:
        add_article(session, Article("a", text, name))
        add_article(session, Article("b", small, "6 KB"))
        add_article(session, Article("c", text + "\n.", name))
    database.close()
    answers = {text: proposed, text + "\n.": proposed, small: few}
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    options = Options(None, folder / "bench.sqlite", "ar", Theme("light"), "bench")
    app = App(application, options, load_default_schema(), lambda one: Proposal(answers[one], "bench", "1"), settings)
    app.window.resize(WIDTH, HEIGHT)
    app.window.show()
    loop = QEventLoop()
    app.settled.connect(loop.quit)
    QTimer.singleShot(60_000, loop.quit)
    app.start()
    loop.exec()
    _rest(3000)
    try:
        return [*_pressed(app, name), *_switched(app, name)]
    finally:
        app.stop()
        app.window.close()


def _pressed(app: App, name: str) -> Iterator[Row]:
    driver, text = Driver(None, app), _Painted(app.window.view)  # type: ignore[arg-type]  # nothing is waited for
    app.window.view.setFocus()
    middle = app.desk.document
    assert middle is not None
    for what, (strokes, back) in KEYS.items():
        driver.press("Esc")
        app.window.view.set_cursor(len(middle.text) // 2)
        driver.press("J" if what in _ON_EVENTS else "N")
        _rest(200)
        shown: list[float] = []
        whole: list[float] = []
        for stroke in islice(cycle(strokes), TIMES):
            text.painted, start = 0.0, perf_counter()
            driver.press(stroke)
            QCoreApplication.sendPostedEvents()
            if text.painted:
                shown.append((text.painted - start) * 1000)
                whole.append((perf_counter() - start) * 1000)
            QApplication.processEvents()
            driver.press(*back)
            QApplication.processEvents()
        yield row_of(what, name, shown, limit=FRAME, limit_name="a frame", peer=whole, peer_name="all panels")
        _rest(200)


class _Painted:
    """When the text was painted first since this was set to 0."""

    def __init__(self, view: ArticleView) -> None:
        self.painted = 0.0
        paint = view.paintEvent

        def timed(event: QPaintEvent) -> None:
            paint(event)
            self.painted = self.painted or perf_counter()

        view.paintEvent = timed  # type: ignore[method-assign]


def _switched(app: App, name: str) -> Iterator[Row]:
    driver, paints, samples = Driver(None, app), Paints(app.window.view), []  # type: ignore[arg-type]
    for number in range(10):
        before, painted, start = app.desk.document, paints.count, perf_counter()
        driver.press("Ctrl+PageDown" if number % 4 < 2 else "Ctrl+PageUp")
        while app.desk.document is None or app.desk.document.article.id == before.article.id:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        app.window.view.viewport().update()
        QApplication.processEvents()
        assert paints.count > painted
        samples.append((perf_counter() - start) * 1000)
        _rest(2500)
    yield row_of("next article, this size and 6 KB in turn", name, samples, limit=100, limit_name="issue 4")


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
