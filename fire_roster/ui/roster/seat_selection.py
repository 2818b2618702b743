"""A painted table whose selection is spoken of as seats."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView

from fire_roster.services.grid_view import CellRef
from fire_roster.ui.roster.cell_block import CellBlock
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

    def go_to(self, index: QModelIndex) -> None:
        """Select this seat alone, whatever modifier key is held down."""
        self.selectionModel().setCurrentIndex(index, _FLAGS.ClearAndSelect)
