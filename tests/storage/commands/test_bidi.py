import unicodedata
from itertools import pairwise

import pytest
from bidi import get_display
from bidi.mirror import MIRRORED
from hypothesis import given

from storage.commands.bidi import is_right_to_left, laid_out, terminal_orders, visual_cells, wrapped
from tests.strategies import texts

CONTROLS = "\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def bare(text: str) -> str:
    """Only what takes room."""
    return "".join(c for c in text if c not in CONTROLS and unicodedata.category(c) not in ("Mn", "Me"))


def unmirrored(text: str) -> str:
    """Each bracket as the same of its pair; python-bidi mirrors them in some versions only."""
    return "".join(min(c, MIRRORED.get(c, c)) for c in text)


@given(texts())
def test_letters_come_in_the_order_of_the_bidi_algorithm(text: str) -> None:
    line = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Me")).replace("\n", " ").strip()
    line = line.replace("ل", "م")  # lam-alef, one letter for two, has a test of its own
    for right_to_left in (True, False):
        cells = visual_cells(line, right_to_left=right_to_left)
        shown = get_display(line, base_dir="R" if right_to_left else "L")
        assert unmirrored("".join(line[cell.index] for cell in cells)) == unmirrored(bare(shown))


@given(texts())
def test_every_letter_shown_is_the_one_it_came_from(text: str) -> None:
    line = text.replace("\n", " ").strip()
    for cell in visual_cells(line, right_to_left=True):
        first = cell.shown[0]
        letters = unicodedata.normalize("NFKC", first) if ord(first) >= 0xFB50 else first
        assert unmirrored(line[cell.index]) == unmirrored(letters[-1])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("سلام", "ﻡﻼﺳ"),
        ("F-16 طائرة", "ﺓﺮﺋﺎﻃ F-16"),
        ("قتل 12 جنديا (أمس)", "(ﺲﻣﺃ) ﺎﻳﺪﻨﺟ 12 ﻞﺘﻗ"),
        ("plain (text)", "plain (text)"),
        ("", ""),
    ],
)
def test_known_lines_come_out_as_a_plain_terminal_needs_them(text, shown) -> None:
    right_to_left = any(is_right_to_left(word) for word in text.split())
    assert "".join(cell.shown for cell in visual_cells(text, right_to_left=right_to_left)) == shown


def test_marks_stay_on_their_letter() -> None:
    cells = visual_cells("قَصَفَ", right_to_left=True)
    assert [(cell.index, len(cell.shown)) for cell in cells] == [(4, 2), (2, 2), (0, 2)]
    assert all(cell.shown[1] == "\u064e" for cell in cells)


def test_a_colour_edge_inside_lam_alef_goes_with_the_alef() -> None:
    cells = visual_cells("لاتحاد", right_to_left=True)
    assert [cell.index for cell in cells] == [5, 4, 3, 2, 1]


def test_a_line_with_foreign_marks_is_ordered_without_origins() -> None:
    cells = visual_cells("قصف e\u0301", right_to_left=True)
    assert {cell.index for cell in cells} == {-1}


@given(texts())
def test_wrapped_lines_are_the_paragraph_in_order_and_fit(text: str) -> None:
    paragraph = text.replace("\n", " ")
    lines = list(wrapped(paragraph, 10))
    for start, line in lines:
        assert paragraph[start : start + len(line)] == line
    for (start, line), (following, _) in pairwise(lines):
        assert paragraph[start + len(line) : following].strip() == ""
    assert "".join("".join(line for _, line in lines).split()) == "".join(paragraph.split())


def test_lines_are_broken_between_words_and_the_first_words_come_first() -> None:
    assert [line for _, line in wrapped("قصفت الطائرات الجسر ليلا", 14)] == ["قصفت الطائرات", "الجسر ليلا"]
    assert [line for _, line in wrapped("قصفت", 2)] == ["قص", "فت"]
    assert laid_out("قصفت") == "ﺖﻔﺼﻗ"


@pytest.mark.parametrize(
    ("environment", "orders"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"VTE_VERSION": "7006"}, True),
        ({"VTE_VERSION": "5202"}, False),
        ({"VTE_VERSION": "new"}, False),
        ({"KONSOLE_VERSION": "220401"}, True),
        ({"MLTERM": "3.9.3"}, True),
        ({"KITTY_WINDOW_ID": "1"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, False),
    ],
)
def test_terminals_that_order_by_themselves_are_known(environment, orders) -> None:
    assert terminal_orders(environment, is_terminal=True) is orders
    assert terminal_orders(environment, is_terminal=False)


@pytest.mark.parametrize(
    ("text", "shown"), [("14/9", "14/9"), ("يوم 14/9", "14/9 ﻡﻮﻳ"), ("من 10-12", "12-10 ﻦﻣ"), ("3,5 و", "ﻭ 3,5")]
)
def test_a_sign_between_digits_stays_with_its_number(text: str, shown: str) -> None:
    assert "".join(cell.shown for cell in visual_cells(text, right_to_left=is_right_to_left(text))) == shown
