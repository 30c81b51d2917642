"""brat standoff: written as brat defines it, read back whole, and hostile files named line by line."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from storage.formats.brat import read_brat, write_brat
from storage.formats.problem import ReadProblem
from storage.formats.registry import WriteOptions
from storage.model import Argument, Article, Document, Event, Level, Mention, Span
from storage.model.records import Layer, Status
from storage.model.schema_files import load_default_schema
from tests.strategies import reviewed_documents

TEXT = "قصفت 😀 طائراتهم جسر\nالمدينة"
GRAMMAR = {
    "T": re.compile(r"T\d+\t[\w-]+ \d+ \d+(;\d+ \d+)*\t[^\n\t]*$"),
    "E": re.compile(r"E\d+\t[\w-]+:T\d+( [\w-]+:T\d+)*$"),
    "A": re.compile(r"A\d+\t\w+ [TE]\d+ \S+$"),
    "#": re.compile(r"#\d+\t\w+ [TE]\d+\t[^\n\t]*$"),
    "*": re.compile(r"\*\tEquiv( T\d+){2,}$"),
}


def document() -> Document:
    mentions = {
        "a": Mention("a", Span(7, 13), "WEA", Level.NAM, entity="e-1", note="سطر\nثان\\"),
        "b": Mention("b", Span(16, 27), "FAC"),
        "c": Mention("c", Span(20, 27), "GPE", entity="e-1"),
    }
    roles = (Argument("Target", "b"), Argument("Target", "c"), Argument("Instrument", "a"))
    attack = Event("x", Span(0, 4), "Conflict.Attack", roles, modality="other", polarity="negative", note="!")
    return Document(Article("مقال", TEXT), mentions=mentions, events={"x": attack})


def written(folder: Path, *given_documents: Document, **options: object) -> list[Document | ReadProblem]:
    folder.mkdir(exist_ok=True)
    write_brat(given_documents, folder, WriteOptions(**options))  # type: ignore[arg-type]
    return list(read_brat(folder, Status.ADDED))


def essence(document: Document) -> object:
    """What the format carries, without ids."""
    mentions = {id_: (m.span, m.label, m.level, m.note) for id_, m in document.mentions.items()}
    groups: dict[str, list[object]] = {}
    for id_, mention in document.mentions.items():
        if mention.entity is not None:
            groups.setdefault(mention.entity, []).append(mentions[id_])
    events = [
        (e.trigger, e.label, e.modality, e.polarity, e.note, sorted((a.role, mentions[a.mention]) for a in e.arguments))
        for e in document.events.values()
    ]
    return document.text, sorted(mentions.values()), sorted(events), {k: sorted(v) for k, v in groups.items()}  # type: ignore[type-var]


def test_every_line_is_as_brat_defines_it(tmp_path: Path) -> None:
    written(tmp_path / "out", document(), schema=load_default_schema())
    [path] = (tmp_path / "out").glob("*.ann")
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        assert GRAMMAR[line[0]].match(line), line
    text = path.with_suffix(".txt").read_bytes().decode()
    assert text == TEXT
    for line in lines:
        if line[0] == "T":
            _, head, covered = line.split("\t")
            pieces = [tuple(map(int, piece.split())) for piece in head.partition(" ")[2].split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == covered


def test_an_independent_parser_reads_entities_events_and_chains(tmp_path: Path) -> None:
    pybrat = pytest.importorskip("pybrat.parser", exc_type=ImportError)
    given_document = document()
    written(tmp_path / "out", given_document, schema=load_default_schema())
    [example] = pybrat.BratParser().parse(tmp_path / "out")
    assert example.text == TEXT
    spans: list[Mention | Event] = [*given_document.mentions.values(), *given_document.events.values()]
    assert sorted((one.type, one.spans[0].start, one.spans[-1].end, one.mention) for one in example.entities) == sorted(
        (one.label.replace(".", "--"), one.span.start, one.span.end, " ".join(one.span.text_in(TEXT).split()))
        for one in spans
    )
    [event] = example.events
    assert event.trigger.mention == "قصفت"
    assert sorted(one.mention for one in event.arguments) == ["المدينة", "جسر المدينة", "طائرات"]
    [chain] = [one for one in example.relations if one.type == "Equiv"]
    assert {chain.arg1.mention, chain.arg2.mention} == {"طائرات", "المدينة"}


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    [found] = written(tmp_path / "out", document())
    assert isinstance(found, Document)
    assert essence(found) == essence(document())


@settings(max_examples=40)
@given(reviewed_documents())
def test_any_document_survives(tmp_path_factory: pytest.TempPathFactory, given_document: Document) -> None:
    [found] = written(tmp_path_factory.mktemp("brat") / "out", given_document)
    assert isinstance(found, Document), found
    assert essence(found) == essence(given_document)


def test_two_articles_of_one_name_get_two_files(tmp_path: Path) -> None:
    other = replace(document(), article=Article("مقال", TEXT))
    assert len(written(tmp_path / "out", document(), other)) == 2


def test_the_configuration_offers_the_schemas_roles(tmp_path: Path) -> None:
    written(tmp_path / "out", document(), schema=load_default_schema())
    configuration = (tmp_path / "out" / "annotation.conf").read_text(encoding="utf-8")
    line = next(one for one in configuration.splitlines() if one.startswith("Conflict--Attack "))
    assert "Target" in line
    assert "FAC" in line
    assert "[attributes]" in configuration


def test_faulty_lines_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قتل جندي", encoding="utf-8")
    lines = [
        "T1\tPER 4 8\tجندي",
        "T2\tPER 4 80\tجندي",
        "T3\tPER 0 3\tغير",
        "T4\tLife--Die 0 3\tقتل",
        "E1\tLife--Die:T4 Victim:T1 Agent:T9",
        "E2\tLife--Die:T8",
        "A1\tLevel T7 NAM",
        "R1\tPart Arg1:T1 Arg2:T4",
        "T1\tPER 0 3\tقتل",
        "\x00",
    ]
    (tmp_path / "a.ann").write_text("\n".join(lines), encoding="utf-8")
    *problems, found = read_brat(tmp_path, Status.ADDED)
    assert isinstance(found, Document)
    assert sorted(problem.line or 0 for problem in problems if isinstance(problem, ReadProblem)) == [
        2,
        3,
        5,
        6,
        7,
        8,
        9,
        10,
    ]
    assert len(found.mentions) == 1
    [event] = found.events.values()
    assert (event.label, [argument.role for argument in event.arguments]) == ("Life.Die", ["Victim"])


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("سر", encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").symlink_to(secret)
    [problem] = read_brat(folder, Status.ADDED)
    assert isinstance(problem, ReadProblem)


def test_what_is_no_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe")
    [problem] = read_brat(tmp_path, Status.ADDED)
    assert isinstance(problem, ReadProblem)


def test_what_cannot_be_carried_is_said(tmp_path: Path) -> None:
    titled = replace(document(), article=Article("a", TEXT, title="عنوان"))
    (tmp_path / "out").mkdir()
    loss = write_brat([titled], tmp_path / "out", WriteOptions(layer=Layer.BOTH))
    assert loss.lines() == ["Titles left out: 1."]


@pytest.mark.shared
def test_the_given_gold_survives(tmp_path: Path, given_gold: list[Document]) -> None:
    found = written(tmp_path / "out", *given_gold)
    assert sorted(map(repr, map(essence, found))) == sorted(map(repr, map(essence, given_gold)))  # type: ignore[arg-type]
