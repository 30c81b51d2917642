"""The native format's JSON records as documents; whatever is wrong with one is named with its place and reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from sys import intern
from typing import Any, TypeVar

from storage.model.annotation import ASSERTED, POSITIVE, Argument, Event, Extra, Level, Mention
from storage.model.candidate import ArgumentCandidate, Candidates, EventCandidate, MentionCandidate
from storage.model.document import Article, Document, Rejection, ReviewStatus, check_gold
from storage.model.errors import RecordError, TawsimError
from storage.model.foreign import keepable
from storage.model.records import Record, Status
from storage.model.span import Span

_ARTICLE_KEYS = {"id", "title", "text", "metadata", "schema", "note", "mentions", "events"}
_COMMON_KEYS = {"id", "label", "start", "end", "text", "status", "note", "origin", "rejection"}
_MENTION_KEYS = _COMMON_KEYS | {"level", "entity"}
_EVENT_KEYS = _COMMON_KEYS | {"modality", "polarity", "arguments"}
_ARGUMENT_KEYS = {"role", "mention", "status"}
_PROPOSED = frozenset({Status.CANDIDATE, Status.ACCEPTED, Status.CORRECTED, Status.REJECTED})
_STANDING = frozenset({Status.ACCEPTED, Status.CORRECTED, Status.ADDED})
_DEFAULT_SCHEMA = "ace2005"

_E = TypeVar("_E", bound=StrEnum)


def drained(items: list[Any]) -> Iterator[Any]:
    """The items of a list, which is empty afterwards: each is let go of before the next."""
    items.reverse()
    while items:
        yield items.pop()


def record_to_document(
    record: object, default: Status = Status.ADDED, left_out: Callable[[TawsimError], None] | None = None
) -> Document:
    """The document that a record describes; items without a status have the `default` one. Raises RecordError.

    With `left_out`, which is told why, faulty mentions and events are left out. Mentions and events may be iterators,
    so that what was read of a large article can be let go of.
    """
    reader = _RecordReader(_as_object(record, "article"), default, left_out)
    try:
        return reader.document()
    except RecordError:
        raise
    except TawsimError as error:
        raise RecordError("{place}: {error}", place=reader.name, error=error) from error


@dataclass
class _RecordReader:
    """What has been read of one record so far."""

    record: Record
    default: Status
    left_out: Callable[[TawsimError], None] | None = None
    name: str = "article"
    text: str = ""
    mentions: dict[str, Mention] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    rejections: dict[str, Rejection] = field(default_factory=dict)
    proposed_mentions: dict[str, MentionCandidate] = field(default_factory=dict)
    """Mention candidates by the id of the record's mention."""
    proposed_events: list[EventCandidate] = field(default_factory=list)
    event_ids: set[str] = field(default_factory=set)
    by_place: dict[tuple[int, int, str | None], MentionCandidate] | None = None
    """The mention candidates of the record by their places, with and without labels, once they are asked for."""

    def document(self) -> Document:
        article_id = _text(self.record, "id", self.name)
        self.name = article_id
        self.text = _text(self.record, "text", self.name)
        self._read_all("mentions", self._read_mention)
        self._read_all("events", self._read_event)
        extra = keepable({key: value for key, value in self.record.items() if key not in _ARTICLE_KEYS}, self.name)
        title, schema = self.record.get("title", ""), self.record.get("schema", _DEFAULT_SCHEMA)
        metadata = _as_object(self.record.get("metadata") or {}, f"{self.name} › metadata")
        keepable(metadata, f"{self.name} › metadata")
        if not isinstance(title, str) or not isinstance(schema, str):
            raise RecordError("{place}: “title” and “schema” must be texts.", place=self.name)
        return Document(
            Article(article_id, self.text, title, metadata, schema, extra),
            Candidates(tuple(self.proposed_mentions.values()), tuple(self.proposed_events)),
            self.mentions,
            self.events,
            self.rejections,
            self._status(),
            _optional_text(self.record, "note", "", self.name),
        )

    def _status(self) -> ReviewStatus:
        """Gold alone is a finished review; gold with candidates left is one in progress."""
        gold = bool(self.mentions or self.events or self.rejections)
        proposed = len(self.proposed_mentions) + len(self.proposed_events)
        origins = {m.origin for m in self.mentions.values()} | {e.origin for e in self.events.values()}
        decided = len(self.rejections) + len(origins - {None})
        if not gold:
            return ReviewStatus.NEW
        return ReviewStatus.FINISHED if decided >= proposed else ReviewStatus.IN_PROGRESS

    def _read_all(self, key: str, read: Callable[[Record, "_Item"], None]) -> None:
        found = self.record.get(key)
        for raw in found if isinstance(found, Iterator) else _list(self.record, key, self.name):
            try:
                read(_as_object(raw, f"{self.name} › {key}"), _Item.read(raw, self))
            except TawsimError as error:
                if self.left_out is None:
                    raise
                self.left_out(error)

    def _read_mention(self, raw: Record, item: "_Item") -> None:
        if item.id in self.proposed_mentions or item.id in self.mentions:
            raise RecordError("{place} stands there twice.", place=item.name)
        level = _choice(Level, raw.get("level", Level.NOM), f"{item.name} › level")
        extra = item.extra(raw, _MENTION_KEYS)
        if item.status in _PROPOSED:
            span, label, proposed_level = item.span, item.label, level
            if origin := item.origin:
                span, label = _span(origin, self.text, f"{item.name} › origin"), _text(origin, "label", item.name)
                proposed_level = _choice(Level, origin.get("level", level), f"{item.name} › origin › level")
            self.proposed_mentions[item.id] = MentionCandidate(
                item.candidate_id, span, label, proposed_level, item.score, item.source, {} if item.stands else extra
            )
        if item.stands:
            entity = raw.get("entity")
            self.mentions[item.id] = Mention(
                item.id,
                item.span,
                item.label,
                level,
                origin=item.candidate_id if item.status in _PROPOSED else None,
                entity=None if entity is None else str(entity),
                note=item.note,
                extra=extra,
            )
        elif item.status is Status.REJECTED:
            self.rejections[item.candidate_id] = Rejection(item.candidate_id, item.reason)

    def _read_event(self, raw: Record, item: "_Item") -> None:
        if item.id in self.event_ids:
            raise RecordError("{place} stands there twice.", place=item.name)
        self.event_ids.add(item.id)
        arguments = list(self._arguments(raw, item))
        modality = _optional_text(raw, "modality", ASSERTED, item.name)
        polarity = _optional_text(raw, "polarity", POSITIVE, item.name)
        extra = item.extra(raw, _EVENT_KEYS)
        proposed: list[EventCandidate] = []
        if item.status in _PROPOSED:
            origin = item.origin or {}
            proposed.append(
                EventCandidate(
                    item.candidate_id,
                    _span(origin, self.text, f"{item.name} › origin") if origin else item.span,
                    _text(origin, "label", item.name) if origin else item.label,
                    self._proposed_arguments(arguments, item),
                    _optional_text(origin, "modality", modality, item.name),
                    _optional_text(origin, "polarity", polarity, item.name),
                    item.score,
                    item.source,
                    extra if not item.stands else {},
                )
            )
        if item.stands:
            event = Event(
                item.id,
                item.span,
                item.label,
                tuple(self._gold_argument(argument, item) for argument, status in arguments if status in _STANDING),
                modality,
                polarity,
                origin=item.candidate_id if item.status in _PROPOSED else None,
                note=item.note,
                extra=extra,
            )
            check_gold(event, self.mentions, len(self.text))
            self.events[item.id] = event
        elif item.status is Status.REJECTED:
            self.rejections[item.candidate_id] = Rejection(item.candidate_id, item.reason)
        self.proposed_events += proposed

    def _arguments(self, raw: Record, item: "_Item") -> Iterator[tuple[Record, Status]]:
        for argument in _list(raw, "arguments", item.name, required=True):
            try:
                yield self._argument(argument, item)
            except RecordError as error:
                if self.left_out is None:
                    raise
                self.left_out(error)

    def _argument(self, raw: object, item: "_Item") -> tuple[Record, Status]:
        argument = _as_object(raw, f"{item.name} › arguments")
        _text(argument, "role", f"{item.name} › arguments")
        mention_id = _text(argument, "mention", f"{item.name} › arguments")
        if mention_id not in self.mentions and mention_id not in self.proposed_mentions:
            raise RecordError(
                "{place}: the argument's mention {mention} is not in the record.", place=item.name, mention=mention_id
            )
        return argument, _choice(Status, argument.get("status", item.status), f"{item.name} › arguments › status")

    def _gold_argument(self, argument: Record, item: "_Item") -> Argument:
        mention_id = argument["mention"]
        if mention_id not in self.mentions:
            self._promote(mention_id)
        known = _ARGUMENT_KEYS if item.status is Status.ADDED else _ARGUMENT_KEYS | {"score"}
        extra = {key: value for key, value in argument.items() if key not in known}
        return Argument(intern(argument["role"]), mention_id, keepable(extra, item.name))

    def _promote(self, mention_id: str) -> None:
        """Accepts a mention that a standing event needs."""
        candidate = self.proposed_mentions[mention_id]
        self.rejections.pop(candidate.id, None)
        self.mentions[mention_id] = Mention(
            mention_id, candidate.span, candidate.label, candidate.level, origin=candidate.id, extra=candidate.extra
        )

    def _proposed_arguments(
        self, arguments: Sequence[tuple[Record, Status]], item: "_Item"
    ) -> tuple[ArgumentCandidate, ...]:
        if item.origin is not None:
            named = [_as_object(raw, f"{item.name} › origin") for raw in _list(item.origin, "arguments", item.name)]
            return tuple(
                ArgumentCandidate(_text(raw, "role", item.name), mention.id, _score(raw, item.name))
                for raw in named
                if (mention := self._proposed_at(raw)) is not None
            )
        known = _ARGUMENT_KEYS | {"score"}
        return tuple(
            ArgumentCandidate(
                intern(argument["role"]),
                self._proposed(argument["mention"]).id,
                _score(argument, item.name),
                keepable({key: argument[key] for key in argument.keys() - known}, item.name) if not item.stands else {},
            )
            for argument, status in arguments
            if status in _PROPOSED
        )

    def _proposed_at(self, place: Record) -> MentionCandidate | None:
        """The candidate at the place that an origin names, if there are several one of that label."""
        if self.by_place is None:
            self.by_place = {place: one for one in self.proposed_mentions.values() for place in _places(one)}
        start, end, label = place.get("start"), place.get("end"), place.get("label")
        if type(start) is not int or type(end) is not int:
            return None
        exact = self.by_place.get((start, end, label)) if isinstance(label, str) else None
        return exact or self.by_place.get((start, end, None))

    def _proposed(self, mention_id: str) -> MentionCandidate:
        """The candidate behind a mention; one that a human added gets one, since a proposed event points to it."""
        if mention_id not in self.proposed_mentions:
            gold = self.mentions[mention_id]
            candidate = MentionCandidate(_candidate_id(mention_id), gold.span, gold.label, gold.level)
            self.proposed_mentions[mention_id] = candidate
            if self.by_place is not None:
                self.by_place |= dict.fromkeys(_places(candidate), candidate)
        return self.proposed_mentions[mention_id]


