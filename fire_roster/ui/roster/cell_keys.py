"""The keyboard of the day cells: which keys do what."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from fire_roster.ui.roster.cell_block import CellBlock, fill_sources, moved_seats
from fire_roster.ui.roster.cell_mouse import CellMouse
from fire_roster.ui.roster.cell_wishes import CellWishes
from fire_roster.ui.roster.grid_model import FIRST_DAY_COLUMN
from fire_roster.ui.roster.seat_selection import SeatSelection
from fire_roster.ui.roster.type_ahead import TypeAhead

LEAVE_HOTKEY = "J"
_FLAGS = QItemSelectionModel.SelectionFlag
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CellKeys:
    """Answers key presses; `handle` is False for keys that the table answers itself.

    `openers` are what F2 (the field) and Space (the menu) open.
    """

    def __init__(
        self,
        view: SeatSelection,
        wishes: CellWishes,
        mouse: CellMouse,
        openers: Mapping[str, Callable[[], object]],
    ) -> None:
        self._view = view
        self._wishes = wishes
        self._mouse = mouse
        self._type_ahead = TypeAhead()
        self._actions: dict[str, Callable[[], object]] = {
            "Ctrl+C": wishes.copy,
            "Ctrl+X": wishes.cut,
            "Ctrl+V": wishes.paste,
            "Del": wishes.clear,
            "Backspace": wishes.clear,
            "Return": lambda: self._step(1),
            "Enter": lambda: self._step(1),
            "Shift+Return": lambda: self._step(-1),
            "Shift+Enter": lambda: self._step(-1),
            **openers,
            "Menu": openers["Space"],
            "Shift+F10": openers["Space"],
            "Ctrl+L": wishes.toggle_lock,
            "Ctrl+D": lambda: self._fill(is_down=True),
            "Ctrl+R": lambda: self._fill(is_down=False),
            "Ctrl+E": wishes.swap,
            "Ctrl+A": view.pick_all,
            "Ctrl+T": wishes.record_swap,
            "Ctrl+Space": self._select_days,
            "Shift+Space": self._select_people,
            "Home": lambda: self._go(0, -1),
            "End": lambda: self._go(0, 1),
            "Ctrl+Home": lambda: self._go(-1, -1),
            "Ctrl+End": lambda: self._go(1, 1),
        }

    def handle(self, event: QKeyEvent) -> bool:
        """Carry out a key press."""
        keypad = Qt.KeyboardModifier.KeypadModifier
        modifiers = event.modifiers() & ~keypad
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is not None:
            return self._arrow(arrow, modifiers)
        if Qt.Key(event.key()) is Qt.Key.Key_Escape:
            return self._mouse.cancel()
        keys = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
        run = self._actions.get(keys.toString(QKeySequence.SequenceFormat.PortableText))
        if run is not None:
            run()
            return True
        return self._type(event)

    def _arrow(self, arrow: tuple[int, int], modifiers: Qt.KeyboardModifier) -> bool:
        """Ctrl goes to the end (Shift: selecting), Alt carries the seats along."""
        modifier = Qt.KeyboardModifier
        if modifiers & modifier.AltModifier:
            self._carry(arrow, is_copy=bool(modifiers & modifier.ControlModifier))
            return True
        if modifiers & modifier.ControlModifier:
            self._go(*arrow, is_selecting=bool(modifiers & modifier.ShiftModifier))
            return True
        return False

    def _type(self, event: QKeyEvent) -> bool:
        blocking = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        typed = event.text().strip()
        if not typed or not typed.isprintable() or event.modifiers() & blocking:
            return False
        code = self._type_ahead.read(self._view.grid.view.shifts, typed)
        if code is not None:
            self._wishes.enter(code)
        elif typed.upper() in (LEAVE_HOTKEY, "假"):
            self._wishes.enter_leave()
        return True

    def _step(self, step: int) -> None:
        """To the next line that is a member; headings are passed over."""
        index, rows = self._view.currentIndex(), self._view.grid.member_lines()
        if index.row() not in rows:
            return
        place = rows.index(index.row()) + step
        if 0 <= place < len(rows):
            self._view.go_to(self._view.grid.index(rows[place], index.column()))

    def _go(self, lines: int, days: int, *, is_selecting: bool = False) -> None:
        """To the first or last line and day, as the signs say; 0 stays."""
        grid, index = self._view.grid, self._view.currentIndex()
        rows = grid.member_lines()
        if not rows or not index.isValid():
            return
        line = {-1: rows[0], 0: index.row(), 1: rows[-1]}[lines]
        column = {-1: FIRST_DAY_COLUMN, 0: index.column(), 1: grid.first_total_column - 1}[days]
        target = grid.index(line, column)
        if is_selecting:
            selection = QItemSelection(index, target)
            self._view.selectionModel().setCurrentIndex(target, _FLAGS.NoUpdate)
            self._view.selectionModel().select(selection, _FLAGS.Select)
        else:
            self._view.go_to(target)
        self._view.scrollTo(target)

    def _fill(self, *, is_down: bool) -> None:
        """The first line or column of the selection goes through all of it."""
        block = self._mouse.block()
        if block is None:
            return
        first = block._replace(bottom=block.top) if is_down else block._replace(right=block.left)
        if first != block:
            self._wishes.fill(fill_sources(self._view.grid, first, block))

    def _carry(self, arrow: tuple[int, int], *, is_copy: bool) -> None:
        refs = self._view.selected_refs()
        moved = moved_seats(self._view.grid, refs, *arrow)
        if not moved or len(moved) < len(refs):
            return
        if is_copy:
            self._wishes.fill({target: source for source, target in moved.items()})
        else:
            self._wishes.move(moved)
        self._view.take_up(list(moved.values()))

    def _select_days(self) -> None:
        rows = self._view.grid.member_lines()
        self._select(lambda block: block._replace(top=rows[0], bottom=rows[-1]))

    def _select_people(self) -> None:
        last = self._view.grid.first_total_column - 1
        self._select(lambda block: block._replace(left=FIRST_DAY_COLUMN, right=last))

    def _select(self, stretch: Callable[[CellBlock], CellBlock]) -> None:
        block = self._mouse.block()
        if block is not None:
            self._view.select_block(stretch(block))
