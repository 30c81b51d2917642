"""`tawsim doctor` on a real file that was spoiled behind its back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from storage.commands import build_app

RECORD = {
    "id": "gold",
    "text": "قصفت الطائرات الجسر",
    "mentions": [{"id": "m1", "label": "FAC", "start": 14, "end": 19}],
    "events": [],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(RECORD, ensure_ascii=False), encoding="utf-8")
    path = tmp_path / "articles.sqlite"
    assert tawsim("import", gold, "--database", path).exit_code == 0
    return path


def tawsim(*arguments: object) -> Result:
    return CliRunner().invoke(build_app(), [str(argument) for argument in arguments], prog_name="tawsim")


def test_a_sound_database_is_called_sound(path: Path) -> None:
    result = tawsim("doctor", "--database", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No fault" in result.stderr


def test_faults_are_lines_and_mending_leaves_a_backup(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("UPDATE mentions SET text = 'غيره'")
    found = tawsim("doctor", "--database", path)
    assert found.exit_code == 1
    assert len(found.stdout.splitlines()) == 1
    assert "--mend" in found.stderr
    mended = tawsim("doctor", "--mend", "--database", path)
    assert mended.exit_code == 0
    assert len(list(path.parent.glob("*.before-mending.*.sqlite"))) == 1
    assert tawsim("doctor", "--database", path).exit_code == 0


def test_a_review_that_is_not_what_its_log_says_is_not_exported_until_it_is_mended(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(
        json.dumps(RECORD | {"id": "other", "text": "قصفت الطائرات الجسر ليلا"}, ensure_ascii=False), encoding="utf-8"
    )
    tawsim("import", other, "--database", path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("UPDATE mentions SET label = 'LOC' WHERE review_id = 1")
    target = tmp_path / "out.jsonl"
    export = ("export", "--database", path, "--output", target)
    left_out = tawsim(*export)
    assert left_out.exit_code == 1
    assert "review of the article gold" in left_out.stderr
    assert [json.loads(line)["id"] for line in target.read_text(encoding="utf-8").splitlines()] == ["other"]
    assert tawsim("doctor", "--mend", "--database", path).exit_code == 0
    assert tawsim(*export).exit_code == 0
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["mentions"][0]["label"]) for row in rows] == [("gold", "FAC"), ("other", "FAC")]
