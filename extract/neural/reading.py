"""Reading a text with a trained model, whatever computes it: sentence by sentence, then candidates of the whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.neural.decoding import Found, Settings, binder_inputs, read_mentions, read_triggers, role_chances, scored
from extract.neural.inputs import Floats, Sentence, sentences_of
from extract.neural.labels import NONE, Labels
from extract.neural.lexicon import Lexicon
from extract.pieces import Pieces
from extract.tokens import sentences
from storage.model import ArgumentCandidate, Candidates, EventCandidate, MentionCandidate, Span

Inputs = Mapping[str, NDArray[Any]]
Find = Callable[[Inputs], tuple[Floats, Floats, Floats]]
"""Inputs of one sentence to segment vectors, mention scores and trigger scores, all with a leading axis of 1."""
Bind = Callable[[Inputs], tuple[Floats, Floats]]
"""Inputs of one sentence's triggers to role scores and attribute scores."""


@dataclass(frozen=True)
class Bound:
    """The arguments of one trigger, as (mention, role class, score), and its attributes."""

    arguments: tuple[tuple[int, int, float], ...]
    modality: bool
    polarity: bool


@dataclass(frozen=True)
class Reader:
    """A trained model without what computes it."""

    labels: Labels
    lexicon: Lexicon
    pieces: Pieces
    settings: Settings
    find: Find
    bind: Bind

    def finder_inputs(self, sentence: Sentence) -> dict[str, NDArray[Any]]:
        """What the first pass is given for one sentence."""
        return {
            "pieces": sentence.pieces[None],
            "real": np.ones((1, len(sentence.pieces)), dtype=np.float32),
            "pool": sentence.pool[None],
            "stems": sentence.stems[None],
            "places": sentence.places[None],
            "lexicon": self.lexicon.features(sentence.keys)[None],
            "runs": sentence.runs[None],
        }

    def read(self, sentence: Sentence) -> tuple[list[Found], list[Found], list[Bound]]:
        """The mentions, the triggers and what belongs to each trigger."""
        vectors, spans, runs = self.find(self.finder_inputs(sentence))
        mentions = read_mentions(spans[0], self.labels, self.settings)
        triggers = read_triggers(runs[0], sentence.runs, self.settings)
        return mentions, triggers, self.bound(vectors, mentions, triggers)

    def bound(self, vectors: Floats, mentions: Sequence[Found], triggers: Sequence[Found]) -> list[Bound]:
        """The second pass: arguments and attributes of the triggers of a sentence of [1, S, segment] vectors."""
        if not triggers:
            return []
        inputs = binder_inputs(vectors.shape[1], mentions, triggers, self.labels)
        roles, attributes = self.bind({"vectors": np.repeat(vectors, len(triggers), axis=0), **inputs})
        chances = 1.0 / (1.0 + np.exp(-attributes))
        return [
            Bound(
                tuple(self._arguments(trigger, mentions, roles[row])),
                bool(chances[row, 0] >= self.settings.modality),
                bool(chances[row, 1] >= self.settings.polarity),
            )
            for row, trigger in enumerate(triggers)
        ]

    def _arguments(self, trigger: Found, mentions: Sequence[Found], scores: Floats) -> list[tuple[int, int, float]]:
        if not mentions:
            return []
        allowed = self.labels.allowed[trigger.label, [mention.kind for mention in mentions]]
        chances = role_chances(scores, allowed)
        best = chances[:, NONE + 1 :].argmax(axis=1) + 1
        sure = scored(chances[np.arange(len(best)), best], self.settings.role_slope, self.settings.role_offset)
        return [(row, int(role), float(sure[row])) for row, role in enumerate(best) if sure[row] >= self.settings.role]

    def candidates(self, text: str, source: str) -> Candidates:
        """Everything that the model proposes for a text, signed by `source`."""
        mentions: list[MentionCandidate] = []
        events: list[EventCandidate] = []
        for span in sentences(text):
            for sentence in sentences_of(text, span.start, span.end, self.pieces):
                self._add(sentence, source, mentions, events)
        return Candidates(tuple(mentions), tuple(events))

    def _add(
        self, sentence: Sentence, source: str, mentions: list[MentionCandidate], events: list[EventCandidate]
    ) -> None:
        found, triggers, bound = self.read(sentence)
        before = len(mentions)
        for item in found:
            label, level = self.labels.mentions[item.label]
            name = f"m{len(mentions) + 1}"
            mentions.append(MentionCandidate(name, _span(sentence, item), label, level, _score(item.score), source))
        for trigger, more in zip(triggers, bound, strict=True):
            events.append(
                EventCandidate(
                    f"e{len(events) + 1}",
                    _span(sentence, trigger),
                    self.labels.events[trigger.label],
                    tuple(
                        ArgumentCandidate(self.labels.roles[role - 1], mentions[before + row].id, _score(score))
                        for row, role, score in more.arguments
                    ),
                    "other" if more.modality else "asserted",
                    "negative" if more.polarity else "positive",
                    _score(trigger.score),
                    source,
                )
            )


def _span(sentence: Sentence, item: Found) -> Span:
    return Span(sentence.segments[item.first].start, sentence.segments[item.last].end)


def _score(score: float) -> float:
    return round(min(1.0, max(0.0, score)), 4)
