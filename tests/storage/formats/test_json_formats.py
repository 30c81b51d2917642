"""Label Studio, doccano, OneIE and DyGIE++: as their consumers document them, and read again by their own fields."""

import json
from pathlib import Path

import pytest
from jsonschema import validate

from storage.formats import read_articles
from storage.formats.problem import ReadProblem
from storage.formats.registry import WRITABLE, WriteOptions
from storage.model import Document
from storage.model.candidate import ArgumentCandidate, Candidates, EventCandidate, MentionCandidate
from storage.model.decisions import accept, reject
from storage.model.edits import apply_edit
from storage.model.records import Layer
from storage.model.schema_files import load_default_schema
from tests.storage.formats.one_article import TEXT, article, at

OFFSETS = {"type": "integer", "minimum": 0}
TEXT_ITEM = {"type": "string", "minLength": 1}


def written(name: str, target: Path, *documents: Document, **options: object) -> list[str]:
    format_ = WRITABLE[name]
    if format_.is_folder:
        target.mkdir()
    loss = format_.load_write()(documents, target, WriteOptions(schema=load_default_schema(), **options))  # type: ignore[arg-type]
    return loss.lines()


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def proposed() -> Document:
    mentions = (
        MentionCandidate("c1", at("جسر\nالمدينة"), "FAC", score=0.7, source="engine/1"),
        MentionCandidate("c2", at("واشنطن"), "GPE", score=0.4, source="engine/1"),
        MentionCandidate("c3", at("بغداد"), "GPE", score=0.2, source="engine/1"),
    )
    events = (
        EventCandidate(
            "c4", at("قصفت"), "Conflict.Attack", (ArgumentCandidate("Target", "c1"),), score=0.6, source="engine/1"
        ),
    )
    document = Document(article().article, Candidates(mentions, events))
    document = apply_edit(document, accept(document, "c1"))
    return apply_edit(document, reject(document, "c3"))


DOCCANO = {
    "type": "object",
    "required": ["text", "entities", "relations", "Comments"],
    "properties": {
        "text": {"type": "string"},
        "entities": {
            "type": "array",
            "items": {
                "required": ["id", "label", "start_offset", "end_offset"],
                "properties": {
                    "id": {"type": "integer"},
                    "label": TEXT_ITEM,
                    "start_offset": OFFSETS,
                    "end_offset": OFFSETS,
                },
                "additionalProperties": False,
            },
        },
        "relations": {
            "type": "array",
            "items": {
                "required": ["id", "from_id", "to_id", "type"],
                "properties": {
                    "id": {"type": "integer"},
                    "from_id": {"type": "integer"},
                    "to_id": {"type": "integer"},
                    "type": TEXT_ITEM,
                },
                "additionalProperties": False,
            },
        },
    },
}
TOKENS = {"type": "array", "minItems": 1, "items": TEXT_ITEM}
STRETCH = {"type": "object", "required": ["text", "start", "end"], "properties": {"start": OFFSETS, "end": OFFSETS}}
ONEIE = {
    "type": "object",
    "required": ["doc_id", "sent_id", "tokens", "sentence", "entity_mentions", "relation_mentions", "event_mentions"],
    "properties": {
        "tokens": TOKENS,
        "entity_mentions": {
            "items": {
                **STRETCH,
                "required": ["id", "text", "entity_type", "mention_type", "entity_subtype", "start", "end"],
            }
        },
        "event_mentions": {
            "items": {
                "required": ["id", "event_type", "trigger", "arguments"],
                "properties": {
                    "event_type": {"pattern": r"^[\w-]+:[\w-]+$"},
                    "trigger": STRETCH,
                    "arguments": {"items": {"required": ["entity_id", "text", "role"]}},
                },
            }
        },
    },
}
PAIR = [OFFSETS, OFFSETS]
SPAN_LABEL = {"type": "array", "prefixItems": [*PAIR, TEXT_ITEM], "minItems": 3, "maxItems": 3}
DYGIE = {
    "type": "object",
    "required": ["doc_key", "dataset", "sentences", "ner", "relations", "events", "clusters"],
    "properties": {
        "sentences": {"type": "array", "items": TOKENS},
        "ner": {"items": {"items": SPAN_LABEL}},
        "events": {
            "items": {
                "items": {
                    "prefixItems": [{"prefixItems": [OFFSETS, TEXT_ITEM], "minItems": 2, "maxItems": 2}],
                    "items": SPAN_LABEL,
                    "minItems": 1,
                }
            }
        },
        "clusters": {"items": {"items": {"prefixItems": PAIR, "minItems": 2, "maxItems": 2}, "minItems": 2}},
    },
}


