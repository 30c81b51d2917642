"""The search: however Arabic is spelled, over texts, mentions and events, by words and by filters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from typer.testing import CliRunner

from storage import search as search_module
from storage import search_index
from storage.articles import add_article
from storage.commands import build_app
from storage.database import Database
from storage.importing import import_document
from storage.model import (
    Argument,
    Article,
    Candidates,
    Document,
    Event,
    EventCandidate,
    Level,
    Mention,
    MentionCandidate,
    Span,
    decisions,
)
from storage.model.candidate import ArgumentCandidate
from storage.model.finding import lines_with
from storage.model.schema_files import load_default_schema
from storage.model.spelling import search_key
from storage.search import Hit, HitKind, search
from storage.search_query import SearchError, parse_query

SCHEMA = load_default_schema()
SAMPLE = "قَصْفٌ عنيف على غَزَّة مساء أمس.\nوزار الوزير دولة الإمارات ومدينة غزه 😀 ثم عـــاد."


def place(piece: str, after: int = 0) -> Span:
    start = SAMPLE.index(piece, after)
    return Span(start, start + len(piece))


@pytest.fixture
def filled(database: Database) -> Database:
    city = Mention("m1", place("غَزَّة"), "GPE", Level.NAM)
    evening = Mention("m2", place("مساء أمس"), "TIME", note="سؤال")
    attack = Event("e1", place("قَصْفٌ"), "Conflict.Attack", (Argument("Place", "m1"), Argument("Time", "m2")))
    proposed = MentionCandidate("c1", place("غزه"), "GPE", Level.NAM, 0.9)
    visit = EventCandidate("c2", place("زار"), "Contact.Meet", (ArgumentCandidate("Place", "c1", 0.8),), score=0.7)
    document = Document(
        Article("one", SAMPLE, "أخبار المساء"),
        Candidates((proposed,), (visit,)),
        {"m1": city, "m2": evening},
        {"e1": attack},
    )
    flagged = decisions.set_flag(document, "m2", on=True).apply(document)[0]
    with database.begin() as session:
        import_document(session, flagged, "salma")
        add_article(session, Article("two", "لا شيء هنا عن المدينة", "خبر عن غزة"))
    return database


def find(database: Database, line: str) -> list[Hit]:
    with database.session() as session:
        return list(search(session, parse_query(line, SCHEMA), SCHEMA, "salma"))


def items(database: Database, line: str) -> list[str]:
    return [hit.item for hit in find(database, line)]


@pytest.mark.parametrize("line", ["غزة", "غزه", "غَزَّةُ", "غــزة"])
def test_every_spelling_finds_every_spelling_and_the_places_are_the_texts_own(filled, line) -> None:
    found = find(filled, line)
    lines = [hit for hit in found if hit.kind is HitKind.TEXT]
    assert [SAMPLE[s.start : s.end] for hit in lines for s in hit.places] == ["غَزَّة", "غزه"]
    assert [(hit.kind, hit.item) for hit in found if hit.item] == [
        (HitKind.EVENT, "e1"),
        (HitKind.MENTION, "m1"),
        (HitKind.EVENT, "c2"),
        (HitKind.MENTION, "c1"),
    ]
    assert [(hit.kind, hit.article) for hit in found if not hit.places] == [(HitKind.TITLE, "two")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("type:Conflict.Attack", ["e1"]),
        ("type:attack", ["e1"]),
        ("نوع:هجوم", ["e1"]),
        ("type:contact", ["c2"]),
        ("type:GPE", ["m1", "c1"]),
        ("type:GPE status:candidate", ["c1"]),
        ("type:GPE -status:candidate", ["m1"]),
        ("حالة:مرشح", ["c2", "c1"]),
        ("status:flagged", ["m2"]),
        ("note:سوال", ["m2"]),
        ("place:غزة", ["e1", "c2"]),
        ("المكان:غزة", ["e1", "c2"]),
        ("place:غزة -time", ["c2"]),
        ("place:غزة -الزمن", ["c2"]),
        ("place:غزة -time status:candidate", ["c2"]),
        ("time:", ["e1"]),
        ("place:دمشق", []),
        ("type:Conflict.Attack عنيف", []),
        ("type:Conflict.Attack امس", ["e1"]),
        ("type:GPE -قصف", []),
        ("type:GPE title:المساء", ["m1", "c1"]),
        ("type:GPE -title:المساء", []),
        ("type:GPE article:new", ["m1", "c1"]),
        ("type:GPE article:finished", []),
    ],
)
def test_filters_hold_together_and_minus_means_not(filled, line, expected) -> None:
    assert items(filled, line) == expected


def test_words_are_looked_for_in_one_line_and_phrases_as_they_stand(filled) -> None:
    def lines(line: str) -> int:
        return sum(hit.kind is HitKind.TEXT for hit in find(filled, line))

    assert lines("قصف غزة") == 1
    assert lines("قصف الامارات") == 0
    assert lines('"عنيف على"') == 1
    assert lines('"على عنيف"') == 0
    assert lines("على عنيف") == 1
    assert lines("عاد -عنيف") == 0


def test_a_snippet_shows_the_find_within_its_line(filled) -> None:
    (hit,) = [hit for hit in find(filled, "الامارات") if hit.kind is HitKind.TEXT]
    assert "دولة الإمارات ومدينة" in hit.snippet
    assert "قَصْفٌ" not in hit.snippet


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("colour:red", "“colour” is no filter; there are: type"),
        ("type:nothing", "There is no type “nothing”"),
        ("status:lost", "There is no status “lost”"),
        ("article:gold", "There is no status “gold”"),
    ],
)
def test_a_filter_or_value_that_there_is_not_is_said(line, said) -> None:
    with pytest.raises(SearchError, match=said):
        parse_query(line, SCHEMA)


def test_a_time_an_address_and_an_empty_line_are_no_filters() -> None:
    assert parse_query("10:30 http://x", SCHEMA).words[0] == "10:30"
    assert not parse_query('  - "" ', SCHEMA)


def test_short_words_and_a_database_without_the_index_are_read_through(filled, monkeypatch) -> None:
    assert [hit.kind for hit in find(filled, "ثم")] == [HitKind.TEXT]
    with_index = find(filled, "غزة")
    monkeypatch.setattr(search_module, "articles_with", lambda session, words: None)
    assert find(filled, "غزة") == with_index


def test_the_index_leaves_out_what_cannot_hold_the_words(filled) -> None:
    with filled.session() as session:
        query = search_index.articles_with(session, ["قصف عنيف"])
        assert query is not None
        assert list(session.scalars(query)) == ["one"]
        assert session.execute(text("SELECT count(*) FROM search_articles")).scalar() == 2


WORDS = st.text(st.sampled_from("ابتةهىي أإؤءلآ ًّـ\u200d٣3xX😀\nﻻ"), max_size=40)


@given(WORDS, WORDS.map(search_key).map(lambda one: " ".join(one.split())).filter(bool))
def test_a_place_holds_the_word_and_no_line_that_holds_it_is_missed(content: str, word: str) -> None:
    found = list(lines_with(content, [word]))
    for one in found:
        assert one.places
        for span in one.places:
            assert one.line.contains(span)
            covered = search_key(content[span.start : span.end])
            assert word in covered
            assert len(covered) <= len(word) + 2, "no more than a ligature's other half at each end"
    assert len(found) == sum(word in search_key(line) for line in content.split("\n"))


def test_the_command_prints_the_finds_and_says_what_is_no_filter(filled, tmp_path: Path) -> None:
    def run(*arguments: str):
        where = ["--database", str(filled.path), "--reviewer", "salma"]
        return CliRunner().invoke(build_app(), ["search", *where, *arguments])

    found = json.loads(run("--json", "place:غزة", "-time").stdout)
    assert [(hit["kind"], hit["item"], hit["status"]) for hit in found] == [("event", "c2", "candidate")]
    assert "Conflict.Attack" in run("type:attack").stdout
    assert run("عنيف على").stdout.count("text") == 1
    refused = run("colour:red")
    assert refused.exit_code == 1
    assert "“colour” is no filter" in refused.output


def test_places_far_into_a_long_line_are_exact() -> None:
    line = "قَالَ ﻻ ـــ " * 3000 + "غَزَّة" + " ثُمَّ" * 500 + " غزه"
    (found,) = lines_with(line, [search_key("غزة")])
    assert [line[span.start : span.end] for span in found.places] == ["غَزَّة", "غزه"]
