import time

import pytest
from sqlalchemy import text

from storage.articles import (
    Added,
    add_article,
    count_articles,
    find_article,
    list_articles,
    next_article,
    read_article,
    text_digest,
)
from storage.database import Database
from storage.errors import NotFoundError, RefusedArticleError
from storage.model import Article, Candidates, MentionCandidate, ReviewStatus, Span, decisions
from storage.reviews import add_candidates, open_review, save_edit


def filled(database: Database, *ids: str) -> None:
    with database.begin() as session:
        for id_ in ids:
            add_article(session, Article(id_, f"نص {id_}", f"عنوان {id_}"))


def set_status(database: Database, article_id: str, status: ReviewStatus, reviewer: str = "سلمى") -> None:
    with database.begin() as session:
        review = open_review(session, article_id, reviewer)
    save_edit(database, review, decisions.set_status(review.document, status))


def test_an_article_is_kept_as_it_is(database) -> None:
    article = Article(
        "مقال-1", "نصّ \u200fفيه 😀\n\n٣ أسطر\u2028", "عنوان", {"url": "x", "n": [1, None]}, "mine", {"doc": "d"}
    )
    with database.begin() as session:
        assert add_article(session, article, source="file.txt") == Added("مقال-1", was_new=True)
    with database.session() as session:
        assert read_article(session, "مقال-1") == article


def test_the_same_text_twice_is_one_article(database) -> None:
    with database.begin() as session:
        add_article(session, Article("a", "نص"))
        assert add_article(session, Article("b", "نص", "another title")) == Added("a", was_new=False)
        assert count_articles(session) == 1


def test_another_text_under_a_taken_id_gets_a_suffix(database) -> None:
    with database.begin() as session:
        ids = [add_article(session, Article("a", text)).id for text in ("نص", "نص ثان", "نص ثالث")]
    assert ids == ["a", "a~2", "a~3"]


@pytest.mark.parametrize(
    ("article", "words"),
    [
        (Article("a", ""), "has no text"),
        (Article("a", " \n\t"), "has no text"),
        (Article("a", "نص\x00"), "text of the article a holds a NUL"),
        (Article("a", "نص", "t\x00"), "title of the article a holds a NUL"),
        (Article("a", "نص\ud800"), "half a character"),
    ],
)
def test_a_text_that_no_database_keeps_is_refused_with_the_reason(database, article, words) -> None:
    with pytest.raises(RefusedArticleError, match=words), database.begin() as session:
        add_article(session, article)


def test_the_list_is_in_the_order_of_the_queue_and_shows_one_reviewers_progress(database) -> None:
    filled(database, "b", "a", "c")
    candidates = Candidates(tuple(MentionCandidate(f"m{n}", Span(n, n + 1), "PER") for n in range(3)))
    with database.begin() as session:
        add_candidates(session, "b", candidates, "lexicon", "0.1")
        add_candidates(session, "a", candidates, "lexicon", "0.1")
        review = open_review(session, "a", "سلمى")
    save_edit(database, review, decisions.accept(review.document, "m0"))
    save_edit(database, review, decisions.reject(review.document, "m1"))
    save_edit(database, review, decisions.add_event(review.document, Span(0, 2), "Life.Die"))
    set_status(database, "c", ReviewStatus.FLAGGED)
    with database.session() as session:
        listed = list_articles(session, "سلمى")
        others = list_articles(session, "هند")
        assert list_articles(session, "سلمى", statuses=[ReviewStatus.FLAGGED]) == [listed[2]]
        assert list_articles(session, "سلمى", offset=1, limit=1) == [listed[1]]
    assert [(one.id, one.status, one.candidates, one.decided, one.mentions, one.events) for one in listed] == [
        ("b", ReviewStatus.NEW, 3, 0, 0, 0),
        ("a", ReviewStatus.NEW, 3, 2, 1, 1),
        ("c", ReviewStatus.FLAGGED, 0, 0, 0, 0),
    ]
    assert (listed[0].title, listed[0].length, listed[0].updated_at) == ("عنوان b", 4, None)
    assert listed[1].updated_at is not None
    assert [(one.status, one.decided) for one in others] == [(ReviewStatus.NEW, 0)] * 3