@dataclass(frozen=True)
class _Item:
    """What mentions and events have in common in a record."""

    id: str
    name: str
    span: Span
    label: str
    status: Status
    score: float
    source: str
    note: str
    reason: str
    origin: Record | None

    @classmethod
    def read(cls, raw: object, reader: _RecordReader) -> "_Item":
        record = _as_object(raw, f"{reader.name} › mentions, events")
        id_ = _text(record, "id", f"{reader.name} › mentions, events")
        name = f"{reader.name} › {id_}"
        span = _span(record, reader.text, name)
        given = record.get("text")
        if given is not None and given != span.text_in(reader.text):
            raise RecordError(
                "{place}: its text is “{given}”, but the article has “{found}” at {start}–{end}; "
                "offsets are code points in logical order.",
                place=name,
                given=given,
                found=span.text_in(reader.text),
                start=span.start,
                end=span.end,
            )
        origin = record.get("origin")
        return cls(
            id_,
            name,
            span,
            intern(_text(record, "label", name)),
            _choice(Status, record.get("status", reader.default), f"{name} › status"),
            _score(record, name),
            intern(_optional_text(record, "source", "", name)),
            _optional_text(record, "note", "", name),
            _optional_text(record, "rejection", "", name),
            _as_object(origin, f"{name} › origin") if origin is not None else None,
        )

    @property
    def stands(self) -> bool:
        return self.status in _STANDING

    @property
    def candidate_id(self) -> str:
        """The id of the item's candidate; gold and its candidate never share one."""
        return _candidate_id(self.id) if self.stands else self.id

    def extra(self, raw: Record, known: set[str]) -> Extra:
        """Members to keep: unknown ones, and of a human's addition also the score and source that it came with."""
        if self.status is not Status.ADDED:
            known = known | {"score", "source"}
        return keepable({key: value for key, value in raw.items() if key not in known}, self.name)


