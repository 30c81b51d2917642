"""The commands `tawsim extract` and `tawsim evaluate`."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from extract.commands import register

TEXT = "قصفت طائرات أمريكية قاعدة عسكرية في العراق أمس.\n"


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    app = typer.Typer()
    register(app)
    return app


def run(app: typer.Typer, *arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def records(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_articles_come_out_with_candidates(app: typer.Typer, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("التقى الوزير نظيره في باريس", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    result = run(app, "extract", tmp_path / "a.txt", tmp_path / "b.txt", "--output", out)
    assert result.exit_code == 0
    first, second = records(out.read_text(encoding="utf-8"))
    for mention in first["mentions"]:
        assert first["text"][mention["start"] : mention["end"]] == mention["text"]
        assert mention["status"] == "candidate"
        assert mention["source"].startswith("tawsim/")
    assert {event["label"] for event in first["events"]} == {"Conflict.Attack"}
    assert {event["label"] for event in second["events"]} == {"Contact.Meet"}


def test_the_lexicons_alone_can_be_asked(app: typer.Typer, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    [record] = records(run(app, "extract", tmp_path / "a.txt", "-o", "-", "--engine", "lexicon").stdout)
    assert {mention["source"] for mention in record["mentions"]} == {"lexicon/0.1"}


def test_many_articles_come_out_of_many_processes_in_their_order(app: typer.Typer, tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(f"خبر رقم {number}. {TEXT}", encoding="utf-8")
    arguments = ("extract", tmp_path, "-o", "-", "--engine", "lexicon")
    several = records(run(app, *arguments, "--jobs", "2").stdout)
    assert several == records(run(app, *arguments, "--jobs", "1").stdout)
    assert [record["text"].split(".")[0] for record in several] == [f"خبر رقم {number}" for number in range(20)]


def test_standard_output_gets_nothing_but_json(app: typer.Typer, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run(app, "extract", tmp_path / "a.txt", "-o", "-")
    assert result.exit_code == 0
    [record] = records(result.stdout)
    assert record["mentions"]


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(app: typer.Typer, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run(app, "extract", tmp_path / "missing.txt", tmp_path / "a.txt", "-o", "-")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
    assert len(records(result.stdout)) == 1


def test_an_output_that_cannot_be_written_is_named(app: typer.Typer, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run(app, "extract", tmp_path / "a.txt", "-o", tmp_path / "no" / "out.jsonl")
    assert result.exit_code == 1
    assert "out.jsonl" in result.stderr


def test_without_files_or_output_the_use_is_wrong(app: typer.Typer) -> None:
    assert run(app, "extract").exit_code == 2
    assert run(app, "extract", "a.txt").exit_code == 2
    assert run(app, "evaluate").exit_code == 2


def test_help_shows_examples(app: typer.Typer) -> None:
    assert "tawsim extract article.txt" in run(app, "extract", "--help").stdout
    assert "tawsim evaluate gold.jsonl" in run(app, "evaluate", "--help").stdout


def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    record = {
        "id": "g1",
        "text": "قتل جندي في بغداد",
        "mentions": [{"id": "m1", "label": "GPE", "start": 12, "end": 17}],
        "events": [],
    }
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n{broken\n", encoding="utf-8")
    return path


def test_evaluation_prints_figures_as_json(app: typer.Typer, tmp_path: Path) -> None:
    result = run(app, "evaluate", gold_file(tmp_path), "--json")
    assert result.exit_code == 1  # the second line is broken
    assert "line 2" in result.stderr
    figures = json.loads(result.stdout)
    assert figures["texts"] == 1
    assert figures["mentions"]["by_label"]["GPE"]["f1"] == 1


def test_evaluation_prints_a_table(app: typer.Typer, tmp_path: Path) -> None:
    result = run(app, "evaluate", gold_file(tmp_path))
    assert "mentions" in result.stdout
    assert "GPE" in result.stdout


def test_predictions_are_paired_by_id_and_what_is_missing_is_named(app: typer.Typer, tmp_path: Path) -> None:
    gold = gold_file(tmp_path)
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(json.dumps({"id": "other", "text": "نص"}, ensure_ascii=False), encoding="utf-8")
    result = run(app, "evaluate", gold, predicted, "--json")
    assert result.exit_code == 1
    assert "has no article g1" in result.stderr
    assert json.loads(result.stdout)["mentions"]["wanted"] == 1
    predicted.write_text(gold.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    assert json.loads(run(app, "evaluate", gold, predicted, "--json").stdout)["mentions"]["f1"] == 1


def test_columns_are_gold_for_entities(app: typer.Typer, tmp_path: Path) -> None:
    path = tmp_path / "gold.conll"
    path.write_text("وصل O\nالوزير O\nإلى O\nبغداد B-LOC\n\nعاد O\nإلى O\nالقاهرة B-LOC\n", encoding="utf-8")
    result = run(app, "evaluate", path, "--map", "LOC=GPE,LOC,FAC", "--level", "NAM", "--match", "overlap", "--json")
    assert result.exit_code == 0
    figures = json.loads(result.stdout)
    assert figures["mention_overlap"]["wanted"] == 2
    assert figures["mention_overlap"]["by_label"]["LOC"]["right"] == 2
    assert run(app, "evaluate", path).exit_code == 2


def test_a_perfect_reviewers_actions_are_counted(app: typer.Typer, tmp_path: Path) -> None:
    result = run(app, "simulate", gold_file(tmp_path), "--json")
    none, lexicons, model, learning = json.loads(result.stdout)
    assert none["actions_per_article"] == 2
    assert {run["articles"] for run in (lexicons, model, learning)} == {1}
    assert "bundled model" in run(app, "simulate", gold_file(tmp_path)).stdout
