import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = {path.stem: path for path in sorted((Path(__file__).parents[2] / "assets/icons").glob("*.svg"))}
LINE_ICONS = [name for name in ICONS if name != "tawsim"]

NEEDED = {
    "accept", "delete", "export", "finish", "flag", "help", "import", "language", "new-event", "new-mention", "next",
    "note", "previous", "redo", "reject", "relabel", "search", "settings", "tawsim", "theme", "undo", "zoom-in",
    "zoom-out",
}  # fmt: skip


def test_there_is_an_icon_for_every_command_that_has_one() -> None:
    assert set(ICONS) >= NEEDED


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_can_be_drawn_without_a_font(name: str, qapp: object) -> None:
    source = ICONS[name].read_text(encoding="utf-8")
    assert "<text" not in source
    assert QSvgRenderer(QByteArray(source.encode())).isValid()
    assert ink(drawn(name)) > 40


@pytest.mark.parametrize("name", LINE_ICONS)
def test_a_line_icon_is_all_in_the_one_colour_that_the_palette_replaces(name: str) -> None:
    source = ICONS[name].read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke="#000"' in source
    assert set(re.findall(r'(?:stroke|fill)="([^"]*)"', source)) <= {"#000", "none"}


def test_no_two_icons_look_alike(qapp: object) -> None:
    pictures = {name: bytes(drawn(name).constBits()) for name in ICONS}
    assert len(set(pictures.values())) == len(pictures)


def drawn(name: str) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(ICONS[name].read_bytes()))
    with QPainter(image) as painter:
        renderer.render(painter, QRectF(0, 0, 48, 48))
    return image


def ink(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() > 127 for x in range(image.width()) for y in range(image.height()))
