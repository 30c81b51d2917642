"""What decisions teach: other scores, each with the reason, and candidates that memory alone proposes."""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

import numpy as np

from extract.learning.heads import Floats, Head
from extract.learning.memory import Memory, judged, kind_of, string_key
from extract.learning.recall import Recall
from extract.learning.vectors import Vectors
from storage.model import (
    ArgumentCandidate,
    Candidate,
    Candidates,
    Document,
    EventCandidate,
    MentionCandidate,
    ReviewStatus,
    TawsimError,
)

FORMAT: Final = 1
_LABELS: Final = 96
"""Labels that a head tells apart; the first ones it meets."""

C = TypeVar("C", bound=MentionCandidate | EventCandidate)


class LearnerError(TawsimError):
    """A learner's state that cannot be read."""


@dataclass
class Learner:
    """All that was learned in one database; copy it (`with_open`) to look ahead, `learn` to take an article in."""

    memory: Memory = field(default_factory=Memory)
    head: Head | None = None
    lessons: int = 0
    """Finished articles that were learned from."""

    def learn(self, document: Document, vectors: Vectors) -> None:
        """Takes a finished article in: first the head, by the scores that memory gave until now, then memory."""
        decided = [(item, right) for item, right in judged(document, finished=True) if _is_candidate(item)]
        if decided and vectors:
            self._learn_head(document, decided, vectors)
        finished = replace(document, status=ReviewStatus.FINISHED)
        self.memory.overlook(_passed_over(finished, Recall(self.memory)))
        self.memory.remember(finished)
        self.lessons += 1

    def recall(self, text: str, candidates: Candidates, source: str) -> Candidates:
        """The candidates with those that memory alone proposes, signed by `source`; for a new extraction."""
        return Recall(self.memory).proposed(text, candidates, source)

    def with_open(self, document: Document) -> "Learner":
        """A learner that knows what was decided so far in an article that is not finished, too."""
        ahead = Learner(deepcopy(self.memory), self.head, self.lessons)
        ahead.memory.remember(document)
        return ahead

    def rescore(self, text: str, candidates: Candidates, vectors: Vectors) -> Candidates:
        """The same candidates with the scores that they deserve now; `extra` says what each had been and why.

        Memory is in `extra["memory"]`: how often the string was right under this type and how often not, and `was`
        is the extractor's own score. A candidate about which nothing is known keeps its score and its `extra`.
        """
        scores = self._scores(text, list(candidates), vectors)

        def again(candidate: C) -> C:
            return self._rescored(text, candidate, scores[candidate.id])

        labels = {mention.id: mention.label for mention in candidates.mentions}
        events = tuple(self._with_roles(again(event), labels) for event in candidates.events)
        return Candidates(tuple(again(mention) for mention in candidates.mentions), events)

    def to_bytes(self) -> bytes:
        """The state as a zip of JSON and of arrays; no pickle."""
        head = self.head
        described = {
            "format": FORMAT,
            "lessons": self.lessons,
            "memory": self.memory.to_json(),
            "head": None if head is None else {"labels": list(head.labels), "size": head.size},
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("learner.json", json.dumps(described, ensure_ascii=False))
            if head is not None:
                arrays = io.BytesIO()
                np.savez(arrays, **head.arrays())  # type: ignore[arg-type] # numpy's stub takes its flag for a name
                archive.writestr("head.npz", arrays.getvalue())
        return stream.getvalue()

    @classmethod
    def from_bytes(cls, state: bytes) -> "Learner":
        """The learner of a state; raises LearnerError when it is none or of another version."""
        try:
            with zipfile.ZipFile(io.BytesIO(state)) as archive:
                described = json.loads(archive.read("learner.json"))
                if described["format"] != FORMAT:
                    raise LearnerError("What was learned is of another version of the program; reset the learning.")
                memory = Memory.from_json(described["memory"])
                head = None
                if described["head"] is not None:
                    with np.load(io.BytesIO(archive.read("head.npz")), allow_pickle=False) as arrays:
                        head = Head.from_arrays(described["head"]["labels"], described["head"]["size"], arrays)
        except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
            raise LearnerError("What was learned cannot be read; reset the learning.") from error
        return cls(memory, head, int(described["lessons"]))

    def _learn_head(self, document: Document, decided: Sequence[tuple[Any, bool]], vectors: Vectors) -> None:
        items = [item for item, _ in decided]
        size = len(next(iter(vectors.values())))
        if self.head is None or self.head.size != size:
            labels = dict.fromkeys(f"{kind_of(item)} {item.label}" for item in items)
            self.head = Head.empty([*labels][:_LABELS], size)
        scores = np.array([self.memory.chance(document.text, _own(item)) for item in items])
        right = np.array([float(right) for _, right in decided])
        self.head.learn(self._features(items, scores, vectors), right - scores)

    def _scores(self, text: str, items: Sequence[Candidate], vectors: Vectors) -> dict[str, float]:
        if not items:
            return {}
        scores = np.array([self.memory.chance(text, _own(item)) for item in items])
        if self.head is not None and vectors and len(next(iter(vectors.values()))) == self.head.size:
            scores = scores + self._features(items, scores, vectors) @ self.head.fitted()
        scores = np.clip(scores, 0.01, 0.99)
        return {item.id: round(float(score), 4) for item, score in zip(items, scores, strict=True)}

    def _features(self, items: Sequence[Candidate], scores: Floats, vectors: Vectors) -> Floats:
        assert self.head is not None
        nothing = np.zeros(self.head.size)
        rows = np.array([vectors.get(item.id, nothing) for item in items], dtype=np.float64)
        labels = [f"{kind_of(item)} {item.label}" for item in items]
        return self.head.features(labels, scores, rows.reshape(len(items), self.head.size))

    def _rescored(self, text: str, candidate: C, score: float) -> C:
        own = _own(candidate)
        if abs(score - own.score) < 0.005:
            return own
        count = self.memory.of(text, own)
        why: dict[str, Any] = {"was": own.score}
        if count.right or count.wrong:
            why["memory"] = {"accepted": count.right, "rejected": count.wrong}
        return replace(own, score=score, extra={**own.extra, **why})

    def _with_roles(self, event: EventCandidate, labels: dict[str, str]) -> EventCandidate:
        def again(argument: ArgumentCandidate) -> ArgumentCandidate:
            own = float(argument.extra.get("was", argument.score))
            score = self.memory.role_chance(event.label, argument.role, labels[argument.mention], own)
            if abs(score - own) < 0.005:
                return argument
            return replace(argument, score=round(score, 4), extra={**argument.extra, "was": own})

        return replace(event, arguments=tuple(map(again, event.arguments)))


def _passed_over(document: Document, recall: Recall) -> Iterator[str]:
    """Known strings that stand in a finished article and were left unmarked there, where nobody had proposed them."""
    marked = {(kind_of(item), item.span) for item in (*document.candidates, *document.gold())}
    for span, kind, label in recall.hits(document.text):
        if (kind, span) not in marked:
            yield f"{kind}\t{label}\t{string_key(document.text, span)}"


def _is_candidate(item: object) -> bool:
    return isinstance(item, MentionCandidate | EventCandidate)


def _own(candidate: C) -> C:
    """The candidate as the extractor scored it."""
    if "was" not in candidate.extra:
        return candidate
    extra = {name: value for name, value in candidate.extra.items() if name not in ("was", "memory")}
    return replace(candidate, score=float(candidate.extra["was"]), extra=extra)
