from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from gui.review.offsets import Utf16Map
from gui.review.words import (
    next_letter,
    next_word_end,
    previous_letter,
    previous_word_start,
    snapped_to_words,
    without_blanks,
    word_around,
)
from storage.model import Span

PIECES = st.sampled_from(
    [
        "كتاب",
        "وَ",
        "لا",
        "مُحَمَّدٌ",
        "ABC",
        "F-16",
        "٢٠٢٤",
        "28",
        " ",
        "  ",
        "\n",
        "👍🏽",
        "👨\u200d👩\u200d👧",
        "𐤀",
        "ل\u200dا",
        "\u200f",
        "\u2067",
        "،",
        "«",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_both_ways_agree_with_pythons_own_utf16(text: str) -> None:
    offsets = Utf16Map(text)
    assert offsets.units == utf16_length(text)
    for point in range(len(text) + 1):
        unit = utf16_length(text[:point])
        assert offsets.to_utf16(point) == unit
        assert offsets.to_code_point(unit) == point
        assert offsets.to_code_point_before(unit) == point


@given(TEXTS)
def test_an_offset_inside_a_surrogate_pair_is_refused(text: str) -> None:
    offsets = Utf16Map(text)
    for point, character in enumerate(text):
        if ord(character) > 0xFFFF:
            inside = utf16_length(text[:point]) + 1
            with pytest.raises(ValueError, match="surrogate"):
                offsets.to_code_point(inside)
            assert offsets.to_code_point_before(inside) == point


@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    offsets = Utf16Map("abc")
    with pytest.raises(ValueError, match="outside"):
        offsets.to_utf16(offset)
    with pytest.raises(ValueError, match="outside"):
        offsets.to_code_point(offset)


def test_a_word_holds_its_clitics_and_its_marks() -> None:
    text = "قال وبالقُوّاتِ، ثم"
    assert word_around(text, 8) == Span(4, text.index("،"))
    assert word_around(text, text.index("،")) is None
    assert word_around(text, len(text)) is None


def test_snapping_takes_whole_words_whichever_way_the_drag_went() -> None:
    text = "في شمال شرق سوريا."
    first, last = text.index("مال"), text.index("رق")
    assert snapped_to_words(text, first, last) == snapped_to_words(text, last, first)
    span = snapped_to_words(text, first, last)
    assert span is not None
    assert span.text_in(text) == "شمال شرق"


def test_snapping_from_blank_to_blank_leaves_the_blanks_out() -> None:
    text = "في شمال سوريا"
    span = snapped_to_words(text, 2, text.index(" سوريا"))
    assert span is not None
    assert span.text_in(text) == "شمال"
    assert snapped_to_words("كلمة  كلمة", 4, 5) is None
    assert without_blanks(" \n ", 0, 3) is None


@given(TEXTS)
def test_letters_forward_visit_every_grapheme_and_backward_the_same(text: str) -> None:
    offsets = Utf16Map(text)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    bounds = [0]
    while (unit := finder.toNextBoundary()) != -1:
        bounds.append(offsets.to_code_point(unit))
    visited, point = [0], 0
    while point < len(text):
        point = next_letter(text, point)
        visited.append(point)
    assert visited == bounds
    back, point = [len(text)], len(text)
    while point > 0:
        point = previous_letter(text, point)
        back.append(point)
    assert back[::-1] == bounds


@given(TEXTS, st.data())
def test_word_moves_always_go_on_and_end(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    assert next_word_end(text, point) > point or point == len(text)
    assert previous_word_start(text, point) < point or point == 0
