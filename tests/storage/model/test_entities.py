"""Mentions of one entity: joined, merged and taken apart, always as one edit that can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.model import Article, Candidates, Document, EditError, Mention, MentionCandidate, Span, decisions
from storage.model.edits import apply_edit
from tests.strategies import reviewed_documents


def document(*entities: str | None) -> Document:
    mentions = {f"m{n}": Mention(f"m{n}", Span(n, n + 1), "PER", entity=entity) for n, entity in enumerate(entities)}
    proposed = (MentionCandidate("c", Span(9, 10), "PER"),)
    return Document(Article("a", "ا" * 10), Candidates(proposed), mentions)


def groups(document: Document) -> list[str]:
    return sorted(" ".join(one.id for one in chain) for chain in document.chains.values())


def test_two_mentions_become_one_chain_and_a_third_joins_it() -> None:
    joined = apply_edit(document(None, None, None), decisions.join_entity(document(None, None, None), ("m0", "m2")))
    assert groups(joined) == ["m0 m2"]
    assert groups(apply_edit(joined, decisions.join_entity(joined, ("m0", "m1")))) == ["m0 m1 m2"]


def test_two_chains_become_one() -> None:
    before = document("x", "x", "y", "y")
    assert groups(apply_edit(before, decisions.join_entity(before, ("m1", "m2")))) == ["m0 m1 m2 m3"]


def test_a_candidate_is_accepted_by_being_joined() -> None:
    before = document(None)
    after = apply_edit(before, decisions.join_entity(before, ("m0", "c")))
    (chain,) = after.chains.values()
    assert [one.origin for one in chain] == [None, "c"]


def test_the_last_one_left_behind_is_no_chain() -> None:
    before = document("x", "x", None)
    after = apply_edit(before, decisions.leave_entity(before, "m0"))
    assert not after.chains


def test_what_is_joined_already_or_alone_cannot_be_joined_or_taken_out_again() -> None:
    with pytest.raises(EditError):
        decisions.join_entity(document("x", "x"), ("m0", "m1"))
    with pytest.raises(EditError):
        decisions.leave_entity(document(None), "m0")


@given(reviewed_documents(), st.data())
def test_every_join_can_be_taken_back_and_loses_no_member(before: Document, data: st.DataObject) -> None:
    pending = [one.id for one in before.candidates.mentions if before.is_pending(one)]
    ids = [*before.mentions, *pending]
    if len(ids) < 2:
        return
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=4, unique=True))
    edit = decisions.join_entity(before, chosen)
    after, inverse = edit.apply(before)
    assert len(after.chains) == 1
    assert apply_edit(after, inverse) == before
