"""Colours of the text view: types from the schema, everything else from the palette, all readable by WCAG's measure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QPalette

from storage.model import Schema

AA = 4.5
"""Least contrast of small text by WCAG 2 level AA."""
AAA = 7.0
"""The same by level AAA, for black on white and white on black."""
_UTMOST = 20.9

_UNKNOWN = ("#5f6368", "#9aa0a6")
_DOUBT = "#e0a64a"


def contrast(first: QColor, second: QColor) -> float:
    """WCAG's contrast ratio of two opaque colours, 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def blend(over: QColor, under: QColor, share: float) -> QColor:
    """The opaque colour that `over` gives when painted on `under` with opacity `share`."""
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )


def readable(color: QColor, background: QColor, least: float = AA) -> QColor:
    """`color` moved as little as needed towards black or white to reach the contrast `least` on `background`."""
    return QColor(_readable(color.getRgbF(), background.getRgbF(), least))


_Parts = tuple[float, ...]


@lru_cache(maxsize=2048)
def _readable(parts: _Parts, background_parts: _Parts, least: float) -> QColor:
    color, background = QColor.fromRgbF(*parts), QColor.fromRgbF(*background_parts)
    pole = QColor("black") if _luminance(background) > 0.18 else QColor("white")
    for step in range(21):
        candidate = blend(pole, color, step / 20)
        if contrast(candidate, background) >= least:
            return candidate
    return pole


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


@dataclass(frozen=True)
class Chrome:
    """What the palette gives: page, text, quieter text, hairlines, the selection, and what is in doubt."""

    page: QColor
    text: QColor
    quiet: QColor
    hairline: QColor
    selection: QColor
    accent: QColor
    doubt: QColor
    dark: bool
    least: float = AA
    """Contrast that small text has."""


def chrome_of(palette: QPalette) -> Chrome:
    """The colours of a page under `palette`; text and quiet text pass AA on the page and the text on the selection."""
    roles = (QPalette.ColorRole.Base, QPalette.ColorRole.Text, QPalette.ColorRole.Highlight)
    return _chrome(*(palette.color(role).getRgbF() for role in roles))


@lru_cache(maxsize=16)
def _chrome(page_parts: _Parts, text_parts: _Parts, highlight_parts: _Parts) -> Chrome:
    page, text, highlight = (QColor.fromRgbF(*parts) for parts in (page_parts, text_parts, highlight_parts))
    dark = _luminance(page) < 0.18
    least = AAA if contrast(text, page) > _UTMOST else AA
    shares = (share / 100 for share in range(42 if dark else 30, 0, -3))
    selections = (blend(highlight, page, share) for share in shares)
    selection = next((color for color in selections if contrast(readable(text, page), color) >= least), page)
    return Chrome(
        page=page,
        text=readable(text, page),
        quiet=readable(blend(text, page, 0.62), page, least),
        hairline=blend(text, page, 0.22),
        selection=selection,
        accent=readable(highlight, page, 3.0),
        doubt=QColor(_DOUBT),
        dark=dark,
        least=least,
    )


@dataclass(frozen=True)
class Tones:
    """One type's colours on one page.

    `strong` is for rails, boxes and arcs and bears text in `on_strong`; `ink` is text on the page or on `tint`;
    `faint`, `muted` and `quiet` take the parts of `tint`, `strong` and `ink` while something else is selected.
    """

    strong: QColor
    ink: QColor
    on_strong: QColor
    tint: QColor
    faint: QColor
    muted: QColor
    quiet: QColor


def tones_of(color: QColor, chrome: Chrome) -> Tones:
    """Shades of a type's colour: strong reaches 3 : 1 on the page, text in `ink` and on `strong` AA."""
    strong = readable(color, chrome.page, 3.0 if chrome.least == AA else AA)
    lively = _lively(color)
    tint = blend(lively, chrome.page, 0.26 if chrome.dark else 0.19)
    on_strong = max((QColor("white"), QColor("black")), key=lambda pole: contrast(pole, strong))
    return Tones(
        strong=strong,
        ink=readable(readable(color, tint, chrome.least), chrome.page, chrome.least),
        on_strong=on_strong,
        tint=tint,
        faint=tint if chrome.least == AAA else blend(lively, chrome.page, 0.13 if chrome.dark else 0.1),
        muted=strong if chrome.least == AAA else blend(strong, chrome.page, 0.5),
        quiet=readable(blend(strong, chrome.page, 0.7), chrome.page, chrome.least),
    )


def _lively(color: QColor) -> QColor:
    """The colour's hue at middle lightness: dark colours, as text on white needs them, would tint the page grey."""
    if color.hslSaturationF() < 0.08:
        return color
    lightness = min(max(color.lightnessF(), 0.44), 0.62)
    saturation = min(max(color.hslSaturationF(), 0.5), 0.75)
    return QColor.fromHslF(color.hslHueF(), saturation, lightness)


def schema_tones(schema: Schema, chrome: Chrome) -> dict[str, Tones]:
    """Tones of every type of the schema by its id, and under "" those of a label that it does not know."""
    colors = {"": QColor(_UNKNOWN[chrome.dark])}
    for types in (schema.entity_types, schema.event_types):
        for label, type_ in types.items():
            colors[label] = QColor(type_.color.dark if chrome.dark else type_.color.light)
    return {label: tones_of(color, chrome) for label, color in colors.items()}
