"""The lists of system libraries against the Qt wheel in use, and what is said where some are missing."""

import ast
import ctypes
import os
import shutil
import struct
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from gui import system_libraries
from gui.system_libraries import OFFSCREEN, PACKAGES, TOOLS, WAYLAND, XCB, MissingLibrariesError

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these libraries")

LIBC = ("libc.so", "libm.so", "libdl.so", "libpthread.so", "librt.so", "libresolv.so", "libgcc_s.so", "ld-linux")
NEEDED, STRING_TABLE, DYNAMIC_SEGMENT, LOAD_SEGMENT = 1, 5, 2, 1


def needed(library: Path) -> list[str]:
    """Names of the shared libraries that a 64-bit little-endian ELF file asks the loader for."""
    data = library.read_bytes()
    start, _, _, _, size, count = struct.unpack_from("<QQIHHH", data, 32)
    segments = [struct.unpack_from("<IIQQQQ", data, start + index * size) for index in range(count)]
    [(at, length)] = [(segment[2], segment[5]) for segment in segments if segment[0] == DYNAMIC_SEGMENT]
    entries = [struct.unpack_from("<qQ", data, place) for place in range(at, at + length, 16)]
    [table] = [value for tag, value in entries if tag == STRING_TABLE]
    [strings] = [
        table - address + offset
        for kind, _, offset, address, _, extent in segments
        if kind == LOAD_SEGMENT and address <= table < address + extent
    ]
    names = [strings + value for tag, value in entries if tag == NEEDED]
    return [data[name : data.index(b"\0", name)].decode() for name in names]


def foreign_libraries(*libraries: Path) -> set[str]:
    """What those files of the wheel, and all that they lead to inside it, need from the system beside the C library."""
    wheel = pyside()
    ours = {
        path.name: path
        for folder in (wheel, wheel / "Qt" / "lib", wheel.parent / "shiboken6")
        for path in folder.glob("*.so*")
    }
    waiting, seen, foreign = list(libraries), set(), set()
    while waiting:
        library = waiting.pop()
        if library not in seen:
            seen.add(library)
            waiting += [ours[name] for name in needed(library) if name in ours]
            foreign |= {name for name in needed(library) if name not in ours and not name.startswith(LIBC)}
    return foreign


