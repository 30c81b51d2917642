"""The engine behind the window and its learner, both imported at their first use, on the workers that use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.learning import Learner
    from extract.pipeline import Extractor
    from gui.library.opening import Proposal
    from storage.model import Candidates, Document, Schema


class Engine:
    """Proposes by the default extractor.

    A damaged model is told of once; from then on the lexicons propose.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._make: Callable[[], Extractor] | None = None
        self.learner = LateLearner(self.extractor)

    def __call__(self, text: str) -> Proposal:
        """The candidates of a text; raises ModelError, once, for a damaged model."""
        from extract.pipeline import propose
        from gui.library.opening import Proposal

        extractor = self.extractor()
        found = propose(extractor, text, self._schema)
        advised: float | None = getattr(extractor, "default_threshold", None)
        return Proposal(found, extractor.name, extractor.version, advised)

    def extractor(self) -> Extractor:
        """The extractor, loaded at the first call."""
        from extract.pipeline import LexiconExtractor, default_extractor

        make, self._make = self._make or default_extractor, LexiconExtractor
        extractor = make()
        self._make = make
        return extractor


class LateLearner:
    """The learner, made when it is first told or asked something."""

    def __init__(self, extractor: Callable[[], Extractor]) -> None:
        self._extractor = extractor
        self._made: Learner | None = None

    def load(self, state: bytes | None) -> None:
        """Takes up what was learned in an earlier sitting; None forgets all."""
        if state is not None or self._made is not None:
            self._learner.load(state)

    def take(self, document: Document, *, finished: bool) -> None:
        """Learns from an article's decisions."""
        self._learner.take(document, finished=finished)

    def rescore(self, document: Document) -> Candidates:
        """The document's candidates with the scores that they deserve now."""
        return document.candidates if self._made is None else self._made.rescore(document)

    def recall(self, text: str, proposal: Proposal) -> Proposal:
        """A new article's proposal with what memory alone proposes; called by the worker that extracts."""
        if self._made is None:
            return proposal
        return proposal._replace(candidates=self._made.recall(text, proposal.candidates))

    def state(self) -> bytes:
        """What was learned, to be loaded again."""
        return self._learner.state()

    @property
    def lessons(self) -> int:
        """How many finished articles were learned from."""
        return 0 if self._made is None else self._made.lessons

    @property
    def _learner(self) -> Learner:
        if self._made is None:
            from extract.learning import Learner

            self._made = Learner(self._extractor)
        return self._made
