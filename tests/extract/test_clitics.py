"""Where words may be cut, and which cut is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.clitics import cuts
from extract.words import text_words
from tests.strategies import texts


@given(st.one_of(texts(1, 20), st.text(min_size=1, max_size=20)))
def test_a_cut_leaves_a_piece_of_the_word(word: str) -> None:
    options = list(cuts(word))
    assert options[0].stem == word or options[0].stem[0].isdecimal()  # a figure has one cut: what stands before it
    for option in options:
        assert 0 <= option.start < option.end <= len(word)
        assert word.startswith(option.proclitic)
        assert word.endswith(option.enclitic)


def test_all_proclitics_of_the_guidelines_are_offered() -> None:
    assert {cut.proclitic for cut in cuts("وبصواريخهم")} == {"", "و", "وب"}
    assert {cut.enclitic for cut in cuts("صواريخهما")} >= {"", "هما"}


def test_the_article_is_given_back_behind_a_double_lam() -> None:
    assert "التحالف" in {cut.stem for cut in cuts("للتحالف") if cut.proclitic == "ل"}


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("وصواريخ", "صواريخ"),
        ("بالقوات", "القوات"),
        ("لواشنطن", "واشنطن"),
        ("للتحالف", "لتحالف"),
        ("قواته", "قوات"),
        ("بحرقها", "حرق"),
        ("استهدفت", "استهدفت"),
        ("أطلقوا", "أطلقوا"),
        ("وَقُوّاتِهِ", "قُوّاتِ"),
        ("واشنطن", "واشنطن"),
        ("وزير", "وزير"),
        ("بغداد", "بغداد"),
    ],
)
def test_the_likely_cut_is_the_one_of_the_guidelines(word: str, stem: str) -> None:
    [[found]] = text_words(word)
    assert word[found.stem_start : found.stem_end] == stem


@given(st.one_of(texts(0, 120), st.text(max_size=120)))
def test_stems_lie_inside_their_words(text: str) -> None:
    for sentence in text_words(text):
        for word in sentence:
            assert word.start <= word.stem_start < word.stem_end <= word.end
