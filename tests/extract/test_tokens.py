"""Words and sentences by offsets."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tokens import MOST_WORDS, sentence_words, sentences, words
from tests.strategies import texts


def cut(text: str) -> list[str]:
    return [span.text_in(text) for span in words(text)]


def parts(text: str) -> list[str]:
    return [span.text_in(text) for span in sentences(text)]


def test_marks_stay_in_the_word_and_punctuation_stays_out() -> None:
    assert cut("«قُوّات» الأمن، 2,500 جندي (نحو 1.5%)…") == ["قُوّات", "الأمن", "2,500", "جندي", "نحو", "1.5"]


def test_dual_names_of_a_month_are_words_of_their_own() -> None:
    assert cut("28 يناير/كانون الثاني") == ["28", "يناير", "كانون", "الثاني"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ثلاثة. وجرح خمسة؟ نعم!", ["قتل ثلاثة.", "وجرح خمسة؟", "نعم!"]),
        ("العنوان\n\nالنص الأول", ["العنوان", "النص الأول"]),
        ("قال “انتهى الأمر.” ثم غادر", ["قال “انتهى الأمر.”", "ثم غادر"]),
        ("وقال د. محمد سالم إنه بخير. وأضاف", ["وقال د. محمد سالم إنه بخير.", "وأضاف"]),
        ("بلغ 1.5 مليون؛ وزاد", ["بلغ 1.5 مليون؛ وزاد"]),
        ("  \n . \n ", ["."]),
    ],
)
def test_sentences_end_where_an_arabic_reader_ends_them(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@given(st.one_of(texts(0, 200), st.text(max_size=200)))
def test_sentences_and_words_are_in_order_and_cover_every_letter(text: str) -> None:
    found = list(sentences(text))
    assert all(left.end <= right.start for left, right in pairwise(found))
    covered = {offset for span in words(text) for offset in range(span.start, span.end)}
    assert all(offset in covered for offset, sign in enumerate(text) if sign.isalnum() and sign != "ـ")


def test_a_sentence_without_an_end_is_cut() -> None:
    text = "كلمة " * (MOST_WORDS * 2 + 1)
    assert [len(batch) for batch in sentence_words(text)] == [MOST_WORDS, MOST_WORDS, 1]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["َ" * 1_000_000, "ا" + "َ" * 1_000_000, "." * 1_000_000, "ا." * 300_000, "\n " * 300_000]
)
def test_no_text_makes_the_splitter_hang(text: str) -> None:
    begun = time.process_time()
    for _ in sentence_words(text):
        pass
    assert time.process_time() - begun < 10
