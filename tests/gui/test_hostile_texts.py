"""Texts and names that are meant to break a window are shown safely, and work goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.library.opening import Proposal
from gui.translation import isolated
from storage.model import Candidates
from tests.gui.conftest import StartApp

RLO, ZWJ = "\u202e", "\u200d"
TEXTS = {
    "a letter under a megabyte of marks": "قال ب" + "\u064e" * 500_000 + " في بغداد أمس.",
    "ten megabytes in one line": "وصلت القوات إلى واشنطن أمس " * 210_000,
    "joiners without an end": "ه" + ZWJ * 200_000 + " في بغداد.",
    "overrides that are never closed": f"قال {RLO}الوزير {RLO}إن " * 2_000,
    "marks before any letter": "\u0651\u064e" * 1_000 + " بغداد",
}


def nothing(_text: str) -> Proposal:
    return Proposal(Candidates(), "none", "1")


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_meant_to_break_the_window_is_shown_and_marked(
    start_app: StartApp, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXTS[name], encoding="utf-8")
    driver = start_app(path, propose=nothing)
    assert driver.document.text == TEXTS[name]
    assert not driver.app.window.grab().isNull()
    driver.press("Ctrl+End", "Ctrl+Home", "PageDown")
    driver.app.window.view.set_cursor(0)
    driver.press("Ctrl+Shift+Left", "M")
    driver.press("Enter")
    driver.until_saved()
    (mention,) = driver.document.mentions.values()
    assert mention.span.start == 0
    assert not driver.app.window.grab().isNull()


def test_a_file_name_that_turns_itself_round_is_shown_as_it_is(start_app: StartApp, tmp_path: Path) -> None:
    path = tmp_path / f"خبر{RLO}gpj.txt"
    path.write_text("وصلت القوات.\n\nعادت القوات.", encoding="utf-8")
    driver = start_app(path, propose=nothing)
    assert driver.document.article.id == "خبر-gpj"
    broken = tmp_path / f"b{RLO}nosj.jsonl"
    broken.write_text("{", encoding="utf-8")
    driver.app.importing.import_files([str(broken)])
    driver.until(lambda: "nosj.jsonl" in driver.message())
    assert RLO not in driver.message()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("غزة", "غزة"),
        (f"{RLO}abc", "abc"),
        ("a\u2068b\u2069c", "a\u2068b\u2069c"),
        ("a\u2069b\u2068c", "abc"),
        ("\u2067abc", "abc"),
    ],
)
def test_a_text_cannot_leave_the_isolation_that_it_is_shown_in(text: str, shown: str) -> None:
    assert isolated(text) == f"\u2068{shown}\u2069"
