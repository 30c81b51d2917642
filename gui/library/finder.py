"""The search of the palette: asked on a thread of its own, answered with rows, and followed to where a find stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from gui.background import Job, Worker
from gui.library.store import Store
from gui.main_window import MainWindow
from gui.palette import Doing
from gui.problems import sentence
from gui.review.colors import chrome_of, schema_tones
from gui.review.names import excerpt
from gui.shortcuts import COMMANDS
from gui.widgets.picker import Choice
from storage.model import Span

if TYPE_CHECKING:
    from storage.search import Hit

_MOST: Final = 100


class Finder(QObject):
    """Owns the finds; `show_article` opens an article by its id."""

    def __init__(
        self, store: Store, window: MainWindow, show_article: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._window = window
        self._show_article = show_article
        self._worker = Worker("search", self)
        self._job: Job | None = None
        self._hits: dict[str, Hit] = {}
        self._going: Hit | None = None
        window.finding.wanted.connect(self._search)
        window.finding.chosen.connect(lambda id_: self._go(self._hits[id_]))

    def open(self) -> None:
        """Opens the palette with all that can be done now."""
        self._window.finding.open(self._doings())

    def arrived(self) -> None:
        """The article on the desk is another one: if it is the one that a find led to, the find is shown."""
        hit, document = self._going, self._window.desk.document
        self._going = None
        if hit is not None and document is not None and document.article.id == hit.article:
            self._show(hit)

    def step(self, by: int) -> None:
        """Goes to the next or previous lit place, round the end of the text."""
        view = self._window.view
        places = view.found
        if not places:
            self._window.messages.say(self.tr("Nothing is searched for; Ctrl+K opens the search."))
            return
        head = view.cursor_position.head
        later = [place for place in places if place.start > head]
        earlier = [place for place in places if place.start < head]
        self._light(places, (later or places)[0] if by > 0 else (earlier or places)[-1])

    def stop(self) -> None:
        """Ends the thread."""
        self._worker.stop()

    def _doings(self) -> list[Doing]:
        menus = self._window.menus
        commands = [Doing(menus.actions[one.id], one.text, one.keys, one.source) for one in COMMANDS]
        return [one for one in commands if one.action.objectName() != "palette"] + [
            Doing(action, f"{title}: {action.text()}") for title, action in menus.settings()
        ]

    def _search(self, line: str) -> None:
        if self._job is not None:
            self._job.drop()
        if line:
            self._job = self._worker.submit(
                lambda: self._store.search(line, _MOST),
                self._found,
                lambda error: self._window.finding.show_finds((), sentence(error)),
            )

    def _found(self, hits: Sequence[Hit]) -> None:
        self._hits = {f"find:{number}": hit for number, hit in enumerate(hits)}
        tones = schema_tones(self._window.desk.schema, chrome_of(self._window.palette()))
        names, document = self._window.desk.names, self._window.desk.document
        choices = []
        for id_, hit in self._hits.items():
            own = document is not None and document.article.id == hit.article
            said = [excerpt(hit.text), names.label(hit.label)] if hit.label else []
            said += [] if own else [hit.title]
            color = (tones.get(hit.label) or tones[""]).strong if hit.label else None
            choices.append(Choice(id_, hit.snippet, " · ".join(said), color=color))
        count = len(hits)
        more = self.tr("The first %n finds", "", count) if count == _MOST else self.tr("%n find(s)", "", count)
        self._window.finding.show_finds(choices, more)

    def _go(self, hit: Hit) -> None:
        document = self._window.desk.document
        if document is not None and document.article.id == hit.article:
            self._show(hit)
        else:
            self._going = hit
            self._show_article(hit.article)

    def _show(self, hit: Hit) -> None:
        desk = self._window.desk
        same = (other for other in self._hits.values() if other.article == hit.article and not other.item)
        places = sorted({place for other in same for place in other.places})
        if hit.item and desk.find(hit.item) is not None:
            self._window.view.set_found(tuple(places))
            desk.select(hit.item)
        elif hit.places:
            self._light(tuple(places) or hit.places, hit.places[0])

    def _light(self, places: tuple[Span, ...], place: Span) -> None:
        desk, view = self._window.desk, self._window.view
        desk.select(None)
        view.set_found(places)
        view.set_cursor(place.start)
        view.ensure_visible(place)
        view.setFocus()
