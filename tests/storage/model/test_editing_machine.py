"""A machine that edits as it likes, with values that are right and values that nobody should take."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from storage.edit_log import changes_to_json, edit_from_json
from storage.model import Document, Edit, EditError, Event, Mention, Rejection, ReviewStatus, Span, decisions
from storage.model.annotation import Argument
from storage.model.edits import NOTE_ID, STATUS_ID, Change, Kind, Value, apply_all, edit_between
from storage.model.errors import SpanError
from storage.model.record_reading import record_to_document
from storage.model.records import Layer, document_to_record
from tests.strategies import GESTURES, ROLES, fresh_documents

STRANGE = st.sampled_from(
    ("", "\ud800", "a\udfffb", "\x00", "\u202e", "x" * 400, "ب" + "\u064b" * 200, "GPE", "../x", "null", "Place")
)
OFFSETS = st.one_of(st.integers(-3, 90), st.sampled_from((2**31, 2**63, 10**30)))


class Editing(RuleBasedStateMachine):
    """One review, its edits done and undone."""

    @initialize(document=fresh_documents())
    def begin(self, document: Document) -> None:
        self.first = self.document = document
        self.log: list[Edit] = []
        self.done: list[Edit] = []
        self.undone: list[Edit] = []

    def some_id(self, data: st.DataObject) -> str:
        """An id of gold, of a candidate, or of nothing."""
        known = [*self.document.mentions, *self.document.events, *self.document.candidates.by_id]
        return data.draw(st.sampled_from([*known, "nobody", "", "\ud800"]))

    def attempt(self, make: Callable[[], Edit | None]) -> None:
        """Does what `make` builds, or is told in one sentence why not; the document is as it was then."""
        try:
            edit = make()
            if edit is None:
                return
            self.do(edit)
        except (EditError, SpanError):
            return
        self.done.append(edit)
        self.undone.clear()

    def do(self, edit: Edit) -> None:
        before = self.document
        after, inverse = edit.apply(before)
        assert inverse.apply(after)[0] == before
        written = json.dumps(changes_to_json(edit), ensure_ascii=False).encode()
        assert edit_from_json(edit.name, json.loads(written)) == edit
        self.document = after
        self.log.append(edit)

    @rule(data=st.data(), gesture=st.sampled_from(GESTURES))
    def do_as_reviewers_do(self, data: st.DataObject, gesture: Callable[..., Edit | None]) -> None:
        self.attempt(lambda: gesture(data.draw, self.document))

    @rule(add=st.sampled_from((decisions.add_mention, decisions.add_event)), label=STRANGE, start=OFFSETS, end=OFFSETS)
    def mark(self, add: Callable[..., Edit], label: str, start: int, end: int) -> None:
        self.attempt(lambda: add(self.document, Span(start, end), label))

    @rule(data=st.data(), text=STRANGE, key=st.sampled_from(("label", "note", "modality", "polarity", "entity")))
    def set_text(self, data: st.DataObject, text: str, key: str) -> None:
        id_ = self.some_id(data)
        change = decisions.set_event if id_ in self.document.events else decisions.set_mention
        if key in ("label", "note") or (key == "entity") == (id_ not in self.document.events):
            self.attempt(lambda: change(self.document, id_, **{key: text}))  # type: ignore[arg-type]

    @rule(data=st.data(), start=OFFSETS, end=OFFSETS)
    def move_edges(self, data: st.DataObject, start: int, end: int) -> None:
        id_ = self.some_id(data)
        if id_ in self.document.events:
            self.attempt(lambda: decisions.set_event(self.document, id_, trigger=Span(start, end)))
        else:
            self.attempt(lambda: decisions.set_mention(self.document, id_, span=Span(start, end)))

    @rule(data=st.data(), role=st.one_of(STRANGE, st.sampled_from(ROLES)))
    def give_role(self, data: st.DataObject, role: str) -> None:
        event, mention, other = (self.some_id(data) for _ in range(3))
        change = data.draw(st.sampled_from(("add", "remove", "set", "all")))
        makes: dict[str, Callable[[], Edit]] = {
            "add": lambda: decisions.add_argument(self.document, event, role, mention),
            "remove": lambda: decisions.remove_argument(self.document, event, role, mention),
            "set": lambda: decisions.set_role(self.document, event, (role, mention), ("Place", other)),
            "all": lambda: decisions.set_arguments(self.document, event, [(role, mention), ("Place", other)]),
        }
        self.attempt(makes[change])

    @rule(data=st.data(), reason=STRANGE)
    def decide(self, data: st.DataObject, reason: str) -> None:
        id_, other = self.some_id(data), self.some_id(data)
        change = data.draw(
            st.sampled_from(("join", "leave", "delete", "flag", "unflag", "reject", "restore", "accept"))
        )
        makes: dict[str, Callable[[], Edit]] = {
            "join": lambda: decisions.join_entity(self.document, [id_, other]),
            "leave": lambda: decisions.leave_entity(self.document, id_),
            "delete": lambda: decisions.delete(self.document, id_),
            "flag": lambda: decisions.set_flag(self.document, id_, on=True),
            "unflag": lambda: decisions.set_flag(self.document, id_, on=False),
            "reject": lambda: decisions.reject(self.document, id_, reason),
            "restore": lambda: decisions.restore(self.document, id_),
            "accept": lambda: decisions.accept(self.document, id_),
        }
        self.attempt(makes[change])

    @rule(note=STRANGE, status=st.sampled_from(ReviewStatus))
    def remark(self, note: str, status: ReviewStatus) -> None:
        self.attempt(lambda: decisions.set_article_note(self.document, note))
        self.attempt(lambda: decisions.set_status(self.document, status))

    @rule(data=st.data(), text=STRANGE, start=OFFSETS, end=OFFSETS)
    def forge(self, data: st.DataObject, text: str, start: int, end: int) -> None:
        """Changes that no gesture builds, as a damaged log might hold them."""
        id_, other = self.some_id(data), self.some_id(data)

        def make() -> Edit:
            values: list[tuple[Kind, str, Value | None]] = [
                (Kind.MENTION, id_, Mention(other, Span(start, end), text)),
                (Kind.MENTION, id_, None),
                (Kind.EVENT, id_, Event(id_, Span(start, end), text, (Argument(text, other), Argument("Place", id_)))),
                (Kind.EVENT, id_, None),
                (Kind.REJECTION, id_, Rejection(other, text)),
                (Kind.STATUS, STATUS_ID, None),
                (Kind.NOTE, NOTE_ID, text),
                (Kind.NOTE, NOTE_ID, Rejection(other)),
            ]
            kind, key, after = data.draw(st.sampled_from(values))
            kinds: dict[Kind, Mapping[str, Value]] = {
                Kind.MENTION: self.document.mentions,
                Kind.EVENT: self.document.events,
            }
            before = kinds[kind].get(key) if kind in kinds and data.draw(st.booleans()) else None
            return Edit("forged", (Change(kind, key, before, after),))

        self.attempt(make)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        edit = self.done.pop()
        self.do(edit.inverse())
        self.undone.append(edit)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        edit = self.undone.pop()
        self.do(edit)
        self.done.append(edit)

    @invariant()
    def the_document_is_one(self) -> None:
        now = self.document
        anew = Document(
            self.first.article,
            self.first.candidates,
            dict(now.mentions),
            dict(now.events),
            dict(now.rejections),
            now.status,
            now.note,
        )
        assert now == anew
        assert now.pending_count == anew.pending_count
        assert _sets(now.gold_by_place) == _sets(anew.gold_by_place)
        assert _sets(now.gold_by_origin) == _sets(anew.gold_by_origin)

    @invariant()
    def the_log_and_the_difference_lead_to_it(self) -> None:
        assert apply_all(self.first, self.log) == self.document
        edit = edit_between(self.first, self.document, "all")
        assert self.document == (self.first if edit is None else edit.apply(self.first)[0])

    @invariant()
    def it_survives_being_written(self) -> None:
        written = document_to_record(self.document, Layer.BOTH)
        again = record_to_document(json.loads(json.dumps(written, ensure_ascii=False).encode()))
        assert again.text == self.first.text
        assert document_to_record(again, Layer.BOTH) == written


def _sets(index: object) -> dict[object, set[str]]:
    return {key: {one.id for one in ones} for key, ones in index.items()}  # type: ignore[attr-defined]


Editing.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestEditing = Editing.TestCase
