"""How fast the text view is, beside one frame of the screen and beside QTextEdit with extra selections.

Run as `python -m tests.benchmarks.bench_view`, or call `rows()`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTextEdit

from gui.fonts import text_font
from gui.review.article_view import ArticleView
from gui.review.offsets import Utf16Map
from storage.model import Article, Candidates, Document, MentionCandidate, Span
from storage.model.decisions import accept
from tests.benchmarks.table import FRAME, Row, print_table, row_of
from tests.gui.review.samples import ATTACK, VISIT, palette, small_schema

SIZES = {"6 KB": 6_000, "500 KB": 500_000, "5 MB": 5_000_000}
EVERY = 40
"""Code points from one span to the next."""

WIDTH, HEIGHT = 1200, 900
PEER = "QTextEdit"
_A_FRAME = "a frame"
_Area = TypeVar("_Area", bound=QAbstractScrollArea)
_LABELS = ("PER", "ORG", "GPE", "FAC", "WEA", "TIME")


class Paints(QObject):
    """Counts paint events of a viewport, so that nothing is timed that did not reach the screen."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__()
        self.count = 0
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def document_of(size: int) -> Document:
    """News text of our own of that many bytes with a pending candidate every 40 code points."""
    paragraph = f"{ATTACK}\n{VISIT}\n"
    text = paragraph * (size // len(paragraph.encode()) + 1)
    text = text.encode()[:size].decode(errors="ignore")
    words = re.compile(r"\w{3,}(?: \w+)?")
    mentions = []
    for number, at in enumerate(range(0, len(text) - EVERY, EVERY)):
        if match := words.search(text, at, at + EVERY):
            label = _LABELS[number % len(_LABELS)]
            mentions.append(MentionCandidate(f"c{number}", Span(*match.span()), label, score=0.9))
    return Document(Article("bench", text), Candidates(mentions=tuple(mentions)))


def rows(sizes: Mapping[str, int] = SIZES) -> list[Row]:
    """First paint, accept to painted and a scroll step for each size; milliseconds."""
    app = QApplication.instance() or QApplication([])
    measured = []
    for name, size in sizes.items():
        document = document_of(size)
        huge = size >= 1_000_000
        ours, theirs = _first_paints(document, 5 if huge else 9), _peer_first_paints(document, 1 if huge else 5)
        measured.append(row_of("first paint", name, ours, peer=theirs, peer_name=PEER))
        measured += _rows_when_open(name, document, 6 if huge else 20)
    del app
    return measured


def _rows_when_open(name: str, document: Document, peer_repeats: int) -> list[Row]:
    view, edit = _opened(ArticleView()), _opened(QTextEdit())
    view.set_document(document, small_schema())
    _peer_first_paint(edit, document)
    QApplication.processEvents()
    ours, theirs = _accepts(view, document), _peer_accepts(edit, document, peer_repeats)
    accepts = row_of("accept to painted", name, ours, limit=FRAME, limit_name=_A_FRAME, peer=theirs, peer_name=PEER)
    ours, theirs = _scrolls(view, 120), _scrolls(edit, 2 * peer_repeats)
    scrolls = row_of("scroll step", name, ours, limit=FRAME, limit_name=_A_FRAME, peer=theirs, peer_name=PEER)
    _closed(view)
    _closed(edit)
    return [accepts, scrolls]


class _Stopwatch:
    """Times acts on one view until the painting that they cause is done."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        self._paints = Paints(area)
        self.samples: list[float] = []

    def time(self, act: Callable[[], object]) -> None:
        """Adds the act's milliseconds."""
        before = self._paints.count
        start = perf_counter()
        act()
        QApplication.processEvents()
        self.samples.append((perf_counter() - start) * 1000)
        assert self._paints.count > before, "nothing was painted"


class _Review:
    """What a session does when a candidate is accepted: edit, show, go on to the next one."""

    def __init__(self, view: ArticleView, document: Document) -> None:
        self._view = view
        self._document = document
        self._schema = small_schema()

    def accept(self, candidate: str, following: str) -> None:
        """Makes gold of one and selects the other."""
        self._document, _ = accept(self._document, candidate).apply(self._document)
        self._view.set_document(self._document, self._schema)
        self._view.select_item(following)


def _opened(area: _Area) -> _Area:
    area.setPalette(palette(dark=False))
    area.resize(WIDTH, HEIGHT)
    area.show()
    QApplication.processEvents()
    return area


def _closed(area: QAbstractScrollArea) -> None:
    area.close()
    area.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _first_paints(document: Document, repeats: int) -> list[float]:
    """The window stands and the article comes, as when a reviewer goes on to the next one."""
    samples = []
    for _ in range(repeats):
        view = _opened(ArticleView())
        watch = _Stopwatch(view)
        watch.time(lambda: view.set_document(document, small_schema()))  # noqa: B023 - called at once
        samples += watch.samples
        _closed(view)
    return samples


def _accepts(view: ArticleView, document: Document) -> list[float]:
    """Candidates one after the other, at the beginning and in the middle of the text."""
    watch, review = _Stopwatch(view), _Review(view, document)
    pending = document.candidates.mentions
    for start in (0, len(pending) // 2):
        view.ensure_visible(pending[start].span)
        QApplication.processEvents()
        for candidate, following in pairwise(pending[start : start + 21]):
            watch.time(partial(review.accept, candidate.id, following.id))
    return watch.samples


def _scrolls(area: QAbstractScrollArea, steps: int) -> list[float]:
    """Three notches of a wheel at a time, down from the middle, or back and forth where the text is short."""
    bar, watch = area.verticalScrollBar(), _Stopwatch(area)
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()
    step = min(120, max(1, bar.maximum() // 4))
    for number in range(steps):
        way = step if bar.maximum() > 2 * step * steps or number % 2 == 0 else -step
        watch.time(partial(bar.setValue, bar.value() + way))
    return watch.samples


def _selections(edit: QTextEdit, document: Document) -> list[QTextEdit.ExtraSelection]:
    offsets, made = Utf16Map(document.text), []
    for candidate in document.candidates:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(edit.document())
        cursor.setPosition(offsets.to_utf16(candidate.span.start))
        cursor.setPosition(offsets.to_utf16(candidate.span.end), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format.setBackground(QColor("#dbe9f6"))
        made.append(selection)
    return made


def _peer_first_paint(edit: QTextEdit, document: Document) -> None:
    edit.setFont(text_font("Amiri", 24))
    edit.setPlainText(document.text)
    edit.setExtraSelections(_selections(edit, document))


def _peer_first_paints(document: Document, repeats: int) -> list[float]:
    samples = []
    for _ in range(repeats):
        edit = _opened(QTextEdit())
        watch = _Stopwatch(edit)
        watch.time(partial(_peer_first_paint, edit, document))
        samples += watch.samples
        _closed(edit)
    return samples


def _peer_accepts(edit: QTextEdit, document: Document, repeats: int) -> list[float]:
    """One selection takes another colour; QTextEdit wants the whole list again."""
    watch, selections = _Stopwatch(edit), _selections(edit, document)
    for selection in selections[:repeats]:
        selection.format.setBackground(QColor("#8fbce6"))
        watch.time(partial(edit.setExtraSelections, selections))
    return watch.samples


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print_table(rows(), f"Text view, {WIDTH} by {HEIGHT} pixels, one candidate every {EVERY} characters")
