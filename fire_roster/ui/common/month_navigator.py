"""‹ 2026年12月 › — one month forward or back, or straight to this month."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fire_roster.ui.common.buttons import make_button, make_icon_button
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import row

_LABEL_WIDTH = 104
"""Of the longest, 2026年12月: the arrows stay where they are while somebody turns pages."""


class MonthNavigator(QWidget):
    """Shows a month. `month_changed(date)` carries the first day of the newly chosen one."""

    month_changed = Signal(date)

    def __init__(self, month: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = month.replace(day=1)
        self._today = today
        layout = row(self, spacing=1)
        back = make_icon_button("chevron-left", "上个月", self.go_back, shortcut="Ctrl+PgUp")
        self._label = PlainLabel(role="strong")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMinimumWidth(_LABEL_WIDTH)
        forward = make_icon_button(
            "chevron-right", "下个月", self.go_forward, shortcut="Ctrl+PgDown"
        )
        self._this_month = make_button("本月", self._go_today, variant="quiet")
        for widget in (back, self._label, forward, self._this_month):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._show()

    @property
    def month(self) -> date:
        """First day of the month shown."""
        return self._month

    def set_month(self, month: date) -> None:
        """Show another month; tells `month_changed` when it is a different one."""
        first = month.replace(day=1)
        if first != self._month:
            self._month = first
            self._show()
            self.month_changed.emit(first)

    def go_back(self) -> None:
        """One month earlier."""
        year, month = self._month.year, self._month.month
        self.set_month(date(year - 1, 12, 1) if month == 1 else date(year, month - 1, 1))

    def go_forward(self) -> None:
        """One month later."""
        year, month = self._month.year, self._month.month
        self.set_month(date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1))

    def text(self) -> str:
        """The month as shown, for example 2026年12月."""
        return self._label.text()

    def _go_today(self) -> None:
        self.set_month(self._today)

    def _show(self) -> None:
        self._label.setText(f"{self._month.year}年{self._month.month}月")
        self._this_month.setEnabled(self._month != self._today.replace(day=1))
