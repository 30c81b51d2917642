"""A wheel built from the tree, installed in an empty environment elsewhere, is the whole program."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow

ROOMS = ("assets", "extract", "gui", "storage")
NOT_SHIPPED = {"assets/build_translations.py"}


@pytest.fixture(scope="module")
def tree(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the wheel is built from, without anything that a build left behind."""
    copy = tmp_path_factory.mktemp("tree")
    for room in ROOMS:
        shutil.copytree(root / room, copy / room, ignore=shutil.ignore_patterns("__pycache__", "*.qm"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(root / name, copy)
    return copy


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder), cwd=tree)
    [built] = folder.glob("tawsim-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel and sees the dependencies installed here, but not this tree.

    A folder named in a `.pth` file is searched for modules, its own `.pth` files are not read; so the editable install
    of the tree that this very run uses stays out of sight, and nothing has to be downloaded.
    """
    folder = tmp_path_factory.mktemp("elsewhere") / "environment"
    venv.create(folder, with_pip=False)
    [packages] = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", "--force-reinstall", str(wheel), cwd=folder)
    return folder


@pytest.fixture
def without(environment: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Gives an environment like the other, from which the room of that name is deleted."""

    def copy(room: str) -> Path:
        folder = Path(shutil.copytree(environment, tmp_path / "environment", symlinks=True))
        [packages] = folder.glob("lib/python*/site-packages")
        shutil.rmtree(packages / room)
        return folder

    return copy


def run(*command: str, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    surroundings = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    result = subprocess.run(
        command, cwd=cwd, env=surroundings | changes, capture_output=True, text=True, check=False, timeout=60
    )
    assert result.returncode == 0, f"{' '.join(command)}\n{result.stdout}{result.stderr}"
    return result


def tawsim(environment: Path, *arguments: str, cwd: Path) -> str:
    """What the installed command prints, run in `cwd` as one without display and without data of its own would."""
    program = (str(environment / "bin" / "python"), "-P", "-c", "from storage.commands import main; main()")
    return run(*program, *arguments, cwd=cwd, QT_QPA_PLATFORM="", DISPLAY="", XDG_DATA_HOME=str(cwd / "data")).stdout


def python(environment: Path, code: str) -> str:
    return run(str(environment / "bin" / "python"), "-P", "-c", code, cwd=environment.parent).stdout.strip()


def test_the_wheel_holds_every_module_and_every_file_of_data_and_nothing_else(tree, wheel) -> None:
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    files = {path.relative_to(tree).as_posix() for room in ROOMS for path in (tree / room).rglob("*") if path.is_file()}
    translations = {name for name in files if name.endswith(".ts")}
    files |= {name.removesuffix("ts") + "qm" for name in translations}
    files = {name for name in files if "__pycache__" not in name}
    assert names == files - translations - NOT_SHIPPED


def test_the_installed_rooms_come_from_the_wheel_and_not_from_this_tree(environment) -> None:
    places = python(environment, f"import {', '.join(ROOMS)}; print(*(room.__file__ for room in ({', '.join(ROOMS)})))")
    assert all(Path(place).is_relative_to(environment) for place in places.split())


def test_the_installed_translations_can_be_loaded(environment) -> None:
    code = """
from importlib.resources import files
from PySide6.QtCore import QTranslator
data = files("assets").joinpath("translations/tawsim_ar.qm").read_bytes()
print(QTranslator().load(data), len(data) > 16)
"""
    assert python(environment, code) == "True True"


def test_the_installed_command_says_its_version(environment, tmp_path) -> None:
    program = str(environment / "bin" / "tawsim")
    assert run(program, "--version", cwd=tmp_path).stdout.strip() == "tawsim 0.1.0"


def test_the_installed_command_shows_the_sample_articles_from_another_folder(environment, tmp_path) -> None:
    tawsim(environment, cwd=tmp_path)
    assert (tmp_path / "out" / "tawsim.png").read_bytes().startswith(b"\x89PNG")
    record = json.loads((tmp_path / "out" / "candidates.jsonl").read_text(encoding="utf-8"))
    assert len(record["mentions"]) > 20
    assert all(record["text"][item["start"] : item["end"]] == item["text"] for item in record["mentions"])


def test_without_the_extraction_room_an_article_is_imported_and_shown_all_the_same(without, tmp_path) -> None:
    environment = without("extract")
    (tmp_path / "news.txt").write_text("زار الوزير باريس أمس.\n", encoding="utf-8")
    tawsim(environment, "import", "news.txt", cwd=tmp_path)
    tawsim(environment, "--article", "news.txt", cwd=tmp_path)
    assert (tmp_path / "out" / "tawsim.png").exists()


def test_without_the_window_room_articles_are_extracted_imported_and_exported(without, tmp_path) -> None:
    environment = without("gui")
    (tmp_path / "news.txt").write_text("زار الوزير باريس أمس.\n", encoding="utf-8")
    record = json.loads(tawsim(environment, "extract", "news.txt", "--output", "-", cwd=tmp_path))
    assert record["text"].startswith("زار الوزير باريس أمس.")
    tawsim(environment, "import", "news.txt", cwd=tmp_path)
    assert "news" in tawsim(environment, "list", cwd=tmp_path)
