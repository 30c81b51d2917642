from dataclasses import replace

import pytest
from hypothesis import given

from storage.model import (
    ArgumentCandidate,
    Article,
    Candidates,
    Change,
    Decision,
    Document,
    Edit,
    EditError,
    Event,
    EventCandidate,
    Mention,
    MentionCandidate,
    Origin,
    Rejection,
    ReviewStatus,
    Span,
    decisions,
)
from storage.model.edits import Kind, apply_all
from tests.strategies import walks

TEXT = "قصفت الطائرات الجسر فجر السبت"
BRIDGE, PLANES, SHELLED, DAWN = Span(14, 19), Span(5, 13), Span(0, 4), Span(20, 29)


@pytest.fixture
def document() -> Document:
    mentions = (MentionCandidate("m1", PLANES, "VEH", score=0.9), MentionCandidate("m2", BRIDGE, "FAC"))
    arguments = (ArgumentCandidate("Attacker", "m1"), ArgumentCandidate("Target", "m2"))
    event = EventCandidate("e1", SHELLED, "Conflict.Attack", arguments)
    return Document(Article("a", TEXT), Candidates(mentions, (event,)))


def after(document: Document, *edits: Edit) -> Document:
    for edit in edits:
        document, _ = edit.apply(document)
    return document


@given(walks())
def test_undoing_every_edit_backwards_gives_back_the_first_document(walk: tuple[Document, list[Edit]]) -> None:
    current, edits = walk
    steps = []
    for edit in edits:
        before = current
        current, inverse = edit.apply(before)
        steps.append((before, inverse, current))
    for before, inverse, after_edit in reversed(steps):
        current, redo = inverse.apply(current)
        assert current == before
        assert redo.apply(current)[0] == after_edit


@given(walks())
def test_the_indices_carried_along_equal_those_of_the_same_document_made_anew(
    walk: tuple[Document, list[Edit]],
) -> None:
    current = after(*walk[:1], *walk[1])
    anew = Document(
        current.article,
        current.candidates,
        dict(current.mentions),
        dict(current.events),
        dict(current.rejections),
        current.status,
    )
    assert current == anew
    for carried, made in (
        (current.gold_by_origin, anew.gold_by_origin),
        (current.gold_by_place, anew.gold_by_place),
    ):
        assert {key: set(gold) for key, gold in carried.items()} == {key: set(gold) for key, gold in made.items()}
    assert current.pending_count == anew.pending_count == len(current.pending())


@given(walks())
def test_many_edits_at_once_come_to_what_they_come_to_one_after_another(walk: tuple[Document, list[Edit]]) -> None:
    first, edits = walk
    assert apply_all(first, edits) == after(first, *edits)
    if edits:
        with pytest.raises(EditError):
            apply_all(first, [*edits, edits[0], edits[0]])


@given(walks())
def test_an_edit_that_expects_another_document_is_refused_and_changes_nothing(
    walk: tuple[Document, list[Edit]],
) -> None:
    first, edits = walk
    if not edits:
        return
    done, _ = edits[0].apply(first)
    snapshot = (dict(done.mentions), dict(done.events), dict(done.rejections), done.status)
    with pytest.raises(EditError):
        edits[0].apply(done)
    assert snapshot == (dict(done.mentions), dict(done.events), dict(done.rejections), done.status)


def test_accepting_an_event_accepts_the_mentions_that_it_names(document: Document) -> None:
    done = after(document, decisions.accept(document, "e1"))
    event = next(iter(done.events.values()))
    assert [(a.role, done.mentions[a.mention].span) for a in event.arguments] == [
        ("Attacker", PLANES),
        ("Target", BRIDGE),
    ]
    assert {id_: done.decision_on(id_) for id_ in ("m1", "m2", "e1")} == dict.fromkeys(
        ("m1", "m2", "e1"), Decision.ACCEPTED
    )
    assert done.pending_count == 0


def test_accepting_the_trigger_only_leaves_its_mentions_pending(document: Document) -> None:
    done = after(document, decisions.accept(document, "e1", with_arguments=False))
    assert next(iter(done.events.values())).arguments == ()
    assert done.decision_on("e1") is Decision.CORRECTED
    assert done.pending_count == 2


