import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from sqlalchemy import text

from storage import gold_rows
from storage.articles import add_article
from storage.database import Database, open_database
from storage.errors import DatabaseError, NotFoundError, StaleEditError
from storage.model import (
    Article,
    Candidates,
    Change,
    Document,
    Edit,
    EditError,
    Event,
    Mention,
    MentionCandidate,
    ReviewStatus,
    Span,
    decisions,
)
from storage.model.edits import STATUS_ID, Kind
from storage.reviews import (
    IMPORT,
    LoggedEdit,
    OpenReview,
    add_candidates,
    append_edit,
    history,
    load_document,
    open_review,
    replay_differs,
    save_edit,
    undo_stack,
)
from tests.strategies import walks

TEXT = "قصفت الطائرات الجسر"
BRIDGE = Mention("g1", Span(14, 19), "FAC")
PLANES = Mention("g2", Span(5, 13), "VEH")
PROPOSED = MentionCandidate("m1", Span(14, 19), "FAC", score=0.9, source="lexicon/0.1")
_numbers = itertools.count()


def opened(database: Database, *candidates: MentionCandidate, reviewer: str = "سلمى") -> OpenReview:
    with database.begin() as session:
        added = add_article(session, Article("a", TEXT))
        if candidates:
            add_candidates(session, added.id, Candidates(candidates), "lexicon", "0.1")
        return open_review(session, added.id, reviewer)


def reloaded(database: Database, review: OpenReview) -> Document:
    with database.session() as session:
        return load_document(session, review.document.article.id, review.reviewer)


def put(mention: Mention, name: str = "add_mention") -> Edit:
    return Edit(name, (Change(Kind.MENTION, mention.id, None, mention),))


