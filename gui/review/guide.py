"""The guidelines beside the text: the selected item's type with the rulings about it, and a search in all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from gui.keys import stroke_of
from gui.overrides import qt_override
from gui.review.colors import chrome_of, schema_tones
from gui.review.desk import Desk
from gui.review.type_help import comma, said_of
from gui.theme import colors_of
from gui.translation import filled
from gui.widgets.search import folded, matches
from storage.model import EntityType, EventType, Rule


@dataclass(frozen=True, slots=True)
class Entry:
    """A type or a ruling as it is read: `label` is the type's id, "" for a ruling; `also` is only searched in."""

    label: str
    title: str
    lines: tuple[str, ...]
    also: str = ""

    def holds(self, query: str) -> bool:
        """Whether every word of the folded query stands in it."""
        return matches(query, folded(" ".join((self.title, *self.lines, self.also))))


class Guide(QFrame):
    """A search box above the entries; Esc in it goes back to the text. `left` asks for that."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._label: str | None = None
        self.search = _Search(self)
        self.text = QTextBrowser(self)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.text, 1)
        self.search.textChanged.connect(self.refresh)
        self.search.left.connect(self.left)
        self.search.turned.connect(self._turn_page)
        desk.selected.connect(self._follow)

    def retranslate(self) -> None:
        """Takes the texts of the present language."""
        self.search.setPlaceholderText(self.tr("Search in the guidelines"))
        self.search.setAccessibleName(self.tr("Search in the guidelines"))
        self.text.setAccessibleName(self.tr("Guidelines"))
        self.refresh()

    def refresh(self) -> None:
        """Shows what is searched for, else what the selected item's type asks for; out of sight it does nothing."""
        if not self.isVisible():
            return
        item = self._desk.item
        self._label = item.label if item is not None else None
        query = folded(self.search.text())
        entries = list(self._found(query) if query else self._fitting(self._label))
        colors = colors_of(self.palette())
        self.text.document().setDefaultStyleSheet(
            f"body {{ color: {colors.text}; }} .quiet {{ color: {colors.quiet}; }}"
            f" .found {{ background-color: {colors.accent}; color: {colors.on_accent}; }}"
        )
        direction = "rtl" if self._desk.names.language == "ar" else "ltr"
        nothing = self.tr("Nothing in the guidelines says this.")
        body = "".join(map(self._html, entries)) or f"<p>{escape(nothing)}</p>"
        self.text.setHtml(f'<body dir="{direction}">{body}</body>')

    @qt_override
    def showEvent(self, event: QShowEvent) -> None:
        """Comes up to date."""
        super().showEvent(event)
        self.refresh()

    def _follow(self) -> None:
        item = self._desk.item
        if not self.search.text() and (item.label if item is not None else None) != self._label:
            self.refresh()

    def _found(self, query: str) -> Iterator[Entry]:
        yield from (entry for entry in self._all() if entry.holds(query))

    def _all(self) -> Iterator[Entry]:
        yield from map(self._of_type, self._desk.schema.types)
        yield from map(self._of_rule, self._desk.schema.rules)

    def _fitting(self, label: str | None) -> Iterator[Entry]:
        """The type, the rulings about it, and those about everything; every type where nothing is selected."""
        schema = self._desk.schema
        type_ = schema.type_of(label) if label is not None else None
        if type_ is None:
            yield from map(self._of_rule, schema.rules)
            yield from map(self._of_type, self._desk.schema.types)
            return
        yield self._of_type(type_)
        yield from (self._of_rule(rule) for rule in schema.rules if type_.id in rule.types)
        yield from (self._of_rule(rule) for rule in schema.rules if not rule.types)

    def _of_type(self, type_: EntityType | EventType) -> Entry:
        language = self._desk.names.language
        lines = said_of(type_, language)
        if isinstance(type_, EventType):
            roles = comma(language).join(role.name.in_language(language) for role in type_.roles.values())
            lines.append(filled(self.tr("Roles: {roles}"), roles=roles))
        return Entry(type_.id, type_.name.in_language(language), tuple(lines), f"{type_.id} {type_.name.en}")

    def _of_rule(self, rule: Rule) -> Entry:
        language = self._desk.names.language
        also = " ".join(
            type_.name.in_language(language) for id_ in rule.types if (type_ := self._desk.schema.type_of(id_))
        )
        return Entry("", rule.title.in_language(language), (rule.text.in_language(language),), also)

    def _html(self, entry: Entry) -> str:
        words = folded(self.search.text()).split()
        title = _marked(entry.title, words)
        if entry.label:
            tones = schema_tones(self._desk.schema, chrome_of(self.palette()))
            ink = tones.get(entry.label, tones[""]).ink.name()
            title = f'<span style="color: {ink}">{title}</span>'
        lines = "".join(f'<p style="margin: 2px 0 0 0">{_marked(line, words)}</p>' for line in entry.lines)
        return f'<p style="margin: 12px 0 0 0; font-weight: 600">{title}</p>{lines}'

    def _turn_page(self, pages: int) -> None:
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())


class _Search(QLineEdit):
    left = Signal()
    turned = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)

    @qt_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties it and goes back to the text; arrows and page keys turn the pages below."""
        match stroke_of(event):
            case "Esc":
                self.clear()
                self.left.emit()
            case "Down" | "PageDown":
                self.turned.emit(1)
            case "Up" | "PageUp":
                self.turned.emit(-1)
            case _:
                super().keyPressEvent(event)


def _marked(text: str, words: list[str]) -> str:
    """The text as HTML, whole words lit, since a background inside a word could part its letters."""
    if not words:
        return escape(text)

    def lit(part: str) -> str:
        found = any(word in folded(part) for word in words)
        return f'<span class="found">{escape(part)}</span>' if found else escape(part)

    return "".join(map(lit, re.split(r"(\W+)", text)))
