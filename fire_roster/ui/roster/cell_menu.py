"""The menu on selected seats: every shift, leave, clear, lock, explanation."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from fire_roster.services.grid_view import GridShift
from fire_roster.ui.icons import icon
from fire_roster.ui.roster.cells_view import LEAVE_HOTKEY, CellsView
from fire_roster.ui.theme import active_tokens, load_metrics

_SWATCH = 16


class CellMenu(QMenu):
    """Menu for the present selection; edits are greyed while the month is read-only."""

    def __init__(self, view: CellsView, explain: Callable[[], object]) -> None:
        super().__init__(view)
        self._view = view
        for number, shift in enumerate(view.grid.view.shifts, start=1):
            self._add_edit(
                f"{shift.name}  {shift.time_text}".rstrip(),
                shift.hotkey or str(number),
                _swatch(shift, view.devicePixelRatioF()),
                partial(self._enter, shift.code),
            )
        self.addSeparator()
        self._add_edit("请假", LEAVE_HOTKEY, icon("calendar-off"), self._leave)
        self._add_edit("清除", "Delete", icon("x"), self._clear)
        self._add_edit("锁定 / 解锁", "Ctrl+L", icon("lock"), self._lock)
        self.addSeparator()
        self._add("复制", "Ctrl+C", icon("copy"), view.copy)
        self._add("谁能顶这个班？", "", icon("circle-help"), explain)

    def _add(self, text: str, keys: str, picture: QIcon, run: Callable[[], object]) -> QAction:
        # The part behind the tab stands in the column of the shortcuts.
        action = self.addAction(picture, f"{text}\t{keys}" if keys else text)
        action.triggered.connect(lambda: run())
        return action

    def _add_edit(self, text: str, keys: str, picture: QIcon, run: Callable[[], object]) -> None:
        action = self._add(text, keys, picture, run)
        action.setEnabled(not self._view.grid.view.is_read_only)

    def _enter(self, code: str) -> None:
        self._view.shift_entered.emit(self._view.selected_refs(), code)

    def _leave(self) -> None:
        self._view.leave_entered.emit(self._view.selected_refs())

    def _clear(self) -> None:
        self._view.cleared.emit(self._view.selected_refs())

    def _lock(self) -> None:
        self._view.lock_toggled.emit(self._view.selected_refs())


def _swatch(shift: GridShift, scale: float) -> QIcon:
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
