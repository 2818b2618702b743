"""What the user wants of the selected seats, told by signals; nothing is changed here."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from fire_roster.services.block_edits import swap_pairs
from fire_roster.ui.roster.cell_block import Refs
from fire_roster.ui.roster.cell_clipboard import clipboard_table, copy_text, is_block, lay_out
from fire_roster.ui.roster.seat_selection import SeatSelection


class CellWishes(QObject):
    """Signals carry lists of `CellRef` from left to right, top to bottom.

    `shift_entered(refs, code)`, `leave_entered(refs)`, `cleared(refs)`, `lock_toggled(refs)`,
    `pasted(list of (ref, text))` for one value, `block_pasted(the same)` for several, which are
    to be shown first, `filled(target → source)`, `moved(source → target)`, `week_repeated(refs)`,
    `month_continued()`, `swap_recorded(refs)` for a form about these seats, `told(text)`,
    `refused()` when an edit meets a read-only month.
    """

    shift_entered = Signal(object, str)
    leave_entered = Signal(object)
    cleared = Signal(object)
    lock_toggled = Signal(object)
    pasted = Signal(object)
    block_pasted = Signal(object)
    filled = Signal(object)
    moved = Signal(object)
    week_repeated = Signal(object)
    month_continued = Signal()
    swap_recorded = Signal(object)
    told = Signal(str)
    refused = Signal()

    def __init__(self, view: SeatSelection) -> None:
        super().__init__(view)
        self._view = view

    def enter(self, code: str) -> None:
        """A shift in every selected seat."""
        self._ask(lambda: self.shift_entered.emit(self._view.selected_refs(), code))

    def enter_text(self, text: str, is_for_all: bool) -> None:
        """What was typed into the field of a seat, for all selected seats or for the one."""
        current = self._view.current_ref()
        refs = self._view.selected_refs() if is_for_all else [current] if current else []
        self._ask(lambda: self.pasted.emit([(ref, text) for ref in refs]))

    def enter_leave(self) -> None:
        """Leave on the selected days."""
        self._ask(lambda: self.leave_entered.emit(self._view.selected_refs()))

    def clear(self) -> None:
        """Nobody on the selected seats."""
        self._ask(lambda: self.cleared.emit(self._view.selected_refs()))

    def toggle_lock(self) -> None:
        """Lock or unlock the selected seats."""
        self._ask(lambda: self.lock_toggled.emit(self._view.selected_refs()))

    def copy(self) -> None:
        """Put the rectangle around the selection on the clipboard as tab text."""
        copy_text(self._view.selectedIndexes())

    def cut(self) -> None:
        """Copy, and clear the seats."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Offer the clipboard's cells, laid out from the first selected seat."""
        refs, table = self._view.selected_refs(), clipboard_table()
        if not refs or not table:
            return
        signal = self.block_pasted if is_block(table) else self.pasted
        self._ask(lambda: signal.emit(lay_out(self._view.grid, table, refs)))

    def swap(self) -> None:
        """Exchange two selected seats, or the same days of two people."""
        pairs = swap_pairs(self._view.selected_refs())
        if pairs:
            self.move(pairs)
        else:
            self.told.emit("互换要选中两格，或两个人相同的几天（按住 Ctrl 可以分开选）。")

    def fill(self, sources: Refs) -> None:
        """Seats that repeat others."""
        self._ask(lambda: self.filled.emit(sources))

    def move(self, targets: Refs) -> None:
        """Seats that go elsewhere."""
        self._ask(lambda: self.moved.emit(targets))

    def repeat_week(self) -> None:
        """The selected days as a week before."""
        self._ask(lambda: self.week_repeated.emit(self._view.selected_refs()))

    def continue_month(self) -> None:
        """The whole month as the one before goes on."""
        self._ask(self.month_continued.emit)

    def record_swap(self) -> None:
        """A swap, substitution or absence on record."""
        self._ask(lambda: self.swap_recorded.emit(self._view.selected_refs()))

    def _ask(self, emit: Callable[[], object]) -> None:
        if self._view.grid.view.is_read_only:
            self.refused.emit()
        elif self._view.selected_refs():
            emit()
