"""The frozen columns of the month grid: names at the left, totals at the right."""

from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QWidget

from fire_roster.services.grid_view import GridSeverity
from fire_roster.ui.roster.grid_model import NAME_COLUMN, GridModel
from fire_roster.ui.roster.painted_table import PaintedTable
from fire_roster.ui.theme import load_metrics, load_tokens

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_PADDING = 12
_MARK = 3
_LINE_HEIGHT, _HEADING_HEIGHT = 30, 26
"""The usual heights; letters grow and shrink with them."""


class EdgeLook(NamedTuple):
    """Text at the left (a name or team) and at the right (a level or number) of a cell.

    `is_wrong` marks a member whose whole month breaks a rule.
    """

    left: str
    right: str
    is_heading: bool
    is_total: bool
    is_current: bool
    is_wrong: bool = False


class EdgeView(PaintedTable):
    """Shows the columns that the month grid leaves visible; never takes the keyboard.

    `picked(line, is_more)`: a line was pressed, or with `is_more` reached by the mouse or Shift.
    """

    picked = Signal(int, bool)

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self._current_line = -1
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def mark_line(self, index: QModelIndex) -> None:
        """Show which member the keyboard is on."""
        if index.row() != self._current_line:
            self._current_line = index.row()
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            is_more = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.picked.emit(self.rowAt(event.position().toPoint().y()), is_more)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.picked.emit(self.rowAt(event.position().toPoint().y()), True)

    def picture(self, line: int, column: int, width: int, height: int) -> QPixmap:
        row = self.grid.lines[line]
        if isinstance(row, str):
            look = EdgeLook(row if column == NAME_COLUMN else "", "", True, False, False)
        else:
            is_current = line == self._current_line
            if column == NAME_COLUMN:
                is_wrong = row.severity is GridSeverity.ERROR
                look = EdgeLook(row.name, row.certificate, False, False, is_current, is_wrong)
            else:
                total = row.totals[column - self.grid.first_total_column]
                look = EdgeLook("", total, False, True, is_current)
        return draw_edge(look, width, height, self.devicePixelRatioF(), self.scheme)


@lru_cache(maxsize=2048)
def draw_edge(look: EdgeLook, width: int, height: int, scale: float, scheme: str) -> QPixmap:
    """Picture of a frozen cell; logical pixels, `scale` device pixels to each of them."""
    colors = load_tokens(scheme).colors
    pixmap = QPixmap(ceil(width * scale), ceil(height * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(colors["accent_soft" if look.is_current else "surface"])
    painter = QPainter(pixmap)
    painter.fillRect(0, height - 1, width, 1, QColor(colors["grid_line"]))
    if look.is_wrong:
        painter.fillRect(0, 5, _MARK, height - 11, QColor(colors["danger"]))
    padding = 0 if look.is_total else _PADDING
    inner = QRect(padding, 0, width - padding - 8, height)
    metrics = load_metrics()
    painter.setPen(QColor(colors["text" if look.is_total else "text_muted"]))
    grown = max(0.8, height / (_HEADING_HEIGHT if look.is_heading else _LINE_HEIGHT))
    body, small = round(metrics.text_body * grown), round(metrics.text_small * grown)
    painter.setFont(_font(body if look.is_total else small, False))
    painter.drawText(inner, Qt.AlignmentFlag.AlignRight | _MIDDLE, look.right)
    taken = painter.fontMetrics().horizontalAdvance(look.right) + 6 if look.right else 0
    painter.setFont(_font(small if look.is_heading else body, look.is_heading))
    painter.setPen(QColor(colors["text_muted" if look.is_heading else "text"]))
    left = painter.fontMetrics().elidedText(
        look.left, Qt.TextElideMode.ElideRight, inner.width() - taken
    )
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | _MIDDLE, left)
    painter.end()
    return pixmap


def _font(pixels: int, is_bold: bool) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(pixels)
    font.setBold(is_bold)
    return font
