"""The rooms' rules: which package may import what, held by contracts, each broken here once on purpose."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOMS = ("assets", "extract", "gui", "storage")

# File to be added, what it imports, and the contract that must fall.
OFFENCES = [
    ("assets/offence.py", "storage.model", "rooms"),
    ("assets/offence.py", "PySide6.QtCore", "toolkit"),
    ("assets/offence.py", "sqlalchemy", "database"),
    ("storage/offence.py", "gui", "rooms"),
    ("storage/offence.py", "extract", "rooms"),
    ("storage/offence.py", "PySide6", "toolkit"),
    ("storage/offence.py", "gui.fonts", "toolkit"),  # Qt by way of another room
    ("extract/offence.py", "gui", "rooms"),
    ("extract/offence.py", "shiboken6", "toolkit"),
    ("extract/offence.py", "sqlalchemy", "database"),
    ("extract/offence.py", "alembic", "database"),
    ("extract/offence.py", "storage.inner_offence", "extraction"),
    ("gui/offence.py", "sqlalchemy.orm", "database"),
    ("storage/model/offence.py", "assets", "model"),
    ("storage/model/offence.py", "storage.inner_offence", "model"),
]


@pytest.fixture
def tree(root: Path, tmp_path: Path) -> Path:
    """A copy of the rooms and their contracts, with one more module in storage to point at."""
    for room in ROOMS:
        shutil.copytree(root / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    (tmp_path / "storage" / "inner_offence.py").touch()
    return tmp_path


def lint(tree: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"]
    return subprocess.run([*command, "--no-cache", *options], cwd=tree, capture_output=True, text=True, check=False)


def foreign_imports(package: Path) -> set[str]:
    """Top-level modules outside the standard library, and modules of other packages of ours, that `package` imports."""
    own = ".".join(package.parts[-2:])
    return {
        name
        for path in package.rglob("*.py")
        for name in imported_modules(ast.parse(path.read_text(encoding="utf-8")))
        if name.partition(".")[0] not in sys.stdlib_module_names and name != own and not name.startswith(f"{own}.")
    }


def imported_modules(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def loaded_after(statement: str, tree: Path) -> set[str]:
    """Names of the modules that a fresh interpreter holds after that statement, with `tree` before everything else."""
    code = f"import sys; sys.path.insert(0, {str(tree)!r}); {statement}; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True, cwd=tree)
    return set(result.stdout.split())


def test_every_contract_between_the_rooms_holds(root) -> None:
    result = lint(root)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


@pytest.mark.parametrize(("path", "target", "contract"), OFFENCES)
def test_an_import_that_a_room_may_not_make_breaks_its_contract(tree, path, target, contract) -> None:
    (tree / path).write_text(f"import {target}\n", encoding="utf-8")
    result = lint(tree, "--contract", contract)
    assert result.returncode == 1, f"{path} may import {target}: {result.stdout}{result.stderr}"
    assert path.removesuffix(".py").replace("/", ".") in result.stdout


def test_the_model_imports_nothing_but_the_standard_library_and_itself(root) -> None:
    assert foreign_imports(root / "storage" / "model") == set()


@pytest.mark.parametrize("statement", ["import attrs", "from numpy.linalg import norm", "import storage.tables"])
def test_a_model_that_imports_anything_else_is_noticed(tree, statement) -> None:
    (tree / "storage" / "model" / "offence.py").write_text(f"def f():\n    {statement}\n", encoding="utf-8")
    assert len(foreign_imports(tree / "storage" / "model")) == 1


def test_importing_the_model_loads_neither_the_database_nor_the_toolkit(root) -> None:
    loaded = loaded_after("import storage.model", root)
    assert "storage.model.document" in loaded
    assert not {"sqlalchemy", "alembic", "PySide6", "shiboken6"} & {name.partition(".")[0] for name in loaded}


def test_a_package_that_loads_the_database_for_the_model_is_noticed(tree) -> None:
    (tree / "storage" / "__init__.py").write_text("import sqlalchemy\n", encoding="utf-8")
    assert "sqlalchemy" in loaded_after("import storage.model", tree)
