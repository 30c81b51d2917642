"""The same correction in other articles, in the database: found, made, taken back, or only proposed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.model import Document, EditError, Schema, Span
from storage.model.edits import begun
from storage.model.fitting import fitted

if TYPE_CHECKING:
    from extract.equal_places import Correction, Place
    from storage.database import Database

# storage and extract are imported inside the functions, as in `gui.library.store`.


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An article in which a correction can be made too, and where."""

    document: Document
    spans: tuple[Span, ...]


def find(database: Database, reviewer: str, article_ids: Sequence[str], correction: Correction) -> list[Elsewhere]:
    """Where in these articles the correction can be made."""
    from extract.equal_places import equal_places
    from storage.articles import read_article
    from storage.reviews import load_document

    found = []
    for article_id in article_ids:
        with database.session() as session:
            if not correction.could_be_in(read_article(session, article_id).text):
                continue
            document = load_document(session, article_id, reviewer)
        places = equal_places(document, correction)
        if places:
            found.append(Elsewhere(document, tuple(place.span for place in places)))
    return found


def decide(
    database: Database,
    reviewer: str,
    chosen: Mapping[str, Collection[Span]],
    correction: Correction,
    schema: Schema,
) -> list[tuple[str, int]]:
    """Makes the correction at the chosen places that are still there, an edit an article; gives its log numbers."""
    from extract.equal_places import edit_at
    from storage.reviews import append_edit, open_review

    done = []
    with database.begin() as session:
        for article_id, spans in chosen.items():
            review = open_review(session, article_id, reviewer)
            edit = edit_at(review.document, _places_at(review.document, correction, spans))
            if edit is not None:
                edit = fitted(review.document, edit, schema)
                logged, _ = append_edit(session, review, begun(review.document, edit))
                done.append((article_id, logged))
    return done


def take_back(database: Database, reviewer: str, done: Sequence[tuple[str, int]]) -> int:
    """Takes edits back where nothing that came later stands in the way; gives how many could not be."""
    from storage.reviews import append_edit, history, open_review

    kept = 0
    for article_id, logged in reversed(done):
        try:
            with database.begin() as session:
                review = open_review(session, article_id, reviewer)
                entry = next(one for one in history(session, review.id) if one.id == logged)
                append_edit(session, review, entry.edit.inverse(), logged)
        except EditError:
            kept += 1
    return kept


def propose(database: Database, reviewer: str, chosen: Mapping[str, Collection[Span]], correction: Correction) -> int:
    """Proposes the correction at the chosen places instead, to be confirmed there; gives the number of places."""
    from extract.equal_places import as_candidates
    from storage.learning import doubt
    from storage.reviews import load_document, propose_more

    count = 0
    with database.begin() as session:
        for article_id, spans in chosen.items():
            document = load_document(session, article_id, reviewer)
            proposed, doubted = as_candidates(_places_at(document, correction, spans), correction)
            added = propose_more(session, article_id, proposed)
            lowered = doubt(session, article_id, document.candidates, doubted)
            count += added or lowered
    return count


def _places_at(document: Document, correction: Correction, spans: Collection[Span]) -> list[Place]:
    from extract.equal_places import equal_places

    return [place for place in equal_places(document, correction) if place.span in spans]
