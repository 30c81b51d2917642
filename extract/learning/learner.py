"""What decisions teach: other scores, each with the reason, and candidates that memory alone proposes."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeGuard, TypeVar

import numpy as np

from extract.learning.heads import Floats, Head
from extract.learning.memory import Entry, Memory, entries_of, judged, kind_of, string_key
from extract.learning.recall import Recall
from extract.learning.vectors import Vectors, vectors_of
from extract.pipeline import Extractor
from storage.model import (
    ArgumentCandidate,
    Candidate,
    Candidates,
    Document,
    EventCandidate,
    MentionCandidate,
    TawsimError,
)

FORMAT: Final = 1
LEARNED: Final = "memory"
"""The candidate's own member that says why it has the score it has."""
_NOTHING: Final = 0.005
_KEPT: Final = 4
_LABELS: Final = 96
"""Labels that a head tells apart; the first ones it meets."""

C = TypeVar("C", bound=MentionCandidate | EventCandidate)


class LearnerError(TawsimError):
    """A learner's state that cannot be read."""


@dataclass
class Learner:
    """All that was learned in one database; engines without vectors teach the memory only."""

    extractor: Callable[[], Extractor]
    """Makes the engine whose candidates are scored, once; its encoder gives the vectors."""
    memory: Memory = field(default_factory=Memory)
    head: Head | None = None
    finished: set[str] = field(default_factory=set)
    """The finished articles that were learned from."""
    _kept: dict[str, tuple[Set[str], Vectors]] = field(default_factory=dict)

    @property
    def lessons(self) -> int:
        """How many finished articles were learned from."""
        return len(self.finished)

    def take(self, document: Document, *, finished: bool) -> None:
        """Learns from an article's decisions, in place of what it knew of it; the head learns of each once."""
        article_id = document.article.id
        entries = list(entries_of(document, finished=finished))
        if finished:
            if article_id not in self.finished:
                self._learn_head(document)
            self.finished.add(article_id)
            entries += _passed_over(document, Recall(self.memory))
        self.memory.remember(article_id, entries)

    def rescore(self, document: Document) -> Candidates:
        """The candidates under the same ids with the scores that they deserve now, and in `extra` the reasons.

        `extra["memory"]` holds the engine's own score (`was`), how often the string was `accepted` under this type
        and how often `rejected`. What nothing is known of stays as it is.
        """
        text, own = document.text, tuple(map(_own, document.candidates))
        vectors = self._vectors(document) if self.head is not None else {}
        scores = self._scores(text, own, vectors)

        def again(candidate: C) -> C:
            return self._rescored(text, _own(candidate), scores[candidate.id])

        labels = {mention.id: mention.label for mention in document.candidates.mentions}
        return Candidates(
            tuple(again(mention) for mention in document.candidates.mentions),
            tuple(self._with_roles(again(event), labels) for event in document.candidates.events),
        )

    def recall(self, text: str, candidates: Candidates) -> Candidates:
        """The candidates of a new extraction with those that memory alone proposes."""
        extractor = self.extractor()
        return Recall(self.memory).proposed(text, candidates, f"{extractor.name}+memory/{extractor.version}")

    def load(self, state: bytes | None) -> None:
        """Takes up a state; None forgets all. Raises LearnerError when it is none or of another version."""
        self.memory, self.head, self.finished = (Memory(), None, set()) if state is None else _read(state)

    def state(self) -> bytes:
        """What was learned from finished articles, as a zip of JSON and of arrays; no pickle."""
        head = self.head
        described = {
            "format": FORMAT,
            "articles": self.memory.to_json(sorted(self.finished)),
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

    def _vectors(self, document: Document) -> Vectors:
        """Kept for the articles asked about last, as every decision asks again and they cost what extracting does."""
        id_, ids = document.article.id, document.candidates.by_id.keys()
        if id_ not in self._kept or self._kept[id_][0] != ids:
            self._kept.pop(id_, None)
            while len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[id_] = frozenset(ids), vectors_of(self.extractor(), document.text, document.candidates)
        return self._kept[id_][1]

    def _learn_head(self, document: Document) -> None:
        """By the scores that memory gives before it hears of the article, as it will be when they are used."""
        vectors = self._vectors(document)
        decided = [(_own(item), right) for item, right in judged(document, finished=True) if _is_candidate(item)]
        if not vectors or not decided:
            return
        items = [item for item, _ in decided]
        size = len(next(iter(vectors.values())))
        if self.head is None or self.head.size != size:
            labels = dict.fromkeys(f"{kind_of(item)} {item.label}" for item in items)
            self.head = Head.empty([*labels][:_LABELS], size)
        scores = np.array([self.memory.chance(document.text, item, item.score) for item in items])
        right = np.array([float(right) for _, right in decided])
        self.head.learn(self._features(self.head, items, scores, vectors), right - scores)

    def _scores(self, text: str, items: Sequence[Candidate], vectors: Vectors) -> dict[str, float]:
        if not items:
            return {}
        scores = np.array([self.memory.chance(text, item, item.score) for item in items])
        if self.head is not None and vectors and len(next(iter(vectors.values()))) == self.head.size:
            scores = scores + self._features(self.head, items, scores, vectors) @ self.head.fitted()
        scores = np.clip(scores, 0.0, 1.0)
        return {item.id: round(float(score), 4) for item, score in zip(items, scores, strict=True)}

    def _features(self, head: Head, items: Sequence[Candidate], scores: Floats, vectors: Vectors) -> Floats:
        nothing = np.zeros(head.size)
        rows = np.array([vectors.get(item.id, nothing) for item in items], dtype=np.float64)
        labels = [f"{kind_of(item)} {item.label}" for item in items]
        return head.features(labels, scores, rows.reshape(len(items), head.size))

    def _rescored(self, text: str, own: C, score: float) -> C:
        if abs(score - own.score) < _NOTHING:
            return own
        count = self.memory.of(text, own)
        why: dict[str, Any] = {"was": own.score, "accepted": count.right, "rejected": count.wrong}
        return replace(own, score=score, extra={**own.extra, LEARNED: why})

    def _with_roles(self, event: EventCandidate, labels: dict[str, str]) -> EventCandidate:
        def again(argument: ArgumentCandidate) -> ArgumentCandidate:
            score = self.memory.role_chance(event.label, argument.role, labels[argument.mention], argument.score)
            return replace(argument, score=round(score, 4))

        return replace(event, arguments=tuple(map(again, event.arguments)))


def _read(state: bytes) -> tuple[Memory, Head | None, set[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(state)) as archive:
            described = json.loads(archive.read("learner.json"))
            if described["format"] != FORMAT:
                raise LearnerError("What was learned is of another version of the program; reset the learning.")
            memory = Memory.from_json(described["articles"])
            head = None
            if described["head"] is not None:
                with np.load(io.BytesIO(archive.read("head.npz")), allow_pickle=False) as arrays:
                    head = Head.from_arrays(described["head"]["labels"], described["head"]["size"], arrays)
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise LearnerError("What was learned cannot be read; reset the learning.") from error
    return memory, head, set(described["articles"])


def _passed_over(document: Document, recall: Recall) -> Iterator[Entry]:
    """Known strings that stand in a finished article and were left unmarked there, where nobody had proposed them."""
    marked = {(kind_of(item), item.span) for item in (*document.candidates, *document.gold())}
    for span, kind, label in recall.hits(document.text):
        if (kind, span) not in marked:
            yield "strings", f"{kind}\t{label}\t{string_key(document.text, span)}", False


def _is_candidate(item: object) -> TypeGuard[Candidate]:
    return isinstance(item, MentionCandidate | EventCandidate)


def _own(candidate: C) -> C:
    """The candidate as the engine scored it."""
    learned = candidate.extra.get(LEARNED)
    if not isinstance(learned, Mapping):
        return candidate
    extra = {name: value for name, value in candidate.extra.items() if name != LEARNED}
    return replace(candidate, score=float(learned["was"]), extra=extra)
