"""A learner of plain strings, in the place of the one that needs the model: what was refused loses its score."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TypeVar

from gui.library.opening import Proposal
from storage.model import Candidates, Document, EventCandidate, MentionCandidate

C = TypeVar("C", MentionCandidate, EventCandidate)


class WordLearner:
    """Counts refusals and acceptances of each string, article by article."""

    def __init__(self) -> None:
        self._articles: dict[str, dict[str, list[str]]] = {}
        self._finished: set[str] = set()

    def load(self, state: bytes | None) -> None:
        loaded = {} if state is None else json.loads(state)
        self._articles = loaded.get("articles", {})
        self._finished = set(loaded.get("finished", ()))

    def take(self, document: Document, *, finished: bool) -> None:
        by_id, text = document.candidates.by_id, document.text
        self._articles[document.article.id] = {
            "rejected": [by_id[id_].span.text_in(text) for id_ in document.rejections],
            "accepted": [gold.span.text_in(text) for gold in document.gold() if gold.origin is not None],
        }
        if finished:
            self._finished.add(document.article.id)

    def rescore(self, document: Document) -> Candidates:
        refused = Counter(word for one in self._articles.values() for word in one["rejected"])
        accepted = Counter(word for one in self._articles.values() for word in one["accepted"])

        def scored(candidate: C) -> C:
            word = candidate.span.text_in(document.text)
            if refused[word]:
                return replace(candidate, score=0.1, extra={"memory": {"rejected": refused[word], "accepted": 0}})
            if accepted[word]:
                said = {"accepted": accepted[word], "rejected": 0}
                return replace(candidate, score=0.95, extra={"memory": said})
            return candidate

        return Candidates(
            tuple(map(scored, document.candidates.mentions)), tuple(map(scored, document.candidates.events))
        )

    def recall(self, text: str, proposal: Proposal) -> Proposal:
        del text
        return proposal

    def state(self) -> bytes:
        return json.dumps({"articles": self._articles, "finished": sorted(self._finished)}).encode()

    @property
    def lessons(self) -> int:
        return len(self._finished)
