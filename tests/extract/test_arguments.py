"""Which mention plays which role."""

import pytest

from extract.arguments import Scene, pair_features, pair_scores
from extract.features import view_of
from extract.linear import load_model
from extract.mentions import find_mentions
from extract.pipeline import LexiconExtractor
from extract.triggers import find_triggers
from extract.words import text_words
from storage.model.schema_files import load_default_schema


def roles(text: str) -> set[tuple[str, str, str]]:
    found = LexiconExtractor().extract(text)
    spans = {mention.id: mention.span.text_in(text) for mention in found.mentions}
    return {
        (event.trigger.text_in(text), argument.role, spans[argument.mention])
        for event in found.events
        for argument in event.arguments
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت طائرات أمريكية قاعدة عسكرية بالصواريخ", ("قصفت", "Instrument", "الصواريخ")),
        ("قد تشن إسرائيل هجوما على لبنان", ("هجوما", "Attacker", "إسرائيل")),
        ("قد تشن إسرائيل هجوما على لبنان", ("هجوما", "Target", "لبنان")),
        ("اختطف مسلحون ثلاثة صحافيين فرنسيين قرب كركوك", ("اختطف", "Place", "كركوك")),
        ("ومن المقرر أن يزور الرئيس الفرنسي القاهرة غدا", ("يزور", "Artifact", "الرئيس الفرنسي")),
        ("ومن المقرر أن يزور الرئيس الفرنسي القاهرة غدا", ("يزور", "Destination", "القاهرة")),
        ("حكمت المحكمة على المتهم بالسجن المؤبد", ("حكمت", "Sentence", "السجن المؤبد")),
        ("أجرى الرئيس بوتين اتصالا هاتفيا مع أردوغان", ("اتصالا", "Entity", "أردوغان")),
        ("أعدمت السلطات الإيرانية ثلاثة سجناء شنقا", ("أعدمت", "Agent", "السلطات الإيرانية")),
    ],
)
def test_roles_follow_the_clause(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in roles(text)


def test_every_role_is_one_that_the_schema_allows() -> None:
    text = "قتل ثلاثة جنود أمريكيين في هجوم بسيارة مفخخة على قاعدة عسكرية في بغداد أمس"
    found = LexiconExtractor().extract(text)
    labels = {mention.id: mention.label for mention in found.mentions}
    assert any(event.arguments for event in found.events)
    for event in found.events:
        for argument in event.arguments:
            assert load_default_schema().allows(event.label, argument.role, labels[argument.mention])


def test_a_mention_far_from_the_trigger_has_no_role() -> None:
    near = "قصفت الطائرات بغداد "
    found = roles(near + "كلمة " * 60 + "دمشق")
    assert {mention for _, role, mention in found if role in ("Target", "Place")} <= {"بغداد"}


def test_what_is_remembered_of_a_pair_and_the_rest_are_all_its_features() -> None:
    [words] = text_words("قصفت طائرات أمريكية قاعدة عسكرية أمس")
    view = view_of(words)
    scene = Scene(words, find_mentions(view), find_triggers(view))
    trigger = scene.triggers[0]
    model = load_model("roles")
    for mention in scene.mentions:
        whole = model.scores(pair_features(scene, trigger, mention))
        assert pair_scores(model, scene, trigger, mention) == whole
