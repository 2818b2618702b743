"""Unit name at the left, today's date at the right, and between them room for tools."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from fire_roster.ui.common.labels import ElidedLabel, PlainLabel
from fire_roster.ui.common.layout import row

_WEEKDAYS = "一二三四五六日"
_TICK_MS = 30_000


def date_text(moment: datetime) -> str:
    """A day as the program writes it everywhere: 2026-12-01（周二）."""
    return f"{moment:%Y-%m-%d}（周{_WEEKDAYS[moment.weekday()]}）"


class TopBar(QFrame):
    """Follows the clock, so the date is right after midnight too."""

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(49)
        self._clock = clock
        self._unit = ElidedLabel("", "strong")
        self._today = PlainLabel(role="muted")
        self._row = row(self, spacing=3, margin=(6, 0, 6, 0))
        self._row.addWidget(self._unit, 1)
        self._row.addWidget(self._today)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.show_time)
        self._timer.start()
        self.show_time()

    def set_unit_name(self, name: str) -> None:
        """Show the unit's name."""
        self._unit.set_full_text(name)

    def add_lead(self, widget: QWidget) -> None:
        """Put a widget before the unit's name."""
        self._row.insertWidget(0, widget)

    def add_tool(self, widget: QWidget) -> None:
        """Put a widget between unit name and date."""
        self._row.insertWidget(self._row.count() - 1, widget)

    def show_time(self) -> None:
        """Read the clock and show the day and the time."""
        now = self._clock()
        self._today.setText(f"{date_text(now)}  {now:%H:%M}")
