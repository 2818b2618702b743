"""The coming days of a station: each in colour and in a word."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from fire_roster.domain.rules.base import date_text
from fire_roster.services.outlook import CoverageStatus, DayOutlook, StationOutlook
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.today.moments import weekday_text

_KINDS: dict[CoverageStatus, StateKind] = {
    CoverageStatus.OK: "success",
    CoverageStatus.DRAFT: "warning",
    CoverageStatus.SHORT: "danger",
    CoverageStatus.MISSING: "neutral",
}


class CoverageWeek(QWidget):
    """`day_chosen(date)` when the user wants to see a day."""

    day_chosen = Signal(object)

    def __init__(self, outlook: StationOutlook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row(self, spacing=1)
        self.buttons: list[QToolButton] = []
        for entry in outlook.days:
            button = self._make_day(entry)
            self.buttons.append(button)
            layout.addWidget(button, 1)

    def _make_day(self, entry: DayOutlook) -> QToolButton:
        button = QToolButton()
        button.setObjectName("dayState")
        button.setProperty("kind", _KINDS[entry.status])
        button.setText(f"{weekday_text(entry.day)}\n{entry.day.day}日\n{entry.status.value}")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sentence = f"{date_text(entry.day)}（{weekday_text(entry.day)}）{entry.sentence}"
        button.setAccessibleName(f"{sentence}，{entry.status.value}")
        set_tooltip(button, sentence)
        button.clicked.connect(lambda: self.day_chosen.emit(entry.day))
        return button