def _places(candidate: MentionCandidate) -> tuple[tuple[int, int, str | None], ...]:
    start, end = candidate.span.start, candidate.span.end
    return (start, end, candidate.label), (start, end, None)


def _candidate_id(id_: str) -> str:
    return f"candidate:{id_}"


def _as_object(value: object, name: str) -> Record:
    if not isinstance(value, dict):
        raise RecordError("{place} must be a JSON object.", place=name)
    return value


def _list(record: Record, key: str, name: str, *, required: bool = False) -> list[Any]:
    value = record.get(key)
    if value is None and not required:
        return []
    if not isinstance(value, list):
        raise RecordError("{place}: “{key}” must be a list.", place=name, key=key)
    return value


def _text(record: Record, key: str, name: str) -> str:
    value = record.get(key)
    if not isinstance(value, str) or not value:
        raise RecordError("{place}: “{key}” must be a text that is not empty.", place=name, key=key)
    return _encodable(value, key, name)


def _optional_text(record: Record, key: str, default: str, name: str) -> str:
    value = record.get(key)
    if value is None:
        return default
    if not isinstance(value, str):
        raise RecordError("{place}: “{key}” must be a text.", place=name, key=key)
    return _encodable(value, key, name)


def _encodable(value: str, key: str, name: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise RecordError(
            "{place}: “{key}” holds half a character (an unpaired surrogate).", place=name, key=key
        ) from error
    return value


def _span(record: Record, text: str, name: str) -> Span:
    start, end = record.get("start"), record.get("end")
    if type(start) is not int or type(end) is not int:
        raise RecordError("{place}: “start” and “end” must be whole numbers.", place=name)
    if not 0 <= start < end <= len(text):
        raise RecordError(
            "{place}: {start}–{end} is no span of a text of {length} characters.",
            place=name,
            start=start,
            end=end,
            length=len(text),
        )
    return Span(start, end)


def _score(record: Record, name: str) -> float:
    value = record.get("score", 1.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise RecordError("{place}: “score” must be a number from 0 to 1.", place=name)
    return float(value)


def _choice(values: type[_E], value: object, name: str) -> _E:
    try:
        return values(str(value))
    except ValueError as error:
        raise RecordError(
            "{place} must be one of {known}, not {given}.", place=name, known=", ".join(values), given=repr(value)
        ) from error
