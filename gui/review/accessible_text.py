"""The article's text as screen readers take it: characters, cursor, selection, and the annotation at each place.

Qt's interfaces count in UTF-16 units, the view in code points; this is where they meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleTextCursorEvent, QAccessibleTextInterface
from PySide6.QtWidgets import QAccessibleWidget

from gui.overrides import qt_override
from gui.review.article_view import ArticleView
from gui.review.items import State
from gui.review.offsets import Utf16Map
from storage.model import Span


class AccessibleText(QAccessibleTextInterface):
    """Answers for one view; every offset given or taken is in UTF-16 units."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__()
        self._view = view
        self._known: tuple[str, Utf16Map] = ("", Utf16Map(""))

    @qt_override
    def characterCount(self) -> int:
        """Length of the text."""
        return self._map.units

    @qt_override
    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803 - Qt's names
        """The text between two offsets."""
        return self._view.text[self._point(startOffset) : self._point(endOffset)]

    @qt_override
    def cursorPosition(self) -> int:
        """Where the text cursor stands."""
        return self._map.to_utf16(self._view.cursor_position.head)

    @qt_override
    def setCursorPosition(self, position: int) -> None:
        """Moves the text cursor."""
        self._view.set_cursor(self._point(position))

    @qt_override
    def selectionCount(self) -> int:
        """One selection or none."""
        return int(self._view.selection is not None)

    @qt_override
    def selection(self, selectionIndex: int) -> Sequence[Any]:  # noqa: N803 - Qt's name
        """The selection's offsets."""
        span = self._view.selection
        if selectionIndex or span is None:
            return (0, 0)
        return (self._map.to_utf16(span.start), self._map.to_utf16(span.end))

    @qt_override
    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N803 - Qt's names
        """Selects text in the stead of what was."""
        self.setSelection(0, startOffset, endOffset)

    @qt_override
    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: ARG002, N803 - Qt's
        """Selects text."""
        first, last = sorted((self._point(startOffset), self._point(endOffset)))
        self._view.set_selection(Span(first, last) if first < last else None)

    @qt_override
    def removeSelection(self, selectionIndex: int) -> None:  # noqa: ARG002, N803 - Qt's name
        """Selects nothing."""
        self._view.set_selection(None)

    @qt_override
    def characterRect(self, offset: int) -> QRect:
        """Where a character is drawn on the screen; empty when it is out of sight."""
        rect = self._view.caret_rect(self._point(offset))
        return QRect() if rect is None else rect.translated(self._view.viewport().mapToGlobal(QPoint(0, 0)))

    @qt_override
    def offsetAtPoint(self, point: QPoint) -> int:
        """The character at a point of the screen; -1 beside the text."""
        inside = self._view.viewport().mapFromGlobal(point)
        found = self._view.character_at(QPointF(inside))
        return -1 if found is None else self._map.to_utf16(found)

    @qt_override
    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N803 - Qt's names
        """Brings a stretch into sight."""
        first, last = self._point(startIndex), self._point(endIndex)
        self._view.ensure_visible(Span(first, max(first + 1, last)))

    @qt_override
    def attributes(self, offset: int) -> Sequence[Any]:
        """What is annotated at an offset, as `annotation:…;`, and the stretch over which it is the same."""
        point = self._point(offset)
        said, span = annotation_at(self._view, point)
        text = f"annotation:{_escaped(said)};" if said else ""
        return (text, self._map.to_utf16(span.start), self._map.to_utf16(span.end))

    @property
    def _map(self) -> Utf16Map:
        text = self._view.text
        if self._known[0] is not text:
            self._known = (text, Utf16Map(text))
        return self._known[1]

    def _point(self, unit: int) -> int:
        return self._map.to_code_point_before(min(max(unit, 0), self._map.units))


def annotation_at(view: ArticleView, point: int) -> tuple[str, Span]:
    """The names of what covers a code point, the outermost first, and the stretch where nothing else begins or ends."""
    page = view.page
    length = len(view.text)
    if page is None or not length:
        return "", Span(0, 1)
    point = min(point, length - 1)
    index = page.column.blocks.index_at(point)
    block = page.column.blocks[index]
    items = page.items.in_block(index)
    covering = [one for one in items if one.span.start <= point < one.span.end]
    edges = {edge for one in items for edge in (one.span.start, one.span.end)} | {block.start, block.end + 1}
    first = max((edge for edge in edges if edge <= point), default=0)
    last = min((edge for edge in edges if edge > point), default=length)
    said = [_said(one.state, page.look.names.get(one.label, one.label)) for one in covering]
    return ", ".join(said), Span(max(0, first), min(max(last, first + 1), max(length, first + 1)))


def _said(state: State, name: str) -> str:
    match state:
        case State.GOLD:
            return name
        case State.PENDING:
            return QCoreApplication.translate("AccessibleText", "undecided: {name}").format(name=name)
        case State.REJECTED:
            return QCoreApplication.translate("AccessibleText", "rejected: {name}").format(name=name)


def _escaped(text: str) -> str:
    """As values of IAccessible2’s attributes are written."""
    return "".join(f"\\{sign}" if sign in "\\:;,=" else sign for sign in text)


class _AccessibleView(QAccessibleWidget):
    def __init__(self, view: ArticleView) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self.text_interface = AccessibleText(view)

    @qt_override
    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:  # noqa: ANN401 - Qt's void*
        if kind is QAccessible.InterfaceType.TextInterface:
            return self.text_interface
        return super().interface_cast(kind)


_kept: dict[int, _AccessibleView] = {}


def _made(_key: str, view: QObject | None) -> _AccessibleView | None:
    """Qt asks once a widget, and does not keep what Python would let go."""
    if not isinstance(view, ArticleView):
        return None
    identity = id(view)
    if identity not in _kept:
        _kept[identity] = _AccessibleView(view)
        view.destroyed.connect(lambda: _kept.pop(identity, None))
        view.cursor_moved.connect(lambda: _tell(view))
    return _kept[identity]


def _tell(view: ArticleView) -> None:
    if QAccessible.isActive():
        unit = Utf16Map(view.text[: view.cursor_position.head]).units
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, unit))


def install() -> None:
    """Lets Qt answer screen readers with these."""
    QAccessible.installFactory(_made)