def logged(database: Database, review: OpenReview) -> list[LoggedEdit]:
    with database.session() as session:
        return history(session, review.id)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database for all examples of a property."""
    database = open_database(tmp_path_factory.mktemp("lasting") / "articles.sqlite")
    yield database
    database.close()


@settings(max_examples=40)
@given(walks())
def test_a_review_read_again_is_the_document_the_reviewer_left_and_what_its_log_makes(lasting, walk) -> None:
    document, edits = walk
    number = next(_numbers)
    with lasting.begin() as session:
        article = Article(f"article-{number}", f"{document.text}\n{number}", document.article.title)
        added = add_article(session, article)
        add_candidates(session, added.id, document.candidates, "lexicon", "0.1")
        review = open_review(session, added.id, "سلمى")
    assert review.document == Document(article, document.candidates)
    current = review.document
    for edit in edits:
        save_edit(lasting, review, edit)
        current, _ = edit.apply(current)
        assert review.document == current
    assert reloaded(lasting, review) == current
    with lasting.session() as session:
        assert [entry.edit for entry in history(session, review.id)] == edits
        assert replay_differs(session, added.id, "سلمى") is None
        for table in ("mentions", "events"):
            query = text(f"SELECT text, start_offset, end_offset FROM {table} WHERE review_id = :review")
            for shown, start, end in session.execute(query, {"review": review.id}):
                assert shown == article.text[start:end]


@settings(max_examples=25)
@given(walks())
def test_taking_every_edit_back_and_making_it_again_is_exact_and_all_in_the_log(lasting, walk) -> None:
    document, edits = walk
    with lasting.begin() as session:
        added = add_article(session, Article("a", f"{document.text}\n{next(_numbers)}"))
        add_candidates(session, added.id, document.candidates, "lexicon", "0.1")
        review = open_review(session, added.id, "سلمى")
    fresh = review.document
    made = [save_edit(lasting, review, edit) for edit in edits]
    left = review.document
    taken_back = [
        save_edit(lasting, review, edit.inverse(), id_) for edit, id_ in zip(edits[::-1], made[::-1], strict=True)
    ]
    assert reloaded(lasting, review) == fresh
    again = [save_edit(lasting, review, edit, id_) for edit, id_ in zip(edits, taken_back[::-1], strict=True)]
    assert reloaded(lasting, review) == left
    entries = logged(lasting, review)
    assert len(entries) == 3 * len(edits)
    done, undone = undo_stack(entries)
    assert [entry.id for entry in done] == again
    assert undone == []
    half, waiting = undo_stack(entries[: 2 * len(edits)])
    assert half == []
    assert [entry.edit.inverse() for entry in waiting[::-1]] == edits
    with lasting.session() as session:
        assert replay_differs(session, added.id, "سلمى") is None


def test_a_new_edit_ends_what_could_be_made_again(database) -> None:
    review = opened(database)
    first = save_edit(database, review, put(BRIDGE))
    save_edit(database, review, put(BRIDGE).inverse(), first)
    second = save_edit(database, review, put(PLANES))
    done, undone = undo_stack(logged(database, review))
    assert ([entry.id for entry in done], undone) == ([second], [])


def test_what_was_imported_cannot_be_undone(database) -> None:
    review = opened(database)
    save_edit(database, review, put(BRIDGE, IMPORT))
    last = save_edit(database, review, put(PLANES))
    done, _ = undo_stack(logged(database, review))
    assert [entry.id for entry in done] == [last]


def test_two_windows_that_take_back_in_turns_leave_what_stands(database) -> None:
    review = opened(database)
    first = save_edit(database, review, put(BRIDGE))
    second = save_edit(database, review, put(PLANES))
    save_edit(database, review, put(BRIDGE).inverse(), first)
    done, undone = undo_stack(logged(database, review))
    assert [entry.id for entry in done] == [second]
    assert [entry.reverses for entry in undone] == [first]


def test_another_windows_work_is_not_overwritten(database) -> None:
    ours, theirs = opened(database), opened(database)
    save_edit(database, theirs, put(BRIDGE))
    with pytest.raises(StaleEditError, match="g1 has been changed elsewhere"):
        save_edit(database, ours, put(Mention("g1", Span(0, 4), "PER")))
    assert ours.document.mentions == {}
    assert len(logged(database, ours)) == 1
    assert reloaded(database, ours) == theirs.document
    save_edit(database, ours, put(PLANES))  # what nobody else has touched still goes
    assert set(reloaded(database, ours).mentions) == {"g1", "g2"}


@pytest.mark.parametrize("theirs_first", [decisions.accept, decisions.reject])
@pytest.mark.parametrize("ours_then", [decisions.accept, decisions.reject])
def test_a_candidate_that_another_window_has_decided_is_not_decided_again(database, theirs_first, ours_then) -> None:
    """Found by random keys: both accepted it, and the same mention stood there twice."""
    ours, theirs = opened(database, PROPOSED), opened(database)
    save_edit(database, theirs, theirs_first(theirs.document, "m1"))
    with pytest.raises(StaleEditError, match="has been changed elsewhere"):
        save_edit(database, ours, ours_then(ours.document, "m1"))
    assert reloaded(database, ours) == theirs.document


def test_a_mention_that_another_window_has_put_there_is_not_put_there_again(database) -> None:
    ours, theirs = opened(database), opened(database)
    save_edit(database, theirs, put(BRIDGE))
    with pytest.raises(StaleEditError, match="g1 has been changed elsewhere"):
        save_edit(database, ours, put(replace(BRIDGE, id="g9")))
    save_edit(database, ours, put(replace(BRIDGE, id="g9", label="LOC")))


def test_a_mention_that_another_window_has_just_used_is_not_deleted(database) -> None:
    ours = opened(database)
    save_edit(database, ours, put(BRIDGE))
    theirs = opened(database)
    made = decisions.add_event(theirs.document, Span(0, 4), "Conflict.Attack")
    save_edit(database, theirs, made)
    event = next(iter(theirs.document.events))
    save_edit(database, theirs, decisions.add_argument(theirs.document, event, "Target", "g1"))
    with pytest.raises(StaleEditError, match="What the edit refers to"):
        save_edit(database, ours, put(BRIDGE).inverse())
    assert reloaded(database, ours) == theirs.document


def test_a_mention_that_another_window_has_deleted_gets_no_role(database) -> None:
    ours = opened(database)
    save_edit(database, ours, put(BRIDGE))
    save_edit(database, ours, decisions.add_event(ours.document, Span(0, 4), "Conflict.Attack"))
    theirs = opened(database)
    save_edit(database, theirs, decisions.delete(theirs.document, "g1"))
    event = next(iter(ours.document.events))
    with pytest.raises(StaleEditError):
        save_edit(database, ours, decisions.add_argument(ours.document, event, "Target", "g1"))
    assert reloaded(database, ours) == theirs.document


def test_a_status_set_elsewhere_is_noticed(database) -> None:
    ours, theirs = opened(database), opened(database)
    save_edit(database, theirs, decisions.set_status(theirs.document, ReviewStatus.FLAGGED))
    with pytest.raises(StaleEditError):
        save_edit(database, ours, decisions.set_status(ours.document, ReviewStatus.FINISHED))


def test_an_edit_outside_the_text_is_refused_and_nothing_written(database) -> None:
    review = opened(database)
    with pytest.raises(EditError, match="after the text"):
        save_edit(database, review, put(Mention("g1", Span(14, 99), "FAC")))
    assert logged(database, review) == []


def test_after_a_failed_commit_the_same_edit_can_be_saved_again(database, monkeypatch) -> None:
    review = opened(database)

    def fail(*_: object) -> None:
        raise DatabaseError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("storage.reviews.write_changes", fail)
        with pytest.raises(DatabaseError):
            save_edit(database, review, put(BRIDGE))
    assert logged(database, review) == []
    save_edit(database, review, put(BRIDGE))
    assert reloaded(database, review).mentions == {"g1": BRIDGE}


def test_reviewers_do_not_see_each_others_gold(database) -> None:
    salma, hind = opened(database, PROPOSED), opened(database, reviewer="هند")
    save_edit(database, salma, decisions.accept(salma.document, "m1"))
    assert reloaded(database, hind).pending_count == 1
    assert reloaded(database, salma).pending_count == 0


def test_reading_begins_no_review(database) -> None:
    opened(database)
    with database.session() as session:
        assert load_document(session, "a", "nobody").status is ReviewStatus.NEW
        assert session.execute(text("SELECT count(*) FROM reviews")).scalar() == 1
        with pytest.raises(NotFoundError, match="no article b"):
            load_document(session, "b", "nobody")


def test_times_say_when_a_review_was_begun_and_finished(database) -> None:
    review = opened(database)
    query = text("SELECT started_at, finished_at, updated_at FROM reviews")
    with database.session() as session:
        assert session.execute(query).one() == (None, None, None)
    save_edit(database, review, put(BRIDGE))
    with database.session() as session:
        started, finished, updated = session.execute(query).one()
    assert (started, finished) == (updated, None)
    done = decisions.set_status(review.document, ReviewStatus.FINISHED)
    number = save_edit(database, review, done)
    with database.session() as session:
        assert session.execute(query).one() == (started, *[session.execute(query).one()[1]] * 2)
        assert session.execute(query).one()[1] is not None
    save_edit(database, review, done.inverse(), number)
    with database.session() as session:
        assert session.execute(query).one()[1] is None


def test_many_changes_in_one_edit_go_in_whatever_the_number(database, monkeypatch) -> None:
    monkeypatch.setattr(gold_rows, "_AT_ONCE", 7)
    review = opened(database)
    mentions = [Mention(f"g{number}", Span(number % 10, 12), "FAC", note=str(number)) for number in range(100)]
    event = Event("e", Span(0, 4), "Conflict.Attack")
    changes = tuple(Change(Kind.MENTION, mention.id, None, mention) for mention in mentions)
    save_edit(database, review, Edit("add", (*changes, Change(Kind.EVENT, "e", None, event))))
    assert list(reloaded(database, review).mentions.values()) == mentions
    save_edit(database, review, Edit("delete", tuple(change.inverse() for change in changes)))
    assert reloaded(database, review).mentions == {}


def test_a_log_and_rows_that_disagree_are_noticed(database) -> None:
    review = opened(database)
    save_edit(database, review, put(BRIDGE))
    changed = {"mentions": "UPDATE mentions SET label = 'ORG'", "counts": "UPDATE reviews SET mention_count = 9"}
    for where, statement in changed.items():
        with database.engine.connect() as connection:
            connection.execute(text(statement))
            connection.commit()
        with database.session() as session:
            assert replay_differs(session, "a", "سلمى") == where
        with database.engine.connect() as connection:
            connection.execute(text("UPDATE mentions SET label = 'FAC'"))
            connection.commit()


def test_an_edit_and_its_caller_are_one_transaction(database) -> None:
    review = opened(database)

    def fail() -> None:
        with database.begin() as session:
            append_edit(session, review, put(BRIDGE))
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        fail()
    assert logged(database, review) == []
    assert reloaded(database, review) == review.document


def test_the_status_is_logged_like_any_change(database) -> None:
    review = opened(database, PROPOSED)
    accept = decisions.accept(review.document, "m1")
    begun = Change(Kind.STATUS, STATUS_ID, ReviewStatus.NEW, ReviewStatus.IN_PROGRESS)
    number = save_edit(database, review, Edit("accept", (*accept.changes, begun)))
    assert reloaded(database, review).status is ReviewStatus.IN_PROGRESS
    save_edit(database, review, Edit("accept", (*accept.changes, begun)).inverse(), number)
    assert reloaded(database, review).status is ReviewStatus.NEW
