from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extract.segments import Kind, segments


def cut(text: str) -> list[str]:
    return [text[segment.start : segment.end] for segment in segments(text)]


def test_words_are_cut_where_clitics_may_be() -> None:
    assert cut("وصواريخ") == ["و", "صواريخ"]
    assert cut("وبالقوات") == ["و", "ب", "القوات"]
    assert cut("قواته") == ["قوات", "ه"]
    assert cut("بحرقها") == ["ب", "حرق", "ها"]


def test_lil_is_cut_after_its_first_lam() -> None:
    assert cut("للتحالف") == ["ل", "لتحالف"]


def test_three_letters_must_remain() -> None:
    assert cut("ولد") == ["ولد"]
    assert cut("له") == ["له"]


def test_harakat_go_with_the_letter_before_them() -> None:
    assert cut("وَقُوَّاتُهُ") == ["وَ", "قُوَّاتُ", "هُ"]


def test_numbers_keep_their_separators_and_punctuation_stands_alone() -> None:
    assert cut("1,200 ولد/رجل.") == ["1,200", "ولد", "/", "رجل", "."]


def test_kinds_say_what_a_segment_may_be() -> None:
    kinds = [segment.kind for segment in segments("وقواته 12 BBC، ـ")]
    assert kinds == [
        Kind.PROCLITIC,
        Kind.STEM,
        Kind.ENCLITIC,
        Kind.NUMBER,
        Kind.LATIN,
        Kind.PUNCTUATION,
        Kind.PUNCTUATION,
    ]


def test_the_segments_of_a_word_share_its_number() -> None:
    assert [segment.word for segment in segments("وقواته وصلت")] == [0, 0, 0, 1, 1]


@given(st.text(alphabet="وفبلكسقواتهن \u064b\u0640.،12a漢\n", max_size=60))
def test_segments_cover_everything_but_white_space(text: str) -> None:
    found = segments(text)
    assert "".join(text[segment.start : segment.end] for segment in found) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))
