"""Candidates that memory alone proposes: strings that were gold elsewhere and that the engine has passed over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from extract.learning.memory import Count, Memory, kind_of, string_entry, string_key
from extract.segments import segments
from extract.tokens import sentences
from storage.model import Candidate, Candidates, EventCandidate, Level, MentionCandidate, Span

_PRIOR: Final = 0.15
"""How likely a string is to be gold again that was so somewhere, before it was ever seen again."""
_LEAST: Final = 0.5
_LONGEST: Final = 16
"""Segments of the longest string that is looked for."""


@dataclass(frozen=True)
class Recall:
    """Finds the strings of a memory in a text."""

    memory: Memory

    @cached_property
    def known(self) -> Mapping[str, list[tuple[str, str]]]:
        """Kind and label by string, of all strings that were ever gold."""
        found: dict[str, list[tuple[str, str]]] = {}
        for entry, count in list(self.memory.strings.items()):  # another thread may be learning
            if count.right:
                kind, label, string = entry.split("\t")
                found.setdefault(string, []).append((kind, label))
        return found

    @cached_property
    def begun(self) -> frozenset[str]:
        """The first words of the strings."""
        return frozenset(string.split(" ")[0] for string in self.known)

    def hits(self, text: str) -> Iterator[tuple[Span, str, str]]:
        """Where a known string stands in a text, with the kind and the label that it had."""
        for sentence in sentences(text):
            cut = segments(text, sentence.start, sentence.end)
            for first, segment in enumerate(cut):
                if string_key(text, Span(segment.start, segment.end)) not in self.begun:
                    continue
                for last in cut[first : first + _LONGEST]:
                    span = Span(segment.start, last.end)
                    for kind, label in self.known.get(string_key(text, span), ()):
                        yield span, kind, label

    def proposed(self, text: str, candidates: Candidates, source: str) -> Candidates:
        """The candidates with those of memory; none at a place where the engine proposes something of the kind."""
        taken = {(kind_of(candidate), candidate.span) for candidate in candidates}
        best: dict[tuple[str, Span], Candidate] = {}
        for span, kind, label in self.hits(text):
            place = (kind, span)
            if place in taken:
                continue
            found = self._made(text, span, kind, label, source, f"{kind}r{len(best) + 1}")
            if found.score >= _LEAST and (place not in best or best[place].score < found.score):
                best[place] = found
        standing = [item for item in best.values() if not any(item.span.crosses(other) for _, other in taken)]
        return Candidates(
            candidates.mentions + tuple(item for item in standing if isinstance(item, MentionCandidate)),
            candidates.events + tuple(item for item in standing if isinstance(item, EventCandidate)),
        )

    def _made(self, text: str, span: Span, kind: str, label: str, source: str, name: str) -> Candidate:
        bare: Candidate
        if kind == "m":
            bare = MentionCandidate(name, span, label, Level.NOM, _PRIOR, source)
            if self.memory.levels.get(string_entry(text, bare), Count()).chance(0.5) > 0.5:
                bare = replace(bare, level=Level.NAM)
        else:
            bare = EventCandidate(name, span, label, score=_PRIOR, source=source)
        return replace(bare, score=round(self.memory.chance(text, bare, _PRIOR), 4))
