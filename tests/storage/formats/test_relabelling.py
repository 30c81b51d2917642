from __future__ import annotations

from storage.formats.relabelling import Renames, relabelled
from storage.model import (
    Argument,
    ArgumentCandidate,
    Article,
    Candidates,
    Document,
    Event,
    EventCandidate,
    Mention,
    MentionCandidate,
    Rejection,
    Span,
)

TEXT = "قصف الجيش المدينة"
ARMY, TOWN, BOMBED = Span(4, 9), Span(10, 17), Span(0, 3)


def bombed() -> Document:
    candidates = Candidates(
        (MentionCandidate("c1", ARMY, "Army"), MentionCandidate("c2", TOWN, "Town")),
        (EventCandidate("c3", BOMBED, "Raid", (ArgumentCandidate("By", "c1"), ArgumentCandidate("On", "c2"))),),
    )
    return Document(
        Article("a", TEXT),
        candidates,
        {"m1": Mention("m1", ARMY, "Army", origin="c1"), "m2": Mention("m2", TOWN, "Place", origin="c2")},
        {"e1": Event("e1", BOMBED, "Raid", (Argument("By", "m1"), Argument("On", "m2"), Argument("Of", "m2")))},
        {"c3": Rejection("c3")},
    )


def test_a_type_that_is_left_out_takes_its_arguments_along_and_gold_without_candidate_counts_as_added() -> None:
    found = relabelled(bombed(), Renames(mentions={"Town": None, "Army": "ORG"}))
    assert [one.label for one in found.candidates.mentions] == ["ORG"]
    assert [[one.mention for one in event.arguments] for event in found.candidates.events] == [["c1"]]
    assert {id_: (one.label, one.origin) for id_, one in found.mentions.items()} == {
        "m1": ("ORG", "c1"),
        "m2": ("Place", None),
    }
    assert len(found.events["e1"].arguments) == 3


def test_an_event_that_is_left_out_takes_its_rejection_along() -> None:
    found = relabelled(bombed(), Renames.alike({"Raid": None}))
    assert not found.events
    assert not found.candidates.events
    assert not found.rejections
    assert len(found.mentions) == 2


def test_a_role_goes_by_its_event_before_it_goes_by_its_name() -> None:
    names = {"Raid:On": "Target", "On": "Place", "By": None, "Raid": "Conflict.Attack"}
    found = relabelled(bombed(), Renames.alike(names))
    (event,) = found.events.values()
    assert event.label == "Conflict.Attack"
    assert [one.role for one in event.arguments] == ["Target", "Of"]


def test_two_roles_that_become_one_are_one_argument() -> None:
    found = relabelled(bombed(), Renames(roles={"On": "Target", "Of": "Target"}))
    assert [(one.role, one.mention) for one in found.events["e1"].arguments] == [("By", "m1"), ("Target", "m2")]


def test_a_type_and_a_role_of_one_name_are_told_apart() -> None:
    found = relabelled(bombed(), Renames(mentions={"Place": "GPE", "On": "LOC"}))
    assert found.mentions["m2"].label == "GPE"
    assert [one.role for one in found.events["e1"].arguments] == ["By", "On", "Of"]
