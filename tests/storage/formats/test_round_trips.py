"""Every format of the registry: what it says it carries comes back when what it wrote is read."""

import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from storage.formats import format_of, read_articles
from storage.formats.problem import MissingExtraError
from storage.formats.registry import READABLE, WRITABLE, Carried, Format, WriteOptions
from storage.model import Article, Document, Event, Mention, decisions
from storage.model.annotation import FLAGGED
from storage.model.schema_files import load_default_schema
from tests.strategies import reviewed_documents

BOTH_WAYS = sorted(READABLE.keys() & WRITABLE.keys())


def essence(document: Document, carried: frozenset[Carried]) -> object:
    """What the format says it carries, with no ids and in no order."""
    mentions = {id_: _mention(one, carried) for id_, one in document.mentions.items()}
    events = []
    if Carried.EVENTS in carried:
        events = sorted(_event(one, mentions, carried) for one in document.events.values())
    note = document.note if Carried.REMARKS in carried else ""
    return document.text, note, sorted(mentions.values()), events, _groups(document, mentions, carried)


def _mention(mention: Mention, carried: frozenset[Carried]) -> tuple:
    level = str(mention.level) if Carried.LEVEL in carried else ""
    return (
        mention.span,
        mention.label,
        level,
        mention.note if Carried.NOTES in carried else "",
        _flag(mention, carried),
    )


def _flag(item: Mention | Event, carried: frozenset[Carried]) -> bool:
    return FLAGGED in item.extra and Carried.REMARKS in carried


def _event(event: Event, mentions: dict[str, tuple], carried: frozenset[Carried]) -> tuple:
    attributes = (event.modality, event.polarity) if Carried.ATTRIBUTES in carried else ()
    arguments = sorted((a.role, mentions[a.mention]) for a in event.arguments) if Carried.ARGUMENTS in carried else []
    note = event.note if Carried.NOTES in carried else ""
    return (event.trigger, event.label, attributes, arguments, note, _flag(event, carried))


def _groups(document: Document, mentions: dict[str, tuple], carried: frozenset[Carried]) -> list:
    groups: dict[str, list] = {}
    for id_, mention in document.mentions.items():
        if mention.entity is not None and Carried.COREFERENCE in carried:
            groups.setdefault(mention.entity, []).append(mentions[id_])
    return sorted(sorted(group) for group in groups.values() if len(group) > 1)


@st.composite
def joined(draw: st.DrawFn) -> Document:
    """A reviewed document some of whose mentions, of one type each, are of one entity."""
    document = draw(reviewed_documents())
    entities = {
        id_: draw(st.sampled_from((None, f"e-1-{one.label}", f"e-2-{one.label}")))
        for id_, one in document.mentions.items()
    }
    first = {
        (one.span, one.label): id_ for id_, one in reversed(list(document.mentions.items()))
    }  # no twins in a chain
    joined_ones = {
        id_: replace(one, entity=entities[id_]) if first[one.span, one.label] == id_ else one
        for id_, one in document.mentions.items()
    }
    flagged = {id_: decisions.flagged(one, on=draw(st.booleans())) for id_, one in joined_ones.items()}
    return replace(document, mentions=flagged, note=draw(st.sampled_from(("", "يُراجَع\nمع الفريق"))))


def fitting(document: Document, carried: frozenset[Carried]) -> Document:
    """The document without what the format does not carry: what overlaps, or has edges on white space."""
    kept: dict[str, Mention] = {}
    for id_, mention in document.mentions.items():
        nests = any(mention.span.overlaps(other.span) for other in kept.values())
        if (Carried.NESTED in carried or not nests) and (Carried.SPACE in carried or _trim(document, mention)):
            kept[id_] = mention
    events = {
        id_: replace(event, arguments=tuple(a for a in event.arguments if a.mention in kept))
        for id_, event in document.events.items()
        if Carried.SPACE in carried or _trim(document, event)
    }
    return replace(document, mentions=kept, events=events)


def _trim(document: Document, item: Mention | Event) -> bool:
    covered = document.text[item.span.start : item.span.end]
    return covered == covered.strip()


def again(format_: Format, documents: list[Document]) -> list[Document]:
    with TemporaryDirectory() as name:
        target = Path(name) / f"written{format_.suffix if not format_.is_folder else ''}"
        if format_.is_folder:
            target.mkdir()
        try:
            format_.load_write()(documents, target, WriteOptions(schema=load_default_schema()))
        except MissingExtraError as error:
            pytest.skip(str(error))
        found = list(read_articles(target, format_=format_))
        recognised = format_of(target)
        assert recognised is None or recognised.name == format_.name or not documents
    faults = [item for item in found if not isinstance(item, Document)]
    assert not faults
    return [item for item in found if isinstance(item, Document)]


@pytest.mark.parametrize("name", BOTH_WAYS)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_a_format_says_it_carries_comes_back(name: str, data: st.DataObject) -> None:
    format_ = READABLE[name]
    one = fitting(data.draw(joined()), format_.carries)
    assume(one.text.strip())
    two = Document(Article("second", "نصّ بلا حدث"))
    found = again(format_, [one, two])
    expected = [essence(document, format_.carries) for document in (one, two)]
    assert sorted([essence(document, format_.carries) for document in found], key=repr) == sorted(expected, key=repr)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", BOTH_WAYS)
def test_the_given_gold_comes_back_as_far_as_a_format_says_it_carries_it(name: str, shared: Path) -> None:
    format_ = READABLE[name]
    gold = [one for one in read_articles(shared / "data/events/train.jsonl") if isinstance(one, Document)]
    step = 1 if os.environ.get("WHOLE") else 60 if format_.is_folder else 20
    documents = [fitting(one, format_.carries) for one in gold[::step]]
    found = {one.article.id: essence(one, format_.carries) for one in again(format_, documents)}
    assert len(found) == len(documents)
    for one in documents:
        assert found[one.article.id] == essence(one, format_.carries), one.article.id
