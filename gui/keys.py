"""Key events as positions on the keyboard, so that commands work whatever layout the reviewer types Arabic with."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_ROWS = {0x02: "1234567890-=", 0x10: "QWERTYUIOP[]", 0x1E: "ASDFGHJKL;'`", 0x2B: "\\ZXCVBNM,./"}
_BY_SCAN_CODE = {first + index: key for first, row in _ROWS.items() for index, key in enumerate(row)}
"""Keys by the codes of PC keyboards (set 1, which Linux counts too)."""

_XKB_OFFSET = 8
_XKB_PLATFORMS = frozenset({"xcb", "wayland", "wayland-egl"})

_MAC_ROWS = {
    0: "ASDFHGZXCV", 11: "BQWERYT", 18: "123465=97-80]OU[IP", 37: "LJ'K;\\,/NM.", 50: "`",
}  # fmt: skip
_BY_MAC_CODE = {first + index: key for first, row in _MAC_ROWS.items() for index, key in enumerate(row)}
"""Keys by Apple's virtual key codes, which are positions."""

_POSITIONS = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,./`"
_PLAIN = ("ضصثقفغعهخحجدشسيبلاتنمكطئءؤر", "ﻻ", "ىةوزظذ")
_ARABIC_PC = dict(zip((*_PLAIN[0], _PLAIN[1], *_PLAIN[2]), _POSITIONS, strict=True))
"""Keys by the characters of the standard Arabic layout of PCs (101), without Shift."""

_SHIFTED = {
    "َ": "Q", "ً": "W", "ُ": "E", "ٌ": "R", "ﻹ": "T", "إ": "Y", "‘": "U", "÷": "I", "×": "O", "؛": "P", "<": "[", ">": "]",
    "ِ": "A", "ٍ": "S", "]": "D", "[": "F", "ﻷ": "G", "أ": "H", "ـ": "J", "،": "K", "/": "L",
    "ْ": "X", "ﻵ": "B", "آ": "N", "’": "M", "؟": "/", "ّ": "`",
}  # fmt: skip
"""Keys by the characters of the same layout with Shift; the Latin ones are read so only while Shift is down."""

_DIGITS = {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
_LIGATURES = {"لا": "B", "لآ": "B", "لأ": "G", "لإ": "T"}
_US_SHIFTED = dict(zip('{}:"|?~_+!@#$%^&*()', "[];'\\/`-=1234567890", strict=True))

_NAMED: Mapping[int, str] = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PageUp",
    Qt.Key.Key_PageDown: "PageDown",
    **{Qt.Key.Key_F1 + index: f"F{index + 1}" for index in range(12)},
}
_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl"),
    (Qt.KeyboardModifier.AltModifier, "Alt"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift"),
)


def physical_key(event: QKeyEvent) -> str:
    """Latin name of the pressed key: `A`, `[`, `1`, `Enter`, `F1` …; "" for one that has no name here.

    A Latin letter counts as what is printed on the key. Where the layout gives another script, the key's position
    counts: by the code that the platform sends, else by the standard Arabic layout.
    """
    if (named := _NAMED.get(event.key())) is not None:
        return named
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return chr(event.key())
    return _by_position(event) or _by_character(event)


def stroke_of(event: QKeyEvent) -> str:
    """The key with its modifiers as the table of commands spells it, `Ctrl+Shift+Z`; "" for an unknown key."""
    key = physical_key(event)
    if not key:
        return ""
    held = event.modifiers()
    return "+".join([*(name for modifier, name in _MODIFIERS if held & modifier), key])


def _by_position(event: QKeyEvent) -> str:
    platform = QGuiApplication.platformName()
    if platform == "windows":
        return _BY_SCAN_CODE.get(event.nativeScanCode(), "")
    if platform in _XKB_PLATFORMS:
        return _BY_SCAN_CODE.get(event.nativeScanCode() - _XKB_OFFSET, "")
    if platform == "cocoa" and sys.platform == "darwin":
        return _BY_MAC_CODE.get(event.nativeVirtualKey(), "")
    return ""


def _by_character(event: QKeyEvent) -> str:
    if event.text() in _LIGATURES:
        return _LIGATURES[event.text()]
    if not 0x20 < event.key() <= sys.maxunicode:
        return ""
    character = chr(event.key())
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    for known in (_SHIFTED, _US_SHIFTED) if shifted else ():
        if character in known:
            return known[character]
    return _ARABIC_PC.get(character) or _SHIFTED_ONLY_ARABIC.get(character) or _DIGITS.get(character) or character


_SHIFTED_ONLY_ARABIC = {character: key for character, key in _SHIFTED.items() if ord(character) >= 0x600}
