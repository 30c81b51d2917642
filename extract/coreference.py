"""Which mentions of an article may refer to the same entity: by their strings and heads, whatever the spelling."""

from dataclasses import dataclass

from extract.equal_strings import string_of
from extract.neural.keys import light
from storage.model import Document, Level, Mention, MentionCandidate

AnyMention = Mention | MentionCandidate

_EQUAL, _WITHIN, _HEAD = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two mentions are: 3 equal strings, 2 all words of one are in the other, 1 the same head, 0 neither."""

    degree: int
    distance: int

    @property
    def order(self) -> tuple[int, int]:
        """For sorting: the most alike and then the nearest first."""
        return -self.degree, self.distance


def likeness(text: str, one: AnyMention, other: AnyMention) -> Likeness:
    """How alike two mentions of a text are."""
    distance = abs(one.span.start - other.span.start)
    first, second = string_of(text, one.span).split(), string_of(text, other.span).split()
    stems, other_stems = [light(word) for word in first], [light(word) for word in second]
    if not stems or not other_stems:
        return Likeness(0, distance)
    if stems == other_stems:
        return Likeness(_EQUAL, distance)
    if set(stems) <= set(other_stems) or set(other_stems) <= set(stems):
        return Likeness(_WITHIN, distance)
    return Likeness(_HEAD if stems[0] == other_stems[0] else 0, distance)


def partners(document: Document, mention: AnyMention) -> list[AnyMention]:
    """The mentions of the same type that are not in its chain, one of every other chain, the likeliest first."""
    own = mention.entity if isinstance(mention, Mention) else None
    best: dict[str, tuple[tuple[int, int], AnyMention]] = {}
    others: list[AnyMention] = [*document.mentions.values()]
    others += (one for one in document.candidates.mentions if document.is_pending(one))
    for other in others:
        entity = other.entity if isinstance(other, Mention) else None
        if other.id == mention.id or other.label != mention.label or (entity is not None and entity == own):
            continue
        order = likeness(document.text, mention, other).order
        name = entity or other.id
        if name not in best or order < best[name][0]:
            best[name] = (order, other)
    return [other for _, other in sorted(best.values(), key=lambda pair: pair[0])]


def equals(document: Document, mention: Mention) -> list[Mention]:
    """The other gold mentions of the same type whose strings are equal to it."""
    return [
        other
        for other in document.mentions.values()
        if other.id != mention.id
        and other.label == mention.label
        and likeness(document.text, mention, other).degree == _EQUAL
    ]


def name_of(text: str, chain: tuple[Mention, ...]) -> str:
    """What an entity is called: its longest name, else its longest mention."""
    named = [one for one in chain if one.level is Level.NAM] or list(chain)
    longest = max(named, key=lambda one: (len(one.span), -one.span.start))
    return longest.span.text_in(text)
