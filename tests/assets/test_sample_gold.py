"""The samples as annotated by the guidelines: gold for the tests and for comparing an engine by eye."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from storage.formats.jsonl import read_jsonl
from storage.model import Document, Level, Mention, ReviewStatus, Schema, Span
from storage.model.schema_toml import parse_schema

ASSETS = Path(__file__).parents[2] / "assets"
SAMPLES = ("conflict", "court", "visit")


def gold_of(name: str) -> Document:
    path = ASSETS / f"samples/{name}.gold.jsonl"
    with path.open("rb") as file:
        (document,) = read_jsonl(path, file)
    assert isinstance(document, Document), document
    return document


GOLD = {name: gold_of(name) for name in SAMPLES}
SPANS = [
    (document.article.text, span)
    for document in GOLD.values()
    for span in (
        *(mention.span for mention in document.mentions.values()),
        *(event.span for event in document.events.values()),
    )
]
TEXTS = [span.text_in(text) for text, span in SPANS]


@pytest.fixture(scope="module")
def schema() -> Schema:
    path = ASSETS / "schemas/ace2005.toml"
    return parse_schema(path.read_text(encoding="utf-8"), path.name)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_gold_is_of_the_very_text_that_is_shown_and_finished(name: str) -> None:
    article = GOLD[name].article
    assert article.text == (ASSETS / f"samples/{name}.txt").read_text(encoding="utf-8")
    assert article.title == article.text.partition("\n")[0]
    assert article.id == f"sample-{name}"
    assert GOLD[name].status is ReviewStatus.FINISHED


@pytest.mark.parametrize("name", SAMPLES)
def test_every_offset_cuts_out_the_text_that_stands_beside_it(name: str) -> None:
    (line,) = (ASSETS / f"samples/{name}.gold.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    items = [*record["mentions"], *record["events"]]
    assert len(items) > 130
    for item in items:
        assert record["text"][item["start"] : item["end"]] == item["text"], item["id"]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_schema_allows_every_label_role_and_attribute(name: str, schema: Schema) -> None:
    document = GOLD[name]
    assert {mention.label for mention in document.mentions.values()} <= set(schema.entity_types)
    modalities, polarities = ({value.id for value in values} for values in (schema.modalities, schema.polarities))
    for event in document.events.values():
        assert event.label in schema.event_types
        assert event.modality in modalities
        assert event.polarity in polarities
        for argument in event.arguments:
            filler = document.mentions[argument.mention].label
            assert schema.allows(event.label, argument.role, filler), (event.id, argument)


@pytest.mark.parametrize("name", SAMPLES)
def test_an_event_and_its_arguments_stand_in_one_sentence(name: str) -> None:
    document = GOLD[name]
    for event in document.events.values():
        for argument in event.arguments:
            ends = sorted((event.span, document.mentions[argument.mention].span))
            between = document.article.text[ends[0].end : ends[-1].start]
            assert "\n" not in between, (event.id, argument)
            assert ". " not in between, (event.id, argument)


def test_no_span_has_a_blank_a_stop_or_a_lonely_quotation_mark_at_its_edge() -> None:
    for text in TEXTS:
        assert not text[0].isspace(), text
        assert not text[-1].isspace(), text
        assert text[0] not in "،.:؛()“”«»", text
        assert text[-1] not in "،.:؛()“«", text
        assert text.count("“") == text.count("”"), text
        assert text.count("«") == text.count("»"), text


def test_spans_nest_but_never_cross_and_no_mention_is_marked_twice() -> None:
    for document in GOLD.values():
        spans = [mention.span for mention in document.mentions.values()]
        triggers = [event.span for event in document.events.values()]
        assert not [pair for pair in combinations([*spans, *triggers], 2) if pair[0].crosses(pair[1])]
        assert len(set(spans)) == len(spans)


def test_together_they_show_every_entity_type_by_name_and_by_noun_and_every_group_of_events(schema: Schema) -> None:
    mentions = [mention for document in GOLD.values() for mention in document.mentions.values()]
    events = [event for document in GOLD.values() for event in document.events.values()]
    assert {mention.label for mention in mentions} == set(schema.entity_types)
    assert {mention.level for mention in mentions} == {Level.NAM, Level.NOM}
    assert len({event.label for event in events}) >= 28
    assert {schema.event_types[event.label].group for event in events} == {
        type_.group for type_ in schema.event_types.values()
    }
    assert {(event.modality, event.polarity) for event in events} == {
        ("asserted", "positive"),
        ("asserted", "negative"),
        ("other", "positive"),
        ("other", "negative"),
    }
    assert any(not event.arguments for event in events)


@pytest.mark.parametrize("proclitic", ["و", "ف", "ب", "ل", "ك", "س"])
def test_a_span_begins_after_a_proclitic_inside_a_word(proclitic: str) -> None:
    assert any(span.start and text[span.start - 1] == proclitic for text, span in SPANS)


@pytest.mark.parametrize("enclitic", ["ه", "ها", "هم", "هما", "نا"])
def test_a_span_ends_before_an_enclitic_inside_a_word(enclitic: str) -> None:
    assert any(word_rest(text, span) == enclitic for text, span in SPANS)


@pytest.mark.parametrize(
    "inside", ["F-16", "2,500", "35%", "“", "«", "نيسان/أبريل", "لأ", "لا", "َّ", "مسيّرة", "قُتل", "مئتي"]
)
def test_a_span_holds(inside: str) -> None:
    assert any(inside in text for text in TEXTS)


def test_a_span_begins_between_the_two_letters_of_one_ligature() -> None:
    assert any(text[span.start - 1 : span.start + 1] in ("لأ", "لإ", "لا", "لآ") for text, span in SPANS if span.start)


def test_a_span_begins_in_the_article_that_a_preposition_has_swallowed() -> None:
    assert any(text[span.start - 1 : span.start + 1] == "لل" for text, span in SPANS if span.start)


def test_mentions_nest_three_deep_and_words_are_trigger_and_mention_at_once() -> None:
    depths = [depth(mention, document) for document in GOLD.values() for mention in document.mentions.values()]
    assert max(depths) == 2
    assert any(
        mention.span.contains(event.span)
        for document in GOLD.values()
        for mention in document.mentions.values()
        for event in document.events.values()
    )


def test_some_sentences_hold_four_events_or_more() -> None:
    counts: list[int] = []
    for document in GOLD.values():
        text = document.article.text
        starts = [event.span.start for event in document.events.values()]
        counts += [sum(one.start <= start < one.end for start in starts) for one in sentences(text)]
    assert len([count for count in counts if count >= 4]) >= 3


def word_rest(text: str, span: Span) -> str:
    """Letters between the span's end and the word's."""
    end = span.end
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[span.end : end]


def depth(mention: Mention, document: Document) -> int:
    """How many other mentions it lies in."""
    return sum(other.span.contains(mention.span) for other in document.mentions.values()) - 1


def sentences(text: str) -> list[Span]:
    found, start = [], 0
    for end, sign in enumerate(text):
        if sign in ".\n" and end > start:
            found.append(Span(start, end))
            start = end + 1
    return found
