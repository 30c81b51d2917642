"""The program's icons, drawn in a colour that goes with the palette."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap

from gui.theme import colors_of

_SCALE = 3
"""Pixels a point, enough for every screen."""


def icon(name: str, palette: QPalette, *, mirrored: bool = False, size: int = 18) -> QIcon:
    """The icon of that name in the palette's colours, turned round where it points in reading direction."""
    colors = colors_of(palette)
    made = QIcon(_pixmap(name, colors.quiet, size, mirrored=mirrored))
    made.addPixmap(_pixmap(name, colors.text, size, mirrored=mirrored), QIcon.Mode.Active)
    made.addPixmap(_pixmap(name, colors.disabled, size, mirrored=mirrored), QIcon.Mode.Disabled)
    return made


def program_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(_drawn(files("assets").joinpath("icons", "tawsim.svg").read_bytes(), 128, mirrored=False))


@lru_cache(maxsize=256)
def _pixmap(name: str, color: str, size: int, *, mirrored: bool) -> QPixmap:
    source = files("assets").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
    colored = source.replace('"#000"', f'"{QColor(color).name()}"')
    return _drawn(colored.encode(), size, mirrored=mirrored)


def _drawn(source: bytes, size: int, *, mirrored: bool) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # the start-up does without it

    pixmap = QPixmap(size * _SCALE, size * _SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(source))
    with QPainter(pixmap) as painter:
        if mirrored:
            painter.translate(pixmap.width(), 0)
            painter.scale(-1, 1)
        renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    pixmap.setDevicePixelRatio(_SCALE)
    return pixmap
