"""Every key of the table, pressed in the real window on a real database file."""

from __future__ import annotations

import pytest

from storage.model import Decision, Level, Origin, ReviewStatus
from tests.gui.driver import Driver


def test_the_first_undecided_candidate_is_selected_at_once(driver: Driver) -> None:
    assert driver.desk.candidate is driver.document.candidates.in_order[0]


def test_n_and_p_go_through_the_items_in_reading_order(driver: Driver) -> None:
    order = [candidate.id for candidate in driver.document.candidates.in_order]
    seen = [driver.desk.id]
    for _ in order[1:]:
        driver.press("N")
        seen.append(driver.desk.id)
    assert seen == order
    driver.press("N")
    assert driver.desk.id == order[0]  # round the end
    driver.press("P")
    assert driver.desk.id == order[-1]


def test_a_accepts_and_goes_on(driver: Driver) -> None:
    order = driver.document.candidates.in_order
    driver.press("A")
    assert driver.document.decision_on(order[0].id) is Decision.ACCEPTED
    assert driver.desk.id == driver.document.pending()[0].id


def test_enter_accepts_as_well(driver: Driver) -> None:
    first = driver.selected
    driver.press("Enter")
    assert driver.document.decision_on(first) is Decision.ACCEPTED


def test_accepting_an_event_accepts_its_arguments(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    candidate = driver.desk.candidate
    assert candidate.arguments
    driver.press("A")
    for argument in candidate.arguments:
        assert driver.document.decision_on(argument.mention) is Decision.ACCEPTED


@pytest.mark.parametrize("key", ["X", "R"])
def test_rejecting_goes_on(driver: Driver, key: str) -> None:
    first = driver.selected
    driver.press(key)
    assert driver.document.decision_on(first) is Decision.REJECTED
    assert driver.desk.id != first


def test_a_held_key_decides_once(driver: Driver) -> None:
    before = driver.document.pending_count
    driver.go_to("واشنطن")
    driver.press_arabic("ش")
    for _ in range(5):
        driver.press_arabic("ش", repeated=True)
    assert driver.document.pending_count == before - 1


def test_shift_r_asks_for_the_reason(driver: Driver) -> None:
    first = driver.selected
    driver.press("Shift+R")
    picker = driver.app.window.picker
    reasons = [reason.id for reason in driver.desk.schema.rejection_reasons]
    assert [choice.id for choice in picker.choices] == reasons
    driver.press("2")
    assert driver.document.rejections[first].reason == reasons[1]


def test_a_rejection_is_taken_back_by_b_where_rejected_ones_are_shown(driver: Driver) -> None:
    first = driver.selected
    driver.press("X", "H")
    driver.press("P")
    assert driver.desk.id == first
    driver.press("B")
    assert driver.document.decision_on(first) is Decision.PENDING


def test_a_rejected_candidate_can_be_accepted_after_all(driver: Driver) -> None:
    first = driver.selected
    driver.press("X", "H", "P", "A")
    assert driver.document.decision_on(first) is Decision.ACCEPTED


def test_u_goes_to_the_next_undecided_and_shift_u_back(driver: Driver) -> None:
    order = [candidate.id for candidate in driver.document.candidates.in_order]
    driver.press("A", "A", "P", "P")
    driver.press("U")
    pending = [candidate.id for candidate in driver.document.pending()]
    assert driver.desk.id == pending[0]
    driver.press("U")
    assert driver.desk.id == pending[1]
    driver.press("Shift+U")
    assert driver.desk.id == pending[0]
    assert pending[0] in order


def test_j_and_k_go_from_event_to_event(driver: Driver) -> None:
    events = [candidate.id for candidate in driver.document.candidates.in_order if candidate.id.startswith("e")]
    driver.press("J", "J")
    assert driver.desk.id == events[2]
    driver.press("K")
    assert driver.desk.id == events[1]


def test_t_and_a_types_key_correct_a_candidate_which_stays_selected(driver: Driver) -> None:
    candidate = driver.go_to("القوات")
    driver.press("T", "P")
    assert driver.document.decision_on(candidate) is Decision.CORRECTED
    gold = driver.gold
    assert (gold.label, gold.origin) == ("PER", candidate)


def test_a_type_is_found_by_typing_its_arabic_name(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press("T", "/")
    driver.type("وفاة")
    assert [choice.id for choice in driver.app.window.picker.choices] == ["Life.Die"]
    driver.press("Enter")
    assert driver.desk.item.label == "Life.Die"


def test_an_event_type_has_a_sequence_of_keys(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press("T", "L")
    assert {choice.key[0] for choice in driver.app.window.picker.choices} == {"l"}
    driver.press("D")
    assert driver.desk.item.label == "Life.Die"


def test_roles_that_the_new_type_lacks_go_and_that_is_said(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press("A")
    driver.go_to("قصف", event=True)
    assert {argument.role for argument in driver.desk.gold.arguments} == {"Target", "Place", "Time", "Instrument"}
    driver.press("T", "L", "D")
    assert {argument.role for argument in driver.desk.gold.arguments} == {"Place", "Time", "Instrument"}
    assert "role" in driver.message()
    driver.press("Ctrl+Z")
    assert len(driver.desk.gold.arguments) == 4


def test_l_turns_name_into_common_noun(driver: Driver) -> None:
    driver.go_to("واشنطن")
    driver.press("L")
    assert driver.desk.gold.level is Level.NOM
    driver.press("L")
    assert driver.desk.gold.level is Level.NAM


@pytest.mark.parametrize(
    ("stroke", "piece"),
    [
        ("[", "والقوات"[1:]),
        ("]", "القوات ل"),
        ("Shift+[", "لقوات"),
        ("Shift+]", "القوا"),
        ("Ctrl+]", "القوات لم"),
        ("Ctrl+[", "إن القوات"),
    ],
)
def test_edges_move_by_letter_and_by_word(driver: Driver, stroke: str, piece: str) -> None:
    driver.go_to("القوات")
    driver.press(stroke)
    expected = {"[": "ن القوات"}.get(stroke, piece)
    assert driver.desk.item.span.text_in(driver.document.text) == expected


def test_edges_shrink_by_word_and_stop_before_nothing_is_left(driver: Driver) -> None:
    driver.go_to("قاعدة عسكرية")
    driver.press("Ctrl+Shift+]")
    assert driver.desk.item.span.text_in(driver.document.text) == "قاعدة"
    driver.press("Ctrl+Shift+]", "Ctrl+Shift+[")
    assert driver.desk.item.span.text_in(driver.document.text) == "قاعدة"


def test_edges_do_not_leave_the_line(driver: Driver) -> None:
    driver.go_to("سوريا")
    driver.press("]", "Ctrl+]")
    assert driver.desk.item.span.text_in(driver.document.text) == "سوريا"


def test_o_and_minus_turn_an_events_attributes(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    schema = driver.desk.schema
    driver.press("O")
    assert driver.desk.gold.modality == schema.modalities[1].id
    driver.press("-")
    assert driver.desk.gold.polarity == schema.polarities[1].id
    driver.press("V", "O")
    assert (driver.desk.gold.modality, driver.desk.gold.polarity) == (schema.modalities[0].id, schema.polarities[0].id)


def test_m_marks_the_selected_text(driver: Driver) -> None:
    driver.select_text("طائرة مسيرة")
    driver.press("M", "W")
    gold = driver.gold
    assert gold.span.text_in(driver.document.text) == "طائرة مسيرة"
    assert (gold.label, driver.document.origin_status(gold)) == ("WEA", Origin.ADDED)


def test_a_mention_after_an_emoji_keeps_its_offsets(driver: Driver) -> None:
    driver.select_text("جديد")
    driver.press("M", "P")
    assert driver.desk.gold.span.text_in(driver.document.text) == "جديد"


def test_e_marks_the_selected_text_as_an_event(driver: Driver) -> None:
    driver.select_text("ترد")
    driver.press("E", "C", "A")
    assert driver.desk.gold.label == "Conflict.Attack"
    assert driver.desk.gold.trigger.text_in(driver.document.text) == "ترد"


def test_e_marks_the_selected_mention_as_a_trigger_too(driver: Driver) -> None:
    driver.go_to("جنود")
    driver.press("E", "L", "D")
    assert driver.desk.gold.trigger.text_in(driver.document.text) == "جنود"


def test_g_gives_the_nearest_fitting_mention_a_role(driver: Driver) -> None:
    driver.select_text("ترد")
    driver.press("E", "C", "A")
    event = driver.selected
    driver.press("G")
    picker = driver.app.window.picker
    chosen = picker.choices[0]
    driver.press(chosen.key.upper())
    roles = [choice.id for choice in picker.choices]
    allowed = driver.desk.schema.roles_for("Conflict.Attack", driver.desk.find(chosen.id).label)
    assert roles == [role.id for role in allowed]
    driver.press("1")
    (argument,) = driver.document.events[event].arguments
    assert argument.role == roles[0]
    assert argument.mention in driver.document.mentions


def test_g_on_an_undecided_event_accepts_it_in_the_same_step(driver: Driver) -> None:
    driver.go_to("قصف", 1, event=True)
    before = driver.document
    candidate = driver.selected
    driver.press("G")
    driver.press(driver.app.window.picker.choices[0].key.upper())
    if driver.app.window.picker.isVisible():
        driver.press("1")
    assert driver.document.decision_on(candidate) is Decision.CORRECTED
    driver.press("Ctrl+Z")
    assert driver.document == before or driver.document.pending_count == before.pending_count


def test_shift_g_changes_a_role_and_takes_it_away(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press("A")
    driver.go_to("قصف", event=True)
    count = len(driver.desk.gold.arguments)
    first = driver.desk.gold.arguments[0]
    driver.press("Shift+G", "1")
    new = driver.app.window.picker.choices[0].id
    driver.press("1")
    assert driver.desk.gold.arguments[0].role == new != first.role
    driver.press("Shift+G", "1", "-")
    assert len(driver.desk.gold.arguments) == count - 1


def test_w_writes_a_note(driver: Driver) -> None:
    driver.go_to("واشنطن")
    driver.press("A")
    driver.go_to("واشنطن")
    driver.press("W")
    driver.type("who says so?")
    driver.press("Ctrl+Enter")
    assert driver.desk.gold.note == "who says so?"
    assert driver.focused() is driver.app.window.view


def test_keys_typed_into_a_note_decide_nothing(driver: Driver) -> None:
    driver.go_to("واشنطن")
    driver.press("A")
    driver.go_to("واشنطن")
    before = driver.document
    driver.press("W")
    driver.type("axrnm")
    assert driver.document is before


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_deleting_gold_takes_its_roles_along_in_one_step(driver: Driver, key: str) -> None:
    driver.go_to("قصف", event=True)
    driver.press("A")
    driver.go_to("قاعدة عسكرية", 1)
    before = driver.document
    driver.press(key)
    (event,) = driver.document.events.values()
    assert "Target" not in {argument.role for argument in event.arguments}
    driver.press("Ctrl+Z")
    assert (dict(driver.document.mentions), dict(driver.document.events)) == (
        dict(before.mentions),
        dict(before.events),
    )


def test_undo_and_redo_know_no_limit(driver: Driver) -> None:
    blank = driver.document
    while driver.document.pending_count:
        driver.press("A" if driver.document.pending_count % 3 else "X")
    done = driver.document
    steps = 0
    while driver.session.can_undo:
        driver.press("Ctrl+Z")
        steps += 1
    assert steps > 5
    assert (dict(driver.document.mentions), driver.document.status) == ({}, blank.status)
    for _ in range(steps):
        driver.press("Ctrl+Shift+Z")
    assert dict(driver.document.mentions) == dict(done.mentions)
    assert dict(driver.document.events) == dict(done.events)
    assert dict(driver.document.rejections) == dict(done.rejections)


def test_undo_shows_what_was_taken_back(driver: Driver) -> None:
    first = driver.selected
    driver.press("A", "A", "Ctrl+Z", "Ctrl+Z")
    assert driver.desk.id == first
    assert "Taken back" in driver.app.window.said.text()


def test_what_was_done_is_said(driver: Driver) -> None:
    driver.go_to("واشنطن")
    driver.press("A")
    said = driver.app.window.said.text()
    assert "واشنطن" in said
    assert said.startswith("Accepted")


def test_the_status_follows_the_first_edit_and_its_undoing(driver: Driver) -> None:
    assert driver.document.status is ReviewStatus.NEW
    driver.press("A")
    assert driver.document.status is ReviewStatus.IN_PROGRESS
    driver.press("Ctrl+Z")
    assert driver.document.status is ReviewStatus.NEW


def test_f_flags_and_takes_the_flag_away(driver: Driver) -> None:
    driver.press("F")
    assert driver.document.status is ReviewStatus.FLAGGED
    driver.press("F")
    assert driver.document.status is ReviewStatus.IN_PROGRESS


def test_finishing_asks_while_something_is_undecided(driver: Driver) -> None:
    driver.press("Ctrl+Enter")
    assert driver.document.status is ReviewStatus.NEW
    assert "undecided" in driver.message()
    article = driver.document.article.id
    driver.answer("Finish all the same")
    driver.until(lambda: driver.document.article.id != article)
    listed = driver.app.window.articles.articles
    assert listed.entries[listed.row_of(article)].status is ReviewStatus.FINISHED


def test_control_page_down_goes_to_the_next_article_and_back(driver: Driver) -> None:
    article = driver.document.article.id
    driver.press("Ctrl+PageUp")
    driver.until(lambda: driver.document.article.id != article)
    driver.press("Ctrl+PageDown")
    driver.until(lambda: driver.document.article.id == article)


def test_zoom_is_kept_within_bounds_and_goes_back(driver: Driver) -> None:
    normal = driver.app.appearance.preferences.text_size
    driver.press("Ctrl+=", "Ctrl+=")
    assert driver.app.appearance.preferences.text_size > normal
    for _ in range(40):
        driver.press("Ctrl+-")
    assert driver.app.appearance.preferences.text_size == 14
    driver.press("Ctrl+0")
    assert driver.app.appearance.preferences.text_size == normal


def test_f1_shows_every_key(driver: Driver) -> None:
    driver.press("F1")
    assert driver.app.window.sheet.isVisible()
    before = driver.document
    driver.press("A")
    assert driver.document is before
    driver.press("Esc")
    assert not driver.app.window.sheet.isVisible()


def test_f6_goes_round_the_parts_of_the_window(driver: Driver) -> None:
    window = driver.app.window
    seen = []
    for _ in range(4):
        driver.press("F6")
        seen.append(driver.focused())
    assert window.events.view in seen
    assert window.articles.view in seen
    assert seen[-1] is window.view


def test_escape_selects_nothing(driver: Driver) -> None:
    driver.press("Esc")
    assert driver.desk.id is None


def test_control_f_searches_in_the_articles(driver: Driver) -> None:
    driver.press("Ctrl+F")
    driver.type("مقال لا وجود له")
    assert driver.app.window.articles.view.model().rowCount() == 0


ARABIC_KEYS = {"accept": "ش", "reject": "ء", "next": "ى"}


def test_under_an_arabic_layout_the_keys_do_the_same(driver: Driver) -> None:
    first, second = (candidate.id for candidate in driver.document.candidates.in_order[:2])
    driver.press_arabic(ARABIC_KEYS["accept"])
    assert driver.document.decision_on(first) is Decision.ACCEPTED
    second = driver.selected
    driver.press_arabic(ARABIC_KEYS["reject"])
    assert driver.document.decision_on(second) is Decision.REJECTED
    third = driver.desk.id
    driver.press_arabic(ARABIC_KEYS["next"])
    assert driver.desk.id != third
    driver.press_arabic("ئ", "Ctrl")  # Ctrl+Z
    assert driver.document.decision_on(second) is Decision.PENDING


def test_under_an_arabic_layout_types_are_chosen_by_their_keys_places(driver: Driver) -> None:
    driver.go_to("القوات")
    driver.press_arabic("ف")  # T
    driver.press_arabic("ح")  # P
    assert driver.desk.gold.label == "PER"
