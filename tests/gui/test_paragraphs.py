"""The lines of wrapped text begin at one edge in either direction, and none loses a letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gui.fonts import PLEX, text_font
from gui.widgets.paragraph import Paragraph, direction_of

ARABIC = "ما يحمل الناس أو البضائع: سيارة أو شاحنة أو قافلة أو سفينة أو طائرة مأهولة، وما أشبه ذلك كله"
ENGLISH = "What carries people or goods: car, truck, convoy, ship or manned aircraft, and what is like them"
RIGHT, LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


def shown(qtbot: QtBot, text: str, width: int = 170) -> Paragraph:
    label = Paragraph()
    qtbot.addWidget(label)
    label.setFont(text_font(PLEX, 16))
    label.setText(text)
    label.setStyleSheet("background: white; color: black")
    label.resize(width, label.heightForWidth(width))
    with qtbot.waitExposed(label):
        label.show()
    return label


def lines(label: Paragraph) -> list[tuple[int, int]]:
    """The first and last inked column of each line."""
    image = label.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    layout, _ = label._laid(label.width())
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        rows = range(round(line.y()), round(line.y() + line.height()))
        inked = [x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 128 for y in rows)]
        found.append((inked[0], inked[-1]))
    return found


@pytest.mark.parametrize(("text", "side"), [(ARABIC, 1), (ENGLISH, 0)])
def test_every_line_begins_at_the_same_edge(qtbot: QtBot, text: str, side: int) -> None:
    label = shown(qtbot, text)
    edges = [line[side] for line in lines(label)]
    assert len(edges) > 3
    assert max(edges) - min(edges) <= 3, edges
    assert all(first >= 0 and last < label.width() - (side == 0) for first, last in lines(label))


def test_a_narrower_label_is_higher(qtbot: QtBot) -> None:
    label = shown(qtbot, ARABIC)
    assert label.heightForWidth(100) > label.heightForWidth(170) > label.heightForWidth(2_000)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("نص", RIGHT),
        ("text نص", LEFT),
        ("\u2068text\u2069 نص", RIGHT),
        ("\u200ftext", RIGHT),
        ("12 %", RIGHT),
        ("\u2068\u2068نص\u2069\u2069 text", LEFT),
    ],
)
def test_a_text_runs_as_its_first_letter_outside_isolates(text: str, direction: Qt.LayoutDirection) -> None:
    assert direction_of(text, RIGHT) is direction
