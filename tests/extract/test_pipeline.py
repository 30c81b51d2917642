"""The extractor's contract, and what it finds in the guidelines' own examples."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pipeline import LexiconExtractor, default_extractor, propose
from storage.model import Article, Candidates, Document, Level
from storage.model.schema_files import load_default_schema
from tests.extract.hostile import HOSTILE
from tests.strategies import texts


def propose_for(text: str) -> Candidates:
    return propose(LexiconExtractor(), text, load_default_schema())


def mentions(text: str) -> set[tuple[str, str]]:
    return {(mention.label, mention.span.text_in(text)) for mention in propose_for(text).mentions}


def events(text: str) -> dict[tuple[str, str], set[tuple[str, str]]]:
    found = propose_for(text)
    spans = {mention.id: mention.span.text_in(text) for mention in found.mentions}
    return {
        (event.label, event.trigger.text_in(text)): {(item.role, spans[item.mention]) for item in event.arguments}
        for event in found.events
    }


@settings(deadline=None)
@given(st.one_of(texts(0, 300), st.text(max_size=200), HOSTILE))
def test_any_text_gets_candidates_that_fit_it(text: str) -> None:
    found = propose_for(text)
    if text:
        Document(Article("a", text), found)
    for candidate in found:
        piece = candidate.span.text_in(text)
        assert piece[0].isalnum()
        assert piece == piece.strip(" \n\t،.؛:!؟\"'“»")
        assert 0 < candidate.score <= 1
        assert candidate.source == "lexicon/0.1"


@settings(deadline=None, max_examples=30)
@given(texts(0, 300))
def test_the_same_text_always_gets_the_same_candidates(text: str) -> None:
    assert propose_for(text) == propose_for(text)


def test_labels_and_roles_that_the_schema_lacks_are_not_proposed() -> None:
    text = "قصفت طائرات أمريكية قاعدة عسكرية في العراق أمس"
    schema = load_default_schema()
    attack = schema.event_types["Conflict.Attack"]
    without_target = replace(attack, roles={id_: role for id_, role in attack.roles.items() if id_ != "Target"})
    narrow = replace(
        schema,
        entity_types={id_: kind for id_, kind in schema.entity_types.items() if id_ != "TIME"},
        event_types=dict(schema.event_types) | {attack.id: without_target},
    )
    found = propose(LexiconExtractor(), text, narrow)
    assert "TIME" not in {mention.label for mention in found.mentions}
    [event] = found.events
    assert "Time" not in {argument.role for argument in event.arguments}
    assert "Target" not in {argument.role for argument in event.arguments}
    none = replace(schema, event_types={})
    assert propose(LexiconExtractor(), text, none).events == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 3 جنود أمريكيين في العراق", ("PER", "3 جنود أمريكيين")),
        ("زار رئيس الوزراء العراقي أنقرة", ("PER", "رئيس الوزراء العراقي")),
        ("وأضاف ضابط كبير بالجيش", ("PER", "ضابط كبير")),
        ("تنتشر القوات في محافظة الحسكة", ("GPE", "محافظة الحسكة")),
        ("أطلقت الصواريخ من بلدة زمار", ("GPE", "بلدة زمار")),
        ("ونقلت وكالة الأناضول عن مصادر", ("ORG", "وكالة الأناضول")),
        ("وقال الرئيس الأميركي جورج بوش في بغداد", ("PER", "الرئيس الأميركي")),
        ("وقال الرئيس الأميركي جورج بوش في بغداد", ("PER", "جورج بوش")),
        ("هجوم بسيارة مفخخة وصواريخ على بغداد", ("WEA", "صواريخ")),
        ("وصل الوزير إلى لواشنطن", ("GPE", "واشنطن")),
        ("قصفت الطائرات العاصمة كابل", ("GPE", "العاصمة كابل")),
        ("وأصيب ستة من رجال الشرطة", ("PER", "رجال الشرطة")),
        ("قصفت المدينة فجر السبت", ("TIME", "فجر السبت")),
        ("قتل في 28 يناير/كانون الثاني الماضي", ("TIME", "28 يناير/كانون الثاني الماضي")),
        ("غادر قبل عشرة أيام", ("TIME", "عشرة أيام")),
        ("قتل جنديان في شمال غرب باكستان", ("LOC", "شمال غرب باكستان")),
        ("قتل جنديان في شمال غرب باكستان", ("GPE", "باكستان")),
    ],
)
def test_mentions_are_cut_as_the_guidelines_say(text: str, expected: tuple[str, str]) -> None:
    assert expected in mentions(text)


def test_names_and_common_nouns_are_told_apart() -> None:
    text = "قصفت القوات الأمريكية بغداد"
    levels = {mention.span.text_in(text): mention.level for mention in propose_for(text).mentions}
    assert levels == {"القوات الأمريكية": Level.NOM, "بغداد": Level.NAM}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شن مسلحون هجوما على القاعدة", ("Conflict.Attack", "هجوما")),
        ("أسفر الانفجار عن مقتل ثلاثة جنود", ("Life.Die", "مقتل")),
        ("وبدأ إطلاق النار على المتظاهرين", ("Conflict.Attack", "إطلاق")),
        ("وتم إطلاق سراح الأسرى أمس", ("Justice.Release-Parole", "إطلاق")),
        ("ألقت الشرطة القبض على المتهم", ("Justice.Arrest-Jail", "القبض")),
        ("فتح المسلحون النار على دورية", ("Conflict.Attack", "النار")),
        ("التقى الرئيس وزير الخارجية في باريس", ("Contact.Meet", "التقى")),
        ("وأدى القصف إلى إصابة عشرة مدنيين", ("Life.Injure", "إصابة")),
        ("أعلن الوزير استقالته من الحكومة", ("Personnel.End-Position", "استقالت")),
        ("وتظاهر الآلاف في صنعاء", ("Conflict.Demonstrate", "تظاهر")),
        ("وأعلنت الشركتان اندماجهما أمس", ("Business.Merge-Org", "اندماج")),
        ("وحصلت على الطلاق من زوجها", ("Life.Divorce", "الطلاق")),
        ("أشهرت الشركة إفلاسها", ("Business.Declare-Bankruptcy", "إفلاس")),
    ],
)
def test_the_word_that_says_it_is_the_trigger(text: str, expected: tuple[str, str]) -> None:
    assert expected in events(text)


def test_an_attack_gets_its_attacker_target_instrument_and_time() -> None:
    found = events("قصفت طائرات أمريكية قاعدة عسكرية بالصواريخ أمس")
    [arguments] = found.values()
    assert ("Target", "قاعدة عسكرية") in arguments
    assert ("Instrument", "الصواريخ") in arguments
    assert ("Time", "أمس") in arguments


def test_the_dead_are_the_victims() -> None:
    found = events("أسفر هجوم بسيارة مفخخة عن مقتل 3 جنود أمريكيين في بغداد")
    assert ("Victim", "3 جنود أمريكيين") in found["Life.Die", "مقتل"]
    assert ("Instrument", "سيارة مفخخة") in found["Conflict.Attack", "هجوم"]


def test_nothing_is_found_where_nothing_is_said() -> None:
    assert len(propose_for("")) == 0
    assert propose_for("هذا كلام عام لا خبر فيه.").events == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "َ" * 1_000_000,
        "ا" + "َ" * 1_000_000,
        "قصف " * 20_000,
        "ا" * 1_000_000,
        "(" * 200_000,
        "١" * 100_000,
        "قال الجيش إن طائرات قصفت قاعدة عسكرية في العراق أمس وقتلت ثلاثة جنود " * 1_500,
    ],
    ids=["marks", "marks on a letter", "one trigger", "one word", "brackets", "digits", "no full stop"],
)
def test_no_text_makes_the_engine_hang(text: str) -> None:
    begun = time.process_time()
    propose_for(text)
    assert time.process_time() - begun < 20


def test_without_the_model_the_lexicons_are_the_default(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("extract.pipeline.resources.files", lambda _package: tmp_path)
    assert isinstance(default_extractor.__wrapped__(), LexiconExtractor)


def test_with_the_model_it_is_the_default() -> None:
    assert default_extractor().name == "tawsim"
    assert default_extractor() is default_extractor()
