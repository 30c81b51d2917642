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
