"""‹ 2026-12-01（周二） › — one day forward or back, any day, or straight to today."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.ui.common.buttons import make_button, make_icon_button
from fire_roster.ui.common.calendar_popup import CalendarPopup
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.tooltip import set_tooltip

_WEEKDAYS = "一二三四五六日"


class DateNavigator(QWidget):
    """Shows a day. `day_changed(date)` carries the newly chosen one.

    `today` is asked at each press of 今天, so that it is right after midnight.
    """

    day_changed = Signal(object)

    def __init__(self, day: date, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self._today = today
        layout = row(self, spacing=1)
        self._pick = make_button("", self.pick, variant="quiet")
        set_tooltip(self._pick, "选择日期")
        self._now = make_button("今天", lambda: self.set_day(today()), variant="quiet")
        for widget in (
            make_icon_button("chevron-left", "前一天", lambda: self.go(-1)),
            self._pick,
            make_icon_button("chevron-right", "后一天", lambda: self.go(1)),
            self._now,
        ):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._show()

    @property
    def day(self) -> date:
        """The day shown."""
        return self._day

    def set_day(self, day: date) -> None:
        """Show another day; tells `day_changed` when it is a different one."""
        if day != self._day:
            self._day = day
            self._show()
            self.day_changed.emit(day)

    def go(self, days: int) -> None:
        """That many days forward, or back when negative."""
        self.set_day(self._day + timedelta(days=days))

    def pick(self) -> CalendarPopup:
        """Open the month below."""
        popup = CalendarPopup(self._day, self)
        popup.chosen.connect(self.set_day)
        popup.open_below(self._pick)
        return popup

    def text(self) -> str:
        """The day as shown."""
        return self._pick.text()

    def _show(self) -> None:
        self._pick.setText(f"{self._day:%Y-%m-%d}（周{_WEEKDAYS[self._day.weekday()]}）")
        self._now.setEnabled(self._day != self._today())
