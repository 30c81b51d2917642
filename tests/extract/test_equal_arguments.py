"""An event that is marked at equal places takes the arguments along that stand around it there, and no others."""

import pytest
from hypothesis import given

from extract.equal_places import Correction, correction_of, edit_at, equal_places
from extract.equal_proposals import as_candidates
from storage.model import (
    ArgumentCandidate,
    Article,
    Candidates,
    Document,
    Edit,
    Event,
    EventCandidate,
    MentionCandidate,
    Schema,
    Span,
    decisions,
)
from storage.model.edits import apply_edit
from storage.model.fitting import fitted
from storage.model.schema_files import load_default_schema
from tests.strategies import walks

TEXT = (
    "قصفت القوات المدينة. ثم قصفت القوّات القرية. أمس قصفت الطائرات المدينه. "
    "وصل للقوات مدد. قصفت القوات. رحلت القوات عن المدينة"
)
WORDS = {"القوات": "ORG", "القوّات": "ORG", "المدينة": "GPE", "المدينه": "GPE", "القرية": "GPE", "الطائرات": "VEH"}


def spans(word: str, text: str = TEXT) -> list[Span]:
    return [Span(at, at + len(word)) for at in range(len(text)) if text.startswith(word, at)]


def mention_candidates() -> list[MentionCandidate]:
    places = sorted((span, label) for word, label in WORDS.items() for span in spans(word))
    return [MentionCandidate(f"m{number}", span, label, score=0.9) for number, (span, label) in enumerate(places)]


def read(events: tuple[EventCandidate, ...] = ()) -> Document:
    return Document(Article("a", TEXT), Candidates(tuple(mention_candidates()), events))


def mention_at(document: Document, span: Span) -> str:
    return next(one.id for one in document.candidates.mentions if one.span == span)


def marked() -> tuple[Document, Document, Edit]:
    """Before and after the step by which the first attack, marked by hand, gets the last of its two arguments."""
    before = read()
    before = apply_edit(before, decisions.add_event(before, spans("قصفت")[0], "Conflict.Attack"))
    event = next(iter(before.events))
    attacker = decisions.add_argument(before, event, "Attacker", mention_at(before, spans("القوات")[0]))
    before = apply_edit(before, attacker)
    edit = decisions.add_argument(before, event, "Target", mention_at(before, spans("المدينة")[0]))
    return before, apply_edit(before, edit), edit


def correction(before: Document, edit: Edit) -> Correction:
    found = correction_of(before, edit, load_default_schema())
    assert found is not None
    return found


def told(document: Document, event: Event) -> set[tuple[str, str]]:
    return {(a.role, document.mentions[a.mention].span.text_in(document.text)) for a in event.arguments}


def test_an_equal_unmarked_trigger_gets_the_fillers_that_stand_in_its_sentence_and_nothing_else() -> None:
    before, after, edit = marked()
    places = equal_places(after, correction(before, edit))
    same = edit_at(after, places)
    assert same is not None
    whole, inverse = same.apply(after)
    events = sorted(whole.events.values(), key=lambda event: event.trigger)
    assert [told(whole, event) for event in events] == [
        {("Attacker", "القوات"), ("Target", "المدينة")},
        {("Attacker", "القوّات")},
        {("Target", "المدينه")},
        {("Attacker", "القوات")},
    ]
    assert apply_edit(whole, inverse) == after


def test_what_would_be_done_is_known_before() -> None:
    before, after, edit = marked()
    places = equal_places(after, correction(before, edit))
    shown = [[(one.role, one.mention.span.text_in(TEXT)) for one in place.found] for place in places]
    assert shown == [[("Attacker", "القوّات")], [("Target", "المدينه")], [("Attacker", "القوات")]]


def test_a_filler_of_a_type_that_may_not_play_the_role_is_left_alone() -> None:
    before, after, edit = marked()
    wrong = tuple(
        MentionCandidate(one.id, one.span, "TIME") if "المدينه" in one.span.text_in(TEXT) else one
        for one in after.candidates.mentions
    )
    after = Document(after.article, Candidates(wrong), after.mentions, after.events)
    places = equal_places(after, correction(before, edit))
    assert [[one.role for one in place.found] for place in places] == [["Attacker"], [], ["Attacker"]]


def test_a_rejected_mention_plays_no_role() -> None:
    before, after, edit = marked()
    after = apply_edit(after, decisions.reject(after, mention_at(after, spans("القوّات")[0])))
    assert not equal_places(after, correction(before, edit))[0].found


