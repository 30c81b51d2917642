from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from gui.review.blocks import Blocks, is_right_to_left
from gui.review.layout import BlockLayout
from gui.review.measures import Measures, measures_of

pytestmark = pytest.mark.usefixtures("qapp")

# Every character at most once, so that it can be found again in what the oracle returns; spaces and marks may repeat.
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة"
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
UNIQUE = [*ARABIC, *LATIN, *"0123456789", *"٠١٢٣٤٥٦٧٨٩", *"-+/.,:%$#!؟،؛*&@=_'\"", *"אבגד"]
COMMON = [" ", "(", ")", "[", "]", "\u064e", "\u0651"]
MIXED = st.lists(
    st.sampled_from(
        [
            "كتاب",
            "لا",
            "مُحَمَّدٌ",
            "ABC",
            "F-16",
            "٢٠٢٤",
            "28",
            " ",
            "👍🏽",
            "𐤀",
            "ل\u200dا",
            "\u200f",
            "(",
            ")",
            "3.5%",
            "/",
        ]
    ),
    min_size=1,
    max_size=40,
).map("".join)


@st.composite
def texts_of_unique_characters(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.sampled_from(UNIQUE), min_size=1, max_size=40, unique=True))
    for _ in range(draw(st.integers(0, 10))):
        pieces.insert(draw(st.integers(0, len(pieces))), draw(st.sampled_from(COMMON)))
    return "".join(pieces)


def laid_out(text: str, width: int = 4000, family: str = "Amiri", *, rtl: bool | None = None) -> BlockLayout:
    if QApplication.instance() is None:  # pragma: no cover - hypothesis may run before the fixture in a broken set-up
        pytest.fail("no QApplication")
    direction = is_right_to_left(text) if rtl is None else rtl
    return BlockLayout(text, rtl=direction, measures=measures(family), width=width)


def measures(family: str = "Amiri") -> Measures:
    return measures_of(family, 24)


def letters(text: str) -> Iterator[int]:
    """Code points that must be found again in the oracle's order."""
    for point, character in enumerate(text):
        if character in UNIQUE and unicodedata.category(character)[0] != "M":
            yield point


@settings(max_examples=400)
@given(texts_of_unique_characters(), st.booleans())
def test_characters_stand_in_the_order_of_the_bidi_algorithm(text: str, rtl: bool) -> None:
    layout = laid_out(text, rtl=rtl)
    assert len(layout.lines) == 1
    geometry = layout.lines[0].geometry
    places = []
    for point in letters(text):
        (interval,) = geometry.intervals(point, point + 1)
        places.append(((interval.left + interval.right) / 2, text[point]))
    drawn = "".join(character for _, character in sorted(places))
    oracle = get_display(text, base_dir="R" if rtl else "L")
    assert drawn == "".join(character for character in oracle if character in UNIQUE)


def stops_of(layout: BlockLayout, start: int, end: int) -> list[int]:
    return [
        unit for unit in range(start, end + 1) if unit in (start, end) or layout._layout.isValidCursorPosition(unit)
    ]


@settings(max_examples=200)
@given(MIXED, st.sampled_from(["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"]), st.integers(60, 400))
def test_a_point_in_a_characters_rectangle_hits_that_character(text: str, family: str, width: int) -> None:
    layout = laid_out(text, width, family)
    for line in layout.lines:
        geometry = line.geometry
        stops = stops_of(layout, geometry.start, geometry.inked_end)
        for low, high in pairwise(stops):
            for interval in geometry.intervals(low, high):
                if interval.right - interval.left > 1.0:
                    assert geometry.character_at((interval.left + interval.right) / 2) == low


@settings(max_examples=200)
@given(MIXED, st.sampled_from(["Amiri", "Noto Naskh Arabic"]), st.integers(60, 400))
def test_a_point_beside_a_characters_edge_hits_the_nearer_boundary(text: str, family: str, width: int) -> None:
    layout = laid_out(text, width, family)
    for line in layout.lines:
        geometry = line.geometry
        for run in geometry.runs:
            for low, high in pairwise(stops_of(layout, run.start, run.end)):
                for interval in geometry.intervals(low, high):
                    width_ = interval.right - interval.left
                    if width_ > 1.0:
                        before, after = (high, low) if run.rtl else (low, high)
                        near_left = geometry.boundary_at(interval.left + width_ / 8, rtl=layout.rtl)
                        near_right = geometry.boundary_at(interval.right - width_ / 8, rtl=layout.rtl)
                        assert same_place(layout, near_left, before)
                        assert same_place(layout, near_right, after)


