import itertools

import pytest
from hypothesis import given

from storage.articles import add_article
from storage.database import Database, open_database
from storage.model import (
    Article,
    Candidates,
    Document,
    Mention,
    MentionCandidate,
    Span,
)
from storage.reviews import (
    OpenReview,
    add_candidates,
    history,
    load_document,
    open_review,
    replay_differs,
    save_edit,
)
from tests.strategies import walks

TEXT = "قصفت الطائرات الجسر"
MENTION = Mention("g1", Span(14, 19), "FAC")
_numbers = itertools.count()


def opened(database: Database, article: Article | None = None, reviewer: str = "سلمى") -> OpenReview:
    with database.begin() as session:
        added = add_article(session, article or Article("a", TEXT))
        return open_review(session, added.id, reviewer)


def proposed(database: Database, *candidates: MentionCandidate, reviewer: str = "سلمى") -> OpenReview:
    with database.begin() as session:
        added = add_article(session, Article("a", TEXT))
        add_candidates(session, added.id, Candidates(candidates), "lexicon", "0.1")
        return open_review(session, added.id, reviewer)


def reloaded(database: Database, review: OpenReview) -> Document:
    with database.session() as session:
        return load_document(session, review.document.article.id, review.reviewer)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory):
    database = open_database(tmp_path_factory.mktemp("lasting") / "articles.sqlite")
    yield database
    database.close()


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
