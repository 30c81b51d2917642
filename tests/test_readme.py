import re
from pathlib import Path

from typer.testing import CliRunner

from gui.shortcuts import COMMANDS
from storage.commands import build_app

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_table_of_keys_in_the_readme_is_that_of_the_program() -> None:
    table = README.partition("| what | keys |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (?!\*\*)(.+?) \| (.+?) \|$", table, re.MULTILINE)
    written = {what: tuple(re.findall(r"`([^`]+)`", keys)) for what, keys in rows if what != "---"}
    assert written == {command.source: command.strokes for command in COMMANDS if command.strokes}


def test_every_command_of_the_readme_is_there_and_every_command_is_in_the_readme() -> None:
    shown = set(re.findall(r"^tawsim (\w+)", README, re.MULTILINE))
    listed = CliRunner().invoke(build_app(), ["--help"]).output
    assert shown
    assert all(f" {command} " in listed for command in shown)
