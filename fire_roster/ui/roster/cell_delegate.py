"""Paints the day cells from pictures that are drawn once per look."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fire_roster.services.grid_view import EMPTY_CELL, DayKind, GridDay
from fire_roster.ui.roster.cell_look import CellLook, draw_cell
from fire_roster.ui.roster.grid_model import FIRST_DAY_COLUMN, GridModel
from fire_roster.ui.theme import active_color, active_tokens

Index = QModelIndex | QPersistentModelIndex
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUS = QStyle.StateFlag.State_HasFocus


def ground_token(day: GridDay) -> str:
    """Theme token of a day's ground."""
    if day.is_today:
        return "today"
    return {DayKind.WORK: "surface", DayKind.REST: "rest_day", DayKind.HOLIDAY: "holiday"}[day.kind]


class CellDelegate(QStyledItemDelegate):
    """One dictionary lookup and one `drawPixmap` per cell."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._grounds: list[str] = []
        self._scheme = active_tokens().name
        model.modelReset.connect(self._read_days)
        self._read_days()

    def use_active_scheme(self) -> None:
        """Paint in the colours of the scheme shown now."""
        self._scheme = active_tokens().name

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        column = index.column()
        cell = self._model.cell(index.row(), column)
        if cell is None:
            _draw_heading(painter, rect)
            return
        look = CellLook(
            cell.text,
            cell.palette,
            cell.leave,
            cell.is_locked,
            cell.is_changed,
            cell.severity,
            self._grounds[column - FIRST_DAY_COLUMN],
            bool(state & _SELECTED),
            self._model.view.is_draft and cell is not EMPTY_CELL,
        )
        scale = painter.device().devicePixelRatio()
        picture = draw_cell(look, rect.width(), rect.height(), scale, self._scheme)
        painter.drawPixmap(rect.topLeft(), picture)
        if state & _FOCUS:
            painter.setPen(QPen(active_color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _read_days(self) -> None:
        self._grounds = [ground_token(day) for day in self._model.view.days]


def _draw_heading(painter: QPainter, rect: QRect) -> None:
    painter.fillRect(rect, active_color("surface"))
    painter.setPen(active_color("grid_line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
