"""In which event candidates a mention candidate would play a role."""

from __future__ import annotations

from collections.abc import Sequence

from storage.model import Candidates, EventCandidate


class Proposals:
    """An index over the candidates asked about last."""

    def __init__(self) -> None:
        self._candidates: Candidates | None = None
        self._events: dict[str, list[EventCandidate]] = {}

    def of(self, candidates: Candidates, mention_id: str) -> Sequence[EventCandidate]:
        """The event candidates that name the mention."""
        if self._candidates is not candidates:
            self._candidates = candidates
            self._events = {}
            for event in candidates.events:
                for argument in event.arguments:
                    self._events.setdefault(argument.mention, []).append(event)
        return self._events.get(mention_id, ())
