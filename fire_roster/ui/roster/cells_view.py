"""The day cells as a table with the manners of Excel."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QWidget

from fire_roster.ui.roster.cell_editor import CellEditor
from fire_roster.ui.roster.cell_keys import CellKeys
from fire_roster.ui.roster.cell_look import HEADING_LOOK, CellLook, draw_cell
from fire_roster.ui.roster.cell_mouse import CellMouse
from fire_roster.ui.roster.cell_wishes import CellWishes
from fire_roster.ui.roster.grid_header import ground_token
from fire_roster.ui.roster.grid_model import FIRST_DAY_COLUMN, GridModel
from fire_roster.ui.roster.seat_selection import SeatSelection


class CellsView(SeatSelection):
    """`wishes` tells what the user wants of the seats.

    `current_changed(ref or None)`, `menu_requested(point)`.
    """

    current_changed = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self._selected: set[tuple[int, int]] = set()
        self._current = (-1, -1)
        self._grounds: list[str] = []
        model.modelReset.connect(self._read_days)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # A Chinese input method would swallow the shift letters.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName("值班表")
        self.wishes = CellWishes(self)
        self.mouse = CellMouse(self, model)
        self.editor = CellEditor(self.viewport())
        self._keys = CellKeys(
            self, self.wishes, self.mouse, {"F2": self.edit_text, "Space": self.show_menu}
        )
        self.editor.entered.connect(self.wishes.enter_text)
        self.mouse.copied.connect(self.wishes.fill)
        self.mouse.filled.connect(self.wishes.fill)
        self.mouse.moved.connect(self.wishes.move)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.selectionModel().currentChanged.connect(self._on_current)

    def edit_text(self) -> None:
        """Open the field over the seat the keyboard is on."""
        index = self.currentIndex()
        if self.grid.view.is_read_only:
            self.wishes.refused.emit()
        elif self.grid.ref(index) is not None:
            place = self.visualRect(index)
            cell = self.grid.cell(index.row(), index.column())
            text = cell.text if cell else ""
            self.editor.open_at(place.left(), place.top(), place.height(), text)

    def show_menu(self) -> None:
        """The menu of the selection, below the seat the keyboard is on."""
        self.menu_requested.emit(self.visualRect(self.currentIndex()).bottomLeft())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.handle(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_text()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.go_to(index)
        self.menu_requested.emit(event.pos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.mouse.paint(painter)
        painter.end()

    def picture(self, line: int, column: int, width: int, height: int) -> QPixmap:
        cell = self.grid.cell(line, column)
        place = (line, column)
        look = HEADING_LOOK
        if cell is not None:
            look = CellLook(
                cell.text,
                cell.palette,
                cell.leave,
                cell.is_locked,
                cell.is_changed,
                cell.severity,
                self._grounds[column - FIRST_DAY_COLUMN],
                place in self._selected,
                place == self._current,
            )
        return draw_cell(look, width, height, self.devicePixelRatioF(), self.scheme)

    def keyboardSearch(self, search: str) -> None:
        """Typing enters shifts; it never searches."""

    def _read_days(self) -> None:
        self._grounds = [ground_token(day) for day in self.grid.view.days]
        self._selected.clear()
        self._current = (-1, -1)

    def _on_selection(self) -> None:
        self._selected = {(index.row(), index.column()) for index in self.selectedIndexes()}

    def _on_current(self, current: QModelIndex, before: QModelIndex) -> None:
        self._current = (current.row(), current.column())
        self.update(before)
        self.update(current)
        self.current_changed.emit(self.grid.ref(current))
