"""Build step: Qt's compiled translations (`*.qm`) from their sources (`*.ts`), for wheels and editable installs."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsBuildHook(BuildHookInterface[Any]):
    """Hatchling calls this before it gathers files; the wheel's `artifacts` setting then takes the results along."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compiles every translation of the tree that is built."""
        release(Path(self.root) / "assets" / "translations")


def release(folder: Path) -> list[Path]:
    """The compiled files, one beside each source in `folder`; RuntimeError with lrelease's own words if one fails."""
    return [_released(source) for source in sorted(folder.glob("*.ts"))]


def qt_tool(name: str) -> Path:
    """Path of a program that PySide6's wheel brings, such as `lrelease`; nothing of PySide6 is imported for it."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise RuntimeError(f"{name} comes with PySide6-Essentials, which is not installed for {sys.executable}.")
    return Path(spec.origin).parent / name


def _released(source: Path) -> Path:
    target = source.with_suffix(".qm")
    command = [str(qt_tool("lrelease")), "-silent", str(source), "-qm", str(target)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode or not target.exists():
        hint = "`python -m gui.system_libraries tools` tells which system libraries are missing, if any."
        raise RuntimeError(f"lrelease could not compile {source.name}: {result.stdout}{result.stderr}\n{hint}")
    return target
