"""CoNLL columns and the table of events: offsets never move, what is lost is counted, formulas are harmless."""

import csv
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from storage.formats.conll import flat, read_conll, write_conll
from storage.formats.csv_events import harmless, write_csv
from storage.formats.problem import ReadProblem
from storage.formats.registry import WriteOptions
from storage.formats.tokens import tokens
from storage.model import Argument, Article, Document, Event, Level, Mention, Span
from storage.model.records import Status
from storage.model.schema_files import load_default_schema
from tests.strategies import reviewed_documents, texts

TEXT = "قصفت طائراتهم جسر المدينة. وقُتل 3 جنود"


def document(text: str = TEXT) -> Document:
    mentions = {
        "a": Mention("a", Span(5, 11), "WEA", Level.NAM),
        "b": Mention("b", Span(14, 25), "FAC"),
        "c": Mention("c", Span(18, 25), "GPE"),
    }
    roles = (Argument("Target", "b"), Argument("Instrument", "a"))
    return Document(
        Article("مقال", text, "عنوان"),
        mentions=mentions,
        events={"x": Event("x", Span(0, 4), "Conflict.Attack", roles)},
    )


def written(path: Path, given_document: Document, **chosen: str) -> list[str]:
    write_conll([given_document], path, WriteOptions(settings=chosen))
    return path.read_text(encoding="utf-8").splitlines()


def test_a_word_is_cut_where_a_mention_ends_inside_it(tmp_path: Path) -> None:
    lines = written(tmp_path / "a.conll", document())
    rows = [line.split() for line in lines if line and not line.startswith(("#", "-DOC"))]
    assert ["طائرات", "-", "-", "B-WEA"] in rows
    assert ["هم", "-", "-", "O"] in rows
    assert [row[-1] for row in rows[3:5]] == ["B-FAC", "I-FAC"]
    assert lines.index("") < len(lines)


def test_bioes_says_where_a_mention_ends(tmp_path: Path) -> None:
    tags = [line.split()[-1] for line in written(tmp_path / "a.conll", document(), scheme="bioes")[3:] if line]
    assert tags[:5] == ["O", "S-WEA", "O", "B-FAC", "E-FAC"]


def test_the_innermost_of_nested_mentions_can_be_asked(tmp_path: Path) -> None:
    tags = [line.split()[-1] for line in written(tmp_path / "a.conll", document(), flat="innermost")[3:] if line]
    assert tags[:5] == ["O", "B-WEA", "O", "O", "B-GPE"]


def test_what_is_lost_is_counted(tmp_path: Path) -> None:
    lines = write_conll([document()], tmp_path / "a.conll", WriteOptions()).lines()
    assert "Events left out: 1." in lines
    assert "Mentions left out that nest or cross: 1." in lines
    assert "Names no longer told from common nouns: 1." in lines


@settings(max_examples=60)
@given(reviewed_documents())
def test_text_and_flat_mentions_survive(tmp_path_factory: pytest.TempPathFactory, given_document: Document) -> None:
    path = tmp_path_factory.mktemp("conll") / "a.conll"
    written(path, given_document)
    [found] = read_conll(path, Status.ADDED)
    assert isinstance(found, Document), found
    assert (found.article.id, found.text) == (given_document.article.id, given_document.text)
    kept = flat(list(given_document.mentions.values()), inner=False)
    visible = {(one.label, *_trimmed(found.text, one.span)) for one in kept if one.span.text_in(found.text).strip()}
    assert {(one.label, one.span.start, one.span.end) for one in found.mentions.values()} == visible


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    """Columns hold no white space, so that a span that begins or ends with some comes back without it."""
    inner = span.text_in(text)
    return span.start + len(inner) - len(inner.lstrip()), span.end - len(inner) + len(inner.rstrip())


@given(texts())
def test_tokens_cover_all_but_white_space_in_order(text: str) -> None:
    found = tokens(text, range(0, len(text), 3))
    assert "".join(span.text_in(text) for span in found) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_columns_of_others_are_one_article_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "other.conll"
    path.write_text("وصل O\nجون B-PERS\nكيري I-PERS\n\nعاد O\n", encoding="utf-8")
    [found] = read_conll(path, Status.CANDIDATE)
    assert isinstance(found, Document)
    assert found.text == "وصل جون كيري\nعاد"
    assert [one.span.text_in(found.text) for one in found.candidates.mentions] == ["جون كيري"]


@pytest.mark.parametrize(
    ("content", "problems"),
    [(b"\xff\xfe", 1), ("كلمة\n".encode(), 1), ("# article = {\nكلمة O\n".encode(), 1), (b"", 0)],
)
def test_hostile_columns_are_named(tmp_path: Path, content: bytes, problems: int) -> None:
    path = tmp_path / "bad.conll"
    path.write_bytes(content)
    found = list(read_conll(path, Status.ADDED))
    assert sum(isinstance(item, ReadProblem) for item in found) == problems


def test_seqeval_reads_the_tags(tmp_path: Path) -> None:
    metrics = pytest.importorskip("seqeval.metrics", exc_type=ImportError)
    tags = [line.split()[-1] for line in written(tmp_path / "a.conll", document())[3:] if line]
    assert metrics.f1_score([tags], [tags]) == 1


def test_nervaluate_counts_the_flat_mentions_as_exact_evaluation_does(tmp_path: Path) -> None:
    nervaluate = pytest.importorskip("nervaluate", exc_type=ImportError)
    gold = document()
    other = replace(gold.mentions["a"], label="VEH")
    guessed = replace(gold, mentions={**gold.mentions, "a": other}, events={})

    def tags(path: Path) -> list[str]:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [line.split()[-1] for line in lines if line and not line.startswith(("#", "-DOC"))]

    write_conll([replace(gold, events={})], tmp_path / "gold.conll", WriteOptions())
    write_conll([guessed], tmp_path / "guess.conll", WriteOptions())
    columns = [[tags(tmp_path / name)] for name in ("gold.conll", "guess.conll")]
    told = nervaluate.Evaluator(*columns, ["WEA", "FAC", "VEH"], loader="list")
    strict = told.evaluate()["overall"]["strict"]
    assert (strict.correct, strict.incorrect, strict.missed, strict.spurious) == (1, 1, 0, 0)
    assert strict.f1 == pytest.approx(0.5)


def test_each_event_is_a_row_with_its_roles(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    loss = write_csv([document()], path, WriteOptions(schema=load_default_schema()))
    with path.open(encoding="utf-8-sig", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert (row["type"], row["trigger"], row["Target"], row["Instrument"]) == (
        "Conflict.Attack",
        "قصفت",
        "جسر المدينة",
        "طائرات",
    )
    assert row["sentence"] == TEXT
    assert "Mentions left out that play no role: 1." in loss.lines()


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_what_a_spreadsheet_would_run_is_made_harmless(value: str) -> None:
    assert harmless(value) == f"'{value}"


def test_each_docstart_of_others_begins_an_article(tmp_path: Path) -> None:
    path = tmp_path / "other.conll"
    begins = "-DOCSTART- -X- -X- O\n\n"
    path.write_text(f"{begins}وصل - - O\nكيري - - B-PER\n\n{begins}عاد - - O\n", encoding="utf-8")
    found = list(read_conll(path, Status.ADDED))
    assert [one.text for one in found] == ["وصل كيري", "عاد"]
    assert [len(one.mentions) for one in found] == [1, 0]
