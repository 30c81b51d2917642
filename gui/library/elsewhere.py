"""The same correction at its equal places in the database: found, made, taken back, or only proposed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.model import Document, EditError, ReviewStatus, Schema, Span
from storage.model.edits import begun
from storage.model.fitting import fitted

if TYPE_CHECKING:
    from extract.equal_places import Correction, Place
    from storage.database import Database
    from storage.proposals import Proposals
    from storage.reviews import LoggedEdit

# storage and extract are imported inside the functions, as in `gui.library.store`.


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An article in which a correction can be made too, where, and who would come to play which role there."""

    document: Document
    spans: tuple[Span, ...]
    roles: Mapping[Span, Sequence[tuple[str, Span]]]


@dataclass(frozen=True, slots=True)
class Done:
    """What was done in an article: the edit's number in the log, or what was proposed there instead.

    Without a number it is the last edit of its kind, made through the window that had the article open.
    """

    article_id: str
    logged: int | None = None
    proposals: Proposals | None = None


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
            roles = {place.span: [(one.role, one.mention.span) for one in place.found] for place in places}
            found.append(Elsewhere(document, tuple(dict.fromkeys(place.span for place in places)), roles))
    return found


def decide(
    database: Database,
    reviewer: str,
    chosen: Mapping[str, Collection[Span]],
    correction: Correction,
    schema: Schema,
) -> list[Done]:
    """Makes the correction at the chosen places that are still there, an edit an article."""
    from extract.equal_places import edit_at
    from storage.reviews import append_edit, open_review

    done = []
    with database.begin() as session:
        for article_id, spans in chosen.items():
            review = open_review(session, article_id, reviewer)
            edit = edit_at(review.document, places_at(review.document, correction, spans))
            if edit is not None:
                edit = fitted(review.document, edit, schema)
                logged, _ = append_edit(session, review, begun(review.document, edit))
                done.append(Done(article_id, logged))
    return done


def take_back(database: Database, reviewer: str, done: Sequence[Done]) -> int:
    """Takes back what was done where nothing that came later stands in the way; gives in how many articles it does."""
    from storage.proposals import withdraw_proposals
    from storage.reviews import append_edit, history, open_review

    kept = 0
    for one in reversed(done):
        try:
            with database.begin() as session:
                if one.proposals is not None:
                    kept += not withdraw_proposals(session, one.article_id, one.proposals)
                else:
                    review = open_review(session, one.article_id, reviewer)
                    entry = _logged(history(session, review.id), one.logged)
                    append_edit(session, review, entry.edit.inverse(), entry.id)
        except EditError:
            kept += 1
    return kept


def propose(
    database: Database, reviewer: str, chosen: Mapping[str, Collection[Span]], correction: Correction
) -> list[Done]:
    """Proposes the correction at the chosen places instead, to be confirmed there; nothing in a finished article."""
    from extract.equal_proposals import as_candidates
    from storage.proposals import propose_more
    from storage.reviews import load_document

    done = []
    with database.begin() as session:
        for article_id, spans in chosen.items():
            document = load_document(session, article_id, reviewer)
            if document.status is ReviewStatus.FINISHED:
                continue
            made = as_candidates(document, places_at(document, correction, spans), correction)
            proposals = propose_more(
                session,
                article_id,
                made.candidates,
                made.known,
                shown=document.candidates,
                doubted=made.doubted,
            )
            if proposals.places:
                done.append(Done(article_id, proposals=proposals))
    return done


def _logged(entries: Sequence[LoggedEdit], number: int | None) -> LoggedEdit:
    from extract.corrections import NAME
    from storage.reviews import undo_stack

    if number is not None:
        return next(entry for entry in entries if entry.id == number)
    standing, _ = undo_stack(entries)
    found = next((entry for entry in reversed(standing) if entry.edit.name == NAME), None)
    if found is None:
        raise EditError("The edit changes nothing.")
    return found


def places_at(document: Document, correction: Correction, spans: Collection[Span]) -> list[Place]:
    """The equal places of the document at these spans."""
    from extract.equal_places import equal_places

    return [place for place in equal_places(document, correction) if place.span in spans]
