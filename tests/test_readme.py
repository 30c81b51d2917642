import re
from pathlib import Path

from typer.testing import CliRunner

from gui.shortcuts import COMMANDS
from storage.commands import build_app
from storage.formats.registry import FORMATS, Carried

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


def formats_table() -> str:
    """The table of formats as the registry has it."""
    lines = ["| format | `--format` | out | in | extra | does not carry | settings |", "|---|---|---|---|---|---|---|"]
    for format_ in FORMATS.values():
        ways = ["yes" if way else "–" for way in (format_.writer, format_.reader)]
        both = bool(format_.writer and format_.reader)
        missing = ", ".join(str(one) for one in Carried if one not in format_.carries) if both else "see `LOSS.md`"
        settings = ", ".join(f"`{one.name}=`{'/'.join(one.values)}" for one in format_.settings)
        cells = [format_.title, f"`{format_.name}`", *ways, format_.extra, missing if format_.writer else "", settings]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def test_the_table_of_formats_is_that_of_the_registry() -> None:
    assert formats_table() in README


def test_the_system_packages_of_the_readme_are_those_that_a_fresh_machine_needed() -> None:
    needed = (Path(__file__).parent / "fresh" / "packages.txt").read_text(encoding="utf-8").split()
    assert f"`apt-get install -y {' '.join(needed)}`" in README
