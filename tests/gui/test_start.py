"""The command from outside: without a display it leaves a picture, with a bad schema one sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]


def tawsim(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    surroundings = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    surroundings.pop("QT_QPA_PLATFORM", None)
    surroundings |= {"PYTHONPATH": str(ROOT), **environment}
    code = "import sys; from storage.commands import main; sys.argv[0] = 'tawsim'; main()"
    command = [sys.executable, "-c", code, "--database", str(folder / "t.sqlite"), *arguments]
    return subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a display")
def test_without_a_display_the_window_and_the_candidates_are_files(tmp_path: Path) -> None:
    article = tmp_path / "news.txt"
    article.write_text("عنوان\n\nأسفر قصف على قاعدة عسكرية في سوريا عن مقتل 3 جنود أمس.\n", encoding="utf-8")
    result = tawsim(tmp_path, "--article", str(article), "--language", "ar")
    assert result.returncode == 0, result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert "no display" in result.stderr
    picture = QImage(str(tmp_path / "out" / "tawsim.png"))
    assert (picture.width(), picture.height()) == (1360, 900)
    record = json.loads((tmp_path / "out" / "candidates.jsonl").read_text(encoding="utf-8"))
    assert record["text"] == article.read_text(encoding="utf-8")
    assert {mention["status"] for mention in record["mentions"]} == {"candidate"}
    assert record["events"]
    for row in (*record["mentions"], *record["events"]):
        assert record["text"][row["start"] : row["end"]] == row["text"]


@pytest.mark.slow
def test_a_faulty_schema_is_refused_in_one_sentence_before_any_window(tmp_path: Path) -> None:
    schema = tmp_path / "mine.toml"
    schema.write_text('id = "mine"\nversion = 3\n', encoding="utf-8")
    result = tawsim(tmp_path, "--schema", str(schema))
    assert result.returncode == 1
    assert "mine.toml" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "t.sqlite").exists()
