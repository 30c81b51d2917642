import unicodedata
from pathlib import Path

import pytest

SAMPLES = sorted((Path(__file__).parents[2] / "assets/samples").glob("*.txt"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in SAMPLES}


def test_there_is_one_article_on_a_conflict_one_on_a_court_case_and_one_on_a_visit() -> None:
    assert list(TEXTS) == ["conflict", "court", "visit"]


@pytest.mark.parametrize("name", TEXTS)
def test_a_sample_is_an_article_of_press_length_with_its_title_first(name: str) -> None:
    text = TEXTS[name]
    title, empty, *_ = text.split("\n")
    assert len(title) < 100
    assert empty == ""
    assert 350 <= len(text.split()) <= 500
    assert 8 <= len([paragraph for paragraph in text.split("\n") if paragraph]) <= 14
    assert unicodedata.normalize("NFC", text) == text


@pytest.mark.parametrize("name", TEXTS)
def test_a_sample_has_no_slips_of_the_keyboard(name: str) -> None:
    text = TEXTS[name]
    assert "  " not in text
    assert "ـ" not in text
    assert text.count("“") == text.count("”")
    assert text.count("«") == text.count("»")
    for slip in (" ،", " .", "،،", ",,", " \n", "\n ", "\u200f", "\u200e", "ی", "ک"):
        assert slip not in text, slip


def test_together_they_show_what_makes_arabic_hard_to_highlight() -> None:
    together = "\n".join(TEXTS.values())
    for sign in ("لا", "لأ", "F-16", "COVID-19", "2,500", "35%", "“", "«", "نيسان/أبريل", "ّ", "ٍ", "عائلة", "للأ"):
        assert sign in together, sign
