from dataclasses import replace

import pytest

from storage.articles import add_article
from storage.errors import ExportError
from storage.learning import (
    Learning,
    export_state,
    keep_scores,
    keep_state,
    learned_scores,
    read_learning,
    reset_learning,
    switch_learning,
)
from storage.model import (
    Article,
    Candidates,
    EventCandidate,
    MentionCandidate,
    ReviewStatus,
    Span,
    decisions,
)
from storage.reviews import OpenReview, add_candidates, load_document, open_review, replay_differs, save_edit

TEXT = "قصفت الطائرات الجسر"
CANDIDATES = Candidates(
    (MentionCandidate("m1", Span(14, 19), "FAC", score=0.9), MentionCandidate("m2", Span(5, 13), "VEH", score=0.5)),
    (EventCandidate("e1", Span(0, 4), "Conflict.Attack", score=0.8),),
)


@pytest.fixture
def review(database) -> OpenReview:
    with database.begin() as session:
        add_article(session, Article("a", TEXT))
        add_candidates(session, "a", CANDIDATES, "lexicon", "0.1")
        return open_review(session, "a", "سلمى")


def rescored(score: float) -> Candidates:
    changed = tuple(replace(m, score=score, extra={"why": 4}) for m in CANDIDATES.mentions)
    return Candidates(changed, CANDIDATES.events)


def keep(database, score: float, lessons: int = 1) -> int:
    with database.begin() as session:
        return keep_scores(session, "a", CANDIDATES, rescored(score), lessons)


def scores(database) -> dict[str, float]:
    with database.session() as session:
        return {c.id: c.score for c in load_document(session, "a", "سلمى").candidates}


def test_a_learned_score_stands_for_the_extractors_and_says_why(database, review) -> None:
    assert keep(database, 0.2) == 2
    assert scores(database) == {"m1": 0.2, "m2": 0.2, "e1": 0.8}
    with database.session() as session:
        assert load_document(session, "a", "سلمى").candidates.by_id["m1"].extra == {"why": 4}
        assert replay_differs(session, "a", "سلمى") is None


def test_switched_off_the_extractors_scores_count_and_on_again_the_learned_ones(database, review) -> None:
    keep(database, 0.2)
    with database.begin() as session:
        switch_learning(session, on=False)
    assert scores(database)["m1"] == 0.9
    with database.begin() as session:
        switch_learning(session, on=True)
    assert scores(database)["m1"] == 0.2


def test_what_is_decided_keeps_the_score_it_was_decided_under(database, review) -> None:
    keep(database, 0.2)
    save_edit(database, review, decisions.reject(review.document, "m1"))
    save_edit(database, review, decisions.accept(review.document, "e1"))
    assert keep(database, 0.7) == 1
    assert scores(database) == {"m1": 0.2, "m2": 0.7, "e1": 0.8}


def test_a_finished_article_is_left_alone(database, review) -> None:
    save_edit(database, review, decisions.set_status(review.document, ReviewStatus.FINISHED))
    assert keep(database, 0.2) == 0
    assert scores(database)["m1"] == 0.9


def test_the_state_is_kept_exported_and_forgotten(database, review, tmp_path) -> None:
    with pytest.raises(ExportError, match="Nothing has been learned"):
        export_state(database, tmp_path / "out.bin")
    keep(database, 0.2)
    save_edit(database, review, decisions.reject(review.document, "m1"))
    with database.begin() as session:
        keep_state(session, b"\x00abc", 7)
        assert read_learning(session) == Learning(True, b"\x00abc", 7)
    assert export_state(database, tmp_path / "out.bin") == 7
    assert (tmp_path / "out.bin").read_bytes() == b"\x00abc"
    with database.begin() as session:
        reset_learning(session)
    with database.session() as session:
        assert read_learning(session) == Learning(True, None, 0)
        assert set(learned_scores(session, "a")) == {"m1"}
    assert scores(database)["m2"] == 0.5


def test_scores_that_hardly_move_are_not_written(database, review) -> None:
    close = Candidates(tuple(replace(m, score=m.score + 0.004) for m in CANDIDATES.mentions), CANDIDATES.events)
    with database.begin() as session:
        assert keep_scores(session, "a", CANDIDATES, close, 1) == 0
