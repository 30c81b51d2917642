from __future__ import annotations

import struct
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from gui import fonts

AMIRI_FILE = files("fontpkg_amiri").joinpath("files/Amiri-Regular.ttf").read_bytes()


def tables(font: bytes) -> dict[bytes, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    entries = [struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(count)]
    return {tag: font[offset : offset + length] for tag, _, offset, length in entries}


def test_a_renamed_font_differs_in_its_name_table_alone() -> None:
    before, after = tables(AMIRI_FILE), tables(fonts.renamed(AMIRI_FILE, "Another"))
    assert before.keys() == after.keys()
    assert {tag for tag in before if before[tag] != after[tag]} == {b"name"}
    assert "Another".encode("utf-16-be") in after[b"name"]
    assert "Amiri".encode("utf-16-be") not in after[b"name"]


@given(st.binary(max_size=200))
def test_what_is_no_font_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"font|TrueType"):
        fonts.renamed(data, "Another")


def test_a_font_cut_short_is_refused() -> None:
    with pytest.raises(ValueError, match="cut short"):
        fonts.renamed(AMIRI_FILE[:40], "Another")


@pytest.mark.parametrize("family", [fonts.AMIRI, fonts.NASKH, fonts.PLEX])
@pytest.mark.usefixtures("qapp")
def test_bundled_families_are_known_under_names_that_no_system_font_has(family: str) -> None:
    name = fonts.loaded_family(family)
    assert name == f"Tawsim {family}"
    assert name in QFontDatabase.families()
    assert QFontInfo(QFont(name)).family() == name


@pytest.mark.usefixtures("qapp")
def test_chips_have_their_weights() -> None:
    assert QFontInfo(fonts.chip_font(12)).weight() == QFont.Weight.Medium
    assert QFontInfo(fonts.chip_font(12, strong=True)).weight() == QFont.Weight.DemiBold


@pytest.mark.usefixtures("qapp")
def test_a_family_that_is_not_bundled_stays_as_it_is() -> None:
    assert fonts.loaded_family("Some Other Font") == "Some Other Font"
    assert fonts.text_font("Some Other Font", 30).pixelSize() == 30