@pytest.mark.parametrize(("name", "schema"), [("doccano", DOCCANO), ("oneie", ONEIE), ("dygie", DYGIE)])
def test_every_line_is_as_the_consumer_documents_it(name: str, schema: dict, tmp_path: Path) -> None:
    written(name, tmp_path / "out.jsonl", article(), article("b"))
    for line in lines(tmp_path / "out.jsonl"):
        validate(line, schema)


def test_doccanos_ids_are_unique_in_the_file_and_its_offsets_give_the_text(tmp_path: Path) -> None:
    written("doccano", tmp_path / "out.jsonl", article(), article("b"))
    found = lines(tmp_path / "out.jsonl")
    ids = [one["id"] for line in found for one in line["entities"]]
    assert len(set(ids)) == len(ids) == 22
    covered = {TEXT[one["start_offset"] : one["end_offset"]] for one in found[0]["entities"]}
    assert {"طائرات", "Washington", "السوداني"} <= covered


def test_the_tokens_of_oneie_cover_the_mentions_exactly(tmp_path: Path) -> None:
    written("oneie", tmp_path / "out.json", article())
    for line in lines(tmp_path / "out.json"):
        for one in [*line["entity_mentions"], *(event["trigger"] for event in line["event_mentions"])]:
            assert "".join(line["tokens"][one["start"] : one["end"]]) == "".join(one["text"].split())


def test_the_spans_of_dygie_count_tokens_of_the_whole_article_and_their_ends_are_inclusive(tmp_path: Path) -> None:
    written("dygie", tmp_path / "out.json", article())
    (line,) = lines(tmp_path / "out.json")
    tokens = [token for row in line["sentences"] for token in row]
    named = {("".join(tokens[start : end + 1]), label) for row in line["ner"] for start, end, label in row}
    assert {("طائرات", "WEA"), ("جسرالمدينة", "FAC"), ("Washington", "GPE"), ("أمس", "TIME")} <= named
    (attack,) = (event for row in line["events"] for event in row if event[0][1] == "Conflict.Attack")
    assert tokens[attack[0][0]] == "قصفت"
    assert {(tokens[start], role) for start, _, role in attack[1:]} == {
        ("طائرات", "Instrument"),
        ("جسر", "Target"),
        ("المدينة", "Place"),
    }
    assert len(line["clusters"]) == 1


def test_what_others_wrote_is_read_without_what_we_put_beside(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        json.dumps(
            {
                "doc_key": "x",
                "sentences": [["Troops", "attacked", "Baghdad", "."], ["They", "left", "."]],
                "ner": [[[0, 0, "PER"], [2, 2, "GPE"]], [[4, 4, "PER"]]],
                "events": [[[[1, "Conflict.Attack"], [0, 0, "Attacker"], [2, 2, "Place"]]], []],
                "clusters": [[[0, 0], [4, 4]]],
            }
        ),
        encoding="utf-8",
    )
    (found,) = read_articles(tmp_path / "a.json")
    assert isinstance(found, Document)
    assert found.text == "Troops attacked Baghdad .\nThey left ."
    (event,) = found.events.values()
    assert {(a.role, found.mentions[a.mention].span.text_in(found.text)) for a in event.arguments} == {
        ("Attacker", "Troops"),
        ("Place", "Baghdad"),
    }
    (chain,) = found.chains.values()
    assert [one.span.text_in(found.text) for one in chain] == ["Troops", "They"]


