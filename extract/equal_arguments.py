"""Who plays a role elsewhere too: the arguments of an event looked for around an equal trigger, and never invented."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.equal_strings import readings, reads_as
from extract.tokens import sentences
from storage.model import Document, Event, EventCandidate, Mention, MentionCandidate, Schema, Span

AnyMention = Mention | MentionCandidate


@dataclass(frozen=True, slots=True)
class Filler:
    """A string that plays a role in the corrected event; `labels` are the types of mention that may play it."""

    role: str
    string: str
    readings: frozenset[str]
    label: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A mention, gold or candidate, that would play a role at an equal place."""

    role: str
    mention: AnyMention


def fillers_of(document: Document, event: Event, schema: Schema) -> tuple[Filler, ...]:
    """The event's arguments as strings to be found elsewhere, but for roles that the schema does not give it."""
    type_ = schema.event_types.get(event.label)
    found: dict[tuple[str, frozenset[str]], Filler] = {}
    for argument in event.arguments:
        mention = document.mentions[argument.mention]
        role = type_.roles.get(argument.role) if type_ is not None else None
        if type_ is not None and role is None:
            continue
        labels = role.fillers if role is not None else frozenset({mention.label})
        read = readings(document.text, mention.span)
        string = mention.span.text_in(document.text)
        found.setdefault((argument.role, read), Filler(argument.role, string, read, mention.label, labels))
    return tuple(found.values())


class Around:
    """The mentions of a document that could fill the roles, by place."""

    def __init__(self, document: Document, fillers: tuple[Filler, ...]) -> None:
        text = document.text
        self._sentences = list(sentences(text)) if fillers else []
        self._starts = [span.start for span in self._sentences]
        everything = sorted(_standing(document), key=lambda one: one.span.start) if fillers else []
        self._fit = [
            (
                filler,
                [one for one in everything if one.label in filler.labels and reads_as(text, one.span, filler.readings)],
            )
            for filler in fillers
        ]

    def found(self, trigger: Span) -> tuple[Found, ...]:
        """For each role the nearest mention of its string in the trigger's sentence, if there is one."""
        at = bisect_right(self._starts, trigger.start) - 1
        if at < 0:
            return ()
        sentence = self._sentences[at]
        found: list[Found] = []
        for filler, mentions in self._fit:
            first = bisect_left(mentions, sentence.start, key=lambda one: one.span.start)
            last = bisect_left(mentions, sentence.end, key=lambda one: one.span.start)
            near = [one for one in mentions[first:last] if sentence.contains(one.span) and one.span != trigger]
            if near:
                best = min(near, key=lambda one: (one.label != filler.label, _distance(one.span, trigger)))
                found.append(Found(filler.role, best))
        return tuple(found)


def joined(document: Document, event: Event | EventCandidate, found: tuple[Found, ...]) -> list[tuple[str, str]]:
    """The event's arguments, as (role, mention), with those found: gold keeps its roles, of a candidate they change."""
    held = [(a.role, _in_stead(document, a.mention)) for a in event.arguments if a.mention not in document.rejections]
    if isinstance(event, Event):
        busy = {mention for _, mention in held}
        return [*held, *((one.role, one.mention.id) for one in found if one.mention.id not in busy)]
    wanted = [(one.role, one.mention.id) for one in found]
    moved = {mention for _, mention in wanted}
    kept = [pair for pair in held if pair[1] not in moved or pair in wanted]
    return [*kept, *(pair for pair in wanted if pair not in kept)]


def gained(document: Document, event: Event | EventCandidate, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Those of the found that the event does not have."""
    held = {(a.role, _in_stead(document, a.mention)) for a in event.arguments if a.mention not in document.rejections}
    new = {pair for pair in joined(document, event, found) if pair not in held}
    return tuple(one for one in found if (one.role, one.mention.id) in new)


def _in_stead(document: Document, mention_id: str) -> str:
    """The id of the gold that answers a mention candidate, else the given id."""
    candidate = document.candidates.by_id.get(mention_id)
    gold = document.gold_for(candidate) if candidate is not None else None
    return mention_id if gold is None else gold.id


def _standing(document: Document) -> Iterator[AnyMention]:
    yield from document.mentions.values()
    yield from (one for one in document.candidates.mentions if document.is_pending(one))


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
