"""What happened is told and asked in bars, pickers and sheets of the window: no box of Qt's stops the work."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BOXES = {"QMessageBox", "QDialog", "QInputDialog", "QErrorMessage", "QProgressDialog", "QWizard", "QColorDialog"}
PLACES = {"databases.py", "exporting.py", "importing.py", "learning.py"}
"""Where the system's own dialog asks for a file's place, which only it may know."""


def boxes_in(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        if name in BOXES:
            yield name
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setModal":
            yield "setModal"
        if isinstance(node, ast.Attribute) and node.attr in ("WindowModal", "ApplicationModal"):
            yield node.attr


def test_no_box_stops_the_work(root: Path) -> None:
    found = {path.name: set(boxes_in(path.read_text(encoding="utf-8"))) for path in (root / "gui").rglob("*.py")}
    assert {name: boxes for name, boxes in found.items() if boxes} == {}


def test_only_the_place_of_a_file_is_asked_by_the_system(root: Path) -> None:
    users = {path.name for path in (root / "gui").rglob("*.py") if "QFileDialog" in path.read_text(encoding="utf-8")}
    assert users <= PLACES


@pytest.mark.parametrize(
    "code", ["QMessageBox.warning(w, 'a', 'b')", "QtWidgets.QDialog(w).exec()", "w.setModal(True)"]
)
def test_a_box_would_be_found(code: str) -> None:
    assert list(boxes_in(code))
