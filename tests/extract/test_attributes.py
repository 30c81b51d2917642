"""Modality and polarity by the words around a trigger."""

import pytest

from extract.pipeline import LexiconExtractor


def attributes(text: str) -> dict[str, tuple[str, str]]:
    return {
        event.trigger.text_in(text): (event.modality, event.polarity)
        for event in LexiconExtractor().extract(text).events
    }


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("قصفت الطائرات بغداد أمس", "قصفت", ("asserted", "positive")),
        ("لم تقصف الطائرات المدينة أمس", "تقصف", ("asserted", "negative")),
        ("نجا الوزير من محاولة اغتيال في بغداد", "اغتيال", ("other", "negative")),
        ("هدد الرئيس بقصف طهران", "قصف", ("other", "positive")),
        ("طالبت المنظمة بإطلاق سراح الصحفيين", "إطلاق", ("other", "positive")),
        ("دعا المتظاهرون إلى إقالة الحكومة", "إقالة", ("other", "positive")),
        ("قد تشن إسرائيل هجوما على لبنان", "هجوما", ("other", "positive")),
        ("ومن المقرر أن يزور الرئيس الفرنسي القاهرة غدا", "يزور", ("other", "positive")),
    ],
)
def test_cues_around_the_trigger_decide(text: str, trigger: str, expected: tuple[str, str]) -> None:
    assert attributes(text)[trigger] == expected


def test_a_threat_in_another_clause_says_nothing() -> None:
    assert attributes("انتهت التهديدات، وأصيب جندي بقصف على بغداد")["قصف"][0] == "asserted"
