"""Spelling made comparable, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.normalise import bare, has_article, key, light, normalise
from tests.extract.hostile import HOSTILE
from tests.strategies import texts


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("أمريكيّة", "امريكيه"),
        ("قوّات", "قوات"),
        ("العسكريّة", "العسكريه"),
        ("مســـيرة", "مسيره"),
        ("إلى", "الي"),
        ("ﻻجئ", "لاجي"),
        ("٢٥٠٠", "2500"),
        ("آذار", "اذار"),
    ],
)
def test_spellings_of_one_word_share_a_key(written: str, expected: str) -> None:
    assert key(written) == expected


@given(st.one_of(texts(0), st.text(max_size=60)))
def test_every_stretch_of_the_key_leads_back_to_a_stretch_of_the_text(text: str) -> None:
    found = normalise(text)
    assert len(found.offsets) == len(found.text) + 1
    assert list(found.offsets) == sorted(found.offsets)
    for at, letter in enumerate(found.text):
        assert letter in key(text[found.offsets[at]])
    assert found.original(0, len(found.text))[1] == len(text)


@given(st.one_of(HOSTILE, st.text(max_size=60)))
def test_the_key_of_a_text_is_that_of_its_letters(text: str) -> None:
    assert normalise(text).text == key(text) == "".join(map(key, text))


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)


def test_marks_stay_with_the_letter_they_follow() -> None:
    found = normalise("وَقُتِل")
    assert found.text == "وقتل"
    assert found.original(1, 4) == (2, 7)


def test_the_article_is_told_from_a_root_that_begins_like_it() -> None:
    assert has_article("الجيش")
    assert not has_article("الي")
    assert bare("القوات") == "قوات"


def test_inflected_forms_share_a_rough_stem() -> None:
    assert light("المتظاهرون") == light("متظاهرين")
    assert light("الهجمات") == "هجم"
