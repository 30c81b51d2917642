"""Events reviewed whole by real keys: roles, their fillers, and what the cards say of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.review.event_cards import CARD, Card, RoleState
from storage.model import Decision, Event, Origin
from tests.gui.driver import Driver

TEXT = "خبر\n\nأعلن الجيش قصف قاعدة عسكرية في سوريا بصواريخ. وقالت واشنطن إن القوات في العراق.\n\nبعد مقتل في العراق.\n"


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    path = tmp_path / "event.txt"
    path.write_text(TEXT, encoding="utf-8")
    return start_app(path)


def roles(driver: Driver, event: Event | None = None) -> dict[str, str]:
    """Role to text in the selected gold event."""
    found = event or driver.gold
    assert isinstance(found, Event)
    document = driver.document
    return {a.role: document.mentions[a.mention].span.text_in(document.text) for a in found.arguments}


def card(driver: Driver) -> Card:
    model = driver.app.window.events.model
    found = model.index(model.row_of(driver.desk.id)).data(CARD)
    assert isinstance(found, Card)
    return found


def to_role(driver: Driver, role: str) -> None:
    for _ in driver.desk.roles.slots:
        driver.press(".")
        slot = driver.desk.roles.slot
        if slot is not None and slot.role == role:
            return
    raise AssertionError(f"the keys never came to {role}")


def test_shift_a_accepts_the_trigger_and_leaves_its_mentions_undecided(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    proposed = driver.desk.candidate
    driver.press("Shift+A")
    (event,) = driver.document.events.values()
    assert event.arguments == ()
    assert driver.document.origin_status(event) is Origin.CORRECTED
    assert all(driver.document.decision_on(a.mention) is Decision.PENDING for a in proposed.arguments)


def test_the_next_key_goes_through_every_role_that_the_schema_gives_and_no_other(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    seen = []
    for _ in range(5):
        driver.press(".")
        seen.append(driver.desk.roles.slot.role)
    assert sorted(seen) == sorted(driver.desk.schema.event_types["Conflict.Attack"].roles)
    driver.press(",")
    assert driver.desk.roles.slot.role == seen[-2]


def test_a_missing_role_is_marked_on_the_card_and_is_where_the_next_key_goes_first(driver: Driver) -> None:
    driver.go_to("مقتل", event=True)
    missing = [role for role in card(driver).roles if role.state is RoleState.MISSING]
    assert [role.name for role in missing] == [driver.desk.names.role("Life.Die", "Victim")]
    driver.press(".")
    assert driver.desk.roles.slot.role == "Victim"
    assert next(role for role in card(driver).roles if role.meant).state is RoleState.MISSING


def test_c_cycles_the_filler_among_the_sentences_mentions_of_allowed_types(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press("A", "K")
    to_role(driver, "Place")
    seen = []
    for _ in range(3):
        driver.press("C")
        seen.append(roles(driver)["Place"])
    assert seen == ["قاعدة عسكرية", "سوريا", "قاعدة عسكرية"]  # العراق stands in the next sentence
    to_role(driver, "Instrument")
    instrument = roles(driver).get("Instrument")
    driver.press("C")
    if instrument is not None:
        assert driver.message()
    to_role(driver, "Attacker")
    before = roles(driver)["Attacker"]
    driver.press("C")
    assert roles(driver)["Attacker"] == "سوريا"
    driver.press("Shift+C")
    assert roles(driver)["Attacker"] == before
    assert driver.desk.roles.slot.role == "Attacker"


def test_cycling_on_a_candidate_corrects_it_and_leaves_the_mention_it_let_go_undecided(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    candidate = driver.desk.candidate
    attacker = next(a.mention for a in candidate.arguments if a.role == "Attacker")
    to_role(driver, "Attacker")
    driver.press("C")
    assert driver.document.decision_on(candidate.id) is Decision.CORRECTED
    assert driver.document.decision_on(attacker) is Decision.PENDING
    driver.press("Ctrl+Z")
    assert driver.desk.id == candidate.id
    assert not driver.document.events


def test_shift_delete_leaves_the_role_empty_and_the_mention_there(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press("A", "K")
    to_role(driver, "Target")
    mentions = len(driver.document.mentions)
    driver.press("Shift+Delete")
    assert "Target" not in roles(driver)
    assert len(driver.document.mentions) == mentions
    assert next(role for role in card(driver).roles if role.meant).text == ""
    driver.press("C")
    assert roles(driver)["Target"] == "الجيش"
    states = {role.name: role.state for role in card(driver).roles}
    assert states[driver.desk.names.role("Conflict.Attack", "Target")] is RoleState.CHANGED
    assert states[driver.desk.names.role("Conflict.Attack", "Place")] is RoleState.ACCEPTED


def test_s_lets_two_roles_change_places_and_one_undo_takes_it_back(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press("A", "K")
    to_role(driver, "Target")
    driver.press("Shift+Delete", "C", "C")
    assert (roles(driver)["Attacker"], roles(driver)["Target"]) == ("الجيش", "قاعدة عسكرية")
    driver.press("C")
    filled = roles(driver)
    assert filled["Target"] == "سوريا"
    driver.press("S")
    picker = driver.app.window.picker
    if picker.isVisible():
        names = [driver.desk.names.role("Conflict.Attack", role) for role in ("Attacker", "Target")]
        choice = next(one for one in picker.choices if all(name in one.text for name in names))
        driver.press(choice.key)
    after = roles(driver)
    assert (after["Attacker"], after["Target"]) == (filled["Target"], filled["Attacker"])
    driver.press("Ctrl+Z")
    assert roles(driver) == filled


def test_roles_that_cannot_change_places_are_not_offered(driver: Driver) -> None:
    driver.go_to("مقتل", event=True)
    driver.press("S")
    assert not driver.app.window.picker.isVisible()
    assert driver.message()


def test_the_type_is_found_by_an_arabic_or_an_english_name_written_carelessly(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press("T", "/")
    driver.type("dmnstrt")
    assert [choice.id for choice in driver.app.window.picker.choices] == ["Conflict.Demonstrate"]
    driver.press("Enter")
    assert driver.gold.label == "Conflict.Demonstrate"


def test_a_whole_event_is_reviewed_under_an_arabic_layout(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    driver.press_arabic("ز")  # next role
    first = driver.desk.roles.slot
    driver.press_arabic("و")  # and back
    assert driver.desk.roles.slot != first
    driver.press_arabic("ز")
    driver.press_arabic("ؤ")  # the next filler
    assert isinstance(driver.gold, Event)
    driver.press_arabic("خ")  # modality
    assert driver.gold.modality != "asserted"
    driver.press_arabic("م")  # the last event
    driver.press_arabic("ت")
    driver.go_to("مقتل", event=True)
    driver.press_arabic("ء", "Shift")  # reject with a reason
    driver.press("1")
    assert len(driver.document.rejections) == 1
    assert next(iter(driver.document.rejections.values())).reason


def test_a_held_key_swaps_and_fills_once(driver: Driver) -> None:
    driver.go_to("قصف", event=True)
    to_role(driver, "Attacker")
    driver.press_arabic("ؤ")
    now = roles(driver)
    for _ in range(3):
        driver.press_arabic("ؤ", repeated=True)
    assert roles(driver) == now
