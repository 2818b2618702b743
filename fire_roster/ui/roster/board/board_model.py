"""The calendar as a Qt model: one line per day, one column per shift."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fire_roster.services.day_board import BoardCell, DayBoard
from fire_roster.ui.common.tooltip import tooltip_text
from fire_roster.ui.roster.grid_header import day_text, weekday_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
EMPTY_BOARD = DayBoard((), ())


class BoardModel(QAbstractTableModel):
    """Read-only; column 0 is the day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = EMPTY_BOARD

    def set_board(self, board: DayBoard) -> None:
        """Show a calendar; what is selected stays where days and shifts are the same."""
        old = self.board
        is_same = old.shifts == board.shifts and [one.day.day for one in old.days] == [
            one.day.day for one in board.days
        ]
        if is_same:
            self.board = board
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.board = board
        self.endResetModel()

    def cell(self, index: Index) -> BoardCell | None:
        """The shift of a day at an index; None for the column of days."""
        if not index.isValid() or index.column() == 0:
            return None
        return self.board.days[index.row()].cells[index.column() - 1]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.board.days)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(self.board.shifts)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return "日期"
        shift = self.board.shifts[section - 1]
        return f"{shift.name}  {shift.time_text}".rstrip()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._day(index.row()) if cell is None else _text(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            text = day_text(self.board.days[index.row()].day) if cell is None else cell.tooltip
            return tooltip_text(text)
        return None

    def _day(self, row: int) -> str:
        day = self.board.days[row].day
        return f"{day.day.day}日 {weekday_text(day.day)} {day.mark}".rstrip()


def _text(cell: BoardCell) -> str:
    names = "、".join(one.name for one in cell.names)
    return f"{names} 缺{cell.missing}人".strip() if cell.missing else names
