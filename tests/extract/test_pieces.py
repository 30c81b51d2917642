import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pieces import UNKNOWN, Pieces

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁قصف", "ت", "▁قصفت", "▁ال", "قوات", "ا", "أ", "ل")
SCORES = (0.0, 0.0, 0.0, 0.0, -3.0, -2.0, -2.0, -3.0, -1.0, -4.0, -5.0, -5.0, -5.0)


@pytest.fixture
def pieces() -> Pieces:
    return Pieces(PIECES, SCORES)


def cut(pieces: Pieces, text: str) -> list[str]:
    return [text[start:end] for _, start, end in pieces.encode(text)]


def test_the_likeliest_cut_wins(pieces) -> None:
    assert cut(pieces, "قصفت القوات") == ["قصفت", "ال", "قوات"]


def test_harakat_and_tatweel_belong_to_the_piece_of_their_letter(pieces) -> None:
    assert cut(pieces, "قَصَفَـتْ") == ["قَصَفَـتْ"]
    assert [number for number, _, _ in pieces.encode("قَصَفَـتْ")] == [PIECES.index("▁قصفت")]


def test_a_hamza_written_apart_is_composed(pieces) -> None:
    assert [number for number, _, _ in pieces.encode("\u0627\u0654")][-1] == PIECES.index("أ")


def test_presentation_forms_are_read_as_their_letters(pieces) -> None:
    encoded = pieces.encode("\ufefb")
    assert [number for number, _, _ in encoded][-2:] == [PIECES.index("ل"), PIECES.index("ا")]
    assert {(start, end) for _, start, end in encoded if end > start} == {(0, 1)}


def test_unknown_letters_are_one_piece(pieces) -> None:
    assert pieces.encode("قصف漢字")[-1] == (UNKNOWN, 3, 5)


def test_a_stretch_is_cut_by_offsets_into_the_whole_text(pieces) -> None:
    assert pieces.encode("قال: قصفت القوات", 5, 9) == [(PIECES.index("▁قصفت"), 5, 9)]


def test_nothing_has_no_pieces(pieces) -> None:
    assert pieces.encode(" \n\u064b") == []


@given(st.text(alphabet="قصفتالأو \u064b\u0640\u0654漢a\n\ufefb", max_size=40))
def test_pieces_cover_the_text_in_order_and_never_white_space_alone(text: str) -> None:
    encoded = Pieces(PIECES, SCORES).encode(text)
    assert all(0 <= start <= end <= len(text) for _, start, end in encoded)
    assert [start for _, start, _ in encoded] == sorted(start for _, start, _ in encoded)
