"""How good the proposals were and how the work went, counted from decisions that were made after the proposal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.learning import learned_scores
from storage.model import Candidate, Decision, Document, Event, EventCandidate, ReviewStatus
from storage.reviews import IMPORT, load_document
from storage.tables import ArticleRow, EditRow, ReviewerRow, ReviewRow

IDLE = timedelta(minutes=5)
"""A longer pause between two edits is no work."""


@dataclass(slots=True)
class Tally:
    """`decided` proposals, of which `accepted` were right as they stood; `gold` of finished articles, `found` of it."""

    decided: int = 0
    accepted: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the decided proposals that were right; None where nothing was decided."""
        return self.accepted / self.decided if self.decided else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that had been proposed as it is; None without a finished article."""
        return self.found / self.gold if self.gold else None

    def add(self, other: "Tally") -> None:
        """Counts the other's as well."""
        self.decided += other.decided
        self.accepted += other.accepted
        self.gold += other.gold
        self.found += other.found


Tallies = dict[str, Tally]
"""By label."""


@dataclass(slots=True)
class Judged:
    """Tallies of mentions and of events."""

    mentions: Tallies = field(default_factory=dict)
    events: Tallies = field(default_factory=dict)

    def tally(self, label: str, *, event: bool) -> Tally:
        """The tally of that label."""
        return (self.events if event else self.mentions).setdefault(label, Tally())

    def total(self, *, events: bool) -> Tally:
        """All labels together."""
        total = Tally()
        for tally in (self.events if events else self.mentions).values():
            total.add(tally)
        return total


@dataclass(frozen=True, slots=True)
class Work:
    """What one review took: decisions and changes in the log, and the minutes between them without long pauses."""

    article_id: str
    title: str
    reviewer: str
    status: ReviewStatus
    candidates: int
    pending: int
    actions: int
    minutes: float


@dataclass(slots=True)
class Stats:
    """`by_source` is what was decided, by the extractor that proposed it.

    `plain` and `learned` judge the same candidates, once by the extractor's own scores and once by what had been
    learned when they were decided: what either would have shown at `threshold`. `learned_articles` is the number of
    articles on whose scores something learned had an influence.
    """

    threshold: float
    by_source: dict[str, Judged] = field(default_factory=dict)
    plain: Judged = field(default_factory=Judged)
    learned: Judged = field(default_factory=Judged)
    learned_articles: int = 0
    articles: int = 0
    statuses: dict[ReviewStatus, int] = field(default_factory=dict)
    work: list[Work] = field(default_factory=list)


def collect(session: Session, reviewer: str | None = None, threshold: float = 0.5) -> Stats:
    """Everything, of one reviewer or of all."""
    stats = Stats(threshold)
    stats.articles = len(session.scalars(select(ArticleRow.id)).all())
    query = (
        select(ReviewRow, ReviewerRow.name, ArticleRow.title)
        .join(ReviewerRow, ReviewerRow.id == ReviewRow.reviewer_id)
        .join(ArticleRow, ArticleRow.id == ReviewRow.article_id)
        .order_by(ArticleRow.position, ArticleRow.id, ReviewerRow.name)
    )
    for row, name, title in session.execute(query).all():
        if reviewer is not None and name != reviewer:
            continue
        status = ReviewStatus(row.status)
        stats.statuses[status] = stats.statuses.get(status, 0) + 1
        if row.started_at is None:
            continue
        actions, minutes = _work(session, row.id)
        counts = (row.candidate_count, row.pending_count)
        stats.work.append(Work(row.article_id, title, name, status, *counts, actions, minutes))
        _judge(stats, session, row.article_id, name)
    return stats


def _judge(stats: Stats, session: Session, article_id: str, reviewer: str) -> None:
    document = load_document(session, article_id, reviewer, learned=False)
    own = document.candidates
    learned = {id_: row.score for id_, row in learned_scores(session, article_id).items()}
    stats.learned_articles += bool(learned)
    sources: dict[str, list[Candidate]] = {}
    for candidate in own:
        sources.setdefault(candidate.source, []).append(candidate)
    for source, proposed in sources.items():
        judged = stats.by_source.setdefault(source, Judged())
        _count(judged, document, [one for one in proposed if _is_decided(document, one)])
    for judged, scores in ((stats.plain, {}), (stats.learned, learned)):
        shown = [one for one in own if scores.get(one.id, one.score) >= stats.threshold]
        if document.status is not ReviewStatus.FINISHED:  # what was never decided there is still open
            shown = [one for one in shown if _is_decided(document, one)]
        _count(judged, document, shown)


def _is_decided(document: Document, candidate: Candidate) -> bool:
    return candidate.id in document.rejections or candidate.id in document.gold_by_origin


def _count(judged: Judged, document: Document, proposed: Iterable[Candidate]) -> None:
    """Counts proposals, and in a finished article how much of its gold they are; gold says what was right."""
    found: set[str] = set()
    for candidate in proposed:
        right = document.decision_on(candidate.id) is Decision.ACCEPTED
        tally = judged.tally(candidate.label, event=isinstance(candidate, EventCandidate))
        tally.decided += 1
        tally.accepted += right
        gold = document.gold_for(candidate) if right else None
        if gold is not None:
            found.add(gold.id)
    if document.status is ReviewStatus.FINISHED:
        for gold in document.gold():
            tally = judged.tally(gold.label, event=isinstance(gold, Event))
            tally.gold += 1
            tally.found += gold.id in found


def _work(session: Session, review_id: int) -> tuple[int, float]:
    """(edits that a person made, minutes between them); what an import brought is nobody's work."""
    query = select(EditRow.name, EditRow.made_at).where(EditRow.review_id == review_id).order_by(EditRow.sequence)
    moments: list[datetime] = [row.made_at for row in session.execute(query) if row.name != IMPORT]
    pauses = (later - earlier for earlier, later in pairwise(moments))
    spent = sum((pause for pause in pauses if pause <= IDLE), timedelta())
    return len(moments), spent.total_seconds() / 60