def test_an_event_that_is_there_keeps_its_roles_and_gets_what_it_lacks() -> None:
    before, after, edit = marked()
    after = apply_edit(after, decisions.add_event(after, spans("قصفت")[1], "Conflict.Attack"))
    event = next(id_ for id_, one in after.events.items() if one.trigger == spans("قصفت")[1])
    after = apply_edit(after, decisions.add_argument(after, event, "Target", mention_at(after, spans("القرية")[0])))
    places = equal_places(after, correction(before, edit))
    same = edit_at(after, places[:1])
    assert same is not None
    whole = apply_edit(after, same)
    assert told(whole, whole.events[event]) == {("Target", "القرية"), ("Attacker", "القوّات")}
    assert len(equal_places(whole, correction(before, edit))) == 2


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_default_schema()


def test_the_roles_of_a_retyped_event_go_with_the_type_to_where_the_engine_erred_again(schema: Schema) -> None:
    triggers = spans("قصفت")[:2]
    forces = [spans("القوات")[0], spans("القوّات")[0]]
    mentions = {one.span: one.id for one in mention_candidates()}
    events = tuple(
        EventCandidate(
            f"e{n}", trigger, "Life.Die", (ArgumentCandidate("Agent", mentions[force]),), polarity="negative"
        )
        for n, (trigger, force) in enumerate(zip(triggers, forces, strict=True))
    )
    before = read(events)
    before = apply_edit(before, fitted(before, decisions.correct_event(before, "e0", label="Conflict.Attack"), schema))
    (event,) = before.events
    edit = decisions.add_argument(before, event, "Attacker", mention_at(before, forces[0]))
    after = apply_edit(before, edit)
    again = correction_of(before, edit, schema)
    assert again is not None
    assert (again.was, again.becomes) == ("Life.Die", "Conflict.Attack")
    (place,) = equal_places(after, again)
    same = edit_at(after, [place])
    assert same is not None
    whole = apply_edit(after, fitted(after, same, schema))
    assert [(one.label, told(whole, one)) for one in whole.events.values()][1] == (
        "Conflict.Attack",
        {("Attacker", "القوّات")},
    )
    (proposed,) = as_candidates(after, [place], again).candidates.events
    assert [(one.role, one.mention) for one in proposed.arguments] == [("Attacker", mentions[forces[1]])]
    assert proposed.polarity == "negative"


def test_as_candidates_the_events_come_with_arguments_that_name_what_is_there() -> None:
    before, after, edit = marked()
    made = as_candidates(after, equal_places(after, correction(before, edit)), correction(before, edit))
    said = [
        [(one.role, made.candidates.by_id[one.mention].span.text_in(TEXT)) for one in event.arguments]
        for event in made.candidates.events
    ]
    assert said == [[("Attacker", "القوّات")], [("Target", "المدينه")], [("Attacker", "القوات")]]
    assert made.known == {one.id for one in made.candidates.mentions}
    assert not made.doubted


def test_gold_of_the_reviewers_own_is_proposed_along_with_the_event_that_needs_it() -> None:
    before, after, edit = marked()
    only_events = Document(after.article, Candidates(), after.mentions, after.events)
    only_events = apply_edit(only_events, decisions.add_mention(only_events, spans("القوّات")[0], "ORG"))
    made = as_candidates(only_events, equal_places(only_events, correction(before, edit)), correction(before, edit))
    (mention,) = made.candidates.mentions
    assert mention.span == spans("القوّات")[0]
    assert not made.known


@given(walks())
def test_whatever_was_corrected_is_done_elsewhere_in_one_step_that_can_be_taken_back(walk) -> None:
    document, edits = walk
    schema = load_default_schema()
    for edit in edits:
        found = correction_of(document, edit, schema)
        document = apply_edit(document, edit)
        if found is None:
            continue
        places = equal_places(document, found)
        for place in places:
            assert all(one.mention.id not in document.rejections for one in place.found)
            assert len({(one.role, one.mention.id) for one in place.found}) == len(place.found)
        made = as_candidates(document, places, found)
        assert made.known <= document.candidates.by_id.keys()
        assert made.doubted <= {one.id for one in document.pending()}
        whole_edit = edit_at(document, places)
        if whole_edit is not None:
            fit = fitted(document, whole_edit, schema)
            whole, inverse = fit.apply(document)
            assert apply_edit(whole, inverse) == document
            assert not [place for place in equal_places(whole, found) if place.found]