def pyside() -> Path:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def modules_of_qt_in_use(root: Path) -> set[str]:
    """Names such as `QtGui`, from the imports of the whole of gui."""
    names = {
        node.module
        for path in (root / "gui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith("PySide6.")
    }
    return {name.partition(".")[2] for name in names} | {"QtCore", "QtGui", "QtWidgets"}


@pytest.fixture
def broken_loader(monkeypatch) -> set[str]:
    """A loader that misses the libraries whose names are added to the set it gives."""
    absent: set[str] = set()
    load = ctypes.CDLL

    def cdll(name: str) -> ctypes.CDLL | None:
        if name in absent:
            raise OSError(f"{name}: cannot open shared object file: No such file or directory")
        if Path(name).name.startswith("libq"):
            [plugin] = [platform for platform in (XCB, WAYLAND, OFFSCREEN) if f"libq{platform}" in name]
            first = next((library for library in PACKAGES[plugin] if library in absent), None)
            if first is not None:
                raise OSError(f"{first}: cannot open shared object file: No such file or directory")
            return None
        return load(name) if name == "libc.so.6" else None

    monkeypatch.setattr(ctypes, "CDLL", cdll)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return absent


@on_linux
def test_the_list_for_every_window_has_all_that_the_modules_in_use_need(root) -> None:
    modules = [pyside() / f"{name}.abi3.so" for name in modules_of_qt_in_use(root)]
    plugins = pyside() / "Qt" / "plugins"
    wanted = foreign_libraries(
        *modules, plugins / "platforms" / "libqoffscreen.so", plugins / "iconengines" / "libqsvgicon.so"
    )
    assert {"libEGL.so.1", "libglib-2.0.so.0"} <= wanted <= PACKAGES[OFFSCREEN].keys()


@on_linux
def test_the_list_for_x11_has_all_that_its_plugins_need() -> None:
    plugins = pyside() / "Qt" / "plugins"
    wanted = foreign_libraries(plugins / "platforms" / "libqxcb.so", *plugins.glob("xcbglintegrations/*.so"))
    assert {"libxcb-cursor.so.0"} <= wanted <= PACKAGES[XCB].keys()


@on_linux
def test_the_list_for_wayland_has_all_that_its_plugins_need() -> None:
    plugins = pyside() / "Qt" / "plugins"
    beside = [*plugins.glob("wayland-*-client/*.so"), *plugins.glob("wayland-shell-integration/*.so")]
    wanted = foreign_libraries(*plugins.glob("platforms/libqwayland*.so"), *beside)
    assert wanted <= PACKAGES[WAYLAND].keys()


@on_linux
def test_the_list_for_the_build_has_all_that_the_translation_tools_need() -> None:
    assert foreign_libraries(pyside() / "lrelease", pyside() / "lupdate") <= PACKAGES[TOOLS].keys()


@on_linux
def test_a_system_that_has_everything_may_start_offscreen() -> None:
    system_libraries.require(OFFSCREEN)


def test_a_platform_without_a_list_is_left_to_qt() -> None:
    system_libraries.require("minimal")


@on_linux
def test_all_that_is_missing_is_named_in_one_command(broken_loader) -> None:
    broken_loader |= {"libEGL.so.1", "libGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"}
    with pytest.raises(MissingLibrariesError) as caught:
        system_libraries.require(OFFSCREEN)
    assert str(caught.value).endswith("apt-get install -y libegl1 libgl1 libglib2.0-0")
    assert "\n" not in str(caught.value)


@on_linux
def test_what_only_a_visible_window_needs_does_not_stop_one_that_is_not(broken_loader) -> None:
    broken_loader |= {"libxcb-cursor.so.0"}
    system_libraries.require(OFFSCREEN)
    with pytest.raises(MissingLibrariesError, match=r"apt-get install -y libxcb-cursor0$"):
        system_libraries.require(XCB)


@on_linux
def test_a_display_is_good_if_one_of_its_ways_works(broken_loader) -> None:
    broken_loader |= {"libwayland-cursor.so.0"}
    system_libraries.require_display((WAYLAND, XCB))
    broken_loader |= {"libxcb-icccm.so.4"}
    with pytest.raises(MissingLibrariesError, match=r"libwayland-cursor0$"):
        system_libraries.require_display((WAYLAND, XCB))


def test_a_library_on_no_list_is_named_itself(monkeypatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    assert "(libnew.so.7)" in system_libraries.advice(("libnew.so.7",))


def test_a_system_without_apt_is_told_the_libraries(monkeypatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    advice = system_libraries.advice(("libEGL.so.1", "libGL.so.1"))
    assert "libEGL.so.1, libGL.so.1" in advice
    assert "apt-get" not in advice


def test_a_user_who_is_not_root_is_told_to_use_sudo(monkeypatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert "sudo apt-get install -y libegl1" in system_libraries.install_command(["libegl1"])


@pytest.mark.parametrize(
    ("environment", "platforms"),
    [
        ({}, ()),
        ({"DISPLAY": ":0"}, (XCB,)),
        ({"WAYLAND_DISPLAY": "wayland-0"}, (WAYLAND,)),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "XDG_SESSION_TYPE": "wayland"}, (WAYLAND, XCB)),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "XDG_SESSION_TYPE": "x11"}, (XCB, WAYLAND)),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ()),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland;xcb:display=:1"}, (WAYLAND, XCB)),
    ],
)
@on_linux
def test_the_platforms_of_a_display_follow_the_environment(environment, platforms) -> None:
    assert system_libraries.display_platforms(environment) == platforms


def test_the_module_says_on_the_command_line_what_is_missing(monkeypatch, capsys) -> None:
    monkeypatch.setattr(system_libraries, "_loads", lambda name: name != "libGL.so.1")
    monkeypatch.setattr(sys, "platform", "linux")
    assert system_libraries.main([]) == 1
    assert "Tawsim cannot start" in capsys.readouterr().err
    assert system_libraries.main(["--packages", XCB, TOOLS]) == 0
    assert capsys.readouterr().out == "libgl1\n"
