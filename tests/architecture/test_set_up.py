"""The first command on a bare machine: what is missing is said in one sentence, and nothing is made half."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = ("basename", "dirname", "echo", "id", "sed", "sh", "touch")


@pytest.fixture
def bare_machine(root: Path, tmp_path: Path) -> Path:
    """A clone's set-up script beside a `bin` that holds what every Unix has, and no Python."""
    shutil.copytree(root / ".ci", tmp_path / "clone" / ".ci")
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (tmp_path / "bin" / tool).symlink_to(found)
    return tmp_path


def add_program(machine: Path, name: str, script: str) -> None:
    program = machine / "bin" / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def set_up(machine: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(machine / "bin"), "LANG": "C.UTF-8"}
    script = machine / "clone" / ".ci" / "set-up"
    return subprocess.run([script], env=environment, capture_output=True, text=True, check=False)


def test_a_machine_without_python_is_told_which_one_to_install(bare_machine) -> None:
    result = set_up(bare_machine)
    assert result.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13" in result.stderr
    assert "no Python at all" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_machine_with_an_old_python_is_told_what_it_has(bare_machine) -> None:
    add_program(
        bare_machine, "python3", '[ "$1" = --version ] && echo Python 3.9.2; exit $([ "$1" = --version ]; echo $?)'
    )
    result = set_up(bare_machine)
    assert result.returncode == 1
    assert "this system has Python 3.9.2" in result.stderr


def test_a_python_without_venv_gets_the_exact_command(bare_machine) -> None:
    add_program(bare_machine, "python3", 'case "$2" in *ensurepip*) exit 1 ;; esac')
    result = set_up(bare_machine)
    assert result.returncode == 1
    line = "apt-get install -y python3-venv"
    assert result.stderr.strip().endswith(line)
    assert len(result.stderr.splitlines()) == 1
    assert not (bare_machine / "clone" / ".venv").exists()


def test_a_second_python_without_venv_gets_the_command_for_itself(bare_machine) -> None:
    add_program(bare_machine, "python3", "exit 1")
    add_program(bare_machine, "python3.12", 'case "$2" in *ensurepip*) exit 1 ;; esac')
    assert set_up(bare_machine).stderr.strip().endswith("apt-get install -y python3.12-venv")


def test_every_script_of_the_set_up_may_be_run(root) -> None:
    assert all(os.access(root / ".ci" / name, os.X_OK) for name in ("run", "set-up", "lock"))
