"""Search over texts, mentions and events: an index of trigrams finds the articles, the articles tell the places."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from storage.model import Document, Event, EventCandidate, Mention, MentionCandidate, Schema, Span, reading_order
from storage.model.annotation import FLAGGED
from storage.model.finding import lines_with
from storage.model.spelling import search_key
from storage.reviews import load_document
from storage.search_index import articles_with
from storage.search_query import ARTICLE_STATUSES, STATUSES, Field, Filter, Query, types_called
from storage.tables import (
    ArgumentRow,
    ArticleRow,
    CandidateArgumentRow,
    CandidateRow,
    EventRow,
    MentionRow,
    ReviewRow,
)

_CONTEXT = 40
_TEXTS_AT_MOST = 10
"""Lines of one article that are shown for words alone."""

Item = Mention | Event | MentionCandidate | EventCandidate


class HitKind(StrEnum):
    """What was found."""

    MENTION = "mention"
    EVENT = "event"
    TEXT = "text"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: the places to light, the id of the mention or event where it is one, and what stands around it."""

    kind: HitKind
    article: str
    title: str
    places: tuple[Span, ...]
    snippet: str
    text: str = ""
    item: str = ""
    label: str = ""
    status: str = ""


def search(session: Session, query: Query, schema: Schema, reviewer: str, *, most: int = 200) -> Iterator[Hit]:
    """The finds in the order of the queue and of the texts, one article in memory at a time."""
    left = most
    for article_id in _articles(session, query, schema) if query else ():
        document = load_document(session, article_id, reviewer)
        for hit in hits_in(document, query, schema):
            yield hit
            left -= 1
            if not left:
                return


def hits_in(document: Document, query: Query, schema: Schema) -> Iterator[Hit]:
    """The finds in one article; words find its mentions and events as well as the lines where all of them stand."""
    folded = search_key(f"{document.article.title}\n{document.text}")
    if any(word in folded for word in query.without) or not all(_holds_of(document, one) for one in query.filters):
        return
    if query.is_about_items or query.words:
        yield from _items(document, query, schema)
    if query.is_about_items:
        return
    lines = lines_with(document.text, query.words) if query.words else iter(())
    found = False
    for _, one in zip(range(_TEXTS_AT_MOST), lines, strict=False):
        found = True
        yield _hit(document, HitKind.TEXT, one.places)
    title = search_key(document.article.title)
    if not found and all(word in title for word in query.words):
        yield Hit(HitKind.TITLE, document.article.id, document.article.title, (), document.article.title)


def _articles(session: Session, query: Query, schema: Schema) -> list[str]:
    """Ids of the articles that may hold a find; what the index cannot tell is left to the reading of each."""
    conditions = [_has(one, schema) for one in query.on(Field.TYPE, Field.ROLE) if one.wanted]
    if (within := articles_with(session, query.words)) is not None:
        conditions.append(ArticleRow.id.in_(within))
    listed = select(ArticleRow.id).where(*conditions).order_by(ArticleRow.position, ArticleRow.id)
    return list(session.scalars(listed))


def _has(one: Filter, schema: Schema) -> ColumnElement[bool]:
    """Whether anybody's gold or any candidate of the article is of the type, or has an argument of the role."""
    if one.field is Field.TYPE:
        labels = types_called(one.value, schema)
        proposed = select(CandidateRow.article_id).where(CandidateRow.label.in_(labels))
        mentions = select(MentionRow.review_id).where(MentionRow.label.in_(labels))
        reviews = [mentions, select(EventRow.review_id).where(EventRow.label.in_(labels))]
    else:
        proposed = select(CandidateArgumentRow.article_id).where(CandidateArgumentRow.role == one.role)
        reviews = [select(ArgumentRow.review_id).where(ArgumentRow.role == one.role)]
    reviewed = select(ReviewRow.article_id).where(or_(*(ReviewRow.id.in_(those) for those in reviews)))
    return or_(ArticleRow.id.in_(proposed), ArticleRow.id.in_(reviewed))


def _holds_of(document: Document, one: Filter) -> bool:
    """Whether a filter on the article holds; the others are not its business."""
    match one.field:
        case Field.TITLE:
            return (one.value in search_key(document.article.title)) == one.wanted
        case Field.ARTICLE:
            return (document.status is ARTICLE_STATUSES[one.value]) == one.wanted
        case _:
            return True


def _items(document: Document, query: Query, schema: Schema) -> Iterator[Hit]:
    filters = query.on(Field.TYPE, Field.STATUS, Field.NOTE, Field.ROLE)
    rejected = any(one.field is Field.STATUS and STATUSES[one.value] == "rejected" and one.wanted for one in filters)
    proposed = (
        candidate
        for candidate in document.candidates
        if document.is_pending(candidate) or (rejected and candidate.id in document.rejections)
    )
    items: list[Item] = [*document.gold(), *proposed]
    for item in sorted(items, key=lambda one: reading_order(one.span)):
        said = _said(document, item)
        folded = [search_key(one.text_in(document.text)) for one in said]
        if not all(any(word in one for one in folded) for word in query.words):
            continue
        if all(_holds(document, item, one, schema) == one.wanted for one in filters):
            kind = HitKind.EVENT if isinstance(item, Event | EventCandidate) else HitKind.MENTION
            yield _hit(document, kind, (item.span,), item)


def _said(document: Document, item: Item) -> list[Span]:
    """A mention’s span; an event’s trigger and those of its arguments."""
    return [item.span, *(span for _, span in _arguments(document, item))]


def _arguments(document: Document, item: Item) -> Iterator[tuple[str, Span]]:
    if isinstance(item, Event):
        yield from ((one.role, document.mentions[one.mention].span) for one in item.arguments)
    elif isinstance(item, EventCandidate):
        yield from ((one.role, document.candidates.by_id[one.mention].span) for one in item.arguments)


def _holds(document: Document, item: Item, one: Filter, schema: Schema) -> bool:
    match one.field:
        case Field.TYPE:
            return item.label in types_called(one.value, schema)
        case Field.STATUS:
            return STATUSES[one.value] in statuses_of(document, item)
        case Field.NOTE:
            note = item.note if isinstance(item, Mention | Event) else ""
            return bool(note) and one.value in search_key(note)
        case _:
            spans = [span for role, span in _arguments(document, item) if role == one.role]
            return any(one.value in search_key(span.text_in(document.text)) for span in spans)


def statuses_of(document: Document, item: Item) -> tuple[str, ...]:
    """What may be said of an item’s status, the plainest first."""
    if isinstance(item, Mention | Event):
        flagged = ("flagged",) if FLAGGED in item.extra else ()
        return (str(document.origin_status(item)), "gold", *flagged)
    return ("rejected",) if item.id in document.rejections else ("candidate",)


def _hit(document: Document, kind: HitKind, places: tuple[Span, ...], item: Item | None = None) -> Hit:
    article, place = document.article, places[0]
    found = Hit(kind, article.id, article.title, places, snippet_of(document.text, place), place.text_in(document.text))
    if item is None:
        return found
    return replace(found, item=item.id, label=item.label, status=statuses_of(document, item)[0])


def snippet_of(content: str, place: Span) -> str:
    """What stands around a place, on one line and cut between words."""
    start, end = max(0, place.start - _CONTEXT), min(len(content), place.end + _CONTEXT)
    before = content[start : place.start].rpartition("\n")[2]
    after = content[place.end : end].partition("\n")[0]
    if start and len(before) == place.start - start:
        before = "…" + before.partition(" ")[2]
    if end < len(content) and len(after) == end - place.end:
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{place.text_in(content)}{after}".split())
