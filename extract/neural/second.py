"""The lexicons as a second voice: what they find in a sentence, as additions to what the model says of it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from extract.arguments import BIAS, Scene, is_near, pair_scores
from extract.linear import load_model
from extract.mentions import FoundMention, closed
from extract.neural.decoding import Found
from extract.neural.inputs import Floats, Sentence
from extract.neural.labels import NONE, Labels
from extract.scene import scene_of
from extract.triggers import FoundTrigger
from extract.words import Word, words_in
from storage.model import Level, Span

_UNKNOWN: Final = -2.0
"""How likely a role is, against none, of which the lexicons know nothing; in log-odds."""

Heard = tuple[int, int, int, float]
"""First and last segment, class (0 stands for nothing), and how sure the lexicons are."""


@dataclass(frozen=True)
class Opinion:
    """What the lexicons find in one sentence of a text; of a very long sentence, part by part."""

    text: str
    scenes: Sequence[Scene]
    labels: Labels

    def mentions(self, sentence: Sentence) -> Iterator[Heard]:
        """Their mentions that the segments of a window can express."""
        begins, ends = _edges(sentence)
        classes = {pair: number for number, pair in enumerate(self.labels.mentions, 1)}
        for scene in self.scenes:
            for found in scene.mentions:
                first, last = begins.get(found.start), ends.get(closed(self.text, found.start, found.end))
                number = classes.get((found.label, Level.NAM if found.named else Level.NOM))
                if first is not None and last is not None and number is not None:
                    yield first, last, number, found.score

    def triggers(self, sentence: Sentence) -> Iterator[Heard]:
        """Their triggers that the segments of a window can express."""
        begins, ends = _edges(sentence)
        classes = {label: number for number, label in enumerate(self.labels.events, 1)}
        for scene in self.scenes:
            for found in scene.triggers:
                first, last, number = begins.get(found.start), ends.get(found.end), classes.get(found.label)
                if first is not None and last is not None and number is not None:
                    yield first, last, number, found.score

    def roles(self, sentence: Sentence, mentions: Sequence[Found], triggers: Sequence[Found]) -> Floats:
        """[T, M, role class]: what they make of what the model found, in log-odds against no role; 0 if forbidden."""
        scores = np.zeros((len(triggers), len(mentions), len(self.labels.roles) + 1), dtype=np.float32)
        words = self._words(sentence)
        if not words:
            return scores
        model = load_model("roles")
        scene = _scene(words, sentence, mentions, triggers, self.labels)
        kinds = {mention.kind for mention in mentions}
        allowed = self.labels.allowed
        for row, trigger in enumerate(scene.triggers):
            options = {
                kind: _options(self.labels.roles, allowed[triggers[row].label, kind].tobytes()) for kind in kinds
            }
            for column, mention in enumerate(scene.mentions):
                known, places, unknown = options[mentions[column].kind]
                if (known or unknown) and is_near(trigger, mention):
                    totals = pair_scores(model, scene, trigger, mention, places)
                    nothing, line = totals[0] + BIAS, scores[row, column]
                    for number, total in zip(known, totals[1:], strict=True):
                        line[number] = total - nothing
                    for number in unknown:
                        line[number] = _UNKNOWN
        return scores

    def _words(self, sentence: Sentence) -> Sequence[Word]:
        start, end = sentence.segments[0].start, sentence.segments[-1].end
        return next((s.words for s in self.scenes if s.words[0].start < end and s.words[-1].end > start), ())


def opinion_on(text: str, sentence: Span, labels: Labels) -> Opinion:
    """What the lexicons think of a sentence."""
    return Opinion(text, [scene_of(words) for words in words_in(text, sentence)], labels)


@lru_cache
def _options(roles: tuple[str, ...], allowed: bytes) -> tuple[list[int], list[int], list[int]]:
    """Of the role classes that are allowed: those that the lexicons know, their places there, and the others."""
    labels = load_model("roles").labels
    possible = [number for number, may in enumerate(allowed) if may and number != NONE]
    known = [number for number in possible if roles[number - 1] in labels]
    places = [NONE, *(labels.index(roles[number - 1]) for number in known)]
    return known, places, [number for number in possible if number not in known]


def _edges(sentence: Sentence) -> tuple[dict[int, int], dict[int, int]]:
    begins = {segment.start: row for row, segment in enumerate(sentence.segments)}
    ends = {segment.end: row for row, segment in enumerate(sentence.segments)}
    return begins, ends


def _scene(
    words: Sequence[Word], sentence: Sentence, mentions: Sequence[Found], triggers: Sequence[Found], labels: Labels
) -> Scene:
    """What the model found, by words."""
    starts = [word.start for word in words]

    def word_of(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    def edges(item: Found) -> tuple[int, int]:
        return sentence.segments[item.first].start, sentence.segments[item.last].end

    heard = []
    for item in mentions:
        start, end = edges(item)
        label, level = labels.mentions[item.label]
        heard.append(FoundMention(word_of(start), word_of(end - 1), start, end, label, level is Level.NAM, item.score))
    said = []
    for item in triggers:
        start, end = edges(item)
        said.append(FoundTrigger(word_of(start), start, end, labels.events[item.label], item.score))
    return Scene(words, heard, said)
