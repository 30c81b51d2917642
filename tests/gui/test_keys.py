from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from gui import keys
from gui.shortcuts import BY_ID, COMMANDS, Command, Group, keymap, spelled

ARABIC_ROWS = {
    "ضصثقفغعهخحجد": "QWERTYUIOP[]",
    "شسيبلاتنمكط": "ASDFGHJKL;'",
    "ئءؤر": "ZXCV",
    "ىةوزظ": "NM,./",
}


def event(key: int, text: str = "", modifiers=Qt.KeyboardModifier.NoModifier, *, scan: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, 0, 0, text)


@pytest.mark.parametrize(
    ("character", "key"), [pair for row, latin in ARABIC_ROWS.items() for pair in zip(row, latin, strict=True)]
)
def test_every_letter_of_the_arabic_layout_stands_for_its_key(character: str, key: str) -> None:
    assert keys.physical_key(event(ord(character), character)) == key


@pytest.mark.parametrize(("text", "key"), [("لا", "B"), ("لآ", "B"), ("لأ", "G"), ("لإ", "T")])
def test_the_lam_alef_key_gives_two_letters_and_is_one_key(text: str, key: str) -> None:
    assert keys.physical_key(event(0x644, text)) == key


@pytest.mark.parametrize(
    ("character", "key"), [("ِ", "A"), ("ٌ", "R"), ("ْ", "X"), ("أ", "H"), ("<", "["), (">", "]"), ("[", "F"), ("؟", "/")]
)
def test_what_shift_gives_under_the_arabic_layout_stands_for_its_key(character: str, key: str) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    assert keys.stroke_of(event(ord(character), character, shift)) == f"Shift+{key}"


def test_a_bracket_without_shift_is_the_bracket_key() -> None:
    assert keys.physical_key(event(Qt.Key.Key_BracketLeft, "[")) == "["


def test_a_brace_is_the_bracket_key_with_shift() -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    assert keys.stroke_of(event(Qt.Key.Key_BraceLeft, "{", shift)) == "Shift+["


def test_arabic_digits_count_as_digits() -> None:
    assert keys.physical_key(event(0x661, "١")) == "1"
    assert keys.physical_key(event(0x6F4, "۴")) == "4"


def test_control_with_an_arabic_letter_is_control_with_the_key() -> None:
    control = Qt.KeyboardModifier.ControlModifier
    assert keys.stroke_of(event(ord("ئ"), "", control)) == "Ctrl+Z"


@pytest.mark.parametrize(("platform", "scan", "key"), [("xcb", 38, "A"), ("wayland", 57, "N"), ("windows", 0x30, "B")])
def test_the_platforms_code_of_a_key_wins_over_the_character(monkeypatch, platform: str, scan: int, key: str) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    assert keys.physical_key(event(0x644, "ل", scan=scan)) == key


def test_a_latin_letter_is_what_is_printed_on_the_key(monkeypatch) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    assert keys.physical_key(event(Qt.Key.Key_A, "a", scan=24)) == "A"  # the place of Q, on a French keyboard


def test_a_key_without_a_name_is_no_stroke() -> None:
    assert keys.stroke_of(event(Qt.Key.Key_Shift, "", Qt.KeyboardModifier.ShiftModifier)) == ""


def test_no_two_commands_share_a_stroke() -> None:
    assert len(keymap()) == sum(len(command.strokes) for command in COMMANDS)


def test_a_stroke_bound_twice_is_refused() -> None:
    twice = (Command("a", Group.VIEW, "a", ("A",)), Command("b", Group.VIEW, "b", ("A",)))
    with pytest.raises(ValueError, match="bound to a and to b"):
        keymap(twice)


def test_keys_are_spelled_from_left_to_right_inside_arabic() -> None:
    assert spelled("Ctrl+]") == "\u2066Ctrl+]\u2069"
    assert spelled("Shift+Left") == "\u2066Shift+←\u2069"
    assert BY_ID["accept"].tip == "Accept (\u2066A\u2069)"