def test_a_rejected_mention_is_left_out_of_the_event_that_named_it(document: Document) -> None:
    rejected = after(document, decisions.reject(document, "m1"))
    done = after(rejected, decisions.accept(rejected, "e1"))
    assert [argument.role for argument in next(iter(done.events.values())).arguments] == ["Target"]


def test_correcting_a_candidate_makes_gold_that_remembers_where_it_came_from(document: Document) -> None:
    done = after(document, decisions.correct_mention(document, "m1", label="WEA"))
    mention = next(iter(done.mentions.values()))
    assert (mention.origin, mention.label, done.origin_status(mention)) == ("m1", "WEA", Origin.CORRECTED)
    assert document.candidates == done.candidates


def test_deleting_a_mention_takes_its_arguments_along_and_one_undo_brings_all_back(document: Document) -> None:
    accepted = after(document, decisions.accept(document, "e1"))
    (bridge,) = accepted.gold_by_origin["m2"]
    deleted, inverse = decisions.delete(accepted, bridge.id).apply(accepted)
    assert [a.role for a in next(iter(deleted.events.values())).arguments] == ["Attacker"]
    assert deleted.rejections == {"m2": Rejection("m2")}
    assert inverse.apply(deleted)[0] == accepted


def test_two_of_one_origin_can_be_changed_each_and_are_rejected_together(document: Document) -> None:
    """As two windows left them before that was refused; found by random keys."""
    one, two = (Mention(id_, BRIDGE, label, origin="m2") for id_, label in (("g1", "FAC"), ("g2", "LOC")))
    both = after(document, Edit("put", tuple(Change(Kind.MENTION, gold.id, None, gold) for gold in (one, two))))
    attack = after(both, decisions.add_event(both, PLANES, "Conflict.Attack"))
    event = next(iter(attack.events))
    for gold in (one, two):
        attack = after(attack, decisions.add_argument(attack, event, "Target", gold.id))
    deleted = after(attack, decisions.delete(attack, "g2"))
    relabelled = after(deleted, decisions.set_mention(deleted, "g1", label="LOC"))
    assert [gold.id for gold in relabelled.gold_by_origin["m2"]] == ["g1"]
    rejected = after(attack, decisions.reject(attack, "m2"))
    assert rejected.mentions == {}
    assert rejected.events[event].arguments == ()


def test_a_mention_that_an_event_needs_cannot_be_removed_behind_its_back(document: Document) -> None:
    accepted = after(document, decisions.accept(document, "e1"))
    (bridge,) = accepted.gold_by_origin["m2"]
    with pytest.raises(EditError, match="which is not there"):
        Edit("bad", (Change(Kind.MENTION, bridge.id, bridge, None),)).apply(accepted)


def test_gold_by_hand_at_the_very_place_of_a_candidate_decides_it(document: Document) -> None:
    done = after(document, decisions.add_mention(document, BRIDGE, "LOC"))
    assert done.decision_on("m2") is Decision.CORRECTED
    with pytest.raises(EditError, match="decided already"):
        decisions.accept(done, "m2")


def test_two_event_candidates_on_one_trigger_are_decided_apart(document: Document) -> None:
    second = EventCandidate("e2", SHELLED, "Life.Die")
    both = replace(document, candidates=Candidates(document.candidates.mentions, (*document.candidates.events, second)))
    done = after(both, decisions.accept(both, "e1"))
    assert done.decision_on("e2") is Decision.PENDING


def test_rejecting_an_accepted_candidate_removes_its_gold(document: Document) -> None:
    accepted = after(document, decisions.accept(document, "m1"))
    done = after(accepted, decisions.reject(accepted, "m1", "wrong_type"))
    assert done.mentions == {}
    assert done.rejections["m1"].reason == "wrong_type"
    again = after(done, decisions.accept(done, "m1"))
    assert again.rejections == {}
    assert len(again.mentions) == 1


