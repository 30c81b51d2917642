"""Loading of the bundled fonts under names of our own, so that a system font of the same name never wins over them."""

from __future__ import annotations

import logging
import struct
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_log = logging.getLogger(__name__)

AMIRI = "Amiri"
NASKH = "Noto Naskh Arabic"
PLEX = "IBM Plex Sans Arabic"
TEXT_FAMILIES = (AMIRI, NASKH)

_PREFIX = "Tawsim "
_FILES: dict[str, tuple[tuple[str, str], ...]] = {
    AMIRI: (("fontpkg_amiri", "files/Amiri-Regular.ttf"),),
    NASKH: (("pylopdf_fonts_ar", "NotoNaskhArabic-Variable.ttf"),),
    PLEX: (
        ("fontpkg_ibm_plex_sans_arabic", "files/IBMPlexSansArabic-Regular.ttf"),
        ("fontpkg_ibm_plex_sans_arabic", "files/IBMPlexSansArabic-Medium.ttf"),
        ("fontpkg_ibm_plex_sans_arabic", "files/IBMPlexSansArabic-SemiBold.ttf"),
    ),
}

_HEADER = struct.Struct(">4sHHHH")
_ENTRY = struct.Struct(">4sIII")
_NAME_HEADER = struct.Struct(">HHH")
_NAME_RECORD = struct.Struct(">HHHHHH")
_FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT, _TYPOGRAPHIC_FAMILY, _TYPOGRAPHIC_STYLE = 1, 2, 3, 4, 6, 16, 17
_WINDOWS_UNICODE_ENGLISH = (3, 1, 0x409)


def text_font(family: str, pixel_size: int) -> QFont:
    """Font for article text: a bundled family by its plain name, any other family as the system has it."""
    font = QFont(loaded_family(family))
    font.setPixelSize(pixel_size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def chip_font(pixel_size: int, *, strong: bool = False) -> QFont:
    """Font of type chips and of the interface, medium weight, or semi-bold when `strong`."""
    font = QFont(loaded_family(PLEX))
    font.setPixelSize(pixel_size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def loaded_family(family: str) -> str:
    """Name under which Qt knows `family`; loads the bundled files at the first call, so a QGuiApplication must live."""
    names = {name for package, path in _FILES.get(family, ()) for name in _load(package, path, family)}
    return names.pop() if len(names) == 1 else family


def _load(package: str, path: str, family: str) -> list[str]:
    try:
        source: Traversable = files(package).joinpath(path)
        data = renamed(source.read_bytes(), _PREFIX + family)
    except (ModuleNotFoundError, OSError, ValueError) as error:
        _log.warning("The bundled font %s could not be read (%s); the system's fonts are used.", family, error)
        return []
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFontFromData(data))


def renamed(font: bytes, family: str) -> bytes:
    """Copy of a TrueType or OpenType file with another family name; ValueError if it is no such file.

    Every other table stays byte for byte as it was, so outlines and shaping cannot change. The new name table goes to
    the end of the file and the old one's bytes stay behind unused; the renamed font lives in memory only.
    """
    tables = _tables(font)
    if b"name" not in tables:
        raise ValueError("a font without a name table")
    _, offset, length = tables[b"name"][1:]
    table = _name_table(family, _style(font[offset : offset + length]))
    body = font + bytes(-len(font) % 4)
    entry = _ENTRY.pack(b"name", _checksum(table), len(body), len(table))
    position = tables[b"name"][0]
    return body[:position] + entry + body[position + _ENTRY.size :] + table


def _tables(font: bytes) -> dict[bytes, tuple[int, int, int, int]]:
    """Table tag to (position of its entry, checksum, offset, length)."""
    if len(font) < _HEADER.size or font[:4] not in {b"\x00\x01\x00\x00", b"OTTO", b"true"}:
        raise ValueError("not a TrueType or OpenType file")
    count = _HEADER.unpack_from(font)[1]
    if len(font) < _HEADER.size + count * _ENTRY.size:
        raise ValueError("a font file that is cut short")
    positions = [_HEADER.size + index * _ENTRY.size for index in range(count)]
    return {entry[0]: (at, *entry[1:]) for at in positions for entry in [_ENTRY.unpack_from(font, at)]}


def _style(table: bytes) -> str:
    _, count, strings = _NAME_HEADER.unpack_from(table)
    found: dict[int, str] = {}
    for index in range(count):
        *where, name, length, offset = _NAME_RECORD.unpack_from(table, _NAME_HEADER.size + index * _NAME_RECORD.size)
        if tuple(where) == _WINDOWS_UNICODE_ENGLISH:
            found[name] = table[strings + offset : strings + offset + length].decode("utf-16-be")
    return found.get(_TYPOGRAPHIC_STYLE) or found.get(_STYLE) or "Regular"


def _name_table(family: str, style: str) -> bytes:
    full = f"{family} {style}"
    names = {
        _FAMILY: family,
        _STYLE: style,
        _UNIQUE: full,
        _FULL: full,
        _POSTSCRIPT: full.replace(" ", ""),
        _TYPOGRAPHIC_FAMILY: family,
        _TYPOGRAPHIC_STYLE: style,
    }
    records, strings = b"", b""
    for name, value in names.items():
        encoded = value.encode("utf-16-be")
        records += _NAME_RECORD.pack(*_WINDOWS_UNICODE_ENGLISH, name, len(encoded), len(strings))
        strings += encoded
    return _NAME_HEADER.pack(0, len(names), _NAME_HEADER.size + len(records)) + records + strings


def _checksum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
