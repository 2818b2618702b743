"""The menu on selected seats: every shift, leave, clear, lock, explanation."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QMenu

from fire_roster.services.grid_view import GridShift
from fire_roster.ui.icons import icon
from fire_roster.ui.roster.cells_view import LEAVE_HOTKEY, CellsView
from fire_roster.ui.theme import active_tokens


def build_cell_menu(view: CellsView, explain: Callable[[], object]) -> QMenu:
    """Menu for the present selection; edits are greyed while the month is read-only."""
    menu = QMenu(view)
    can_edit = not view.grid.view.is_read_only

    def add(text: str, keys: str, run: Callable[[], object], picture: QIcon) -> QAction:
        action = menu.addAction(picture, f"{text}\t{keys}" if keys else text)
        action.triggered.connect(lambda: run())
        return action

    edits = [
        add(
            " ".join(part for part in (shift.code, shift.name, shift.time_text) if part),
            shift.hotkey or str(number),
            lambda code=shift.code: view.shift_entered.emit(view.selected_refs(), code),
            _swatch(shift),
        )
        for number, shift in enumerate(view.grid.view.shifts, start=1)
    ]
    menu.addSeparator()
    edits += [
        add(
            "请假",
            LEAVE_HOTKEY,
            lambda: view.leave_entered.emit(view.selected_refs()),
            icon("calendar-off"),
        ),
        add("清除", "Delete", lambda: view.cleared.emit(view.selected_refs()), icon("x")),
        add(
            "锁定 / 解锁",
            "Ctrl+L",
            lambda: view.lock_toggled.emit(view.selected_refs()),
            icon("lock"),
        ),
    ]
    for action in edits:
        action.setEnabled(can_edit)
    menu.addSeparator()
    add("复制", "Ctrl+C", view.copy, icon("copy"))
    add("谁能顶这个班？", "", explain, icon("circle-help"))
    return menu


def _swatch(shift: GridShift) -> QIcon:
    pixmap = QPixmap(16, 16)
    pixmap.fill(active_tokens().shift_color(shift.palette).background)
    return QIcon(pixmap)
