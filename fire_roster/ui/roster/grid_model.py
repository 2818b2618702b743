"""The month grid as a Qt model: name column, one column per day, totals."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from fire_roster.services.grid_view import EMPTY_VIEW, CellRef, GridCell, GridRow, GridView
from fire_roster.ui.common.tooltip import tooltip_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Line = GridRow | str
"""A member's row, or the name of a team as heading."""

NAME_COLUMN = 0
FIRST_DAY_COLUMN = 1
_MANY_CELLS = 64
_SEAT_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class GridModel(QAbstractTableModel):
    """Read-only; a new `GridView` replaces the old one and only what differs is repainted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: GridView = EMPTY_VIEW
        self.lines: list[Line] = []
        self._line_of_member: dict[int, int] = {}

    def set_view(self, view: GridView) -> None:
        """Show `view`; columns and scroll position stay when members and days are the same."""
        if _shape(view) == _shape(self.view):
            self._replace_values(view)
            return
        self.beginResetModel()
        self.view = view
        self.lines = _lines(view)
        self._line_of_member = {
            line.member_id: number
            for number, line in enumerate(self.lines)
            if isinstance(line, GridRow)
        }
        self.endResetModel()

    def cell(self, line: int, column: int) -> GridCell | None:
        """The cell at a model position; None for headings, the name and totals."""
        row = self.lines[line]
        day = column - FIRST_DAY_COLUMN
        if isinstance(row, str) or not 0 <= day < len(row.cells):
            return None
        return row.cells[day]

    def ref(self, index: Index) -> CellRef | None:
        """The seat at an index; None where there is none."""
        if not index.isValid() or self.cell(index.row(), index.column()) is None:
            return None
        row = self.lines[index.row()]
        assert isinstance(row, GridRow)
        return CellRef(row.member_id, self.view.days[index.column() - FIRST_DAY_COLUMN].day)

    def find_index(self, ref: CellRef) -> QModelIndex:
        """Index of a seat; invalid when member or day is not shown."""
        line = self._line_of_member.get(ref.member_id)
        for position, day in enumerate(self.view.days):
            if day.day == ref.day and line is not None:
                return self.index(line, position + FIRST_DAY_COLUMN)
        return QModelIndex()

    def member_lines(self) -> list[int]:
        """The lines that are members, from top to bottom."""
        return sorted(self._line_of_member.values())

    @property
    def first_total_column(self) -> int:
        """Column of the first total."""
        return FIRST_DAY_COLUMN + len(self.view.days)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self.first_total_column + len(self.view.total_titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_heading = isinstance(self.lines[index.row()], str)
        return Qt.ItemFlag.NoItemFlags if is_heading else _SEAT_FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(index.row(), index.column())
        return None

    def _text(self, line: int, column: int) -> str:
        row = self.lines[line]
        if isinstance(row, str):
            return row if column == NAME_COLUMN else ""
        if column == NAME_COLUMN:
            return row.name
        cell = self.cell(line, column)
        if cell is not None:
            return cell.text or cell.leave
        position = column - self.first_total_column
        return row.totals[position] if position < len(row.totals) else ""

    def _tooltip(self, line: int, column: int) -> str:
        row = self.lines[line]
        if isinstance(row, str):
            return ""
        cell = self.cell(line, column)
        if cell is not None:
            ref = CellRef(row.member_id, self.view.days[column - FIRST_DAY_COLUMN].day)
            return tooltip_text(cell.tooltip or self.view.note_of(ref))
        return tooltip_text(row.tooltip) if column == NAME_COLUMN else ""

    def _replace_values(self, view: GridView) -> None:
        old_lines, self.view, self.lines = self.lines, view, _lines(view)
        touched: list[tuple[int, int]] = []
        for line, (old, new) in enumerate(zip(old_lines, self.lines, strict=True)):
            if old is new or isinstance(old, str) or isinstance(new, str):
                continue
            if (old.severity, old.tooltip) != (new.severity, new.tooltip):
                touched.append((line, NAME_COLUMN))
            touched += [
                (line, FIRST_DAY_COLUMN + day)
                for day, (before, after) in enumerate(zip(old.cells, new.cells, strict=True))
                if before is not after and before != after
            ]
            touched += [
                (line, self.first_total_column + position)
                for position, (before_text, after_text) in enumerate(
                    zip(old.totals, new.totals, strict=True)
                )
                if before_text != after_text
            ]
        self._announce(touched)

    def _announce(self, touched: list[tuple[int, int]]) -> None:
        if len(touched) > _MANY_CELLS:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        for line, column in touched:
            index = self.index(line, column)
            self.dataChanged.emit(index, index)


def _lines(view: GridView) -> list[Line]:
    lines: list[Line] = []
    team = ""
    for row in view.rows:
        if row.team != team:
            team = row.team
            lines.append(team)
        lines.append(row)
    return lines


def _shape(view: GridView) -> tuple[object, ...]:
    members = tuple((row.member_id, row.name, row.team, row.certificate) for row in view.rows)
    return (members, view.days, view.total_titles, view.is_draft, view.is_read_only)
