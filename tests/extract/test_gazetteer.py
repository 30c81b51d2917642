"""Names known beforehand."""

import pytest

from extract.features import view_of
from extract.gazetteer import names
from extract.normalise import key
from extract.words import text_words


def tags(text: str) -> list[str]:
    [words] = text_words(text)
    return list(view_of(words).tags)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في العراق", ["-", "BGPE"]),
        ("الى الولايات المتحدة", ["-", "BGPE", "IGPE"]),
        ("وكالة الاناضول", ["BORG", "IORG"]),
        ("في الشرق الأوسط", ["-", "BLOC", "ILOC"]),
    ],
)
def test_names_are_found_in_any_spelling(text: str, expected: list[str]) -> None:
    assert tags(text) == expected


def test_countries_come_from_cldr() -> None:
    known = {parts for entries in names().values() for parts, kind in entries if kind == "GPE"}
    for country in ("ليختنشتاين", "بوركينا فاسو", "اليابان"):
        assert tuple(key(country).split()) in known


def test_a_name_inside_a_longer_one_gives_way() -> None:
    assert tags("كتائب حزب الله في العراق")[0] == "BORG"
    assert tags("كتائب حزب الله في العراق")[-1] == "IORG"