def test_an_old_file_of_doccano_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": "زار الوزير بغداد", "label": [[4, 10, "PER"]]}), encoding="utf-8"
    )
    from storage.formats.registry import READABLE

    (found,) = read_articles(tmp_path / "a.jsonl", format_=READABLE["doccano"])
    assert isinstance(found, Document)
    assert [(one.label, one.span.text_in(found.text)) for one in found.mentions.values()] == [("PER", "الوزير")]


def test_label_studios_own_converter_reads_the_tasks(tmp_path: Path) -> None:
    sdk = pytest.importorskip("label_studio_sdk.converter.converter", exc_type=ImportError)
    written("label-studio", tmp_path / "out", article())
    converter = sdk.Converter(
        (tmp_path / "out" / "config.xml").read_text(encoding="utf-8"), str(tmp_path), download_resources=False
    )
    converter.convert_to_json_min(str(tmp_path / "out" / "tasks.json"), str(tmp_path / "min"), is_dir=False)
    (task,) = json.loads((tmp_path / "min" / "result.json").read_text(encoding="utf-8"))
    found = {(TEXT[one["start"] : one["end"]], *one["labels"]) for one in task["label"]}
    assert {("طائرات", "WEA"), ("Washington", "GPE")} <= found
    assert {(TEXT[one["start"] : one["end"]], *one["labels"]) for one in task["trigger"]} == {
        ("قصفت", "Conflict.Attack"),
        ("التقى", "Contact.Meet"),
    }


def test_label_studios_interface_names_every_type_role_and_choice(tmp_path: Path) -> None:
    from xml.etree import ElementTree as ET

    written("label-studio", tmp_path / "out", article())
    tree = ET.parse(tmp_path / "out" / "config.xml")
    values = {one.get("value") for one in tree.iter()}
    schema = load_default_schema()
    assert {*schema.entity_types, *schema.event_types, "Attacker", "coreference", "NAM", "other", "negative"} <= values


def test_candidates_are_predictions_with_their_scores_and_come_back_as_candidates(tmp_path: Path) -> None:
    losses = written("label-studio", tmp_path / "out", proposed(), layer=Layer.BOTH)
    assert "Rejected candidates left out: 1." in losses
    (found,) = read_articles(tmp_path / "out")
    assert isinstance(found, Document)
    assert [(one.label, one.span) for one in found.mentions.values()] == [("FAC", at("جسر\nالمدينة"))]
    assert {(one.label, one.score, one.source) for one in found.pending()} == {
        ("GPE", 0.4, "engine/1"),
        ("Conflict.Attack", 0.6, "engine/1"),
    }


def test_offsets_in_utf_16_are_known_by_the_text_that_they_name(tmp_path: Path) -> None:
    value = {"start": 8, "end": 14, "text": "طائرات", "labels": ["WEA"]}
    task = {
        "data": {"text": "قصفت 😀 طائرات"},
        "annotations": [{"result": [{"id": "r", "type": "labels", "from_name": "x", "value": value}]}],
    }
    (tmp_path / "old.json").write_text(json.dumps([task], ensure_ascii=False), encoding="utf-8")
    (found,) = read_articles(tmp_path / "old.json")
    assert isinstance(found, Document)
    assert [one.span.text_in(found.text) for one in found.mentions.values()] == ["طائرات"]


FAULTY = {
    "doccano": {
        "text": "نص",
        "entities": [
            {"id": 1, "label": "PER", "start_offset": 0, "end_offset": 9},
            {"id": 2, "label": "PER", "start_offset": 0, "end_offset": 2},
        ],
        "relations": [{"from_id": 2, "to_id": 7, "type": "Place"}],
        "Comments": [],
    },
    "oneie": {
        "doc_id": "a",
        "sent_id": "a-0",
        "tokens": ["نص"],
        "entity_mentions": [
            {"id": "x", "entity_type": "PER", "start": 0, "end": 5},
            {"id": "y", "entity_type": "PER", "start": 0, "end": 1},
        ],
        "event_mentions": [{"id": "z", "event_type": 3, "trigger": None}],
    },
    "dygie": {
        "doc_key": "a",
        "sentences": [["نص"]],
        "ner": [[[0, 7, "PER"], [0, 0, "PER"]]],
        "events": [[[[0, "Life.Die"], [5, 6, "Victim"]]]],
    },
}


