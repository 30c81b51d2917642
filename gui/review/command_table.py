"""Which function does what a command of the table means on the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from gui.review import accepting, changing, coreference, deciding, marking, roles, segment_moves
from gui.review.desk import Desk

Deed = Callable[[Desk], object]

DEEDS: Final[Mapping[str, Deed]] = {
    "next": lambda desk: desk.go(desk.is_shown),
    "previous": lambda desk: desk.go(desk.is_shown, forward=False),
    "next_undecided": lambda desk: desk.go_undecided(forward=True),
    "previous_undecided": lambda desk: desk.go_undecided(forward=False),
    "next_event": lambda desk: desk.go(desk.is_shown_event),
    "previous_event": lambda desk: desk.go(desk.is_shown_event, forward=False),
    "select_nothing": lambda desk: desk.select_nothing(),
    "accept": deciding.accept,
    "accept_sentence": accepting.accept_sentence,
    "accept_paragraph": accepting.accept_paragraph,
    "reject": deciding.reject,
    "reject_with_reason": deciding.reject_with_reason,
    "restore": deciding.restore,
    "relabel": changing.relabel,
    "level": changing.level,
    "start_grow": lambda desk: changing.move_edge(desk, "start", grow=True),
    "start_shrink": lambda desk: changing.move_edge(desk, "start", grow=False),
    "end_grow": lambda desk: changing.move_edge(desk, "end", grow=True),
    "end_shrink": lambda desk: changing.move_edge(desk, "end", grow=False),
    "start_grow_word": lambda desk: changing.move_edge(desk, "start", grow=True, words=True),
    "start_shrink_word": lambda desk: changing.move_edge(desk, "start", grow=False, words=True),
    "end_grow_word": lambda desk: changing.move_edge(desk, "end", grow=True, words=True),
    "end_shrink_word": lambda desk: changing.move_edge(desk, "end", grow=False, words=True),
    "end_left": lambda desk: segment_moves.move_to_segment(desk, "end", "left"),
    "end_right": lambda desk: segment_moves.move_to_segment(desk, "end", "right"),
    "start_left": lambda desk: segment_moves.move_to_segment(desk, "start", "left"),
    "start_right": lambda desk: segment_moves.move_to_segment(desk, "start", "right"),
    "mend_edges": segment_moves.mend,
    "modality": changing.modality,
    "polarity": changing.polarity,
    "note": lambda desk: desk.note_wanted.emit(desk.item is None),
    "article_note": lambda desk: desk.note_wanted.emit(True),  # noqa: FBT003 - a signal's value
    "flag_item": deciding.flag_item,
    "next_flagged": deciding.next_flagged,
    "delete": deciding.delete,
    "undo": lambda desk: desk.undo(),
    "redo": lambda desk: desk.redo(),
    "mark_mention": marking.mark_mention,
    "mark_event": marking.mark_event,
    "give_role": marking.give_role,
    "change_role": marking.change_role,
    "accept_trigger": roles.accept_trigger,
    "next_role": lambda desk: roles.step(desk, 1),
    "previous_role": lambda desk: roles.step(desk, -1),
    "next_filler": lambda desk: roles.cycle(desk, 1),
    "previous_filler": lambda desk: roles.cycle(desk, -1),
    "clear_role": roles.clear,
    "swap_roles": roles.swap,
    "join_entity": coreference.join_entity,
    "join_equal": coreference.join_equal,
    "leave_entity": coreference.leave_entity,
    "finish": deciding.finish,
    "flag": deciding.flag,
}
