"""No edit leaves an argument behind that the schema forbids, and what was so before is let alone."""

from __future__ import annotations

from storage.model import (
    Argument,
    ArgumentCandidate,
    Article,
    Candidates,
    Document,
    Edit,
    Event,
    EventCandidate,
    Mention,
    MentionCandidate,
    Span,
    decisions,
)
from storage.model.edits import apply_edit
from storage.model.fitting import fitted
from storage.model.schema_files import load_default_schema

SCHEMA = load_default_schema()
PROPOSED = Document(
    Article("a", "قصف غزة"),
    Candidates(
        (MentionCandidate("m", Span(4, 7), "GPE"),),
        (EventCandidate("e", Span(0, 3), "Conflict.Attack", (ArgumentCandidate("Place", "m", 0.9),)),),
    ),
)
STRANGE = Document(
    Article("a", "قصف غزة"),
    mentions={"m": Mention("m", Span(4, 7), "PER"), "w": Mention("w", Span(0, 3), "WEA")},
    events={"e": Event("e", Span(0, 3), "Conflict.Attack", (Argument("Place", "m"), Argument("Instrument", "w")))},
)


def done(document: Document, edit: Edit) -> Document:
    return apply_edit(document, fitted(document, edit, SCHEMA))


def roles(document: Document) -> list[list[str]]:
    return [[argument.role for argument in event.arguments] for event in document.events.values()]


def test_an_event_that_is_accepted_does_not_take_a_mention_of_another_type_along() -> None:
    corrected = done(PROPOSED, decisions.correct_mention(PROPOSED, "m", label="PER"))
    assert roles(done(corrected, decisions.accept(corrected, "e"))) == [[]]
    assert roles(done(PROPOSED, decisions.accept(PROPOSED, "e"))) == [["Place"]]


def test_a_mention_that_gets_another_type_loses_the_roles_that_it_may_not_play() -> None:
    accepted = done(PROPOSED, decisions.accept(PROPOSED, "e"))
    mention = next(iter(accepted.mentions))
    after = done(accepted, decisions.set_mention(accepted, mention, label="WEA"))
    assert roles(after) == [[]]
    edit = fitted(accepted, decisions.set_mention(accepted, mention, label="WEA"), SCHEMA)
    assert apply_edit(after, edit.inverse()).events == accepted.events


def test_an_event_of_another_type_keeps_the_roles_that_it_has_too() -> None:
    accepted = done(PROPOSED, decisions.accept(PROPOSED, "e"))
    event = next(iter(accepted.events))
    assert roles(done(accepted, decisions.set_event(accepted, event, label="Life.Die"))) == [["Place"]]
    assert roles(done(accepted, decisions.set_event(accepted, event, label="Contact.Phone-Write"))) == [[]]


def test_what_was_forbidden_before_is_let_alone_and_what_becomes_so_goes() -> None:
    assert roles(done(STRANGE, decisions.set_event(STRANGE, "e", modality="other"))) == [["Place", "Instrument"]]
    assert roles(done(STRANGE, decisions.set_mention(STRANGE, "w", label="TIME"))) == [["Place"]]


def test_types_that_the_schema_does_not_know_keep_their_roles() -> None:
    after = done(STRANGE, decisions.set_event(STRANGE, "e", label="Sports.Match"))
    assert roles(after) == [["Place", "Instrument"]]