@pytest.mark.parametrize("name", FAULTY)
def test_what_does_not_fit_is_named_and_the_rest_is_read(name: str, tmp_path: Path) -> None:
    from storage.formats.registry import READABLE

    path = tmp_path / "bad.jsonl"
    path.write_text("\n".join(["{", json.dumps(FAULTY[name]), "[]", '{"text": 5}']), encoding="utf-8")
    found = list(read_articles(path, format_=READABLE[name]))
    documents = [one for one in found if isinstance(one, Document)]
    problems = [one for one in found if isinstance(one, ReadProblem)]
    assert [len(one.mentions) for one in documents] == [1]
    assert len(problems) >= 5
    assert all(problem.line is not None for problem in problems)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[",
        "[1, 2]",
        '[{"data": 3}]',
        '{"a": 1}',
        "[{]",
        "\x00",
        '[{"data": {"text": "ن"}, "annotations": [{"result": [{"type": "labels"}, 5]}, {"result": 5}]}]',
    ],
)
def test_a_damaged_file_of_tasks_is_named_and_never_crashes(content: str, tmp_path: Path) -> None:
    from storage.formats.registry import READABLE

    (tmp_path / "t.json").write_text(content, encoding="utf-8")
    found = list(read_articles(tmp_path / "t.json", format_=READABLE["label-studio"]))
    assert any(isinstance(one, ReadProblem) for one in found)


def test_many_articles_are_written_and_read_one_at_a_time(tmp_path: Path) -> None:
    """An endless stream would fail otherwise: no reader or writer holds more than one article."""
    for name, target in (("doccano", "a.jsonl"), ("oneie", "b.json"), ("dygie", "c.json"), ("label-studio", "d")):
        alive: list[int] = []

        def documents(alive: list[int] = alive):
            import weakref

            seen: list[weakref.ref] = []
            for number in range(30):
                document = article(f"a{number}")
                seen.append(weakref.ref(document))
                yield document
                del document
                alive.append(sum(one() is not None for one in seen))

        format_ = WRITABLE[name]
        if format_.is_folder:
            (tmp_path / target).mkdir()
        format_.load_write()(documents(), tmp_path / target, WriteOptions())
        assert max(alive) <= 2, name
        assert sum(isinstance(one, Document) for one in read_articles(tmp_path / target)) == 30


@pytest.mark.parametrize("name", ["doccano", "oneie", "dygie", "label-studio", "prodigy", "jsonl"])
@pytest.mark.parametrize("long_first", [False, True])
def test_a_file_tells_its_format_without_a_suffix_and_behind_a_long_text(
    name: str, long_first: bool, tmp_path: Path
) -> None:
    from dataclasses import replace

    one = article()
    if long_first:
        one = replace(one, article=replace(one.article, text=TEXT + " كلام" * 20_000))
    written(name, tmp_path / "out", one)
    path = tmp_path / "out" / "tasks.json" if name == "label-studio" else tmp_path / "out"
    path = path.rename(tmp_path / "plain")
    found = [item for item in read_articles(path) if isinstance(item, Document)]
    assert [(len(document.mentions), len(document.events)) for document in found] == [(9, 2)]


def test_a_long_text_before_the_spans_of_others_does_not_hide_them(tmp_path: Path) -> None:
    spans = [{"id": 1, "label": "PER", "start_offset": 0, "end_offset": 4}]
    line = {"id": 1, "text": "محمد " * 5000, "entities": spans, "relations": [], "Comments": []}
    (tmp_path / "a.jsonl").write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    (found,) = read_articles(tmp_path / "a.jsonl")
    assert isinstance(found, Document)
    assert len(found.mentions) == 1
