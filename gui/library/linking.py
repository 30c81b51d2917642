"""The place of the selected mention: asked for by its name among GeoNames' cities, and linked as an edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from gui.background import Worker
from gui.main_window import MainWindow
from gui.problems import sentence
from gui.review.places_told import country_name
from gui.review.question import HINTS, Question
from gui.translation import figures, filled, isolated
from gui.widgets.picker import Choice
from storage.model import Document, Edit, Mention, MentionCandidate, TawsimError, decisions
from storage.model.composition import composed
from storage.model.linking import BY_REVIEWER, is_asked, link_place, unlink_place

if TYPE_CHECKING:
    from extract.places import Place

_NOWHERE: Final = "nowhere"
_OPEN: Final = "open"
"""Ids of the choices that are no places."""


class Linking(QObject):
    """Looks names up on a worker beside, as the first look takes a second."""

    def __init__(self, beside: Worker, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beside = beside
        self._window = window

    def ask(self) -> None:
        """Asks which of the places that are called so the selected mention means."""
        desk = self._window.desk
        item, document = desk.item, desk.document
        if document is None or not isinstance(item, Mention | MentionCandidate):
            desk.warn(self.tr("Select a mention first."))
            return
        chain = document.chains.get((item.entity if isinstance(item, Mention) else None) or "", ())
        names = dict.fromkeys(one.span.text_in(document.text) for one in (item, *chain))
        self._beside.submit(
            partial(_places_of, tuple(names)),
            partial(self._offer, item, document.article.id),
            lambda error: desk.warn(sentence(error)),
        )

    def _offer(self, item: Mention | MentionCandidate, article_id: str, places: Sequence[Place]) -> None:
        desk = self._window.desk
        document = desk.document
        if document is None or document.article.id != article_id or desk.find(item.id) != item:
            return
        by_id = {place.id: place for place in places}
        choices = [
            Choice(place.id, place.name, self._told(place), key)
            for place, key in zip(places, [*HINTS, *[""] * len(places)], strict=False)
        ]
        choices.append(Choice(_NOWHERE, self.tr("At no place"), self.tr("nobody is to look for one"), "0"))
        if isinstance(item, Mention) and is_asked(item):
            choices.append(Choice(_OPEN, self.tr("Take the link away"), self.tr("as if nobody had looked"), "-"))
        name = item.span.text_in(document.text)
        title = self.tr("Where is {name}?") if places else self.tr("No city or town is known as {name}.")
        title = filled(title, name=isolated(name))
        desk.asked.emit(Question(title, choices, lambda id_: self._link(item.id, id_, by_id.get(id_)), item.id))

    def _told(self, place: Place) -> str:
        people = figures(f"{place.population:,}")
        country = country_name(place.country, self._window.desk.names.language)
        return filled(self.tr("{country} · {people} people"), country=country, people=people)

    def _link(self, item_id: str, choice: str, place: Place | None) -> None:
        """A candidate is accepted with it."""
        build: Callable[[Document, str], Edit]
        if choice == _OPEN:
            build = unlink_place
        elif place is None:
            build = partial(link_place, place=None)
        else:
            build = partial(link_place, place=place.record(BY_REVIEWER), point=place.point)
        desk = self._window.desk
        candidate = desk.find(item_id)
        if isinstance(candidate, MentionCandidate):
            desk.do(
                lambda document: composed(
                    document,
                    "link_place",
                    lambda now: decisions.accept(now, item_id),
                    lambda now: build(now, _accepted(now, candidate)),
                )
            )
        else:
            desk.do(lambda document: build(document, item_id))


def _places_of(names: Sequence[str]) -> Sequence[Place]:
    """Those of the first name that is one; raises NoPlacesError."""
    from extract.places import places_named

    return next((found for name in names if (found := places_named(name))), ())


def _accepted(document: Document, candidate: MentionCandidate) -> str:
    gold = document.gold_for(candidate)
    if gold is None:
        raise TawsimError("The mention is no longer there.")
    return gold.id
