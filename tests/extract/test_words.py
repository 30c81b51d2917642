"""Words with their stems' edges in the original text."""

import pytest
from hypothesis import given, settings

from extract.words import Word, text_words
from tests.extract.hostile import HOSTILE


def words_of(text: str) -> list[Word]:
    return [word for sentence in text_words(text) for word in sentence]


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("وصواريخ", "صواريخ"),
        ("بالقوات", "القوات"),
        ("لواشنطن", "واشنطن"),
        ("للتحالف", "لتحالف"),
        ("قواته", "قوات"),
        ("وقوّاتُه", "قوّاتُ"),
        ("بِالقُوّاتِ", "القُوّاتِ"),
    ],
)
def test_clitics_stay_outside_with_their_marks(text: str, stem: str) -> None:
    [word] = words_of(text)
    assert text[word.stem_start : word.stem_end] == stem


@settings(deadline=None)
@given(HOSTILE)
def test_every_stem_lies_inside_its_word(text: str) -> None:
    for word in words_of(text):
        assert word.start <= word.stem_start < word.stem_end <= word.end


def test_a_presentation_form_beside_a_letter_that_decomposes_is_no_error() -> None:
    assert words_of("\ufba5\u095f \u069d\u1cb0\ufd51\u0677\u0de2\u1009 \u0676\ufc7a\u1ed2")


def test_marks_without_a_letter_are_a_word_of_their_own_key() -> None:
    text = "\u06e5" * 3
    for word in words_of(text):
        assert word.stem
