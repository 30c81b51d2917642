"""The surroundings every test runs in: no display, no fonts but ours, no settings or data of the person here."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
_NOT_SHARED = f"needs the folder `shared` beside the work tree; there is no {SHARED}"

_LONG = (
    "tests/journeys/",
    "tests/torture/",
    "tests/architecture/test_wheel",
    "tests/extract/test_train",
    "tests/storage/formats/test_spacy",
    "tests/storage/test_durability",
    "tests/storage/test_articles",
    "tests/gui/test_hostile",
)
"""Files that take longest; begun first, so that no worker is alone with one of them at the end."""

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""
_UNSET = (
    "COLUMNS",
    "FORCE_COLOR",
    "LANGUAGE",
    "LINES",
    "NO_COLOR",
    "QT_AUTO_SCREEN_SCALE_FACTOR",
    "QT_FONT_DPI",
    "QT_IM_MODULE",
    "QT_LOGGING_RULES",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "QT_STYLE_OVERRIDE",
    "TERMINAL_WIDTH",
    "TTY_COMPATIBLE",
)


def _isolate(home: Path) -> None:
    fonts = home / "fonts"
    fonts.mkdir()
    fontconfig = home / "fonts.conf"
    fontconfig.write_text(_FONTCONFIG.format(fonts=fonts, cache=home / "font-cache"), encoding="utf-8")
    for name in _UNSET:
        os.environ.pop(name, None)
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME"):
        directory = home / name.lower()
        directory.mkdir(mode=0o700)
        os.environ[name] = str(directory)
    os.environ |= {
        "FONTCONFIG_FILE": str(fontconfig),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "TZ": "UTC",
    }


# At import: Qt and fontconfig read these once, when the first QApplication is made.
_HOME = Path(tempfile.mkdtemp(prefix="tawsim-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
_isolate(_HOME)

# In CI the same examples every time, so that a red run can be repeated; the clock of a busy machine proves nothing.
# WHOLE=1 looks at more of them.
_EXAMPLES = 100 if os.environ.get("WHOLE") else 50
settings.register_profile(
    "default", max_examples=_EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("default"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(_LONG))
    for item in items:
        if item.get_closest_marker("shared") is not None and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason=_NOT_SHARED))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the work tree; tests that use it are marked `shared` and skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(_NOT_SHARED)
    return SHARED


@pytest.fixture(scope="session")
def root() -> Path:
    """Top of the work tree."""
    return ROOT
