"""The menu on selected seats: every shift, leave, clear, lock, copies, explanation."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from fire_roster.services.block_edits import swap_pairs
from fire_roster.services.grid_view import GridShift
from fire_roster.ui.icons import icon
from fire_roster.ui.roster.cell_keys import LEAVE_HOTKEY
from fire_roster.ui.roster.cells_view import CellsView
from fire_roster.ui.theme import active_tokens, load_metrics

_SWATCH = 16


class CellMenu(QMenu):
    """Menu for the present selection; edits are greyed while the month is read-only."""

    def __init__(self, view: CellsView, explain: Callable[[], object]) -> None:
        super().__init__(view)
        self._view = view
        wishes = view.wishes
        for number, shift in enumerate(view.grid.view.shifts, start=1):
            self._add_edit(
                f"{shift.name}  {shift.time_text}".rstrip(),
                shift.hotkey or str(number),
                shift_swatch(shift, view.devicePixelRatioF()),
                partial(wishes.enter, shift.code),
            )
        self.addSeparator()
        self._add_edit("请假", LEAVE_HOTKEY, icon("calendar-off"), wishes.enter_leave)
        self._add_edit("清除", "Delete", icon("x"), wishes.clear)
        self._add_edit("锁定 / 解锁", "Ctrl+L", icon("lock"), wishes.toggle_lock)
        self._add_edit("输入…", "F2", icon("pencil"), view.edit_text)
        self.addSeparator()
        self._add_edit("剪切", "Ctrl+X", icon("scissors"), wishes.cut)
        self._add("复制", "Ctrl+C", icon("copy"), wishes.copy)
        self._add_edit("粘贴", "Ctrl+V", icon("clipboard"), wishes.paste)
        swap = self._add_edit("互换选中的班次", "Ctrl+E", icon("arrow-left-right"), wishes.swap)
        swap.setEnabled(swap.isEnabled() and bool(swap_pairs(view.selected_refs())))
        self.addSeparator()
        self._add_edit("照抄上一周", "", icon("copy"), wishes.repeat_week)
        self._add_edit("接着上月排完本月…", "", icon("calendar-days"), wishes.continue_month)
        self.addSeparator()
        self._add("谁能顶这个班？", "", icon("circle-help"), explain)
        self._add_edit("登记调班、替班…", "Ctrl+T", icon("refresh-cw"), wishes.record_swap)

    def _add(self, text: str, keys: str, picture: QIcon, run: Callable[[], object]) -> QAction:
        # The part behind the tab stands in the column of the shortcuts.
        action = self.addAction(picture, f"{text}\t{keys}" if keys else text)
        action.triggered.connect(lambda: run())
        return action

    def _add_edit(self, text: str, keys: str, picture: QIcon, run: Callable[[], object]) -> QAction:
        action = self._add(text, keys, picture, run)
        action.setEnabled(not self._view.grid.view.is_read_only)
        return action


def shift_swatch(shift: GridShift, scale: float) -> QIcon:
    """The shift's letter on its colour, as it stands in the grid."""
    color = active_tokens().shift_color(shift.palette)
    pixmap = QPixmap(round(_SWATCH * scale), round(_SWATCH * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(color.background)
    painter = QPainter(pixmap)
    font = QFont(QGuiApplication.font())
    font.setPixelSize(load_metrics().text_small)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(color.text))
    painter.drawText(QRect(0, 0, _SWATCH, _SWATCH), Qt.AlignmentFlag.AlignCenter, shift.code)
    painter.end()
    return QIcon(pixmap)
