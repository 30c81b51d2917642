"""Files into the database: every article whole or not at all, and none stopped by another's faults."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from sqlalchemy.orm import Session

from storage.articles import Added, add_article
from storage.database import Database
from storage.errors import NotTakenError
from storage.formats import ReadProblem, read_sources
from storage.formats.registry import Format
from storage.formats.relabelling import Renames, relabelled
from storage.model import (
    Article,
    Candidates,
    Change,
    Document,
    Edit,
    Event,
    Mention,
    Rejection,
    ReviewStatus,
    Schema,
    TawsimError,
)
from storage.model.edits import NOTE_ID, STATUS_ID, Kind
from storage.model.records import Status
from storage.model.schema_files import load_default_schema
from storage.reviews import IMPORT, add_candidates, append_edit, begin_review, open_review
from storage.runs import candidates_of_run, free_names, insert_run, latest_run, renamed, used_ids
from storage.schemas import StoredSchema, schema_named, store_schema, unknown_labels

_ARTICLES_AT_ONCE = 100
_CHARACTERS_AT_ONCE = 2_000_000
"""So much goes into one transaction; each article is a savepoint in it."""
_AS_THEY_ARE = Renames()
_AHEAD = 20_000_000
"""Characters that an import in one transaction reads before it takes the lock, so that others wait less."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An article that is in the database now; `annotated` when gold or candidates came with it and were taken.

    `remarks` are sentences on what was not taken, or taken though the schema does not know it.
    """

    id: str
    was_new: bool
    annotated: bool
    source: Path
    remarks: tuple[NotTakenError, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    document: Document


@dataclass
class _Task:
    """What an import was asked to do, and the labels it has complained about already."""

    reviewer: str
    schema: StoredSchema | None
    complained: set[str] = field(default_factory=set)
    named: dict[str, StoredSchema] = field(default_factory=dict)


def import_paths(
    database: Database,
    paths: Iterable[Path],
    reviewer: str,
    *,
    schema: str | None = None,
    default: Status = Status.ADDED,
    format_: Format | None = None,
    labels: Renames = _AS_THEY_ARE,
    whole: bool = False,
    watch: Callable[[int], None] = lambda _read: None,
) -> Generator[Imported | ReadProblem, None, None]:
    """Imports files and folders; gives each article once it is committed, and every problem.

    Gold becomes the reviewer's. `schema` is the content of a user's own schema file, for all of the articles; items
    without a status have the `default` one. Without `format_` each file tells its own. `labels` are other schemes'
    names with those that ours has for them, None where what is called so is left out. With `whole` all of it is one
    transaction: articles are given before they are committed, and closing the iterator early takes everything back.
    `watch` is told how many articles and problems were read; what it raises ends the import. Raises DatabaseError when
    the database cannot be written.
    """
    read = chain.from_iterable(read_sources(path, default, format_) for path in paths)
    items = _watched(_named_as(labels, read), watch)
    if whole:
        items = _read_ahead(items)
        with database.begin() as session:
            task = _Task(reviewer, None if schema is None else store_schema(session, schema))
            yield from (_import(session, item, task) for item in items)
        return
    stored = None
    if schema is not None:
        with database.begin() as session:
            stored = store_schema(session, schema)
    task = _Task(reviewer, stored)
    for batch in _batches(items):
        with database.begin() as session:
            results = [_import(session, item, task) for item in batch]
        yield from results


def import_document(
    session: Session, document: Document, reviewer: str, *, schema: StoredSchema | None = None, source: str = ""
) -> tuple[Added, list[NotTakenError]]:
    """Adds the article and takes its annotation over; gives also what was not taken, in sentences.

    Candidates become a run. Gold becomes the reviewer's, unless that reviewer has decided something here already.
    """
    added = add_article(session, document.article, source=source, schema_id=None if schema is None else schema.id)
    if not _is_annotated(document):
        return added, []
    if added.was_new:
        _annotate_new(session, added.id, document, reviewer)
        return added, []
    candidate_ids = _add_run(session, added.id, document.candidates)
    return added, _add_gold(session, added.id, document, reviewer, candidate_ids)


def _watched(items: Iterator[_Read | ReadProblem], watch: Callable[[int], None]) -> Iterator[_Read | ReadProblem]:
    for number, item in enumerate(items, start=1):
        watch(number)
        yield item


def _read_ahead(items: Iterator[_Read | ReadProblem]) -> Iterator[_Read | ReadProblem]:
    """The same items, the first of which have been read by now."""
    ahead: list[_Read | ReadProblem] = []
    weight = 0
    for item in items:
        ahead.append(item)
        weight += 0 if isinstance(item, ReadProblem) else _weight(item.document)
        if weight >= _AHEAD:
            break
    return chain(ahead, items)


def _weight(document: Document) -> int:
    """About how many characters the document takes as much memory as."""
    items = len(document.candidates) + len(document.mentions) + len(document.events)
    return len(document.text) + 500 * items


def _named_as(labels: Renames, items: Iterable[tuple[Path, Document | ReadProblem]]) -> Iterator[_Read | ReadProblem]:
    for source, item in items:
        yield item if isinstance(item, ReadProblem) else _Read(source, relabelled(item, labels))


def _batches(items: Iterable[_Read | ReadProblem]) -> Iterator[list[_Read | ReadProblem]]:
    batch: list[_Read | ReadProblem] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += 0 if isinstance(item, ReadProblem) else len(item.document.text)
        if len(batch) >= _ARTICLES_AT_ONCE or characters >= _CHARACTERS_AT_ONCE:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _import(session: Session, item: _Read | ReadProblem, task: _Task) -> Imported | ReadProblem:
    if isinstance(item, ReadProblem):
        return item
    document = item.document
    # Outside the savepoint, for the task remembers the schema even where this article is not taken.
    schema = task.schema or _named(session, document.article.schema, task)
    try:
        with session.begin_nested():
            if task.schema is not None:
                document = replace(document, article=replace(document.article, schema=task.schema.schema.id))
            source = str(item.path.absolute())
            added, left_out = import_document(session, document, task.reviewer, schema=schema, source=source)
    except TawsimError as error:
        return ReadProblem(item.path, None, error)
    remarks = (*left_out, *_strange_labels(document, schema, task))
    return Imported(added.id, added.was_new, _is_annotated(document) and not left_out, item.path, remarks)


def _named(session: Session, name: str, task: _Task) -> StoredSchema | None:
    if name not in task.named:
        found = schema_named(session, name)
        if found is None:
            return None
        task.named[name] = found
    return task.named[name]


def _strange_labels(document: Document, stored: StoredSchema | None, task: _Task) -> Iterator[NotTakenError]:
    """A sentence for every label the schema lacks, once an import; the labels are kept."""
    article: Article = document.article
    schema: Schema = load_default_schema() if stored is None else stored.schema
    if stored is None and article.schema not in task.complained:
        task.complained.add(article.schema)
        yield NotTakenError(
            "The article {id} names the schema “{schema}”, which is not here; import it with its schema file.",
            id=article.id,
            schema=article.schema,
        )
    for label in sorted(unknown_labels(document, schema) - task.complained):
        task.complained.add(label)
        yield NotTakenError(
            "The schema {schema} has no “{label}” (first met in the article {id}); it is kept as it is, unless"
            " the import maps it to another label.",
            schema=schema.id,
            label=label,
            id=article.id,
        )


def _is_annotated(document: Document) -> bool:
    return bool(document.candidates or document.mentions or document.events or document.rejections or document.note)


def _annotate_new(session: Session, article_id: str, document: Document, reviewer: str) -> None:
    """Nothing is there yet, so that nothing needs be compared or renamed."""
    fresh = Document(replace(document.article, id=article_id), document.candidates)
    if document.candidates:
        insert_run(session, article_id, document.candidates, *_signature(document.candidates))
    changes = tuple(_changes(document))
    if changes:
        append_edit(session, begin_review(session, fresh, reviewer), Edit(IMPORT, changes))


def _add_run(session: Session, article_id: str, candidates: Candidates) -> dict[str, str]:
    """Adds the candidates unless the latest run proposed just that; gives the ids they have, by their own."""
    if not candidates:
        return {}
    run = latest_run(session, article_id)
    there = None if run is None else candidates_of_run(session, run)
    if there is None or _nameless(there) != _nameless(candidates):
        there = add_candidates(session, article_id, candidates, *_signature(candidates))
    return {ours.id: theirs.id for ours, theirs in zip(candidates, there, strict=True)}


def _signature(candidates: Candidates) -> tuple[str, str]:
    """Name and version of the extractor that signed them all, as name/version."""
    sources = {candidate.source for candidate in candidates}
    name, _, version = (sources.pop() if len(sources) == 1 else "").partition("/")
    return name or IMPORT, version


def _nameless(candidates: Candidates) -> Candidates:
    """The candidates with their place in the sequence for an id."""
    names = {candidate.id: str(number) for number, candidate in enumerate(candidates)}
    return renamed(candidates, names)


def _add_gold(
    session: Session, article_id: str, document: Document, reviewer: str, candidate_ids: dict[str, str]
) -> list[NotTakenError]:
    if not (document.mentions or document.events or document.rejections or document.note):
        return []
    review = open_review(session, article_id, reviewer)
    gold = _with_ids_of(document, candidate_ids, used_ids(session, article_id))
    current = review.document
    begun = current.mentions or current.events or current.rejections or current.note
    if begun or current.status is not ReviewStatus.NEW:
        if _values(current) == _values(gold):
            return []
        return [
            NotTakenError(
                "{reviewer} has reviewed the article {id} already; its annotation in the file was not taken.",
                reviewer=reviewer,
                id=article_id,
            )
        ]
    append_edit(session, review, Edit(IMPORT, tuple(_changes(gold))))
    return []


def _with_ids_of(document: Document, candidate_ids: dict[str, str], used: set[str]) -> Document:
    """The gold under ids that are free, pointing to the candidates as they are called in the database."""
    names = free_names([*document.mentions, *document.events], used)

    def origin(id_: str | None) -> str | None:
        return None if id_ is None else candidate_ids.get(id_, id_)

    mentions = [replace(m, id=names[m.id], origin=origin(m.origin)) for m in document.mentions.values()]
    events = [
        replace(
            e,
            id=names[e.id],
            origin=origin(e.origin),
            arguments=tuple(replace(a, mention=names[a.mention]) for a in e.arguments),
        )
        for e in document.events.values()
    ]
    rejections = [
        replace(r, candidate=candidate_ids.get(r.candidate, r.candidate)) for r in document.rejections.values()
    ]
    return replace(
        document,
        candidates=Candidates(),
        mentions={m.id: m for m in mentions},
        events={e.id: e for e in events},
        rejections={r.candidate: r for r in rejections},
    )


def _changes(gold: Document) -> Iterator[Change]:
    for mention in gold.mentions.values():
        yield Change(Kind.MENTION, mention.id, None, mention)
    for event in gold.events.values():
        yield Change(Kind.EVENT, event.id, None, event)
    for rejection in gold.rejections.values():
        yield Change(Kind.REJECTION, rejection.candidate, None, rejection)
    if gold.status is not ReviewStatus.NEW:
        yield Change(Kind.STATUS, STATUS_ID, ReviewStatus.NEW, gold.status)
    if gold.note:
        yield Change(Kind.NOTE, NOTE_ID, "", gold.note)


def _values(document: Document) -> tuple[list[Mention], list[Event], set[Rejection], str]:
    """Gold without ids: mentions in order, events whose arguments point to places in that order, and the note."""
    numbers = {id_: str(number) for number, id_ in enumerate(document.mentions)}
    return (
        [replace(m, id="") for m in document.mentions.values()],
        [
            replace(e, id="", arguments=tuple(replace(a, mention=numbers[a.mention]) for a in e.arguments))
            for e in document.events.values()
        ],
        set(document.rejections.values()),
        document.note,
    )
