"""Candidates that come from a correction made elsewhere: proposed to be confirmed, and taken back while undecided."""

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from sqlalchemy.orm import Session

from storage.learning import decided_ids, doubt, forget_scores
from storage.model import Candidates
from storage.reviews import recount
from storage.runs import add_to_latest_run, needed_ids, withdraw


@dataclass(frozen=True, slots=True)
class Proposals:
    """What was proposed in an article: ids of the new candidates, and of those that are doubted since."""

    new: Sequence[str]
    doubted: Sequence[str]

    @property
    def places(self) -> int:
        """At how many places something changed."""
        return max(len(self.new), len(self.doubted))


def propose_more(
    session: Session,
    article_id: str,
    candidates: Candidates,
    known: Set[str] = frozenset(),
    *,
    shown: Candidates | None = None,
    doubted: Collection[str] = (),
) -> Proposals:
    """Adds candidates to those that await decisions, but for those `known` there, which arguments may name.

    Of those `shown` some may be `doubted`. Nothing is added to an article that was never extracted.
    """
    new = add_to_latest_run(session, article_id, candidates, known)
    lowered = doubt(session, article_id, shown, doubted) if shown is not None and doubted else []
    recount(session, article_id)
    return Proposals(new, lowered)


def withdraw_proposals(session: Session, article_id: str, made: Proposals) -> bool:
    """Takes proposals back that nobody has decided, and the doubts; gives whether all of them went."""
    decided = decided_ids(session, article_id)
    kept = decided | needed_ids(session, article_id, besides=set(made.new) - decided)
    going = [id_ for id_ in made.new if id_ not in kept]
    undoubted = [id_ for id_ in made.doubted if id_ not in decided]
    forget_scores(session, article_id, [*going, *undoubted])
    withdraw(session, article_id, going)
    recount(session, article_id)
    return len(going) == len(made.new)
