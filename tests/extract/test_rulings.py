"""The guidelines' rulings that correct the statistics."""

import pytest

from extract.pipeline import LexiconExtractor


def found(text: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    candidates = LexiconExtractor().extract(text)
    return (
        {(mention.label, mention.span.text_in(text)) for mention in candidates.mentions},
        {(event.label, event.trigger.text_in(text)) for event in candidates.events},
    )


@pytest.mark.parametrize(
    ("text", "drone"),
    [
        ("أسفر هجوم بطائرة من دون طيار عن مقتل جندي", "طائرة من دون طيار"),
        ("نفذت غارات بطائرات بلا طيار على القاعدة", "طائرات بلا طيار"),
        ("هاجمت القاعدة بالطائرات المسيرة أمس", "الطائرات المسيرة"),
    ],
)
def test_a_drone_is_a_weapon_with_the_words_that_say_so(text: str, drone: str) -> None:
    mentions, events = found(text)
    assert ("WEA", drone) in mentions
    assert "Conflict.Demonstrate" not in {label for label, _ in events}


def test_a_figure_belongs_to_what_it_counts() -> None:
    assert ("WEA", "5 صواريخ") in found("وأضاف أن 5 صواريخ على الأقل أطلقت من البلدة")[0]
    mentions = found("أسفر الانفجار عن سقوط قتيل و8 جرحى في بغداد")[0]
    assert ("PER", "8 جرحى") in mentions
    assert ("PER", "جرحى") not in mentions


def test_a_name_of_the_gazetteer_is_not_broken_off() -> None:
    text = "وكانت “المقاومة الإسلامية في العراق” قد أعلنت مسؤوليتها عن الهجوم"
    assert {("ORG", "المقاومة الإسلامية في العراق"), ("GPE", "العراق")} <= found(text)[0]


def test_a_word_of_a_date_is_no_trigger() -> None:
    assert found("وفجر السبت، أسفر انفجار عن مقتل جندي")[1] == {
        ("Conflict.Attack", "انفجار"),
        ("Life.Die", "مقتل"),
    }


def test_a_byline_has_no_person_in_it() -> None:
    assert "PER" not in {label for label, _ in found("المصدر : رويترز")[0]}
