import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from storage.commands import build_app
from storage.commands.output import with_progress
from storage.database import open_database
from storage.model import ReviewStatus, decisions
from storage.reviewers import default_reviewer
from storage.reviews import open_review, save_edit

TEXT = "قصفت الطائرات الجسر"
MENTION = {"id": "m1", "label": "FAC", "start": 14, "end": 19}
EVENT = {
    "id": "e1",
    "label": "Conflict.Attack",
    "start": 0,
    "end": 4,
    "arguments": [{"role": "Target", "mention": "m1"}],
}
RECORD = {"id": "gold", "title": "عنوان", "text": TEXT, "mentions": [MENTION], "events": [EVENT]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "articles.sqlite"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with a text and a line of gold."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "خبر.txt").write_text("وصل الرئيس إلى بغداد", encoding="utf-8")
    (folder / "gold.jsonl").write_text(json.dumps(RECORD, ensure_ascii=False), encoding="utf-8")
    return folder


def tawsim(*arguments: object, status: int = 0) -> Result:
    result = CliRunner().invoke(build_app(), [str(argument) for argument in arguments], prog_name="tawsim")
    assert result.exit_code == status, f"{result.output}{result.exception!r}"
    return result


def test_articles_go_in_are_listed_and_come_out(path, news, tmp_path) -> None:
    assert tawsim("import", news, "--database", path).stdout == "2 added.\n"
    assert tawsim("import", news, "--database", path).stdout == "0 added, 2 there already.\n"
    lines = tawsim("list", "--database", path).stdout.splitlines()
    assert [line.split() for line in lines] == [
        ["finished", "0/0", "1", "1", "gold", "عنوان"],
        ["new", "0/0", "0", "0", "خبر", "خبر"],
    ]
    tawsim("export", "--output", tmp_path / "out.jsonl", "--database", path)
    (record,) = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (record["id"], record["mentions"][0]["text"]) == ("gold", "الجسر")


def test_json_alone_goes_to_standard_output(path, news) -> None:
    (news / "empty.txt").touch()
    result = tawsim("import", news, "-d", path, "--json", status=1)
    said = json.loads(result.stdout)
    assert [article["id"] for article in said["articles"]] == ["gold", "خبر"]
    assert said["problems"] == [{"path": str(news / "empty.txt"), "line": None, "reason": "It is empty."}]
    assert result.stderr == f"{news / 'empty.txt'}: It is empty.\n"
    listed = json.loads(tawsim("list", "-d", path, "--json").stdout)
    assert [(one["id"], one["status"], one["mentions"]) for one in listed] == [
        ("gold", "finished", 1),
        ("خبر", "new", 0),
    ]
    shown = json.loads(tawsim("show", "gold", "-d", path, "--json").stdout)
    assert shown["events"][0]["arguments"] == [{"role": "Target", "mention": "m1", "status": "added"}]


def test_the_list_can_be_narrowed_to_a_status(path, news) -> None:
    tawsim("import", news, "-d", path)
    assert "gold" not in tawsim("list", "-d", path, "--status", "new").stdout
    assert tawsim("list", "-d", path, "--status", "flagged").stdout == ""


def test_a_file_that_cannot_be_read_is_named_and_the_status_is_1(path, news) -> None:
    result = tawsim("import", news / "gone.txt", news, "-d", path, status=1)
    assert result.stdout == "2 added, 1 not read.\n"
    assert "gone.txt: It cannot be read: No such file or directory." in result.stderr


def test_remarks_are_said_but_are_no_failure(path, news) -> None:
    strange = json.dumps(RECORD | {"mentions": [MENTION | {"label": "PLANET"}]})
    (news / "gold.jsonl").write_text(strange, encoding="utf-8")
    assert "has no “PLANET”" in tawsim("import", news, "-d", path).stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "nothing"], "No article has an id or a title like “nothing”"),
        (["export", "-o", "/nowhere/out.jsonl"], "cannot be written"),
        (["import", "x.txt", "--schema", "gone.toml"], "The schema gone.toml cannot be read"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_the_status_1(path, arguments, words) -> None:
    result = tawsim(*arguments, "--database", path, status=1)
    assert result.stderr.startswith("tawsim: ")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr


def test_a_database_that_is_none_is_said(tmp_path) -> None:
    result = tawsim("list", "--database", tmp_path, status=1)
    assert result.stderr == f"tawsim: {tmp_path} is a folder, not a database; name a file in it.\n"


@pytest.mark.parametrize("arguments", [["nonsense"], ["import"], ["export"], ["list", "--status", "sleeping"]])
def test_a_command_that_makes_no_sense_has_status_2(arguments) -> None:
    tawsim(*arguments, status=2)


@pytest.mark.parametrize("command", ["import", "export", "list", "show"])
def test_help_has_an_example(command) -> None:
    assert f"tawsim {command} " in tawsim(command, "--help").stdout


def test_the_version_is_said() -> None:
    assert tawsim("--version").stdout.startswith("tawsim ")


def test_a_database_named_before_the_command_is_meant_too(path, news) -> None:
    tawsim("import", news, "-d", path)
    assert "gold" in tawsim("--database", path, "list").stdout


def test_without_finished_reviews_the_export_says_so(path, news, tmp_path) -> None:
    (news / "gold.jsonl").unlink()
    tawsim("import", news, "-d", path)
    result = tawsim("export", "-o", tmp_path / "out.jsonl", "-d", path)
    assert result.stderr == "No review is finished yet; --all exports the others too.\n"
    assert "خبر" in tawsim("export", "-o", "-", "--all", "-d", path).stdout


def test_several_reviewers_of_an_article_are_told_apart(path, news) -> None:
    tawsim("import", news, "-d", path, "--reviewer", "سلمى")
    tawsim("import", news, "-d", path, "--reviewer", "هند")
    lines = [json.loads(line) for line in tawsim("export", "-o", "-", "-d", path).stdout.splitlines()]
    assert [line["reviewer"] for line in lines] == ["سلمى", "هند"]
    (alone,) = tawsim("export", "-o", "-", "-d", path, "--reviewer", "هند").stdout.splitlines()
    assert "reviewer" not in json.loads(alone)


def test_layers_and_statuses_choose_what_is_exported(path, tmp_path) -> None:
    source = tmp_path / "proposed.jsonl"
    source.write_text(json.dumps(RECORD), encoding="utf-8")
    tawsim("import", source, "-d", path, "--default-status", "candidate", "--reviewer", "سلمى")
    database = open_database(path)
    with database.begin() as session:
        review = open_review(session, "gold", "سلمى")
    save_edit(database, review, decisions.accept(review.document, "m1"))
    save_edit(database, review, decisions.set_status(review.document, ReviewStatus.FLAGGED))
    database.close()

    def exported(*options: str) -> list[list[str]]:
        lines = tawsim("export", "-o", "-", "-d", path, *options).stdout.splitlines()
        return [[item["status"] for item in (*r["mentions"], *r["events"])] for r in map(json.loads, lines)]

    assert exported() == []
    assert exported("--status", "flagged") == [["accepted"]]
    assert exported("--all", "--layer", "both") == [["accepted", "candidate"]]
    assert exported("--all", "--layer", "candidates") == [["candidate", "candidate"]]


def test_an_article_is_shown_with_its_annotation_in_words_where_there_is_no_colour(path, news) -> None:
    tawsim("import", news, "-d", path)
    assert tawsim("show", "عنوان", "-d", path).stdout.splitlines() == [
        "عنوان",
        "",
        TEXT,
        "",
        "FAC: الجسر",
        "Conflict.Attack: قصفت",
        "  Target: الجسر",
    ]


def test_an_article_is_shown_ordered_and_joined_on_request(path, news) -> None:
    tawsim("import", news, "-d", path)
    lines = tawsim("show", "gold", "-d", path, "--bidi", "app").stdout.splitlines()
    assert lines[2].strip() == "ﺮﺴﺠﻟﺍ ﺕﺍﺮﺋﺎﻄﻟﺍ ﺖﻔﺼﻗ"
    assert len(lines[2]) > len(TEXT)  # at the right margin


def test_colours_of_spans_survive_the_order_of_the_terminal(path, news, monkeypatch) -> None:
    tawsim("import", news, "-d", path)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLORTERM", "truecolor")
    line = tawsim("show", "gold", "-d", path, "--bidi", "app").stdout.splitlines()[2]
    coloured = [piece.partition("m")[2] for piece in line.split("\x1b[")[1:] if not piece.startswith("0m")]
    assert coloured == ["ﺮﺴﺠﻟﺍ", "ﺖﻔﺼﻗ"]


def test_a_long_article_is_broken_before_it_is_turned_round(path, tmp_path) -> None:
    words = [f"كلمة{number}" for number in range(40)]
    (tmp_path / "long.txt").write_text(" ".join(words), encoding="utf-8")
    tawsim("import", tmp_path / "long.txt", "-d", path)
    lines = tawsim("show", "long", "-d", path, "--bidi", "app").stdout.splitlines()[2:]
    assert lines[0].endswith("0ﺔﻤﻠﻛ") or "0" in lines[0].split()[-1]
    assert "39" in next(line for line in reversed(lines) if line.strip())


@pytest.fixture
def installed(tmp_path: Path) -> list[str]:
    """The console script, or the same by module where only the tree is there."""
    script = Path(sys.executable).with_name("tawsim")
    return [str(script)] if script.exists() else [sys.executable, "-m", "storage.commands"]


def test_the_command_itself_runs_and_its_output_can_be_cut_off(installed, path, tmp_path) -> None:
    records = (json.dumps({"id": f"a{n}", "text": f"نص {n} " * 100}, ensure_ascii=False) for n in range(300))
    (tmp_path / "many.jsonl").write_text("\n".join(records), encoding="utf-8")
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    subprocess.run([*installed, "import", tmp_path / "many.jsonl", "-d", path], check=True, env=environment)
    command = [*installed, "export", "--all", "-o", "-", "-d", path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert "نص" in process.stdout.readline().decode()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_help_loads_neither_the_database_nor_the_window() -> None:
    code = """
import sys
from typer.testing import CliRunner
from storage.commands import build_app
CliRunner().invoke(build_app(), ["--help"])
print(*sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert "storage" in loaded
    assert not loaded & {"sqlalchemy", "alembic", "trafilatura", "lxml", "babel", "PySide6", "bidi", "arabic_reshaper"}


def test_without_the_other_rooms_the_command_is_still_there(tmp_path, root) -> None:
    shutil.copytree(root / "storage", tmp_path / "storage", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "assets", tmp_path / "assets", ignore=shutil.ignore_patterns("__pycache__"))
    code = """
import importlib.metadata, sys
sys.path.insert(0, sys.argv.pop())
sys.modules["gui"] = sys.modules["extract"] = None
import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name: None if name in ("gui", "extract") else find(name)
from storage.commands import main
main()
"""
    for arguments, status in ((["--help"], 0), ([], 0), (["list", "--help"], 0), (["extract"], 2)):
        command = [sys.executable, "-P", "-c", code, *arguments, str(tmp_path)]
        run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
        assert run.returncode == status, run.stderr
        assert ("export" in run.stdout) == (status == 0 and "list" not in arguments)


def test_a_bar_appears_only_on_a_terminal_and_after_a_while(monkeypatch) -> None:
    read, write = pty.openpty()
    with os.fdopen(write, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        assert list(with_progress(range(3), "Quick")) == [0, 1, 2]
        monkeypatch.setattr("storage.commands.output._PATIENCE", -1.0)
        assert list(with_progress(range(3), "Slow")) == [0, 1, 2]
    shown = os.read(read, 10_000).decode()
    os.close(read)
    assert "Slow" in shown
    assert "Quick" not in shown


def test_the_default_reviewer_is_the_systems_user(monkeypatch) -> None:
    monkeypatch.setenv("LOGNAME", "salma")
    assert default_reviewer() == "salma"

    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert default_reviewer() == "reviewer"


def test_titles_are_ordered_in_a_terminal_that_does_not(path, news, monkeypatch) -> None:
    tawsim("import", news, "-d", path)
    monkeypatch.setattr("storage.commands.bidi.terminal_orders", lambda: False)
    assert "ﻥﺍﻮﻨﻋ" in tawsim("list", "-d", path).stdout


def test_brat_goes_out_and_comes_back(path, news, tmp_path) -> None:
    tawsim("import", news, "--database", path)
    result = tawsim("export", "--format", "brat", "--output", tmp_path / "brat", "--database", path)
    assert "Titles left out: 1." in result.stderr
    assert "Titles" in (tmp_path / "brat" / "LOSS.md").read_text(encoding="utf-8")
    assert (tmp_path / "brat" / "annotation.conf").exists()
    again = tmp_path / "again.sqlite"
    assert tawsim("import", tmp_path / "brat", "--database", again).stdout == "1 added.\n"
    tawsim("export", "--output", tmp_path / "back.jsonl", "--database", again)
    record = json.loads((tmp_path / "back.jsonl").read_text(encoding="utf-8"))
    assert [(item["label"], item["start"], item["end"]) for item in record["mentions"]] == [("FAC", 14, 19)]
    assert record["events"][0]["arguments"][0]["role"] == "Target"


def test_a_folder_that_is_not_empty_is_not_written_over(path, news, tmp_path) -> None:
    tawsim("import", news, "--database", path)
    result = tawsim("export", "--format", "brat", "--output", news, "--database", path, status=1)
    assert "not empty" in result.stderr
    assert (news / "gold.jsonl").exists()
    assert not list(tmp_path.glob("*.partial"))


def test_a_format_that_is_not_there_is_wrong_use(path) -> None:
    assert "brat" in tawsim("export", "--format", "word", "--output", "x", "--database", path, status=2).stderr


def test_the_labels_of_another_scheme_come_in_under_ours(path, tmp_path) -> None:
    (tmp_path / "doc.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "doc.ann").write_text(
        f"T1\tPlace 14 19\t{TEXT[14:19]}\nT2\tRaid 0 4\t{TEXT[0:4]}\nE1\tRaid:T2 Victim:T1\n", encoding="utf-8"
    )
    named = ("--map", "Place=FAC", "--map", "Raid=Conflict.Attack", "--map", "Victim=Target")
    result = tawsim("import", tmp_path / "doc.ann", "--format", "brat", *named, "--database", path)
    assert result.stderr == ""
    tawsim("export", "--all", "--output", tmp_path / "back.jsonl", "--database", path)
    record = json.loads((tmp_path / "back.jsonl").read_text(encoding="utf-8"))
    assert [one["label"] for one in record["mentions"] + record["events"]] == ["FAC", "Conflict.Attack"]
    assert record["events"][0]["arguments"][0]["role"] == "Target"


def test_labels_that_are_left_out_do_not_come_in(path, tmp_path) -> None:
    (tmp_path / "doc.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "doc.ann").write_text(f"T1\tFAC 14 19\t{TEXT[14:19]}\nT2\tAge 0 4\t{TEXT[0:4]}\n", encoding="utf-8")
    left_out = ("--leave-out", "Age")
    result = tawsim("import", tmp_path / "doc.ann", "--format", "brat", *left_out, "--database", path)
    assert result.stderr == ""
    tawsim("export", "--all", "--output", tmp_path / "back.jsonl", "--database", path)
    record = json.loads((tmp_path / "back.jsonl").read_text(encoding="utf-8"))
    assert [one["label"] for one in record["mentions"]] == ["FAC"]


@pytest.mark.parametrize("arguments", [("--map", "Place"), ("--format", "csv")])
def test_an_import_that_is_asked_for_wrongly_takes_nothing(path, news, arguments) -> None:
    tawsim("import", news, *arguments, "--database", path, status=2)
    assert not path.exists()


def test_a_file_is_read_as_the_format_that_was_named(path, tmp_path) -> None:
    (tmp_path / "notes.jsonl").write_text("وصل الرئيس إلى بغداد", encoding="utf-8")
    assert "1 not read" in tawsim("import", tmp_path / "notes.jsonl", "--database", path, status=1).stdout
    assert tawsim("import", tmp_path / "notes.jsonl", "--format", "text", "--database", path).stdout == "1 added.\n"


def test_a_preview_says_what_would_come_and_writes_nothing(path, news, tmp_path) -> None:
    strange = tmp_path / "strange.jsonl"
    record = RECORD | {"id": "s", "text": TEXT + ".", "mentions": [MENTION | {"label": "Building"}], "events": []}
    strange.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    lines = tawsim("preview", news, strange, "--database", path).stdout.splitlines()
    assert lines == [
        "3 articles, 0 there already: jsonl (2), text (1)",
        "2 mentions, 1 event, 0 candidates",
        "unknown mention Building: 1 (--map Building=… or --leave-out)",
    ]
    assert tawsim("list", "--database", path).stdout == ""
    assert "unknown" not in tawsim("preview", strange, "--map", "Building=FAC", "--database", path).stdout
    strange.write_text("{", encoding="utf-8")
    assert "strange.jsonl" in tawsim("preview", strange, "--database", path, status=1).stderr
