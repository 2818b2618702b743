"""A painted table whose selection is spoken of as seats."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView

from fire_roster.services.grid_view import CellRef
from fire_roster.ui.roster.cell_block import CellBlock
from fire_roster.ui.roster.grid_model import FIRST_DAY_COLUMN
from fire_roster.ui.roster.painted_table import PaintedTable

_FLAGS = QItemSelectionModel.SelectionFlag


class SeatSelection(PaintedTable):
    """Tells and changes which seats are selected."""

    def selected_refs(self) -> list[CellRef]:
        """The selected seats from left to right, top to bottom."""
        indexes = sorted(self.selectedIndexes(), key=lambda i: (i.row(), i.column()))
        return [ref for ref in map(self.grid.ref, indexes) if ref is not None]

    def current_ref(self) -> CellRef | None:
        """The seat the keyboard is on."""
        return self.grid.ref(self.currentIndex())

    def select_refs(self, refs: list[CellRef]) -> None:
        """Select these seats and scroll to the first of them."""
        if self.take_up(refs):
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def take_up(self, refs: list[CellRef]) -> bool:
        """Select those of the seats that are shown, the keyboard on the first; False for none."""
        indexes = [index for index in map(self.grid.find_index, refs) if index.isValid()]
        if indexes:
            self.go_to(indexes[0])
            chosen = QItemSelection()
            for index in indexes:
                chosen.select(index, index)
            self.selectionModel().select(chosen, _FLAGS.ClearAndSelect)
        return bool(indexes)

    def select_block(self, block: CellBlock) -> None:
        """Select a rectangle; the keyboard stays where it is."""
        corners = (
            self.grid.index(block.top, block.left),
            self.grid.index(block.bottom, block.right),
        )
        self.selectionModel().select(QItemSelection(*corners), _FLAGS.ClearAndSelect)

    def pick_day(self, column: int, is_more: bool) -> None:
        """The whole column of a heading; with `is_more` from the day the keyboard is on."""
        self.setFocus()
        rows, last = self.grid.member_lines(), self.grid.first_total_column - 1
        if not rows or not FIRST_DAY_COLUMN <= column <= last:
            return
        if not is_more or not self.currentIndex().isValid():
            self.go_to(self.grid.index(self._line_in_sight(rows), column))
        start = self.currentIndex().column()
        self.select_block(CellBlock(rows[0], min(start, column), rows[-1], max(start, column)))

    def pick_line(self, line: int, is_more: bool) -> None:
        """The whole line of a name, those of a team by its heading; see `pick_day`."""
        self.setFocus()
        rows, last = self.grid.member_lines(), self.grid.first_total_column - 1
        chosen = self._lines_of(line, rows)
        if not chosen:
            return
        if not is_more or not self.currentIndex().isValid():
            column = max(FIRST_DAY_COLUMN, self.columnAt(0))
            self.go_to(self.grid.index(chosen[0], column))
        reach = [self.currentIndex().row(), *chosen]
        self.select_block(CellBlock(min(reach), FIRST_DAY_COLUMN, max(reach), last))

    def pick_all(self) -> None:
        """Every seat of the month; the keyboard stays where it is."""
        self.setFocus()
        rows, last = self.grid.member_lines(), self.grid.first_total_column - 1
        if rows:
            self.select_block(CellBlock(rows[0], FIRST_DAY_COLUMN, rows[-1], last))

    def _lines_of(self, line: int, rows: list[int]) -> list[int]:
        """The members behind a line: the one of a name, all below a team's heading."""
        if line in rows:
            return [line]
        below = [row for row in rows if row > line >= 0]
        return [row for place, row in enumerate(below) if row == line + 1 + place]

    def _line_in_sight(self, rows: list[int]) -> int:
        top = self.rowAt(0)
        return next((row for row in rows if row >= top), rows[0])

    def go_to(self, index: QModelIndex) -> None:
        """Select this seat alone, whatever modifier key is held down."""
        self.selectionModel().setCurrentIndex(index, _FLAGS.ClearAndSelect)
