import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from storage.articles import add_article
from storage.commands import build_app
from storage.database import Database
from storage.learning import keep_scores
from storage.model import (
    Article,
    Candidates,
    EventCandidate,
    MentionCandidate,
    ReviewStatus,
    Span,
    decisions,
)
from storage.reviews import add_candidates, open_review, save_edit
from storage.stats import Tally, collect

TEXT = "قصفت الطائرات الجسر في المدينة أمس"


def proposed(name: str) -> Candidates:
    source = "words/1"
    return Candidates(
        (
            MentionCandidate(f"{name}-planes", Span(5, 13), "VEH", score=0.9, source=source),
            MentionCandidate(f"{name}-bridge", Span(14, 19), "FAC", score=0.7, source=source),
            MentionCandidate(f"{name}-in", Span(20, 22), "FAC", score=0.6, source=source),
            MentionCandidate(f"{name}-day", Span(31, 34), "TIME", score=0.3, source=source),
        ),
        (EventCandidate(f"{name}-e", Span(0, 4), "Conflict.Attack", score=0.8, source=source),),
    )


@pytest.fixture
def worked(database: Database) -> Database:
    """Article a is finished: planes and attack right, bridge corrected, "in" refused, the city added, the day open;
    of article b only the refusal of "in" is made, whose score learning had lowered before."""
    with database.begin() as session:
        for name in "abc":
            add_article(session, Article(name, TEXT + name))
            add_candidates(session, name, proposed(name), "words", "1")
        a, b = open_review(session, "a", "سلمى"), open_review(session, "b", "سلمى")
    save_edit(database, a, decisions.accept(a.document, "a-planes"))
    save_edit(database, a, decisions.accept(a.document, "a-e"))
    save_edit(database, a, decisions.correct_mention(a.document, "a-bridge", label="GPE"))
    save_edit(database, a, decisions.reject(a.document, "a-in"))
    save_edit(database, a, decisions.add_mention(a.document, Span(23, 30), "GPE"))
    save_edit(database, a, decisions.set_status(a.document, ReviewStatus.FINISHED))
    lower = Candidates(tuple(replace(m, score=0.1) for m in proposed("b").mentions if m.id == "b-in"))
    with database.begin() as session:
        keep_scores(session, "b", proposed("b"), lower, 1)
        b = open_review(session, "b", "سلمى")
    save_edit(database, b, decisions.reject(b.document, "b-in"))
    return database


def test_precision_is_of_what_was_decided_and_recall_of_finished_gold(worked) -> None:
    with worked.session() as session:
        stats = collect(session)
    judged = stats.by_source["words/1"]
    assert judged.mentions == {
        "VEH": Tally(decided=1, accepted=1, gold=1, found=1),
        "FAC": Tally(decided=3, accepted=0),
        "GPE": Tally(gold=2, found=0),
    }
    assert judged.events == {"Conflict.Attack": Tally(1, 1, 1, 1)}
    total = judged.total(events=False)
    assert (total.precision, total.recall) == (1 / 4, 1 / 3)
    assert judged.mentions["GPE"].precision is None
    assert judged.mentions["FAC"].recall is None


def test_learning_is_compared_on_the_same_candidates(worked) -> None:
    with worked.session() as session:
        stats = collect(session)
    assert stats.learned_articles == 1
    assert stats.plain.mentions["FAC"] == Tally(decided=3, accepted=0)
    assert stats.learned.mentions["FAC"] == Tally(decided=2, accepted=0)
    assert stats.learned.mentions["VEH"] == stats.plain.mentions["VEH"]


def test_what_a_finished_article_left_undecided_counts_as_wrong_where_it_was_shown(worked) -> None:
    with worked.session() as session:
        low, half = collect(session, threshold=0.2), collect(session, threshold=0.5)
    assert low.plain.mentions["TIME"] == Tally(decided=1)
    assert "TIME" not in half.plain.mentions


def test_work_is_counted_from_the_log(worked) -> None:
    with worked.session() as session:
        stats = collect(session)
    assert stats.articles == 3
    assert dict(stats.statuses) == {ReviewStatus.FINISHED: 1, ReviewStatus.NEW: 1}
    (one, two) = stats.work
    assert (one.article_id, one.actions, one.candidates, one.pending) == ("a", 6, 5, 1)
    assert (two.article_id, two.actions) == ("b", 1)
    assert 0 <= one.minutes < 1


def test_another_reviewers_work_is_not_ones_own(worked) -> None:
    with worked.session() as session:
        assert collect(session, "ليلى").by_source == {}


def test_the_command_writes_a_table_and_json(worked) -> None:
    runner = CliRunner()
    shown = runner.invoke(build_app(), ["stats", "--database", str(worked.path)])
    assert shown.exit_code == 0
    assert "25% (1/4)" in shown.output
    assert "33% (1/3)" in shown.output
    written = json.loads(runner.invoke(build_app(), ["stats", "--json", "--database", str(worked.path)]).output)
    assert written["by_source"]["words/1"]["mentions"]["all"]["precision"] == 0.25
    assert written["learned"]["mentions"]["FAC"]["decided"] == 2
    assert written["statuses"] == {"finished": 1, "new": 1}


def test_without_decisions_the_command_says_what_to_do(database) -> None:
    shown = CliRunner().invoke(build_app(), ["stats", "--database", str(database.path)])
    assert "review an article" in shown.output


@pytest.mark.parametrize(("command", "said"), [("off", "off"), ("on", "on"), ("reset", "forgotten")])
def test_learning_is_switched_and_forgotten_by_command(database, command, said) -> None:
    done = CliRunner().invoke(build_app(), ["learning", command, "--database", str(database.path)])
    assert done.exit_code == 0
    assert said in done.output
