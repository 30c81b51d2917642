"""Light and dark: palettes of our own on Fusion, following the system unless the reviewer chose one."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from gui.fonts import PLEX, loaded_family


class Theme(StrEnum):
    """Which colours the reviewer wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Colors(NamedTuple):
    """Colours of the chrome; `quiet` text passes AA on `window`, `base` and `raised`."""

    window: str
    base: str
    raised: str
    text: str
    quiet: str
    disabled: str
    line: str
    accent: str
    on_accent: str
    link: str


LIGHT: Final = Colors(
    window="#f2f3f1",
    base="#ffffff",
    raised="#fafbf9",
    text="#1d2321",
    quiet="#5a6461",
    disabled="#a2aaa7",
    line="#d3d8d5",
    accent="#0b6e63",
    on_accent="#ffffff",
    link="#0b6e63",
)
DARK: Final = Colors(
    window="#171a19",
    base="#1f2322",
    raised="#262b29",
    text="#e7ebe9",
    quiet="#a3adaa",
    disabled="#68716e",
    line="#39403d",
    accent="#4fbfae",
    on_accent="#06201c",
    link="#6fd3c3",
)

_SHEET = """
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; border: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; border: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:hover {{ background: {quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLineEdit, QPlainTextEdit {{
    background: {base}; color: {text}; border: 1px solid {line}; border-radius: 6px; padding: 4px 8px;
    selection-background-color: {accent}; selection-color: {on_accent}; placeholder-text-color: {quiet};
}}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 1px solid {accent}; }}
QPushButton, QToolButton {{
    background: {raised}; color: {text}; border: 1px solid {line}; border-radius: 6px; padding: 4px 12px;
}}
QToolButton {{ padding: 3px 8px; }}
QToolButton[autoRaise="true"] {{ background: transparent; border: 1px solid transparent; padding: 3px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {accent}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {line}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {disabled}; }}
QFrame#picker {{ background: {base}; border: 1px solid {line}; border-radius: 10px; }}
QSplitter::handle {{ background: {window}; }}
QSplitter::handle:horizontal {{ border-left: 1px solid {line}; }}
QSplitter::handle:vertical {{ border-top: 1px solid {line}; }}
QMenuBar {{ background: {window}; color: {text}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {line}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 4px 6px; }}
"""
"""What palette and style cannot say: slim scroll bars, round corners, quiet dividers."""

_SIZE = 14
"""Pixels of the interface's font: Arabic letters of Plex need one more than Latin ones."""


def palette_of(colors: Colors) -> QPalette:
    """The Qt palette of those colours."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colors.window,
        QPalette.ColorRole.WindowText: colors.text,
        QPalette.ColorRole.Base: colors.base,
        QPalette.ColorRole.AlternateBase: colors.raised,
        QPalette.ColorRole.Text: colors.text,
        QPalette.ColorRole.PlaceholderText: colors.quiet,
        QPalette.ColorRole.Button: colors.raised,
        QPalette.ColorRole.ButtonText: colors.text,
        QPalette.ColorRole.BrightText: colors.on_accent,
        QPalette.ColorRole.Highlight: colors.accent,
        QPalette.ColorRole.HighlightedText: colors.on_accent,
        QPalette.ColorRole.Accent: colors.accent,
        QPalette.ColorRole.Link: colors.link,
        QPalette.ColorRole.LinkVisited: colors.link,
        QPalette.ColorRole.ToolTipBase: colors.raised,
        QPalette.ColorRole.ToolTipText: colors.text,
        QPalette.ColorRole.Mid: colors.line,
        QPalette.ColorRole.Midlight: colors.line,
        QPalette.ColorRole.Light: colors.raised,
        QPalette.ColorRole.Dark: colors.disabled,
        QPalette.ColorRole.Shadow: "#000000",
    }
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.disabled))
    return palette


def is_dark(palette: QPalette) -> bool:
    """Whether the palette is one for the dark."""
    return palette.color(QPalette.ColorRole.Window).lightnessF() < 0.5


def colors_of(palette: QPalette) -> Colors:
    """Our colours that go with the palette in use."""
    return DARK if is_dark(palette) else LIGHT


def interface_font(*, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface's font, `scale` times its size."""
    font = QFont(loaded_family(PLEX))
    font.setPixelSize(round(_SIZE * scale))
    font.setWeight(weight)
    return font


def apply(application: QApplication, theme: Theme) -> None:
    """Gives the application the theme's colours; the same call again costs nothing but a comparison."""
    colors = _chosen(application, theme)
    wanted = palette_of(colors)
    if application.palette() != wanted or not application.styleSheet():
        application.setPalette(wanted)
        application.setStyleSheet(_SHEET.format(handle=colors.disabled, **colors._asdict()))


def prepare(application: QApplication, theme: Theme) -> None:
    """Style, font and colours, to be set before the first window is made."""
    application.setStyle("Fusion")
    application.setFont(interface_font())
    apply(application, theme)


def _chosen(application: QApplication, theme: Theme) -> Colors:
    if theme is Theme.SYSTEM:
        dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    else:
        dark = theme is Theme.DARK
    return DARK if dark else LIGHT
