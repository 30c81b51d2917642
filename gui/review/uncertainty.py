"""The order of candidates by how uncertain the extractor was of them."""

from __future__ import annotations

from collections.abc import Mapping

from gui.review.order import Wanted, key_of
from storage.model import Candidates

_EVEN = 0.5


class Uncertainty:
    """Where next and previous lead when the most uncertain candidate comes first; sorts once an extraction."""

    def __init__(self) -> None:
        self._candidates = Candidates()
        self._order: list[str] = []
        self._places: Mapping[str, int] = {}

    def neighbour(self, candidates: Candidates, id_: str, wanted: Wanted, *, forward: bool = True) -> str | None:
        """The wanted candidate after or before one, round the end; the most or least uncertain where it is unknown."""
        self._take(candidates)
        at = self._places.get(id_, -1 if forward else len(self._order))
        later, earlier = self._order[at + 1 :], self._order[: max(at, 0)]
        way = [*later, *earlier] if forward else [*reversed(earlier), *reversed(later)]
        return next((one for one in way if wanted(one)), None)

    def _take(self, candidates: Candidates) -> None:
        if candidates is self._candidates:
            return
        self._candidates = candidates
        ordered = sorted(candidates, key=lambda one: (round(abs(one.score - _EVEN), 3), key_of(one)))
        self._order = [one.id for one in ordered]
        self._places = {id_: place for place, id_ in enumerate(self._order)}
