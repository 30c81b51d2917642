"""Proposals from a correction elsewhere count whatever learning does, and go again while nobody has decided them."""

from dataclasses import replace

import pytest

from storage.articles import add_article
from storage.learning import keep_scores, reset_learning, switch_learning
from storage.model import (
    ArgumentCandidate,
    Article,
    Candidates,
    EventCandidate,
    MentionCandidate,
    Span,
    decisions,
)
from storage.proposals import Proposals, propose_more, withdraw_proposals
from storage.reviews import OpenReview, add_candidates, load_document, open_review, replay_differs, save_edit

TEXT = "قصفت الطائرات الجسر"
FOUND = Candidates((MentionCandidate("m1", Span(14, 19), "FAC", score=0.9),))
NEW = Candidates(
    (FOUND.mentions[0], MentionCandidate("equal-1", Span(5, 13), "VEH", score=0.9)),
    (
        EventCandidate(
            "equal-0",
            Span(0, 4),
            "Conflict.Attack",
            (ArgumentCandidate("Target", "m1"), ArgumentCandidate("Instrument", "equal-1")),
            score=0.9,
        ),
    ),
)


@pytest.fixture
def review(database) -> OpenReview:
    with database.begin() as session:
        add_article(session, Article("a", TEXT))
        add_candidates(session, "a", FOUND, "lexicon", "0.1")
        return open_review(session, "a", "سلمى")


def propose(database) -> Proposals:
    with database.begin() as session:
        return propose_more(session, "a", NEW, {"m1"}, shown=FOUND, doubted={"m1"})


def shown(database) -> Candidates:
    with database.session() as session:
        assert replay_differs(session, "a", "سلمى") is None
        return load_document(session, "a", "سلمى").candidates


@pytest.mark.parametrize("learning", [True, False])
def test_an_event_is_proposed_with_arguments_that_were_there_and_that_are_new(database, review, learning) -> None:
    with database.begin() as session:
        switch_learning(session, on=learning)
    made = propose(database)
    assert made == Proposals(["equal-1", "equal-0"], ["m1"])
    (event,) = shown(database).events
    assert [argument.mention for argument in event.arguments] == ["m1", "equal-1"]
    assert shown(database).by_id["m1"].score == 0.01


def test_a_doubt_outlives_the_learner_and_is_never_scored_anew(database, review) -> None:
    propose(database)
    with database.begin() as session:
        known = load_document(session, "a", "سلمى").candidates
        better = Candidates(tuple(replace(one, score=0.95) for one in known.mentions), known.events)
        keep_scores(session, "a", known, better, 3)
        reset_learning(session)
    assert shown(database).by_id["m1"].score == 0.01


def test_proposals_are_withdrawn_with_the_doubts(database, review) -> None:
    made = propose(database)
    with database.begin() as session:
        assert withdraw_proposals(session, "a", made)
    assert shown(database) == FOUND


def test_the_same_proposed_twice_gets_other_ids_and_each_is_withdrawn_alone(database, review) -> None:
    first, second = propose(database), propose(database)
    assert not set(first.new) & set(second.new)
    with database.begin() as session:
        assert withdraw_proposals(session, "a", first)
    assert {one.id for one in shown(database)} == {"m1", *second.new}
    propose(database)  # positions go on behind those that stayed


def test_what_somebody_decided_stays_and_that_is_told(database, review) -> None:
    made = propose(database)
    with database.begin() as session:
        review = open_review(session, "a", "سلمى")
    save_edit(database, review, decisions.accept(review.document, "equal-0"))
    with database.begin() as session:
        assert not withdraw_proposals(session, "a", made)
    with database.session() as session:
        assert len(load_document(session, "a", "سلمى").events) == 1
        assert replay_differs(session, "a", "سلمى") is None
