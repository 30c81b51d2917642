"""The frozen encoder's vectors of candidates, where the engine has any."""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.neural.inputs import Sentence, sentences_of
from extract.pipeline import Extractor
from extract.tokens import sentences
from storage.model import Candidate, Candidates

Vectors = Mapping[str, NDArray[np.float32]]
"""By candidate: the mean of the first and the last segment's vector; empty for an engine without vectors."""


MOST: Final = 5_000
"""Of an article with more candidates there are no vectors, and memory alone scores it: they would take a minute."""


def vectors_of(extractor: Extractor, text: str, candidates: Candidates) -> Vectors:
    """The vectors of candidates in a text; costs about as much as the extraction did."""
    reader = getattr(extractor, "reader", None)
    if reader is None or not 0 < len(candidates) <= MOST:
        return {}
    waiting = deque(sorted(candidates, key=lambda candidate: candidate.span))
    found: dict[str, NDArray[np.float32]] = {}
    for span in sentences(text):
        for sentence in sentences_of(text, span.start, span.end, reader.pieces):
            edge = sentence.segments[-1].end
            inside = []
            while waiting and waiting[0].span.start < edge:
                inside.append(waiting.popleft())
            if inside:
                vectors = reader.find(reader.finder_inputs(sentence))[0][0]
                found.update(_at_edges(sentence, vectors, inside))
    return found


def _at_edges(
    sentence: Sentence, vectors: NDArray[np.float32], inside: Sequence[Candidate]
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    starts = [segment.start for segment in sentence.segments]
    for candidate in inside:
        first = max(0, bisect_right(starts, candidate.span.start) - 1)
        last = max(0, bisect_right(starts, candidate.span.end - 1) - 1)
        yield candidate.id, (vectors[first] + vectors[last]) / 2
