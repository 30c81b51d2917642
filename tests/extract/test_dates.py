"""Dates and amounts of money."""

import pytest

from extract.dates import amounts, class_of, dates
from extract.words import text_words


def found(text: str) -> tuple[list[str], list[str]]:
    [words] = text_words(text)
    kinds = [class_of(word) for word in words]

    def texts(pairs) -> list[str]:
        return [text[words[first].stem_start : words[last].stem_end] for first, last in pairs]

    return texts(dates(words, kinds)), texts(amounts(words, kinds))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("وفي 28 يناير/كانون الثاني الماضي أسفر هجوم", "28 يناير/كانون الثاني الماضي"),
        ("منذ أوائل فبراير/ شباط الماضي، عندما", "أوائل فبراير/ شباط الماضي"),
        ("بين منتصف أكتوبر/تشرين أول وغيره", "منتصف أكتوبر/تشرين أول"),
        ("وفجر السبت أسفر انفجار", "فجر السبت"),
        ("إطلاق الصواريخ ليل الأحد وسط أجواء", "ليل الأحد"),
        ("الذي أنشأته عام 2014 لمحاربة", "عام 2014"),
        ("قصفت المدينة مساء أمس الأول بالصواريخ", "مساء أمس الأول"),
        ("يوم الجمعة المقبل في القاهرة", "يوم الجمعة المقبل"),
        ("في نهاية نوفمبر (تشرين الثاني) الحالي في", "نهاية نوفمبر (تشرين الثاني) الحالي"),
        ("في 10 رمضان 1434 وقع", "10 رمضان 1434"),
        ("اعتقل أمس في المطار", "أمس"),
        ("وبعد ظهر أمس وصل", "بعد ظهر أمس"),
    ],
)
def test_a_date_is_found_whole(text: str, date: str) -> None:
    assert found(text)[0] == [date]


@pytest.mark.parametrize("text", ["وتنشر 2500 جندي في العراق", "قتل 3 جنود", "نهاية الطريق إلى المدينة"])
def test_numbers_of_people_and_other_ends_are_no_dates(text: str) -> None:
    assert found(text)[0] == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("دفعت 5 ملايين دولار أميركي للأسرة", "5 ملايين دولار أميركي"),
        ("بغرامة 2,500 جنيه على", "2,500 جنيه"),
        ("بقيمة ثلاثة مليارات يورو عام 2010", "ثلاثة مليارات يورو"),
    ],
)
def test_an_amount_is_found_whole(text: str, amount: str) -> None:
    assert found(text)[1] == [amount]


def test_a_currency_without_a_figure_is_no_amount() -> None:
    assert found("تراجع سعر الدولار أمام دينار")[1] == []
