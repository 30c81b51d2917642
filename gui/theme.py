"""Light, dark and high contrast: palettes of our own on Fusion, following the system unless the reviewer chose one."""

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
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


class Colors(NamedTuple):
    """Colours of the chrome; `quiet` text passes AA on `window`, `base` and `raised`, `track` lies under a progress."""

    window: str
    base: str
    raised: str
    text: str
    quiet: str
    disabled: str
    line: str
    track: str
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
    track="#d3d8d5",
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
    track="#39403d",
    accent="#4fbfae",
    on_accent="#06201c",
    link="#6fd3c3",
)
CONTRAST_LIGHT: Final = Colors(
    window="#ffffff",
    base="#ffffff",
    raised="#ffffff",
    text="#000000",
    quiet="#2b2b2b",
    disabled="#6b6b6b",
    line="#000000",
    track="#a8a8a8",
    accent="#00429d",
    on_accent="#ffffff",
    link="#00429d",
)
CONTRAST_DARK: Final = Colors(
    window="#000000",
    base="#000000",
    raised="#000000",
    text="#ffffff",
    quiet="#d8d8d8",
    disabled="#959595",
    line="#ffffff",
    track="#5c5c5c",
    accent="#ffd60a",
    on_accent="#000000",
    link="#ffd60a",
)
_OF_THEME: Final = {
    Theme.LIGHT: LIGHT,
    Theme.DARK: DARK,
    Theme.CONTRAST_LIGHT: CONTRAST_LIGHT,
    Theme.CONTRAST_DARK: CONTRAST_DARK,
}
_OF_WINDOW: Final = {colors.window: colors for colors in _OF_THEME.values()}

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
QLineEdit:disabled {{ color: {disabled}; }}
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
QSlider {{ min-height: 20px; }}
QSlider::groove:horizontal {{ background: {track}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{
    background: {base}; border: 2px solid {accent}; width: 11px; margin: -6px 0; border-radius: 7px;
}}
QSplitter::handle {{ background: {window}; }}
QSplitter::handle:horizontal {{ border-left: 1px solid {line}; }}
QSplitter::handle:vertical {{ border-top: 1px solid {line}; }}
QMenuBar {{ background: {window}; color: {text}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {line}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 4px 6px; }}
"""
"""What palette and style cannot say: slim scroll bars, round corners, quiet dividers."""

NORMAL_SIZE: Final = 14
"""Pixels of the interface's font: Arabic letters of Plex need one more than Latin ones."""
SIZES: Final = (13, NORMAL_SIZE, 16, 18)

_size = NORMAL_SIZE


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
    window = palette.color(QPalette.ColorRole.Window)
    return _OF_WINDOW.get(window.name()) or (DARK if is_dark(palette) else LIGHT)


def interface_font(*, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface's font, `scale` times its size."""
    font = QFont(loaded_family(PLEX))
    font.setPixelSize(round(_size * scale))
    font.setWeight(weight)
    return font


def scaled(pixels: int) -> int:
    """Room for what is `pixels` high at the usual size of letters, at the present one."""
    return round(pixels * max(_size, NORMAL_SIZE) / NORMAL_SIZE)


def use_size(application: QApplication, size: int) -> None:
    """Gives the interface another size of letters, widgets that have a font of their own included."""
    global _size
    before, _size = _size, size
    if size == before:
        return
    own = [(one, one.font()) for one in application.allWidgets() if one.testAttribute(Qt.WidgetAttribute.WA_SetFont)]
    application.setFont(interface_font())
    application.setStyleSheet(
        application.styleSheet()
    )  # else those that it dresses keep the old one, and then lose own
    for widget, font in own:
        if font.family() == loaded_family(PLEX):
            font.setPixelSize(round(font.pixelSize() * size / before))
        widget.setFont(font)


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
        return DARK if dark else LIGHT
    return _OF_THEME[theme]
