"""What is committed, and what it may not say: the same tree must build anywhere, from any mirror of the registries."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = Path(".ci/requirements.lock")
ROOMS = ("assets", "extract", "gui", "storage")
TOP_LEVEL = {
    *(".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml"),
    *("assets", "extract", "gui", "storage", "tests"),
}
# One letter of each in brackets, so that this file does not name what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w./])/(?:wor[k]|roo[t]|hom[e]/\w+|User[s]/\w+|opt/pyp[i]|tmp/brie[f])/")
REGISTRY = re.compile(
    r"p[y]pi\.org|pythonhosted\.or[g]|de[b]\.debian\.org|registry\.npm[j]s|--(?:extra-)?index-ur[l] ?[=h]"
)


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[Path]:
    """Every file that git holds or would take, below `root`."""
    if not (root / ".git").exists():
        pytest.skip("this tree is no git work tree, so nothing says which files belong to it")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split("\0")
    return [Path(name) for name in listed if name and (root / name).is_file()]


@pytest.fixture(scope="module")
def project(root: Path) -> dict:
    with (root / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


@pytest.fixture(scope="module")
def pins(root: Path) -> dict[str, Requirement]:
    """Locked requirements by canonical name."""
    lines = (root / LOCK).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    parsed = [Requirement(line.partition(" --hash")[0]) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(requirement.name): requirement for requirement in parsed}


def findings(pattern: re.Pattern[str], root: Path, paths: list[Path]) -> list[str]:
    found = []
    for path in paths:
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path}:{text.count(chr(10), 0, hit.start()) + 1}: {hit[0]}" for hit in pattern.finditer(text)]
    return found


def test_the_top_of_the_tree_holds_what_the_architecture_names_and_nothing_else(tracked) -> None:
    assert {path.parts[0] for path in tracked} <= TOP_LEVEL


def test_no_committed_file_names_a_path_of_one_machine(root, tracked) -> None:
    assert findings(MACHINE_PATH, root, tracked) == []


def test_no_committed_file_names_a_package_registry(root, tracked) -> None:
    assert findings(REGISTRY, root, tracked) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE_PATH, "open('/hom" + "e/someone/article.txt')"),
        (MACHINE_PATH, "see /wor" + "k/main"),
        (REGISTRY, "https://py" + "pi.org/simple"),
        (REGISTRY, "--index-ur" + "l https://mirror.example/simple"),
    ],
)
def test_a_file_that_names_a_machine_or_a_registry_is_found(tmp_path, pattern, text) -> None:
    (tmp_path / "notes.md").write_text(f"first line\n{text}\n", encoding="utf-8")
    assert findings(pattern, tmp_path, [Path("notes.md")])[0].startswith("notes.md:2: ")


def test_every_locked_package_is_pinned_to_one_version_and_has_hashes(root, pins) -> None:
    assert all(str(pin.specifier).startswith("==") for pin in pins.values())
    entries = re.split(r"\n(?=\S)", (root / LOCK).read_text(encoding="utf-8").strip())
    assert len(entries) == len(pins)
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_holds_what_the_project_asks_for(project, pins) -> None:
    extras = project["project"]["optional-dependencies"]
    pinned = chain.from_iterable(extras[name] for name in ("build", "lint", "test"))  # the others are users' own choice
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"], *pinned]
    for requirement in map(Requirement, wanted):
        if requirement.name == project["project"]["name"]:
            continue
        pin = pins[canonicalize_name(requirement.name)]
        version = str(pin.specifier).removeprefix("==")
        assert requirement.specifier.contains(version), f"{pin} does not fit {requirement}; run `make lock`"


def test_every_package_that_the_rooms_import_is_asked_for(root, project) -> None:
    modules = {
        name.partition(".")[0]
        for room in ROOMS
        for path in (root / room).rglob("*.py")
        if path != root / "assets" / "build_translations.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [])
        + ([node.module or ""] if isinstance(node, ast.ImportFrom) else [])
    }
    homes = dict(packages_distributions())
    homes.setdefault("cassis", ["dkpro-cassis"])  # an extra, and not named like its module
    foreign = {name: homes.get(name, [name]) for name in modules - sys.stdlib_module_names - set(ROOMS)}
    extras = project["project"]["optional-dependencies"]
    chosen = chain.from_iterable(extras[name] for name in extras.keys() - {"build", "dev", "lint", "test"})
    lines = [*project["project"]["dependencies"], *chosen]
    asked = {canonicalize_name(Requirement(line).name) for line in lines}
    assert {name for name, found in foreign.items() if not asked & {canonicalize_name(home) for home in found}} == set()


def test_no_deep_learning_framework_is_pulled_in(pins) -> None:
    assert not {"torch", "tensorflow", "jax", "transformers"} & pins.keys()
