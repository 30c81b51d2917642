"""Shapes that several of the small widgets draw: chips, keycaps and thin bars."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from gui.theme import colors_of, interface_font

CAP_PADDING = 6.0


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """The opaque colour that `over` gives on `under` at that opacity."""
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )


def tint(color: QColor, palette: QPalette, share: float = 0.14) -> QColor:
    """A faint version of a colour on the palette's base."""
    return mixed(color, palette.color(QPalette.ColorRole.Base), share)


def cap_font() -> QFont:
    """Font of keycaps."""
    return interface_font(scale=0.8, weight=QFont.Weight.Medium)


def cap_width(text: str) -> float:
    """Width of a keycap with that text."""
    return max(18.0, QFontMetricsF(cap_font()).horizontalAdvance(text) + 2 * CAP_PADDING)


def paint_cap(painter: QPainter, rect: QRectF, text: str, palette: QPalette, *, enabled: bool = True) -> None:
    """A key as it looks on a keyboard."""
    colors = colors_of(palette)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colors.line), 1.0))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QPen(QColor(colors.line), 1.6))
    painter.drawLine(QPointF(rect.left() + 4, rect.bottom() - 0.8), QPointF(rect.right() - 4, rect.bottom() - 0.8))
    painter.setFont(cap_font())
    painter.setPen(QColor(colors.quiet if enabled else colors.disabled))
    painter.drawText(rect.adjusted(0, -0.5, 0, -0.5), Qt.AlignmentFlag.AlignCenter, text)


def paint_pill(painter: QPainter, rect: QRectF, text: str, font: QFont, ink: QColor, fill: QColor) -> None:
    """A rounded label."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, 5, 5)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def paint_bar(painter: QPainter, rect: QRectF, share: float, palette: QPalette, *, from_right: bool) -> None:
    """A thin bar, filled to that share from where reading begins."""
    colors = colors_of(palette)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.track))
    radius = rect.height() / 2
    painter.drawRoundedRect(rect, radius, radius)
    if share <= 0:
        return
    done = QRectF(rect)
    done.setWidth(max(rect.height(), rect.width() * min(share, 1.0)))
    if from_right:
        done.moveRight(rect.right())
    painter.setBrush(QColor(colors.accent))
    painter.drawRoundedRect(done, radius, radius)


def paint_tick_box(painter: QPainter, box: QRectF, ticked: Qt.CheckState, palette: QPalette) -> None:
    """A box with a tick, a dash or nothing in it."""
    colors = colors_of(palette)
    accent = QColor(colors.accent)
    there = ticked is not Qt.CheckState.Unchecked
    painter.setPen(QPen(accent if there else QColor(colors.quiet), 1.4))
    painter.setBrush(accent if ticked is Qt.CheckState.Checked else QColor(colors.base))
    painter.drawRoundedRect(box, 4, 4)
    if ticked is Qt.CheckState.Checked:
        painter.setPen(QPen(QColor(colors.base), 2.0))
        corner = QPointF(box.left() + 6.5, box.bottom() - 4)
        painter.drawLine(QPointF(box.left() + 3.5, box.center().y() + 0.5), corner)
        painter.drawLine(corner, QPointF(box.right() - 3.5, box.top() + 4.5))
    elif there:
        painter.setPen(QPen(accent, 2.0))
        painter.drawLine(QPointF(box.left() + 4, box.center().y()), QPointF(box.right() - 4, box.center().y()))
