"""How one cell of the month grid looks, drawn once per look and size."""

from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPen, QPixmap, QPolygonF

from fire_roster.services.grid_view import GridSeverity
from fire_roster.ui.icons import icon_pixmap
from fire_roster.ui.theme import Tokens, load_metrics, load_tokens

_INSET = 2.0
_CORNER = 7.0
_LOCK = 8
_USUAL_HEIGHT, _CHIP_MARGIN = 30, 5
"""Letters grow with lines that are higher than usual."""


class CellLook(NamedTuple):
    """Everything that decides the picture of a cell, but its size."""

    text: str
    palette: int | None
    leave: str
    is_locked: bool
    is_changed: bool
    severity: GridSeverity
    ground: str
    is_selected: bool
    is_current: bool


HEADING_LOOK = CellLook("", None, "", False, False, GridSeverity.NONE, "surface", False, False)
"""The empty part of a team's heading line."""


@lru_cache(maxsize=4096)
def draw_cell(look: CellLook, width: int, height: int, scale: float, scheme: str) -> QPixmap:
    """Picture of a cell; logical pixels, `scale` device pixels to each of them."""
    tokens = load_tokens(scheme)
    pixmap = QPixmap(ceil(width * scale), ceil(height * scale))
    pixmap.setDevicePixelRatio(scale)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(0, 0, width, height)
    _draw_ground(painter, frame, look, tokens)
    chip = frame.adjusted(_INSET, _INSET, -_INSET - 1, -_INSET - 1)
    if look.text:
        _draw_chip(painter, chip, look, tokens)
    elif look.leave:
        _draw_leave(painter, chip, look, tokens)
    if look.is_selected:
        _draw_selection_edge(painter, chip, tokens)
    if look.severity:
        _draw_severity(painter, chip, look.severity, tokens)
    if look.is_changed:
        _draw_changed(painter, chip, tokens)
    if look.is_locked:
        glyph = icon_pixmap("lock", _ink(look, tokens), round(_LOCK * scale), scale)
        painter.drawPixmap(QPointF(chip.right() - _LOCK - 1, chip.bottom() - _LOCK - 3), glyph)
    if look.is_current:
        painter.setPen(QPen(QColor(tokens.colors["accent"]), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.adjusted(1, 1, -1, -1))
    painter.end()
    return pixmap


def _ink(look: CellLook, tokens: Tokens) -> str:
    if look.text and look.palette is not None:
        return tokens.shift_color(look.palette).text
    return tokens.colors["text_muted"]


def _draw_ground(painter: QPainter, frame: QRectF, look: CellLook, tokens: Tokens) -> None:
    painter.fillRect(frame, QColor(tokens.colors[look.ground]))
    if look.is_selected:
        tint = QColor(tokens.colors["accent"])
        tint.setAlphaF(0.32)
        painter.fillRect(frame, tint)
    painter.setPen(QPen(QColor(tokens.colors["grid_line"]), 1))
    right, bottom = frame.right() - 0.5, frame.bottom() - 0.5
    if look != HEADING_LOOK:
        painter.drawLine(QPointF(right, 0), QPointF(right, frame.bottom()))
    painter.drawLine(QPointF(0, bottom), QPointF(frame.right(), bottom))


def _draw_selection_edge(painter: QPainter, chip: QRectF, tokens: Tokens) -> None:
    """An outline: a tint over the letter would cost contrast."""
    painter.setPen(QPen(QColor(tokens.colors["accent"]), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = load_metrics().radius_small
    painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _draw_chip(painter: QPainter, chip: QRectF, look: CellLook, tokens: Tokens) -> None:
    color = tokens.shift_color(look.palette or 0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color.background))
    radius = load_metrics().radius_small
    painter.drawRoundedRect(chip, radius, radius)
    text = look.text + look.leave
    room = chip
    if look.is_locked:
        # One letter moves aside for the lock, more letters move up.
        is_single = len(text) == 1
        room = chip.adjusted(0, 0, 2 - _LOCK, 0) if is_single else chip.adjusted(0, 0, 0, -_LOCK)
    painter.setPen(QColor(color.text))
    painter.setFont(_font(room, text, is_bold=True))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def _draw_leave(painter: QPainter, chip: QRectF, look: CellLook, tokens: Tokens) -> None:
    painter.setPen(QPen(QColor(tokens.colors["border_strong"]), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = load_metrics().radius_small
    painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(QColor(tokens.colors["text_muted"]))
    painter.setFont(_font(chip, look.leave, is_bold=False))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, look.leave)


def _draw_severity(painter: QPainter, chip: QRectF, severity: GridSeverity, tokens: Tokens) -> None:
    """Error: filled corner and a line below; warning: corner outline; info: a dot."""
    token = {"error": "danger", "warn": "warning", "info": "accent"}[severity.value]
    color = QColor(tokens.colors[token])
    corner = QPolygonF(
        [
            QPointF(chip.right() - _CORNER, chip.top()),
            QPointF(chip.right(), chip.top()),
            QPointF(chip.right(), chip.top() + _CORNER),
        ]
    )
    painter.setPen(QPen(color, 1.4))
    if severity is GridSeverity.ERROR:
        painter.setBrush(color)
        painter.drawPolygon(corner)
        line = QRectF(chip.left() + 4, chip.bottom() - 2, chip.width() - 8, 2)
        painter.fillRect(line, color)
    elif severity is GridSeverity.WARN:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(corner)
    else:
        painter.setBrush(color)
        painter.drawEllipse(QPointF(chip.right() - 4, chip.top() + 4), 1.6, 1.6)


def _draw_changed(painter: QPainter, chip: QRectF, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.colors["accent"]))
    corner = [
        QPointF(chip.left(), chip.top()),
        QPointF(chip.left() + _CORNER, chip.top()),
        QPointF(chip.left(), chip.top() + _CORNER),
    ]
    painter.drawPolygon(QPolygonF(corner))


def _font(chip: QRectF, text: str, *, is_bold: bool) -> QFont:
    """Body size for one letter, smaller for more, so that two letters fit a narrow day."""
    metrics = load_metrics()
    font = QFont(QGuiApplication.font())
    font.setBold(is_bold)
    room = int((chip.width() - 1) / max(1, len(text)))
    body = metrics.text_body * max(1.0, (chip.height() + _CHIP_MARGIN) / _USUAL_HEIGHT)
    font.setPixelSize(max(8, min(round(body), room)))
    return font
