"""A day typed as 2026-12-01; may stay empty."""

import re
import unicodedata
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.ui.common.calendar_popup import CalendarPopup
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.icons import icon

_DAY = re.compile(
    r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})"
)


class DateField(QLineEdit):
    """Understands the usual spellings and shows what it understood as yyyy-MM-dd."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("如 2026-12-01")
        self.setMaxLength(20)
        self.editingFinished.connect(self._tidy)
        picker = self.addAction(icon("calendar-days"), QLineEdit.ActionPosition.TrailingPosition)
        picker.setText("选择日期")
        set_tooltip(picker, "选择日期")
        picker.triggered.connect(self.pick)

    def value(self) -> date | None:
        """The day; None while the field is empty or cannot be read."""
        return parse_day(self.text())

    def set_value(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText(day.isoformat() if day else "")

    def problem(self) -> str:
        """What is wrong with the text; empty when there is nothing to complain about."""
        if self.text().strip() and self.value() is None:
            return "没有这个日期，请写成 2026-12-01 的样子。"
        return ""

    def pick(self) -> CalendarPopup:
        """Open the month of the value, or of today, below the field."""
        popup = CalendarPopup(self.value(), self)
        popup.chosen.connect(self._on_picked)
        popup.open_below(self)
        return popup

    def _on_picked(self, day: date) -> None:
        self.set_value(day)
        self.editingFinished.emit()

    def _tidy(self) -> None:
        day = self.value()
        if day is not None:
            self.set_value(day)


def parse_day(text: str) -> date | None:
    """A day in one of the spellings 2026-12-1, 2026.12.1, 2026年12月1日, 20261201."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    year, month, day = (part for part in match.groups() if part is not None)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
