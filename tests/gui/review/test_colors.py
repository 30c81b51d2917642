from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette

from gui.review.colors import AA, Tones, blend, chrome_of, contrast, readable, schema_tones, tones_of
from storage.model import Schema
from tests.gui.review.samples import palette, small_schema

COLORS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: QColor(*parts))


def least_contrast(tones: Tones, page: QColor, text: QColor) -> float:
    """The weakest pairing of text and ground that the view draws."""
    pairs = [
        (tones.ink, page),
        (tones.ink, tones.tint),
        (tones.quiet, page),
        (tones.on_strong, tones.strong),
        (text, tones.tint),
        (text, tones.faint),
    ]
    return min(contrast(ink, ground) for ink, ground in pairs)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("red"), QColor("red")) == 1


@given(COLORS, COLORS)
def test_any_colour_can_be_made_readable_on_any_ground(color: QColor, ground: QColor) -> None:
    assert contrast(readable(color, ground), ground) >= AA


@given(COLORS)
def test_a_readable_colour_stays_as_it_is(color: QColor) -> None:
    if contrast(color, QColor("white")) >= AA:
        assert readable(color, QColor("white")).name() == color.name()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.usefixtures("qapp")
def test_all_text_of_the_samples_types_passes_aa(dark: bool) -> None:
    assert_passes(small_schema(), palette(dark=dark))


@pytest.mark.usefixtures("qapp")
@given(color=COLORS, dark=st.booleans())
def test_all_text_passes_aa_whatever_colour_a_schema_gives(color: QColor, dark: bool) -> None:
    chrome = chrome_of(palette(dark=dark))
    tones = tones_of(color, chrome)
    assert least_contrast(tones, chrome.page, chrome.text) >= AA - 0.01
    assert contrast(tones.strong, chrome.page) >= 3.0 - 0.01


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.usefixtures("qapp")
def test_nested_tints_leave_the_text_readable(dark: bool) -> None:
    chrome = chrome_of(palette(dark=dark))
    tones = schema_tones(small_schema(), chrome)
    for first, second in itertools.combinations(tones.values(), 2):
        assert contrast(chrome.text, blend(first.tint, second.tint, 0.5)) >= AA


@pytest.mark.usefixtures("qapp")
@given(COLORS, COLORS, COLORS)
def test_text_and_selection_stay_apart_under_any_palette(page: QColor, text: QColor, highlight: QColor) -> None:
    strange = QPalette()
    strange.setColor(QPalette.ColorRole.Base, page)
    strange.setColor(QPalette.ColorRole.Text, text)
    strange.setColor(QPalette.ColorRole.Highlight, highlight)
    chrome = chrome_of(strange)
    assert contrast(chrome.text, chrome.page) >= AA
    assert contrast(chrome.quiet, chrome.page) >= AA
    assert contrast(chrome.text, chrome.selection) >= AA - 0.01


def assert_passes(schema: Schema, colors: QPalette) -> None:
    chrome = chrome_of(colors)
    assert contrast(chrome.text, chrome.page) >= AA
    assert contrast(chrome.quiet, chrome.page) >= AA
    assert contrast(chrome.text, chrome.selection) >= AA
    for label, tones in schema_tones(schema, chrome).items():
        assert least_contrast(tones, chrome.page, chrome.text) >= AA - 0.01, label
        assert contrast(tones.strong, chrome.page) >= 3.0 - 0.01, label