def same_place(layout: BlockLayout, found: int, wanted: int) -> bool:
    """Whether nothing that has a width lies between the two positions (joiners and direction marks have none)."""
    line = layout.lines[layout.line_of(min(found, wanted))]
    low, high = sorted((found, wanted))
    return all(interval.right - interval.left < 1.0 for interval in line.geometry.intervals(low, high))


@given(MIXED, st.integers(60, 400), st.data())
def test_the_rectangles_of_a_span_are_those_of_its_characters(text: str, width: int, data: st.DataObject) -> None:
    layout = laid_out(text, width)
    line = data.draw(st.sampled_from(layout.lines))
    geometry = line.geometry
    stops = stops_of(layout, geometry.start, geometry.end)
    start, end = sorted((data.draw(st.sampled_from(stops)), data.draw(st.sampled_from(stops))))
    whole = sum(right - left for left, right in geometry.intervals(start, end))
    singles = [geometry.intervals(low, high) for low, high in pairwise(stops) if start <= low < end]
    parts = sum(right - left for intervals in singles for left, right in intervals)
    assert whole == pytest.approx(parts, abs=2.0)


def test_a_latin_word_in_a_right_to_left_line_has_its_own_place() -> None:
    text = "أعلن ال F-16 في 28 يناير"
    geometry = laid_out(text).lines[0].geometry
    (latin,) = geometry.intervals(text.index("F"), text.index("F") + 4)
    (number,) = geometry.intervals(text.index("16"), text.index("16") + 2)
    (before,) = geometry.intervals(0, text.index("F"))
    (after,) = geometry.intervals(text.index("في"), len(text))
    assert after.right <= latin.left < latin.right <= before.left
    assert latin.left < number.left
    assert number.right == latin.right


def test_a_span_over_a_change_of_direction_has_a_rectangle_for_each_part() -> None:
    text = "سلام ABC 123 كلام"
    geometry = laid_out(text).lines[0].geometry
    assert len(geometry.intervals(0, text.index("B"))) == 2
    assert len(geometry.intervals(0, len(text))) == 1


def test_trailing_blanks_of_a_line_have_no_rectangle() -> None:
    text = "كلمة   "
    geometry = laid_out(text).lines[0].geometry
    assert geometry.intervals(0, len(text)) == geometry.intervals(0, 4)
    assert geometry.intervals(4, len(text)) == []
    assert geometry.inked_end == 4


def test_beside_a_line_its_start_and_its_end_are_hit_by_direction() -> None:
    arabic, latin = laid_out("كلمة A1").lines[0].geometry, laid_out("word كلمة").lines[0].geometry
    assert arabic.boundary_at(arabic.left - 50, rtl=True) == 7
    assert arabic.boundary_at(arabic.right + 50, rtl=True) == 0
    assert latin.boundary_at(latin.left - 50, rtl=False) == 0
    assert latin.boundary_at(latin.right + 50, rtl=False) == 9
    assert arabic.character_at(arabic.left - 50) is None


def test_a_mark_cannot_be_told_from_its_letter() -> None:
    text = "مُحَمَّد"
    geometry = laid_out(text).lines[0].geometry
    assert geometry.intervals(0, 1) == geometry.intervals(0, 2) == geometry.intervals(1, 2)


def test_a_boundary_inside_lam_alef_lies_inside_its_rectangle() -> None:
    geometry = laid_out("لا").lines[0].geometry
    ((left, right),) = geometry.intervals(0, 2)
    assert left < geometry.caret_x(1) < right


def test_an_empty_line_has_a_place_for_the_cursor() -> None:
    geometry = laid_out("").lines[0].geometry
    assert geometry.intervals(0, 0) == []
    assert geometry.boundary_at(10, rtl=True) == 0
    assert geometry.caret_x(0) == pytest.approx(4000, abs=1)


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("كلمة word", True),
        ("word كلمة", False),
        ("28 يناير", True),
        ("2024", True),
        ("", True),
        ("\u2067كل\u2069word", False),
    ],
)
def test_a_paragraphs_direction_is_that_of_its_first_strong_character(text: str, rtl: bool) -> None:
    assert is_right_to_left(text) is rtl


@given(st.lists(st.sampled_from(["كلمة ", "abc", "\n", "👍", "\n\n", "مُ" * 50, "ا" * 5000])).map("".join))
def test_blocks_cover_every_code_point_but_the_line_breaks(text: str) -> None:
    blocks = Blocks(text)
    pieces = [blocks[index] for index in range(len(blocks))]
    assert (
        "".join(
            ("\n" if piece.opens and index else "") + text[piece.start : piece.end]
            for index, piece in enumerate(pieces)
        )
        == text
    )
    for index, piece in enumerate(pieces):
        assert piece.end - piece.start <= 4000
        assert blocks.index_at(piece.start) == index
        assert blocks.index_at(max(piece.start, piece.end - 1)) == index