def test_a_candidate_mention_given_a_role_is_accepted_in_the_same_step(document: Document) -> None:
    accepted = after(document, decisions.accept(document, "e1", with_arguments=False))
    event = next(iter(accepted.events))
    done, inverse = decisions.add_argument(accepted, event, "Target", "m2").apply(accepted)
    assert done.decision_on("m2") is Decision.ACCEPTED
    assert inverse.apply(done)[0] == accepted


def test_swapping_roles_keeps_the_order_of_arguments(document: Document) -> None:
    accepted = after(document, decisions.accept(document, "e1"))
    event = next(iter(accepted.events.values()))
    first, second = event.arguments
    done = after(
        accepted,
        decisions.set_role(accepted, event.id, ("Attacker", first.mention), ("Instrument", first.mention)),
    )
    assert [a.role for a in done.events[event.id].arguments] == ["Instrument", "Target"]
    with pytest.raises(EditError, match="already plays"):
        decisions.set_role(done, event.id, ("Instrument", first.mention), ("Target", second.mention))


def test_arguments_set_on_a_candidate_accept_it_and_only_the_mentions_they_name(document: Document) -> None:
    done, inverse = decisions.set_arguments(document, "e1", [("Target", "m2"), ("Target", "m2")]).apply(document)
    (event,) = done.events.values()
    (target,) = event.arguments
    assert (target.role, done.mentions[target.mention].origin) == ("Target", "m2")
    assert (done.decision_on("e1"), done.decision_on("m1")) == (Decision.CORRECTED, Decision.PENDING)
    assert inverse.apply(done)[0] == document


def test_arguments_set_on_gold_keep_what_else_was_known_of_them(document: Document) -> None:
    accepted = after(document, decisions.accept(document, "e1"))
    (event,) = accepted.events.values()
    first, second = event.arguments
    known = replace(accepted, events={event.id: replace(event, arguments=(replace(first, extra={"a": 1}), second))})
    wanted = [("Target", first.mention), ("Attacker", second.mention), ("Attacker", first.mention)]
    done = after(known, decisions.set_arguments(known, event.id, wanted))
    assert [(a.role, a.mention) for a in done.events[event.id].arguments] == wanted
    assert done.events[event.id].arguments[2].extra == {"a": 1}


def test_accepting_all_is_one_step_and_leaves_decided_ones_alone(document: Document) -> None:
    rejected = after(document, decisions.reject(document, "m1"))
    done, inverse = decisions.accept_all(rejected, rejected.candidates).apply(rejected)
    assert done.pending_count == 0
    assert done.decision_on("m1") is Decision.REJECTED
    assert inverse.apply(done)[0] == rejected


@pytest.mark.parametrize(
    "make",
    [
        lambda d: decisions.accept(d, "nobody"),
        lambda d: decisions.restore(d, "m1"),
        lambda d: decisions.delete(d, "nobody"),
        lambda d: decisions.set_mention(d, "nobody", label="PER"),
        lambda d: decisions.set_event(d, "nobody", label="Life.Die"),
        lambda d: decisions.add_argument(d, "nobody", "Target", "m1"),
        lambda d: decisions.set_arguments(d, "nobody", []),
        lambda d: decisions.set_arguments(d, "e1", [("Target", "nobody")]),
        lambda d: decisions.correct_mention(d, "e1", label="PER"),
        lambda d: decisions.correct_event(d, "m1", label="Life.Die"),
        lambda d: decisions.set_status(d, ReviewStatus.NEW),
        lambda d: Edit("nothing", ()),
        lambda d: decisions.add_mention(d, Span(0, 999), "PER").apply(d),
    ],
)
def test_what_cannot_be_done_is_refused(document: Document, make: object) -> None:
    with pytest.raises(EditError):
        make(document)  # type: ignore[operator]


def test_a_change_cannot_hold_a_value_of_another_kind() -> None:
    with pytest.raises(EditError, match="cannot hold"):
        Change(Kind.EVENT, "x", None, Mention("x", Span(0, 1), "PER"))
    with pytest.raises(EditError, match="cannot be changed into"):
        Edit("rename", (Change(Kind.EVENT, "x", None, Event("y", Span(0, 1), "Life.Die")),)).apply(
            Document(Article("a", TEXT))
        )
