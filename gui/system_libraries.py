"""Which of the system's own shared libraries Qt lacks here, and the one command that installs them.

Qt's wheels bring everything but some thirty libraries that a minimal Linux has not. What is missing shows as an
ImportError or, for a visible window, as an abort of the whole process; so this asks the loader first. Standard library
only, and it works without PySide6: `python -m gui.system_libraries xcb` tells what a machine needs before anything is
installed. The lists are the ELF `NEEDED` entries of the wheels' libraries; a test holds them against the wheel in use.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from storage.model.errors import TawsimError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OFFSCREEN: Final = "offscreen"
XCB: Final = "xcb"
WAYLAND: Final = "wayland"
TOOLS: Final = "tools"

_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
_TOOLS = {
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
PACKAGES: Final[Mapping[str, Mapping[str, str]]] = {
    OFFSCREEN: _ALWAYS,
    XCB: _ALWAYS | _X11,
    WAYLAND: _ALWAYS | _WAYLAND,
    TOOLS: _ALWAYS | _TOOLS,
}
"""Shared library to Debian package, by what wants it: an unseen window, one under X11, one under Wayland, lrelease."""


class MissingLibrariesError(TawsimError):
    """Qt cannot start for want of system libraries; the message ends in the command that installs them."""


def require(platform: str) -> None:
    """Raises MissingLibrariesError unless Qt can be imported here and load its plug-in of that name.

    Costs the 12 ms of loading Qt's libraries, which the import of QtGui then saves. To be called before anything of
    PySide6 is imported. A platform that has no list here passes: Qt answers for it itself.
    """
    plugin = _plugin(platform)
    if plugin is None:
        return
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        raise MissingLibrariesError(advice(missing(platform) or (str(error).partition(":")[0],))) from error


def display_platforms(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Qt's platforms that could show a window under that environment, in the order Qt tries them; none: no display.

    `QT_QPA_PLATFORM` decides alone where it is set, as Qt has it (alternatives by `;`, options after `:`).
    """
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen:
        return tuple(name for name in (part.partition(":")[0] for part in chosen.split(";")) if name != OFFSCREEN)
    if not sys.platform.startswith("linux"):
        return ("cocoa",)
    found = (XCB,) if environment.get("DISPLAY") else ()
    if not environment.get("WAYLAND_DISPLAY"):
        return found
    return (WAYLAND, *found) if environment.get("XDG_SESSION_TYPE") == "wayland" else (*found, WAYLAND)


def require_display(platforms: Sequence[str]) -> None:
    """Raises MissingLibrariesError unless Qt can load one of its plug-ins for those platforms."""
    first: MissingLibrariesError | None = None
    for platform in platforms:
        try:
            require(platform)
        except MissingLibrariesError as error:
            first = first or error
        else:
            return
    if first is not None:
        raise first


def missing(platform: str) -> tuple[str, ...]:
    """The shared libraries on the list for that platform that the loader does not find, by name."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(library for library in PACKAGES.get(platform, {}) if not _loads(library))


def packages_of(libraries: Iterable[str]) -> tuple[str, ...]:
    """The Debian packages that hold those libraries, sorted; libraries on no list are left out."""
    known = {library: package for table in PACKAGES.values() for library, package in table.items()}
    return tuple(sorted({known[library] for library in libraries if library in known}))


def advice(libraries: Sequence[str]) -> str:
    """One sentence that names the libraries and the one command that installs them, where the system has apt-get."""
    packages = packages_of(libraries)
    lacking = f"Tawsim cannot start, because Qt needs {_counted(libraries)} that this system lacks"
    if not packages or shutil.which("apt-get") is None:
        return f"{lacking} ({', '.join(libraries)}); install the packages of your system that hold them."
    return f"{lacking}; install what is missing with:  {install_command(packages)}"


def install_command(packages: Iterable[str]) -> str:
    """The apt-get line that installs those packages, as this user has to type it."""
    sudo = "" if os.geteuid() == 0 or shutil.which("sudo") is None else "sudo "
    fetched = any(Path("/var/lib/apt/lists").glob("*_Packages*"))
    return f"{'' if fetched else f'{sudo}apt-get update && '}{sudo}apt-get install -y {' '.join(packages)}"


def main(arguments: Sequence[str]) -> int:
    """Prints the advice for those platforms (`offscreen` if none is named) and returns 1, or 0 where nothing lacks.

    With `--packages` first, only the names of the missing packages are printed, and 0 is returned.
    """
    names_only = arguments[:1] == ["--packages"]
    wanted = arguments[1:] if names_only else arguments
    libraries = list(dict.fromkeys(library for name in wanted or [OFFSCREEN] for library in missing(name)))
    if names_only:
        print(*packages_of(libraries))  # noqa: T201
        return 0
    if libraries:
        print(advice(libraries), file=sys.stderr)  # noqa: T201
    return 1 if libraries else 0


def _plugin(platform: str) -> Path | None:
    spec = find_spec("PySide6")
    if platform not in PACKAGES or not sys.platform.startswith("linux") or spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "Qt" / "plugins" / "platforms"
    return next(iter(sorted(folder.glob(f"libq{platform}*.so"), reverse=True)), None)  # until 6.9 -generic and -egl


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _counted(libraries: Sequence[str]) -> str:
    return "a library" if len(libraries) == 1 else f"{len(libraries)} libraries"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
