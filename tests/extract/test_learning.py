"""Decisions teach: scores move, reasons are said, and a perfect reviewer's actions are counted."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.learning import Learner, LearnerError
from extract.learning.learner import LEARNED
from extract.learning.simulation import by_article, review, simulate, without_candidates
from extract.pipeline import LexiconExtractor, default_extractor
from storage.model import (
    Argument,
    ArgumentCandidate,
    Article,
    Candidates,
    Document,
    Edit,
    Event,
    EventCandidate,
    Level,
    Mention,
    MentionCandidate,
    Rejection,
    ReviewStatus,
    Span,
    decisions,
)
from storage.model.composition import composed
from storage.model.edits import apply_edit

TEXT = "قصفت الطائرات الجسر في بغداد"
ATTACK, PLANES, BRIDGE, BAGHDAD = Span(0, 4), Span(5, 13), Span(14, 19), Span(23, 28)


def learner() -> Learner:
    return Learner(LexiconExtractor)


def proposal(score: float = 0.8, label: str = "VEH") -> Candidates:
    return Candidates((MentionCandidate("c1", PLANES, label, score=score, source="lexicon/0.1"),))


def rejected(article_id: str) -> Document:
    return Document(
        Article(article_id, TEXT), proposal(), rejections={"c1": Rejection("c1")}, status=ReviewStatus.FINISHED
    )


def accepted(article_id: str, label: str = "VEH") -> Document:
    gold = {"m1": Mention("m1", PLANES, label, origin="c1")}
    return Document(Article(article_id, TEXT), proposal(), mentions=gold, status=ReviewStatus.FINISHED)


def rescored(learning: Learner, text: str = TEXT, candidates: Candidates | None = None) -> MentionCandidate:
    [found] = learning.rescore(Document(Article("next", text), candidates or proposal())).mentions
    return found


def test_without_lessons_nothing_changes() -> None:
    assert rescored(learner()) == proposal().mentions[0]


def test_what_was_rejected_four_times_falls_under_the_threshold_and_says_why() -> None:
    learning = learner()
    for number in range(4):
        learning.take(rejected(f"a{number}"), finished=True)
    found = rescored(learning)
    assert found.score < 0.5
    assert found.extra[LEARNED] == {"was": 0.8, "accepted": 0, "rejected": 4}


def test_what_was_accepted_rises_and_another_type_does_not_count_for_it() -> None:
    learning = learner()
    for number in range(3):
        learning.take(accepted(f"a{number}"), finished=True)
    assert rescored(learning, candidates=proposal(0.4)).score > 0.6
    assert rescored(learning, candidates=proposal(0.4, "WEA")).score == 0.4


def test_a_correction_speaks_against_what_was_proposed_and_for_what_was_made_of_it() -> None:
    learning = learner()
    learning.take(accepted("a", label="WEA"), finished=True)
    assert rescored(learning).score < 0.8
    assert rescored(learning, candidates=proposal(label="WEA")).score > 0.8


@pytest.mark.parametrize("spelling", ["الطّائِرات", "الطائـرات", "الطائرات"])
def test_strings_are_equal_whatever_their_marks(spelling) -> None:
    learning = learner()
    learning.take(rejected("a"), finished=True)
    text = f"شوهدت {spelling} أمس"
    candidate = MentionCandidate("c1", Span(6, 6 + len(spelling)), "VEH", score=0.8)
    assert rescored(learning, text, Candidates((candidate,))).score < 0.8


def test_a_decision_counts_at_once_in_an_article_that_is_not_finished() -> None:
    learning = learner()
    open_ = replace(rejected("a"), status=ReviewStatus.IN_PROGRESS)
    learning.take(open_, finished=False)
    assert rescored(learning).score < 0.8
    assert learning.lessons == 0


def test_an_article_that_is_finished_again_replaces_what_was_known_of_it() -> None:
    learning = learner()
    learning.take(rejected("a"), finished=True)
    learning.take(rejected("a"), finished=True)
    assert rescored(learning).extra[LEARNED]["rejected"] == 1
    learning.take(accepted("a"), finished=True)
    assert rescored(learning).extra[LEARNED]["rejected"] == 0
    assert learning.lessons == 1


def test_what_is_undecided_says_nothing_until_the_article_is_finished() -> None:
    learning = learner()
    waiting = Document(Article("a", TEXT), proposal())
    learning.take(waiting, finished=False)
    assert rescored(learning).score == 0.8
    learning.take(waiting, finished=True)
    assert rescored(learning).score < 0.8


def test_rescored_candidates_are_scored_from_the_engines_score_again() -> None:
    learning = learner()
    learning.take(rejected("a"), finished=True)
    once = learning.rescore(Document(Article("next", TEXT), proposal()))
    assert learning.rescore(Document(Article("next", TEXT), once)) == once


def test_a_string_that_was_often_gold_is_proposed_where_the_engine_passes_it_over() -> None:
    learning = learner()
    for number in range(3):
        gold = {"m1": Mention("m1", BRIDGE, "FAC", Level.NOM)}
        learning.take(Document(Article(f"a{number}", TEXT), mentions=gold, status=ReviewStatus.FINISHED), finished=True)
    text = "عبر الناس الجسر أمس"
    [found] = learning.recall(text, Candidates()).mentions
    assert (found.span.text_in(text), found.label) == ("الجسر", "FAC")
    assert learning.recall(text, learning.recall(text, Candidates())) == learning.recall(text, Candidates())


def test_a_string_that_is_also_left_unmarked_is_not_proposed() -> None:
    learning = learner()
    for number in range(3):
        gold = {"m1": Mention("m1", BRIDGE, "FAC", Level.NOM)}
        learning.take(Document(Article(f"a{number}", TEXT), mentions=gold, status=ReviewStatus.FINISHED), finished=True)
        learning.take(Document(Article(f"b{number}", TEXT), status=ReviewStatus.FINISHED), finished=True)
    assert not learning.recall("عبر الناس الجسر أمس", Candidates()).mentions


def test_the_state_can_be_taken_up_and_forgotten() -> None:
    learning = learner()
    learning.take(rejected("a"), finished=True)
    again = learner()
    again.load(learning.state())
    assert rescored(again) == rescored(learning)
    assert again.lessons == 1
    assert again.state() == learning.state()
    again.load(None)
    assert rescored(again).score == 0.8


@pytest.mark.parametrize("state", [b"", b"\x80\x04K\x01.", b"PK\x03\x04 broken"])
def test_a_state_that_is_none_is_refused(state) -> None:
    with pytest.raises(LearnerError):
        learner().load(state)


def test_the_head_over_the_models_vectors_outlives_the_state() -> None:
    model = default_extractor()
    text = "قصفت طائرات حربية الجسر في بغداد أمس، وقتل ثلاثة جنود."
    candidates = model.extract(text)
    refused = {candidate.id: Rejection(candidate.id) for candidate in candidates}
    learning = Learner(default_extractor)
    for number in range(30):
        document = Document(Article(f"a{number}", text), candidates, rejections=refused, status=ReviewStatus.FINISHED)
        learning.take(document, finished=True)
    learning.memory = type(learning.memory)()  # what is left is the head's
    before = candidates.mentions[0].score
    after = learning.rescore(Document(Article("next", text), candidates)).mentions[0].score
    assert after < before
    again = Learner(default_extractor)
    again.head = learning.head
    again.load(again.state())
    assert again.rescore(Document(Article("next", text), candidates)).mentions[0].score == pytest.approx(
        after, abs=1e-3
    )


@given(st.lists(st.sampled_from(["r", "a", "w"]), max_size=12))
def test_scores_stay_chances_and_places_stay_places(decisions) -> None:
    learning = learner()
    for number, decision in enumerate(decisions):
        made = (
            rejected(f"a{number}") if decision == "r" else accepted(f"a{number}", "VEH" if decision == "a" else "WEA")
        )
        learning.take(made, finished=True)
    found = rescored(learning)
    assert 0 <= found.score <= 1
    assert (found.id, found.span, found.label) == ("c1", PLANES, "VEH")
    for proposed in learning.recall(TEXT, proposal()):
        assert proposed.span.end <= len(TEXT)


def gold() -> Document:
    mentions = {
        "m1": Mention("m1", PLANES, "VEH"),
        "m2": Mention("m2", BRIDGE, "FAC"),
        "m3": Mention("m3", BAGHDAD, "GPE", Level.NAM),
    }
    roles = (Argument("Instrument", "m1"), Argument("Target", "m2"), Argument("Place", "m3"))
    return Document(Article("g", TEXT), mentions=mentions, events={"e1": Event("e1", ATTACK, "Conflict.Attack", roles)})


def proposed(*mentions: tuple[Span, str], roles: tuple[tuple[str, int], ...] | None = None) -> Candidates:
    made = tuple(MentionCandidate(f"c{n}", span, label, score=0.9) for n, (span, label) in enumerate(mentions))
    if roles is None:
        return Candidates(made)
    arguments = tuple(ArgumentCandidate(role, f"c{number}") for role, number in roles)
    return Candidates(made, (EventCandidate("d1", ATTACK, "Conflict.Attack", arguments, score=0.9),))


RIGHT = ((PLANES, "VEH"), (BRIDGE, "FAC"), (BAGHDAD, "GPE"))
ROLES = (("Instrument", 0), ("Target", 1), ("Place", 2))


@pytest.mark.parametrize(
    ("candidates", "actions"),
    [
        (Candidates(), 2 * 4 + 3),
        (proposed(*RIGHT, roles=ROLES), 1),
        (proposed(*RIGHT), 2 + 3),
        (proposed(*RIGHT, roles=ROLES[:2]), 1),
        (proposed((PLANES, "WEA"), *RIGHT[1:], roles=ROLES), 1 + 1),
        (proposed((Span(5, 19), "VEH"), *RIGHT[1:], roles=ROLES), 1 + 1),
        (proposed(*RIGHT, (Span(0, 13), "PER"), roles=ROLES), 1 + 1),
        (proposed(*RIGHT, roles=(("Agent", 0), *ROLES[1:])), 1 + 1),
        (proposed(*RIGHT, (Span(0, 13), "PER"), roles=(*ROLES, ("Attacker", 3))), 1 + 1),
        (proposed(*RIGHT, roles=(*ROLES, ("Attacker", 0))), 1 + 1),
    ],
    ids=[
        "nothing",
        "all",
        "mentions",
        "a role less",
        "a type",
        "an edge",
        "one too many",
        "another role",
        "a wrong mention with a role",
        "a role too many",
    ],
)
def test_actions_are_those_of_the_tariff(candidates, actions) -> None:
    assert review(gold(), candidates, 0.5).actions == actions


def test_the_edits_of_the_window_do_what_is_counted_as_free() -> None:
    wrong = (Span(0, 13), "PER")
    candidates = proposed(*RIGHT, wrong, roles=(("Agent", 0), ("Target", 1), ("Attacker", 3)))
    edits: list[Callable[[Document], Edit]] = [
        lambda now: decisions.reject(now, "c3"),
        lambda now: composed(  # what the window does when a role is given in a candidate
            now,
            "add_argument",
            lambda then: decisions.accept(then, "d1"),
            lambda then: decisions.add_argument(then, event(then).id, "Place", "c2"),
        ),
        lambda now: decisions.set_role(now, event(now).id, ("Agent", made(now, "c0")), ("Instrument", made(now, "c0"))),
    ]
    document = Document(Article("g", TEXT), candidates)
    for edit in edits:
        document = apply_edit(document, edit(document))

    assert {(one.span, one.label) for one in document.mentions.values()} == set(RIGHT)
    assert {(one.role, document.mentions[one.mention].span) for one in event(document).arguments} == {
        (one.role, gold().mentions[one.mention].span) for one in event(gold()).arguments
    }
    assert review(gold(), candidates, 0.5).actions == len(edits)
    assert review(gold(), candidates, 0.5).apart == len(edits) + len(["d1", "c2", "another role", "a wrong one"])


def event(document: Document) -> Event:
    [only] = document.events.values()
    return only


def made(document: Document, candidate: str) -> str:
    [only] = document.gold_by_origin[candidate]
    return only.id


def test_a_sentence_accepted_at_once_is_one_action() -> None:
    bare = replace(gold(), events={})
    assert review(bare, proposed(*RIGHT), 0.5).actions == 3
    assert review(bare, proposed(*RIGHT), 0.5).at_once == 1


def test_what_is_under_the_threshold_is_not_seen() -> None:
    assert review(gold(), proposed(*RIGHT, roles=ROLES), 0.95).actions == without_candidates(gold()) == 11


def test_a_reviewer_who_learns_is_replayed_to_the_same_gold() -> None:
    documents = [replace(gold(), article=Article(f"g{number}", TEXT)) for number in range(3)]
    engine = LexiconExtractor()
    plain = simulate(documents, "plain", engine, 0.0, learning=False)
    learned = simulate(documents, "learned", engine, 0.0, learning=True)
    assert len(plain.actions) == len(learned.actions) == 3
    assert learned.actions[0] == plain.actions[0]
    assert sum(learned.actions) <= sum(plain.actions)


def test_sentences_of_one_source_become_one_article() -> None:
    one = replace(gold(), article=Article("s1", TEXT, extra={"doc": "d"}))
    other = replace(gold(), article=Article("s2", TEXT, extra={"doc": "d"}))
    [joined] = by_article([one, other])
    assert joined.text == f"{TEXT}\n{TEXT}"
    assert without_candidates(joined) == 2 * without_candidates(gold())
    for item in joined.gold():
        assert item.span.text_in(joined.text) in TEXT
