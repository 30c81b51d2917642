"""Documents as the JSON records of the native format, one article a line; `record_reading` is the way back.

Reading makes a candidate for every item that was proposed (`candidate`, `accepted`, `corrected`, `rejected`) and
gold for every item that stands (`accepted`, `corrected`, `added`). A corrected item carries what had been proposed
under `origin`.
Offsets are code points, end exclusive, and a given `text` must equal the article's text there.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from storage.model.annotation import Argument, Event, Mention
from storage.model.candidate import Candidate, EventCandidate, MentionCandidate
from storage.model.document import Document, Origin, Rejection
from storage.model.span import Span, reading_order

Record = dict[str, Any]


class Status(StrEnum):
    """What the format says of an item."""

    CANDIDATE = "candidate"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    ADDED = "added"
    REJECTED = "rejected"


class Layer(StrEnum):
    """Which annotation goes into a record: what stands, what was proposed, or what stands, waits and was refused."""

    GOLD = "gold"
    CANDIDATES = "candidates"
    BOTH = "both"


def document_to_record(document: Document, layer: Layer = Layer.GOLD) -> Record:
    """The record of a document, items in reading order."""
    article = document.article
    record: Record = {"id": article.id}
    if article.title:
        record["title"] = article.title
    record |= {"text": article.text, "metadata": dict(article.metadata), "schema": article.schema}
    if document.note and layer is not Layer.CANDIDATES:
        record["note"] = document.note
    items = [*_standing(document, layer), *_proposed(document, layer)]
    items.sort(key=lambda item: reading_order(Span(item["start"], item["end"])))
    record["mentions"] = [item for item in items if "arguments" not in item]
    record["events"] = [item for item in items if "arguments" in item]
    return record | {key: value for key, value in article.extra.items() if key not in record}


def _standing(document: Document, layer: Layer) -> Iterator[Record]:
    if layer is not Layer.CANDIDATES:
        for mention in document.mentions.values():
            yield _mention_record(document, mention)
        for event in document.events.values():
            yield _event_record(document, event)


def _proposed(document: Document, layer: Layer) -> Iterator[Record]:
    if layer is Layer.GOLD:
        return
    if layer is Layer.CANDIDATES:
        for candidate in document.candidates:
            yield _candidate_record(document, candidate, None, {})
        return
    gold_ids = {other.id: gold.id for other in document.candidates.mentions if (gold := document.gold_for(other))}
    for candidate in document.candidates:
        rejection = document.rejections.get(candidate.id)
        if rejection is not None or document.is_pending(candidate):
            yield _candidate_record(document, candidate, rejection, gold_ids)


def _span_record(document: Document, id_: str, label: str, span: Span) -> Record:
    return {"id": id_, "label": label, "start": span.start, "end": span.end, "text": span.text_in(document.text)}


def _provenance(document: Document, gold: Mention | Event) -> Record:
    """Status, note, and what the candidate was, of a piece of gold."""
    status = document.origin_status(gold)
    record: Record = {"status": str(status)}
    candidate = document.candidates.by_id.get(gold.origin or "")
    if candidate is not None:
        record |= _signature(candidate)
        if status is Origin.CORRECTED:
            record["origin"] = _origin_record(document, candidate)
    if gold.note:
        record["note"] = gold.note
    return record


def _signature(candidate: Candidate) -> Record:
    record: Record = {"score": candidate.score}
    if candidate.source:
        record["source"] = candidate.source
    return record


def _origin_record(document: Document, candidate: Candidate) -> Record:
    origin: Record = {"start": candidate.span.start, "end": candidate.span.end, "label": candidate.label}
    if isinstance(candidate, MentionCandidate):
        return origin | {"level": str(candidate.level)}
    arguments = []
    for argument in candidate.arguments:
        mention = document.candidates.by_id[argument.mention]
        place = {"start": mention.span.start, "end": mention.span.end, "label": mention.label}
        arguments.append({"role": argument.role, "score": argument.score, **place})
    return origin | {"modality": candidate.modality, "polarity": candidate.polarity, "arguments": arguments}


def _mention_record(document: Document, mention: Mention) -> Record:
    record = _span_record(document, mention.id, mention.label, mention.span) | {"level": str(mention.level)}
    record |= _provenance(document, mention)
    if mention.entity is not None:
        record["entity"] = mention.entity
    return record | _unknown(mention.extra, record)


def _event_record(document: Document, event: Event) -> Record:
    record = _span_record(document, event.id, event.label, event.trigger)
    record |= {"modality": event.modality, "polarity": event.polarity} | _provenance(document, event)
    candidate = document.candidates.by_id.get(event.origin or "")
    scores = _argument_scores(document, candidate) if isinstance(candidate, EventCandidate) else {}
    record["arguments"] = [_argument_record(document, argument, scores) for argument in event.arguments]
    return record | _unknown(event.extra, record)


def _argument_scores(document: Document, candidate: EventCandidate) -> dict[tuple[str, Span], float]:
    by_id = document.candidates.by_id
    return {(a.role, by_id[a.mention].span): a.score for a in candidate.arguments}


def _argument_record(document: Document, argument: Argument, scores: Mapping[tuple[str, Span], float]) -> Record:
    record: Record = {"role": argument.role, "mention": argument.mention}
    score = scores.get((argument.role, document.mentions[argument.mention].span))
    record["status"] = str(Status.ADDED if score is None else Status.ACCEPTED)
    if score is not None:
        record["score"] = score
    return record | _unknown(argument.extra, record)


def _candidate_record(
    document: Document, candidate: Candidate, rejection: Rejection | None, gold_ids: Mapping[str, str]
) -> Record:
    record = _span_record(document, candidate.id, candidate.label, candidate.span)
    if isinstance(candidate, MentionCandidate):
        record["level"] = str(candidate.level)
    else:
        record |= {"modality": candidate.modality, "polarity": candidate.polarity}
    record |= {"status": str(Status.CANDIDATE if rejection is None else Status.REJECTED)} | _signature(candidate)
    if rejection is not None and rejection.reason:
        record["rejection"] = rejection.reason
    if isinstance(candidate, EventCandidate):
        record["arguments"] = [
            {
                "role": argument.role,
                "mention": gold_ids.get(argument.mention, argument.mention),
                "status": record["status"],
                "score": argument.score,
                **argument.extra,
            }
            for argument in candidate.arguments
        ]
    return record | _unknown(candidate.extra, record)


def _unknown(extra: Mapping[str, Any], record: Record) -> Record:
    return {key: value for key, value in extra.items() if key not in record}
