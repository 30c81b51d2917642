"""A correction's equal places as candidates, to be confirmed by a reviewer instead of being decided at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.corrections import Correction
from extract.equal_arguments import AnyMention, Found, joined
from extract.equal_places import Place
from storage.model import (
    ArgumentCandidate,
    Candidates,
    Document,
    Event,
    EventCandidate,
    Mention,
    MentionCandidate,
)

SOURCE = "equal_places/1"
_LIKELY = 0.9


@dataclass
class Proposed:
    """`candidates` are to be added, but for those of the ids `known`, which are there and only named as arguments.

    The ids of the new ones may be taken in the article. `doubted` are candidates that the correction contradicts.
    """

    mentions: dict[str, MentionCandidate] = field(default_factory=dict)
    events: list[EventCandidate] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    doubted: set[str] = field(default_factory=set)

    @property
    def candidates(self) -> Candidates:
        """New and known ones."""
        return Candidates(tuple(self.mentions.values()), tuple(self.events))


def as_candidates(document: Document, places: Iterable[Place], correction: Correction) -> Proposed:
    """What the correction would make of the places; nothing is proposed over gold."""
    made = Proposed()
    for number, place in enumerate(places):
        old, label = place.item, correction.becomes
        if isinstance(old, Mention | Event):
            continue
        if old is not None and (old.label, old.span) == (label, place.span) and not place.found:
            continue
        if old is not None:
            made.doubted.add(old.id)
        id_ = f"equal-{number}"
        if label is None:
            continue
        if not correction.is_event:
            level = old.level if isinstance(old, MentionCandidate) else correction.level
            made.mentions[id_] = MentionCandidate(id_, place.span, label, level, _LIKELY, SOURCE)
            continue
        event = EventCandidate(id_, place.span, label, score=_LIKELY, source=SOURCE)
        if isinstance(old, EventCandidate):
            event = replace(event, modality=old.modality, polarity=old.polarity)
        made.events.append(replace(event, arguments=_arguments(document, old, place.found, correction, made)))
    return made


def _arguments(
    document: Document,
    old: object,
    found: tuple[Found, ...],
    correction: Correction,
    made: Proposed,
) -> tuple[ArgumentCandidate, ...]:
    pairs = [(one.role, one.mention.id) for one in found]
    if isinstance(old, EventCandidate):
        pairs = joined(document, old, found)
    arguments = [
        ArgumentCandidate(role, _proposed(document, mention, made), _LIKELY)
        for role, id_ in pairs
        if (mention := _mention(document, id_)) is not None and correction.allows(role, mention.label)
    ]
    return tuple({(one.role, one.mention): one for one in arguments}.values())


def _mention(document: Document, id_: str) -> AnyMention | None:
    one = document.mentions.get(id_) or document.candidates.by_id.get(id_)
    return one if isinstance(one, Mention | MentionCandidate) else None


def _proposed(document: Document, mention: AnyMention, made: Proposed) -> str:
    """The id of the mention candidate that stands for a mention, proposed too where gold has none."""
    if isinstance(mention, Mention):
        origin = document.candidates.by_id.get(mention.origin or "")
        if not isinstance(origin, MentionCandidate):
            id_ = f"equal-{mention.id}"
            new = MentionCandidate(id_, mention.span, mention.label, mention.level, _LIKELY, SOURCE)
            made.mentions[id_] = new
            return id_
        mention = origin
    made.mentions[mention.id] = mention
    made.known.add(mention.id)
    return mention.id
