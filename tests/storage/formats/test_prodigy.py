"""Prodigy's JSONL: its documented keys, tokens that spaCy takes, all back again, hostile lines named part by part."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from storage.formats import format_of
from storage.formats.problem import ReadProblem
from storage.formats.prodigy import write_prodigy
from storage.formats.prodigy_reading import read_prodigy
from storage.formats.registry import WriteOptions
from storage.model import Argument, Article, Document, Event, Level, Mention, Span
from storage.model.record_reading import record_to_document
from storage.model.records import Layer, Status, document_to_record
from tests.strategies import reviewed_documents

TEXT = "  وقصفت طائراتهم جسر  المدينة\n\nببغداد 😀. "


def at(covered: str) -> Span:
    start = TEXT.index(covered)
    return Span(start, start + len(covered))


def document() -> Document:
    mentions = {
        "weapon": Mention("weapon", at("طائرات"), "WEA", Level.NAM, entity="x1", note="سطر\nثان"),
        "bridge": Mention("bridge", at("جسر  المدينة"), "FAC"),
        "city": Mention("city", at("المدينة"), "GPE", entity="x2"),
        "baghdad": Mention("baghdad", at("بغداد"), "GPE", Level.NAM, entity="x2"),
    }
    roles = (
        Argument("Target", "bridge", {"own": True}),
        Argument("Target", "city"),
        Argument("Instrument", "weapon"),
        Argument("Place", "baghdad"),
    )
    attack = Event("attack", at("قصفت"), "Conflict.Attack", roles, modality="other", polarity="negative", note="!")
    twin = Event("twin", at("قصفت"), "Conflict.Attack", roles[:1])
    article = Article("مقال", TEXT, "عنوان", {"source": "رويترز"}, extra={"own": [1, {"deep": None}]})
    return Document(article, mentions=mentions, events={"attack": attack, "twin": twin})


def tasks(path: Path, *documents: Document, **options: Any) -> list[dict]:
    write_prodigy(documents, path, WriteOptions(**options))
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def read(path: Path, *given_tasks: object) -> list[Document | ReadProblem]:
    path.write_text("".join(json.dumps(task, ensure_ascii=False) + "\n" for task in given_tasks), encoding="utf-8")
    return list(read_prodigy(path, Status.ADDED))


def records(path: Path, layer: Layer = Layer.GOLD) -> list[dict]:
    found = list(read_prodigy(path, Status.ADDED))
    assert all(isinstance(item, Document) for item in found), found
    return [document_to_record(item, layer) for item in found if isinstance(item, Document)]


def test_tasks_have_the_keys_that_prodigy_documents(tmp_path: Path) -> None:
    [task] = tasks(tmp_path / "a.jsonl", document())
    assert (task["text"], task["meta"], task["answer"]) == (TEXT, {"source": "رويترز"}, "accept")
    tokens = task["tokens"]
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    assert "".join(token["text"] + " " * token["ws"] for token in tokens) == TEXT
    for token in tokens:
        assert TEXT[token["start"] : token["end"]] == token["text"]
    for span in task["spans"]:
        assert tokens[span["token_start"]]["start"] == span["start"]
        assert tokens[span["token_end"]]["end"] == span["end"]
    assert [one["label"] for one in task["spans"]].count("Conflict.Attack") == 2
    for relation in task["relations"]:
        assert relation["head_span"]["label"] == "Conflict.Attack"
        assert relation["head"] == relation["head_span"]["token_end"]
        assert relation["child"] == relation["child_span"]["token_end"]
        assert set(relation["child_span"]) == {"start", "end", "token_start", "token_end", "label"}
    roles = [(one["label"], TEXT[one["child_span"]["start"] : one["child_span"]["end"]]) for one in task["relations"]]
    assert roles[:4] == [
        ("Target", "جسر  المدينة"),
        ("Target", "المدينة"),
        ("Instrument", "طائرات"),
        ("Place", "بغداد"),
    ]


def test_spacy_makes_its_docs_of_the_tasks(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import Doc

    [task] = tasks(tmp_path / "a.jsonl", document())
    words, spaces = [one["text"] for one in task["tokens"]], [one["ws"] for one in task["tokens"]]
    doc = Doc(spacy.blank("ar").vocab, words=words, spaces=spaces)
    assert doc.text == TEXT
    for span in task["spans"]:
        found = doc.char_span(span["start"], span["end"], label=span["label"])
        assert (found.start, found.end - 1) == (span["token_start"], span["token_end"])
    ends = {span["token_end"] for span in task["spans"]}
    assert all({one["head"], one["child"]} <= ends for one in task["relations"])


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    tasks(path, document(), document())
    assert records(path) == [document_to_record(document())] * 2


@settings(max_examples=80)
@given(reviewed_documents())
def test_any_document_survives(tmp_path_factory: pytest.TempPathFactory, given_document: Document) -> None:
    path = tmp_path_factory.mktemp("prodigy") / "a.jsonl"
    [task] = tasks(path, given_document)
    assert "".join(token["text"] + " " * token["ws"] for token in task["tokens"]) == given_document.text
    for span in task["spans"]:
        first, last = task["tokens"][span["token_start"]], task["tokens"][span["token_end"]]
        assert first["start"] <= span["start"]
        assert span["end"] <= last["end"] + last["ws"]
    native = record_to_document(document_to_record(given_document))
    assert records(path) == [document_to_record(native)]


def test_candidates_wait_for_an_answer(tmp_path: Path) -> None:
    record = document_to_record(document())
    for item in (*record["mentions"], *record["events"]):
        item |= {"status": "candidate", "score": 0.25}
        for argument in item.get("arguments", ()):
            argument["status"] = "candidate"
    proposed = record_to_document(record)
    [task] = tasks(tmp_path / "a.jsonl", proposed, layer=Layer.CANDIDATES)
    assert "answer" not in task
    assert {span["score"] for span in task["spans"]} == {0.25}
    assert records(tmp_path / "a.jsonl", Layer.CANDIDATES) == [document_to_record(proposed, Layer.CANDIDATES)]
    path = tmp_path / "b.jsonl"
    loss = write_prodigy([proposed], path, WriteOptions(layer=Layer.BOTH))
    assert loss.lines() == ["Undecided candidates left out: 6."]


def test_what_prodigy_has_no_place_for_is_said(tmp_path: Path) -> None:
    ragged = Mention("m", Span(0, 8), "WEA")
    other = Document(Article("a", TEXT, extra={"tokens": [1], "own": 2}), mentions={"m": ragged})
    loss = write_prodigy([other], tmp_path / "a.jsonl", WriteOptions())
    assert loss.lines() == [
        "Spans that begin or end on white space, where no token does: 1.",
        "Members of articles whose names Prodigy uses otherwise: 1.",
    ]
    [found] = read_prodigy(tmp_path / "a.jsonl", Status.ADDED)
    assert isinstance(found, Document)
    assert (found.mentions["m"].span, found.article.extra) == (Span(0, 8), {"own": 2})


def test_tasks_of_others_are_read(tmp_path: Path) -> None:
    text = "زار جون القاهرة"
    spans = [
        {"start": 0, "end": 3, "token_start": 0, "token_end": 0, "label": "Contact.Meet"},
        {"start": 4, "end": 7, "token_start": 1, "token_end": 1, "label": "PERSON"},
        {"start": 8, "end": 15, "token_start": 2, "token_end": 2, "label": "GPE"},
    ]
    relations = [
        {"head": 0, "child": 1, "head_span": spans[0], "child_span": spans[1], "label": "Entity", "color": "#fff"},
        {"head": 0, "child": 2, "label": "Place"},
    ]
    task = {"text": text, "_input_hash": 7, "spans": spans, "relations": relations, "meta": {"score": 1}, "id": 12}
    found, plain = read(tmp_path / "their.jsonl", task, {"text": text})
    assert isinstance(found, Document)
    assert isinstance(plain, Document)
    assert (found.article.id, found.article.metadata, found.article.extra) == ("12", {"score": 1}, {"_input_hash": 7})
    [event] = found.events.values()
    named = [(one.role, found.mentions[one.mention].span.text_in(text)) for one in event.arguments]
    assert named == [("Entity", "جون"), ("Place", "القاهرة")]
    assert (plain.article.id, len(plain.mentions)) == ("their-2", 0)


@pytest.mark.parametrize(("answer", "rejected"), [("reject", 6), ("ignore", 0)])
def test_what_was_not_accepted_is_no_gold(tmp_path: Path, answer: str, rejected: int) -> None:
    [task] = tasks(tmp_path / "a.jsonl", document())
    [found] = read(tmp_path / "a.jsonl", task | {"answer": answer})
    assert isinstance(found, Document)
    assert not found.mentions
    assert not found.events
    assert (len(found.candidates), len(found.rejections)) == (6, rejected)
    attack = next(one for one in found.candidates.events if one.id == "attack")
    assert len(attack.arguments) == 4


def test_a_span_that_was_drawn_in_prodigy_joins_ours(tmp_path: Path) -> None:
    [task] = tasks(tmp_path / "a.jsonl", document())
    drawn = {"start": TEXT.index("هم"), "end": TEXT.index("هم") + 2, "token_start": 4, "token_end": 4, "label": "PER"}
    head = next(span for span in task["spans"] if span["id"] == "attack")
    task["spans"].append(drawn)
    task["relations"].append(
        {"head": head["token_end"], "child": 4, "head_span": head, "child_span": drawn, "label": "A"}
    )
    [found] = read(tmp_path / "a.jsonl", task)
    assert isinstance(found, Document)
    last = found.events["attack"].arguments[-1]
    assert (last.role, found.mentions[last.mention].span.text_in(TEXT)) == ("A", "هم")


@pytest.mark.parametrize(
    "change",
    [
        {"spans": [{"start": 0, "end": 99, "label": "X"}]},
        {"spans": [{"start": -1, "end": 2, "label": "X"}]},
        {"spans": [{"start": 0.0, "end": 2, "label": "X"}]},
        {"spans": [{"start": [], "end": {}, "label": "X"}]},
        {"spans": [{"start": 0, "end": 2}]},
        {"spans": [{"start": 0, "end": 2, "label": 7}]},
        {"spans": [{"start": 0, "end": 2, "label": "X", "score": 17}]},
        {"spans": [{"start": 0, "end": 2, "label": "X", "text": "غير"}]},
        {"spans": [{"start": 0, "end": 2, "label": "X.Y", "event": True, "polarity": 3}]},
        {"spans": ["x"]},
        {"relations": [{"head": 0, "child": 1, "label": "R"}]},
        {"relations": [{"head_id": [], "child_span": {"start": []}, "label": "R"}]},
        {"relations": [{"head_id": "m", "child_id": "m", "label": "R"}]},
        {"relations": [{"head_id": "e", "child_id": "m"}]},
    ],
)
def test_what_is_wrong_with_a_task_is_named_and_the_rest_read(tmp_path: Path, change: dict[str, list]) -> None:
    good = {"id": "m", "start": 4, "end": 8, "label": "PER"}
    event = {"id": "e", "start": 0, "end": 3, "label": "Life.Die"}
    victim = {"head_id": "e", "child_id": "m", "label": "Victim"}
    task: dict[str, Any] = {"text": "قتل جندي", "spans": [good, event], "relations": [victim]}
    [problem, found] = read(tmp_path / "a.jsonl", task | {key: [*task[key], *more] for key, more in change.items()})
    assert isinstance(problem, ReadProblem)
    assert problem.line == 1
    assert isinstance(found, Document)
    assert list(found.mentions) == ["m"]
    assert len(found.events["e"].arguments) == 1


def test_spans_and_relations_that_are_no_lists_are_named(tmp_path: Path) -> None:
    *problems, found = read(tmp_path / "a.jsonl", {"text": "قتل جندي", "spans": "x", "relations": {"head": 1}})
    assert len(problems) == 2
    assert isinstance(found, Document)


@pytest.mark.parametrize(
    "line", ["{", "[]", "3", '{"text": 3}', '{"text": ""}', '{"spans": []}', '{"text": "a\\ud800"}', "[" * 100_000]
)
def test_lines_that_are_no_task_are_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{line}\n{{"text": "نصّ"}}\n', encoding="utf-8")
    problem, found = read_prodigy(tmp_path / "a.jsonl", Status.ADDED)
    assert isinstance(problem, ReadProblem)
    assert problem.line == 1
    assert isinstance(found, Document)


def test_tasks_are_told_from_native_lines(tmp_path: Path) -> None:
    from storage.formats.jsonl import write_jsonl

    path = tmp_path / "a.jsonl"
    tasks(path, document())
    assert format_of(path).name == "prodigy"
    long = {"text": "نصّ " * 5000, "spans": [{"start": 0, "end": 3, "label": "X"}]}
    read(path, long)
    assert format_of(path).name == "prodigy"
    with path.open("w", encoding="utf-8") as stream:
        write_jsonl([replace(document(), article=Article("a", "نصّ " * 5000))], stream)
    assert format_of(path).name == "jsonl"


@pytest.mark.shared
def test_the_given_gold_survives(tmp_path: Path, given_gold: list[Document]) -> None:
    write_prodigy(given_gold, tmp_path / "a.jsonl", WriteOptions())
    assert records(tmp_path / "a.jsonl") == [document_to_record(one) for one in given_gold]
