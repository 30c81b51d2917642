"""A correction finds its equal places whatever their spelling, and is done there in one step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.equal_places import Correction, correction_of, edit_at, equal_places
from extract.equal_proposals import as_candidates
from extract.equal_strings import occurrences, reads_as
from storage.model import (
    ArgumentCandidate,
    Article,
    Candidates,
    Decision,
    Document,
    Edit,
    EventCandidate,
    Level,
    MentionCandidate,
    Span,
    decisions,
)
from storage.model.edits import apply_edit
from storage.model.schema_files import load_default_schema

TEXT = "وصل إلى القُدس وعاد من القدس ثم زار القدس. ذكرت القـدس مرتين"
PLACES = [Span(8, 14), Span(23, 28), Span(36, 41), Span(48, 54)]


def document() -> Document:
    mentions = tuple(MentionCandidate(f"c{n}", span, "ORG", Level.NAM, 0.9) for n, span in enumerate(PLACES[:3]))
    return Document(
        Article("a", TEXT), Candidates((*mentions, MentionCandidate("d", PLACES[3], "GPE", Level.NAM, 0.4)))
    )


def corrected(before: Document, edit: Edit) -> Correction | None:
    return correction_of(before, edit, load_default_schema())


def same_elsewhere(document: Document, correction: Correction) -> tuple[Edit | None, int]:
    places = equal_places(document, correction)
    return edit_at(document, places), len(places)


def propagated(before: Document, edit) -> tuple[Document, int]:
    correction = corrected(before, edit)
    assert correction is not None
    after = apply_edit(before, edit)
    same, places = same_elsewhere(after, correction)
    assert same is not None
    whole, inverse = same.apply(after)
    assert apply_edit(whole, inverse) == after
    return whole, places


def test_the_places_are_what_they_are_said_to_be() -> None:
    assert [span.text_in(TEXT).replace("ـ", "").replace("\u064f", "") for span in PLACES] == ["القدس"] * 4


def test_a_rejection_rejects_equal_candidates_of_the_type() -> None:
    whole, places = propagated(document(), decisions.reject(document(), "c0"))
    assert places == 2
    assert [whole.decision_on(id_) for id_ in ("c0", "c1", "c2", "d")] == [Decision.REJECTED] * 3 + [Decision.PENDING]


def test_a_type_is_changed_in_candidates_and_accepted_where_it_was_proposed() -> None:
    whole, places = propagated(document(), decisions.correct_mention(document(), "c0", label="GPE"))
    assert places == 3
    assert {mention.label for mention in whole.mentions.values()} == {"GPE"}
    assert not whole.pending()


def test_a_type_is_changed_in_gold_too() -> None:
    before = document()
    for id_ in ("c0", "c1", "c2"):
        before = apply_edit(before, decisions.accept(before, id_))
    first = next(iter(before.mentions))
    whole, places = propagated(before, decisions.set_mention(before, first, label="GPE"))
    assert places == 3
    assert {mention.label for mention in whole.mentions.values()} == {"GPE"}


def test_a_new_mention_marks_the_string_where_nothing_stands() -> None:
    before = Document(Article("a", TEXT))
    whole, places = propagated(before, decisions.add_mention(before, PLACES[0], "GPE", Level.NAM))
    assert places == 3
    assert sorted(mention.span for mention in whole.mentions.values()) == PLACES
    assert {mention.level for mention in whole.mentions.values()} == {Level.NAM}


def test_events_are_propagated_with_their_arguments() -> None:
    text = "قصف المدينة. قصف القرية"
    city = MentionCandidate("c", Span(4, 11), "GPE")
    target = (ArgumentCandidate("Target", "c"),)
    events = tuple(EventCandidate(f"e{n}", Span(at, at + 3), "Life.Die", target) for n, at in enumerate((0, 13)))
    before = Document(Article("a", text), Candidates((city,), events))
    whole, _ = propagated(before, decisions.correct_event(before, "e0", label="Conflict.Attack"))
    assert [event.label for event in whole.events.values()] == ["Conflict.Attack"] * 2
    assert [len(event.arguments) for event in whole.events.values()] == [1, 1]
    assert len(whole.mentions) == 1


@pytest.mark.parametrize(
    "build", [lambda d: decisions.accept(d, "c0"), lambda d: decisions.accept_all(d, d.candidates)]
)
def test_an_acceptance_is_no_correction(build) -> None:
    assert corrected(document(), build(document())) is None


def test_without_equal_places_there_is_nothing_to_do() -> None:
    before = Document(Article("a", "وصل الوزير"))
    correction = corrected(before, decisions.add_mention(before, Span(4, 10), "PER"))
    assert correction is not None
    assert same_elsewhere(apply_edit(before, decisions.add_mention(before, Span(4, 10), "PER")), correction) == (
        None,
        0,
    )


@given(st.lists(st.sampled_from(["غزة", "غزه", "غَزّة", "وغزة", "بغزة", "غـزة", "غزال"]), min_size=1, max_size=8))
def test_spelling_and_clitics_do_not_hide_a_place(words: list[str]) -> None:
    text = " ".join(words)
    found = list(occurrences(text, {"غزه"}))
    assert len(found) == sum(word != "غزال" for word in words)
    assert all(span.text_in(text).startswith("غ") for span in found)


def with_conjunctions() -> Document:
    text = "زار بغداد والبصرة. عاد من بغداد والبصرة. وقال إن بغداد والبصرة بعيدتان"
    whole = "بغداد والبصرة"
    spans = [Span(at, at + len(whole)) for at in range(len(text)) if text.startswith(whole, at)]
    mentions = tuple(MentionCandidate(f"c{n}", span, "GPE", Level.NAM, 0.9) for n, span in enumerate(spans))
    return Document(Article("a", text), Candidates(mentions))


def test_a_moved_edge_is_moved_at_equal_places_even_when_it_moved_in_two_steps() -> None:
    before = with_conjunctions()
    start = before.candidates.by_id["c0"].span.start
    first = decisions.correct_mention(before, "c0", span=Span(start + 6, start + 13))
    after = apply_edit(before, first)
    gold = next(iter(after.mentions))
    second = decisions.set_mention(after, gold, span=Span(start + 7, start + 13))
    correction = corrected(after, second)
    assert correction is not None
    whole = apply_edit(after, second)
    edit, places = same_elsewhere(whole, correction)
    assert edit is not None
    assert places == 2
    assert {one.span.text_in(whole.text) for one in apply_edit(whole, edit).mentions.values()} == {"البصرة"}


def test_as_candidates_the_new_type_is_proposed_and_the_old_candidate_doubted() -> None:
    before = document()
    edit = decisions.correct_mention(before, "c0", label="GPE")
    correction = corrected(before, edit)
    assert correction is not None
    after = apply_edit(before, edit)
    made = as_candidates(after, equal_places(after, correction), correction)
    assert [(one.span, one.label) for one in made.candidates.mentions] == [(PLACES[1], "GPE"), (PLACES[2], "GPE")]
    assert made.doubted == {"c1", "c2"}


def test_of_very_many_equal_places_the_first_thousand_are_done_and_then_the_next() -> None:
    """Found by ten megabytes in one line, at which the window stood still for minutes."""
    whole = Document(Article("a", "وصلت القوات إلى غزة. " * 1_200))
    marked = decisions.add_mention(whole, Span(16, 19), "GPE")
    correction = corrected(whole, marked)
    assert correction is not None
    after = apply_edit(whole, marked)
    first, count = same_elsewhere(after, correction)
    assert first is not None
    assert count == 1_000
    assert len(equal_places(apply_edit(after, first), correction)) == 199


@pytest.mark.parametrize(
    ("text", "piece", "string"),
    [
        ("انضم للتحالف", "لتحالف", "التحالف"),
        ("وللجيش رأي", "لجيش", "الجيش"),
        ("عاد للبنان", "لبنان", "لبنان"),
        ("مع قواته", "قواته", "قوات"),
        ("وبالقوات", "وبالقوات", "القوات"),
    ],
)
def test_a_lam_that_swallows_the_article_and_clitics_do_not_hide_a_string(text: str, piece: str, string: str) -> None:
    start = text.rindex(piece)
    assert reads_as(text, Span(start, start + len(piece)), {string})


def test_an_unmarked_string_is_found_after_a_lam_and_another_word_is_not() -> None:
    text = "التحالف هنا. انضم للتحالف. المتحالف"
    assert [span.text_in(text) for span in occurrences(text, {"التحالف"})] == ["التحالف", "لتحالف"]


def test_two_candidates_at_one_place_are_not_decided_twice() -> None:
    """Found by random reviews: the second stood in the way, and nothing was done anywhere."""
    text = "غزة وغزة"
    spans = [Span(0, 3), Span(5, 8)]
    mentions = tuple(
        MentionCandidate(f"{label}{n}", span, label) for n, span in enumerate(spans) for label in ("ORG", "GPE")
    )
    before = Document(Article("a", text), Candidates(mentions))
    edit = decisions.correct_mention(before, "ORG0", label="GPE")
    whole, places = propagated(before, edit)
    assert places == 2
    assert [(one.span, one.label) for one in whole.mentions.values()] == [(span, "GPE") for span in spans]
