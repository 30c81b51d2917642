import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings

from storage.articles import add_article
from storage.database import Database, open_database
from storage.model import (
    ArgumentCandidate,
    Article,
    Candidates,
    EventCandidate,
    MentionCandidate,
    ReviewStatus,
    Span,
    decisions,
)
from storage.reviews import add_candidates, open_review, save_edit
from tests.strategies import walks

TEXT = "قصفت الطائرات الجسر"
_numbers = itertools.count()
CANDIDATES = Candidates(
    (
        MentionCandidate("m1", Span(14, 19), "FAC", score=0.9, source="lexicon/0.1"),
        MentionCandidate("m2", Span(5, 13), "VEH", score=0.5, source="lexicon/0.1"),
    ),
    (EventCandidate("e1", Span(0, 4), "Conflict.Attack", (ArgumentCandidate("Target", "m1", 0.7),), score=0.8),),
)


def asked(database: Database, query: str) -> list[dict[str, object]]:
    """What an analyst gets who has nothing but the file."""
    with closing(sqlite3.connect(f"file:{database.path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


@pytest.fixture
def reviewed(database: Database) -> Database:
    """A finished review: one mention corrected, one accepted with its event, and one event added."""
    with database.begin() as session:
        add_article(session, Article("a", TEXT, "عنوان"))
        add_candidates(session, "a", CANDIDATES, "lexicon", "0.1")
        review = open_review(session, "a", "سلمى")
    save_edit(database, review, decisions.correct_mention(review.document, "m2", label="WEA"))
    save_edit(database, review, decisions.accept(review.document, "e1"))
    save_edit(database, review, decisions.add_event(review.document, Span(0, 4), "Life.Die"))
    save_edit(database, review, decisions.set_status(review.document, ReviewStatus.FINISHED))
    return database


def test_an_analyst_reads_mentions_with_plain_sql(reviewed) -> None:
    query = "SELECT * FROM gold_mentions WHERE finished = 1 ORDER BY start_offset"
    planes, bridge = asked(reviewed, query)
    assert planes | {"mention_id": ""} == {
        "article_id": "a",
        "article_title": "عنوان",
        "reviewer": "سلمى",
        "review_status": "finished",
        "finished": 1,
        "mention_id": "",
        "label": "WEA",
        "level": "NOM",
        "start_offset": 5,
        "end_offset": 13,
        "text": "الطائرات",
        "entity": None,
        "note": "",
        "decision": "corrected",
        "candidate_id": "m2",
        "candidate_score": 0.5,
        "candidate_source": "lexicon/0.1",
    }
    assert (bridge["text"], bridge["label"], bridge["decision"]) == ("الجسر", "FAC", "accepted")


def test_an_analyst_reads_events_and_arguments_with_plain_sql(reviewed) -> None:
    events = asked(reviewed, "SELECT * FROM gold_events ORDER BY label")
    assert [(e["label"], e["trigger_text"], e["decision"], e["modality"], e["polarity"]) for e in events] == [
        ("Conflict.Attack", "قصفت", "accepted", "asserted", "positive"),
        ("Life.Die", "قصفت", "added", "asserted", "positive"),
    ]
    (argument,) = asked(reviewed, "SELECT * FROM gold_arguments")
    wanted = {"event_label": "Conflict.Attack", "trigger_text": "قصفت", "role": "Target", "text": "الجسر"}
    assert argument.items() >= wanted.items()
    assert argument["mention_label"] == "FAC"
    assert argument["event_id"] == events[0]["event_id"]


def test_unfinished_reviews_are_there_and_told_apart(reviewed) -> None:
    with reviewed.begin() as session:
        review = open_review(session, "a", "هند")
    save_edit(reviewed, review, decisions.accept(review.document, "m1"))
    assert len(asked(reviewed, "SELECT * FROM gold_mentions WHERE finished = 0")) == 1
    assert len(asked(reviewed, "SELECT * FROM gold_mentions")) == 3


def test_offsets_in_the_views_cut_the_text_they_show(reviewed) -> None:
    query = """
        SELECT gold_mentions.text, substr(articles.text, start_offset + 1, end_offset - start_offset) AS cut
        FROM gold_mentions JOIN articles ON articles.id = article_id
    """
    rows = asked(reviewed, query)
    assert len(rows) == 2
    assert all(row["text"] == row["cut"] for row in rows)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = open_database(tmp_path_factory.mktemp("lasting") / "articles.sqlite")
    yield database
    database.close()


@settings(max_examples=40)
@given(walks())
def test_the_views_call_accepted_corrected_and_added_what_the_model_does(lasting, walk) -> None:
    name = f"article-{next(_numbers)}"
    document, edits = walk
    with lasting.begin() as session:
        article = add_article(session, Article(name, document.text + name))
        add_candidates(session, article.id, document.candidates, "lexicon", "0.1")
        review = open_review(session, article.id, "سلمى")
    for edit in edits:
        save_edit(lasting, review, edit)
    gold = {item.id: str(review.document.origin_status(item)) for item in review.document.gold()}
    query = f"""
        SELECT mention_id AS id, decision FROM gold_mentions WHERE article_id = '{article.id}'
        UNION ALL SELECT event_id, decision FROM gold_events WHERE article_id = '{article.id}'
    """
    assert {row["id"]: row["decision"] for row in asked(lasting, query)} == gold
