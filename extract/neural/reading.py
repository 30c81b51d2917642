"""Reading a text with a trained model, whatever computes it: sentence by sentence, then candidates of the whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.neural.decoding import Found, Settings, binder_inputs, read_mentions, read_triggers, role_chances, scored
from extract.neural.inputs import Floats, Sentence, sentences_of
from extract.neural.labels import NONE, Labels
from extract.neural.lexicon import Lexicon
from extract.neural.second import Opinion
from extract.pieces import Pieces
from extract.tokens import sentences
from storage.model import ArgumentCandidate, Candidates, EventCandidate, MentionCandidate, Span

Inputs = Mapping[str, NDArray[Any]]
Find = Callable[[Inputs], tuple[Floats, Floats, Floats]]
"""Inputs of one sentence to segment vectors, mention scores and trigger scores, all with a leading axis of 1."""
Hear = Callable[[str, Span, Labels], Opinion]
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
    second: Hear | None = None
    """What the lexicons think of a sentence, where they are to be heard as well."""

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

    def read(self, sentence: Sentence, opinion: Opinion | None = None) -> tuple[list[Found], list[Found], list[Bound]]:
        """The mentions, the triggers and what belongs to each trigger."""
        vectors, spans, runs = self.scores(sentence, opinion)
        mentions = read_mentions(spans, self.labels, self.settings)
        triggers = read_triggers(runs, sentence.runs, self.settings)
        return mentions, triggers, self.bound(sentence, vectors, mentions, triggers, opinion)

    def scores(self, sentence: Sentence, opinion: Opinion | None = None) -> tuple[Floats, Floats, Floats]:
        """Segment vectors [1, S, segment], mention scores [S, S, class] and trigger scores [R, class], both voices."""
        vectors, all_spans, all_runs = self.find(self.finder_inputs(sentence))
        spans, runs = all_spans[0], all_runs[0]
        if opinion is not None:
            for first, last, number, sure in opinion.mentions(sentence):
                spans[first, last, number] += self.settings.second_mention * sure
            rows = {(int(first), int(last)): row for row, (first, last) in enumerate(sentence.runs)}
            for first, last, number, sure in opinion.triggers(sentence):
                if (first, last) in rows:
                    is_rare = self.labels.events[number - 1] in self.labels.rare
                    weight = self.settings.second_rare if is_rare else self.settings.second_trigger
                    runs[rows[first, last], number] += weight * sure
        return vectors, spans, runs

    def bound(
        self,
        sentence: Sentence,
        vectors: Floats,
        mentions: Sequence[Found],
        triggers: Sequence[Found],
        opinion: Opinion | None = None,
    ) -> list[Bound]:
        """The second pass: arguments and attributes of the triggers of a sentence of [1, S, segment] vectors."""
        if not triggers:
            return []
        inputs = binder_inputs(vectors.shape[1], mentions, triggers, self.labels)
        roles, attributes = self.bind({"vectors": np.repeat(vectors, len(triggers), axis=0), **inputs})
        if opinion is not None and mentions and self.settings.second_role:
            roles += self.settings.second_role * opinion.roles(sentence, mentions, triggers)
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
        for sentence, opinion in self.windows(text):
            self._add(sentence, opinion, source, mentions, events)
        return Candidates(tuple(mentions), tuple(events))

    def windows(self, text: str) -> Iterator[tuple[Sentence, Opinion | None]]:
        """The sentences of a text, the longest in parts, each with what the lexicons think of it."""
        for span in sentences(text):
            opinion = self.second(text, span, self.labels) if self.second is not None else None
            for sentence in sentences_of(text, span.start, span.end, self.pieces):
                yield sentence, opinion

    def _add(
        self,
        sentence: Sentence,
        opinion: Opinion | None,
        source: str,
        mentions: list[MentionCandidate],
        events: list[EventCandidate],
    ) -> None:
        found, triggers, bound = self.read(sentence, opinion)
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