MANY = """
    WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 99999)
    INSERT INTO {table} ({columns}) SELECT {values} FROM numbers
"""


def fill_with_many(database: Database) -> None:
    moment = "'2026-01-01 00:00:00.000000'"
    article = "'a' || n, n, 't' || n, 3000, n, 'ace2005', '', '{}', '{}', replace(hex(zeroblob(1500)), '0', 'n')"
    columns = "id, position, title, length, text_sha256, schema_name, source, metadata, extra, text"
    run = "id, article_id, extractor, version, candidate_count, created_at"
    review = "article_id, reviewer_id, status, candidate_count, pending_count, mention_count, event_count"
    with database.begin() as session:
        session.execute(text("INSERT INTO reviewers (id, name) VALUES (1, 'سلمى')"))
        for table, names, values in (
            ("articles", f"{columns}, added_at", f"{article}, {moment}"),
            ("extraction_runs", run, f"n + 1, 'a' || n, 'x', '1', 40, {moment}"),
            ("reviews", review, "'a' || n, 1, CASE WHEN n % 2 THEN 'new' ELSE 'finished' END, 40, 40 - n % 40, 0, 0"),
        ):
            session.execute(text(MANY.format(table=table, columns=names, values=values)))


@pytest.mark.slow
def test_a_hundred_thousand_articles_are_listed_within_seconds(database) -> None:
    fill_with_many(database)
    with database.session() as session:
        started = time.process_time()
        listed = list_articles(session, "سلمى")
        assert time.process_time() - started < 5  # 1 s on an idle machine
        started = time.process_time()
        assert next_article(session, "سلمى", "a50000") == "a50001"
        assert len(list_articles(session, "سلمى", offset=99_000, limit=100)) == 100
        assert time.process_time() - started < 2
    assert len(listed) == 100_000
    assert (listed[2].decided, listed[2].status, listed[3].status) == (2, ReviewStatus.FINISHED, ReviewStatus.NEW)


def test_an_article_is_found_by_id_beginning_or_title(database) -> None:
    filled(database, "news-1", "news-10", "sport_5%")
    with database.session() as session:
        assert find_article(session, "news-1") == "news-1"
        assert find_article(session, "news-10") == "news-10"
        assert find_article(session, "spo") == "sport_5%"
        assert find_article(session, "عنوان news-1") == "news-1"
        assert find_article(session, "sport_5%") == "sport_5%"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("news", "fits more than one article: news-1, news-10"),
        ("عنوان", "fits more than one"),
        ("%", "No article has an id or a title like"),
        ("", "No article has"),
    ],
)
def test_what_fits_no_article_or_several_is_said(database, words, sentence) -> None:
    filled(database, "news-1", "news-10")
    with pytest.raises(NotFoundError, match=sentence), database.session() as session:
        find_article(session, words)


def test_the_next_article_is_the_next_that_is_not_done_and_then_from_the_beginning(database) -> None:
    filled(database, "a", "b", "c", "d")
    set_status(database, "b", ReviewStatus.FINISHED)
    set_status(database, "c", ReviewStatus.FLAGGED)
    set_status(database, "d", ReviewStatus.IN_PROGRESS)
    set_status(database, "a", ReviewStatus.FINISHED, reviewer="هند")
    with database.session() as session:
        assert next_article(session, "سلمى") == "a"
        assert next_article(session, "سلمى", "a") == "d"
        assert next_article(session, "سلمى", "d") == "a"
        assert next_article(session, "هند", "d") == "b"
        assert next_article(session, "سلمى", "gone") == "a"


def test_when_nothing_is_left_there_is_no_next_article(database) -> None:
    filled(database, "a", "b")
    set_status(database, "a", ReviewStatus.FINISHED)
    with database.session() as session:
        assert next_article(session, "سلمى", "b") is None


def test_digests_tell_texts_apart_by_every_character() -> None:
    assert text_digest("نص") != text_digest("نص ")
