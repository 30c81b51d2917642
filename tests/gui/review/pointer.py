"""A pointer on the text view: where letters and chips are, and real mouse events there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.review.article_view import ArticleView

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def center(view: ArticleView, point: int) -> QPoint:
    """The middle of the letter at a code point, in the viewport."""
    page, scene = view.page, view._scene()
    assert page is not None
    assert scene is not None
    block = page.column.blocks.index_at(point)
    layout = page.column.layout(block)
    unit = layout.offsets.to_utf16(point - page.column.blocks[block].start)
    line = layout.lines[layout.line_of(unit)]
    (interval,) = line.geometry.intervals(unit, unit + 1)
    y = scene.tops[block] + line.baseline - 6
    return QPointF(scene.left + (interval.left + interval.right) / 2, y).toPoint()


def on_chip(view: ArticleView, item_id: str) -> QPoint:
    rect = view.item_rect(item_id)
    assert rect is not None
    return rect.center()


def drag(view: ArticleView, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press, several moves with the button held, release."""
    viewport = view.viewport()
    QTest.mousePress(viewport, LEFT, modifier, start)
    for step in range(1, 6):
        move(view, start + (end - start) * step / 5, modifier)
    QTest.mouseRelease(viewport, LEFT, modifier, end)


def move(view: ArticleView, point: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    viewport = view.viewport()
    where = QPointF(point)
    event = QMouseEvent(QEvent.Type.MouseMove, where, viewport.mapToGlobal(where), LEFT, LEFT, modifier)
    QApplication.sendEvent(viewport, event)


def click(view: ArticleView, point: QPoint) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NONE, point)
