import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.articles import add_article
from storage.database import Database, open_database
from storage.model import (
    ArgumentCandidate,
    Article,
    Candidates,
    Decision,
    Document,
    EventCandidate,
    MentionCandidate,
    Span,
    decisions,
)
from storage.reviews import add_candidates, load_document, open_review, save_edit
from storage.runs import free_names, latest_run
from tests.strategies import fresh_documents

TEXT = "قصفت الطائرات الجسر"
BRIDGE = MentionCandidate("m1", Span(14, 19), "FAC", score=0.9, source="lexicon/0.1")
PLANES = MentionCandidate("m2", Span(5, 13), "VEH", score=0.5, source="lexicon/0.1")
STRIKE = EventCandidate("e1", Span(0, 4), "Conflict.Attack", (ArgumentCandidate("Target", "m1", 0.7),), score=0.8)
_numbers = itertools.count()
FIRST = Candidates((BRIDGE, PLANES), (STRIKE,))
SECOND = Candidates((MentionCandidate("m1", Span(5, 19), "FAC"),))


def added(database: Database, candidates: Candidates, version: str = "0.1") -> Candidates:
    with database.begin() as session:
        article = add_article(session, Article("a", TEXT))
        return add_candidates(session, article.id, candidates, "lexicon", version)


def document(database: Database, reviewer: str = "سلمى") -> Document:
    with database.session() as session:
        return load_document(session, "a", reviewer)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = open_database(tmp_path_factory.mktemp("lasting") / "articles.sqlite")
    yield database
    database.close()


@settings(max_examples=40)
@given(fresh_documents())
def test_candidates_come_back_as_they_were_proposed(lasting, fresh) -> None:
    name = f"article-{next(_numbers)}"
    with lasting.begin() as session:
        article = add_article(session, Article(name, fresh.text + name))
        assert add_candidates(session, article.id, fresh.candidates, "lexicon", "0.1") == fresh.candidates
    with lasting.session() as session:
        assert load_document(session, article.id, "x").candidates == fresh.candidates


def test_a_run_keeps_who_proposed_and_how_much(database) -> None:
    added(database, FIRST)
    with database.session() as session:
        run = latest_run(session, "a")
        assert run is not None
        assert (run.extractor, run.version, run.candidate_count, run.earlier) == ("lexicon", "0.1", 3, 0)
        assert latest_run(session, "b") is None


def test_a_new_run_takes_the_place_of_what_nobody_has_decided(database) -> None:
    added(database, FIRST)
    new = added(database, SECOND, "0.2")
    assert [candidate.id for candidate in new] == ["m1~2"]
    assert document(database).candidates == new


def test_what_a_reviewer_has_decided_stays_in_sight_after_a_new_run(database) -> None:
    added(database, FIRST)
    with database.begin() as session:
        review = open_review(session, "a", "سلمى")
    save_edit(database, review, decisions.accept(review.document, "e1"))
    save_edit(database, review, decisions.reject(review.document, "m2", "wrong_type"))
    added(database, SECOND, "0.2")
    found = document(database)
    assert set(found.candidates.by_id) == {"m1", "m2", "e1", "m1~2"}
    assert found.candidates.by_id["e1"] == STRIKE
    assert [candidate.id for candidate in found.pending()] == ["m1~2"]
    assert found.decision_on("e1") is Decision.ACCEPTED
    assert document(database, "هند").candidates.by_id.keys() == {"m1~2"}


def test_a_refused_event_of_an_earlier_run_brings_no_waiting_mention_along(database) -> None:
    added(database, FIRST)
    with database.begin() as session:
        review = open_review(session, "a", "سلمى")
    save_edit(database, review, decisions.reject(review.document, "e1"))
    added(database, SECOND, "0.2")
    found = document(database)
    assert set(found.candidates.by_id) == {"e1", "m1~2"}
    assert [candidate.id for candidate in found.pending()] == ["m1~2"]


def test_progress_in_the_list_follows_a_new_run(database) -> None:
    from storage.articles import list_articles

    added(database, FIRST)
    with database.begin() as session:
        review = open_review(session, "a", "سلمى")
    save_edit(database, review, decisions.accept_all(review.document, review.document.candidates))
    added(database, SECOND, "0.2")
    with database.session() as session:
        (mine,), (theirs,) = list_articles(session, "سلمى"), list_articles(session, "هند")
    assert (mine.candidates, mine.decided) == (4, 3)
    assert (theirs.candidates, theirs.decided) == (1, 0)


def test_candidates_never_take_the_id_of_gold(database) -> None:
    added(database, Candidates())
    with database.begin() as session:
        review = open_review(session, "a", "سلمى")
    edit = decisions.add_mention(review.document, Span(14, 19), "FAC")
    save_edit(database, review, edit)
    taken = edit.changes[0].id
    assert [c.id for c in added(database, Candidates((MentionCandidate(taken, Span(0, 4), "PER"),)))] == [f"{taken}~2"]


def test_arguments_follow_their_mentions_to_new_ids(database) -> None:
    added(database, FIRST)
    again = added(database, FIRST, "0.2")
    assert again.events[0].arguments[0].mention == again.mentions[0].id == "m1~2"
    assert len(document(database).candidates) == 3


@given(
    st.lists(st.sampled_from(["m", "m~2", "m~3", "x"]), unique=True), st.sets(st.sampled_from(["m", "m~2", "x", "y"]))
)
def test_free_names_are_free_and_different(ids, used) -> None:
    names = free_names(ids, used)
    assert set(names) == set(ids)
    assert len(set(names.values())) == len(ids)
    assert not set(names.values()) & used
    assert all(name == id_ for id_, name in names.items() if id_ not in used)
