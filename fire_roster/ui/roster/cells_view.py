"""The day cells as a table with the manners of Excel; it only tells what the user wants."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QWidget

from fire_roster.services.grid_view import CellRef, GridShift
from fire_roster.ui.roster.cell_look import HEADING_LOOK, CellLook, draw_cell
from fire_roster.ui.roster.grid_header import ground_token
from fire_roster.ui.roster.grid_model import FIRST_DAY_COLUMN, GridModel
from fire_roster.ui.roster.painted_table import PaintedTable

LEAVE_HOTKEY = "J"
_KEYS = Qt.Key


class CellsView(PaintedTable):
    """Signals carry lists of `CellRef` from left to right, top to bottom.

    `shift_entered(refs, code)`, `leave_entered(refs)`, `cleared(refs)`, `lock_toggled(refs)`,
    `pasted(list of (ref, text))`, `current_changed(ref or None)`, `menu_requested(point)`,
    `refused()` when an edit meets a read-only month.
    """

    shift_entered = Signal(object, str)
    leave_entered = Signal(object)
    cleared = Signal(object)
    lock_toggled = Signal(object)
    pasted = Signal(object)
    current_changed = Signal(object)
    menu_requested = Signal(QPoint)
    refused = Signal()

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
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.selectionModel().currentChanged.connect(self._on_current)

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
            self._go_to(indexes[0])
        for index in indexes[1:]:
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
        return bool(indexes)

    def copy(self) -> None:
        """Put the rectangle around the selection on the clipboard as tab text."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        rows = sorted({index.row() for index in indexes})
        used = {index.column() for index in indexes}
        columns = range(min(used), max(used) + 1)
        chosen = {(index.row(), index.column()): str(index.data() or "") for index in indexes}
        lines = ("\t".join(chosen.get((row, column), "") for column in columns) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Offer the clipboard's cells, laid out from the first selected seat."""
        refs = self.selected_refs()
        text = QGuiApplication.clipboard().text().rstrip("\r\n")
        if not refs or not text:
            return
        table = [line.split("\t") for line in text.replace("\r\n", "\n").split("\n")]
        if len(table) == 1 and len(table[0]) == 1:
            self._edit(lambda: self.pasted.emit([(ref, table[0][0].strip()) for ref in refs]))
            return
        self._edit(lambda: self.pasted.emit(self._lay_out(table, self.grid.find_index(refs[0]))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (_KEYS.Key_Delete, _KEYS.Key_Backspace):
            self._edit(lambda: self.cleared.emit(self.selected_refs()))
        elif event.key() in (_KEYS.Key_Return, _KEYS.Key_Enter):
            is_up = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(-1 if is_up else 1)
        elif event.key() in (_KEYS.Key_F2, _KEYS.Key_Space):
            self.menu_requested.emit(self.visualRect(self.currentIndex()).bottomLeft())
        elif self._is_ctrl(event) and event.key() == _KEYS.Key_L:
            self._edit(lambda: self.lock_toggled.emit(self.selected_refs()))
        elif self._type(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self._go_to(index)
        self.menu_requested.emit(event.pos())

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

    def _type(self, event: QKeyEvent) -> bool:
        blocking = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        typed = event.text().strip()
        if not typed or not typed.isprintable() or event.modifiers() & blocking:
            return False
        shift = shift_for_key(self.grid.view.shifts, typed)
        if shift is not None:
            self._edit(lambda: self.shift_entered.emit(self.selected_refs(), shift.code))
        elif typed.upper() in (LEAVE_HOTKEY, "假"):
            self._edit(lambda: self.leave_entered.emit(self.selected_refs()))
        return True

    def _edit(self, emit: Callable[[], object]) -> None:
        if self.grid.view.is_read_only:
            self.refused.emit()
        elif self.selected_refs():
            emit()

    def _move(self, step: int) -> None:
        """To the next line that is a member; headings are passed over."""
        index = self.currentIndex()
        line = index.row() + step
        while 0 <= line < len(self.grid.lines) and isinstance(self.grid.lines[line], str):
            line += step
        if 0 <= line < len(self.grid.lines):
            self._go_to(self.grid.index(line, index.column()))

    def _go_to(self, index: QModelIndex) -> None:
        """Select this seat alone, whatever modifier key is held down."""
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _lay_out(self, table: list[list[str]], start: QModelIndex) -> list[tuple[CellRef, str]]:
        """Seat and text for each clipboard cell that falls inside the month."""
        lines = [
            number
            for number in range(start.row(), len(self.grid.lines))
            if not isinstance(self.grid.lines[number], str)
        ]
        placed = []
        for line, texts in zip(lines, table, strict=False):
            for offset, text in enumerate(texts):
                ref = self.grid.ref(self.grid.index(line, start.column() + offset))
                if ref is not None:
                    placed.append((ref, text.strip()))
        return placed

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

    @staticmethod
    def _is_ctrl(event: QKeyEvent) -> bool:
        return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def shift_for_key(shifts: tuple[GridShift, ...], typed: str) -> GridShift | None:
    """The shift meant by a typed key: its own letter, its hotkey, or its number from 1."""
    for shift in shifts:
        if typed == shift.code or (shift.hotkey and typed.upper() == shift.hotkey.upper()):
            return shift
    if typed.isdecimal() and 1 <= int(typed) <= len(shifts):
        return shifts[int(typed) - 1]
    return None
