"""A moment typed as 2026-12-01 08:00; may stay empty."""

import re
import unicodedata
from datetime import datetime, time

from PySide6.QtWidgets import QLineEdit, QWidget

from fire_roster.ui.common.date_field import parse_day

_MOMENT = re.compile(r"(.+?)[\sT日]\s*(\d{1,2})[:.点](\d{1,2})?(?:[:分](\d{1,2}))?\D*")


class MomentField(QLineEdit):
    """Understands the usual spellings and shows what it understood as yyyy-MM-dd HH:mm."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("如 2026-12-01 08:00")
        self.setMaxLength(30)
        self.editingFinished.connect(self._tidy)

    def value(self) -> datetime | None:
        """The moment; None while the field is empty or cannot be read."""
        return parse_moment_text(self.text())

    def set_value(self, moment: datetime | None) -> None:
        """Show a moment, or nothing."""
        self.setText(f"{moment:%Y-%m-%d %H:%M}" if moment else "")

    def problem(self) -> str:
        """What is wrong with the text; empty when there is nothing to complain about."""
        if self.text().strip() and self.value() is None:
            return "请写成 2026-12-01 08:00 的样子。"
        return ""

    def _tidy(self) -> None:
        moment = self.value()
        if moment is not None:
            self.set_value(moment)


def parse_moment_text(text: str) -> datetime | None:
    """A day in one of its spellings followed by a time; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _MOMENT.fullmatch(plain)
    day = parse_day(match[1]) if match else None
    if match is None or day is None:
        return None
    try:
        return datetime.combine(day, time(int(match[2]), int(match[3] or 0), int(match[4] or 0)))
    except ValueError:
        return None
