"""The controls above the grid: station, month, state, undo, and what can be done."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.rules.base import Severity, Violation
from fire_roster.services.roster_state import RosterState
from fire_roster.services.stations import StationEntry
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateChip
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.month_navigator import MonthNavigator
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.roster.place import Place
from fire_roster.ui.roster.roster_actions import RosterActions
from fire_roster.ui.roster.roster_views import VIEWS
from fire_roster.ui.undo import UndoHistory

_COMPACT_BELOW = 880
_SHORT_BELOW = 1120
"""Below it errors hide the number of warnings, so that every button keeps its words."""
_STATION_WIDTH = 104
_TIGHT_BELOW = 1280
_TIGHT, _ROOMY = 4, 8


class RosterBar(QWidget):
    """`place_chosen(Place)` when the user goes to another station or month.

    `view_chosen(key)` of `VIEWS`.
    """

    place_chosen = Signal(object)
    panel_toggled = Signal()
    view_chosen = Signal(str)

    def __init__(self, today: date, history: UndoHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.station_box = ChoiceField()
        self.station_box.setAccessibleName("站点")
        self.station_box.setMinimumWidth(_STATION_WIDTH)
        self.navigator = MonthNavigator(today, today)
        self.chip = StateChip("")
        self.actions_bar = RosterActions(history)
        self.panel_button = make_button("检查", icon_name="panel-right")
        self.panel_button.setCheckable(True)
        set_tooltip(self.panel_button, "显示或收起检查与替班", "F9")
        self.view_box = ChoiceField(VIEWS)
        self.view_box.setAccessibleName("视图")
        self.view_box.activated.connect(lambda _: self.view_chosen.emit(self.view_box.value()))
        set_tooltip(
            self.view_box,
            "表格：人员×日期；日历：日期×班次；合看：各站点在一起；全年：十二个月",
            "F7",
        )
        self._counts = (0, 0)
        self._is_empty = True
        self._row = layout = row(self)
        for widget in (self.station_box, self.navigator, self.view_box, self.chip):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.actions_bar)
        layout.addWidget(self.panel_button)
        self.station_box.activated.connect(lambda _: self._tell_place())
        self.navigator.month_changed.connect(lambda _: self._tell_place())
        self.panel_button.clicked.connect(lambda: self.panel_toggled.emit())

    def set_stations(self, stations: Sequence[StationEntry]) -> None:
        """Offer these stations; the chosen one stays chosen."""
        self.station_box.set_choices((entry.record.id, entry.record.name) for entry in stations)

    def place(self) -> Place | None:
        """What is chosen; None without a station."""
        station_id = self.station_box.value()
        return None if station_id is None else Place(station_id, Month.of(self.navigator.month))

    def show_place(self, place: Place) -> None:
        """Choose a place without telling anybody."""
        with QSignalBlocker(self.station_box), QSignalBlocker(self.navigator):
            self.station_box.set_value(place.station_id)
            self.navigator.set_month(place.month.first)

    def show_state(self, state: RosterState) -> None:
        """Say what the month on screen is, and offer what fits it."""
        facts = state.facts
        is_published = facts.status is RosterStatus.PUBLISHED
        self._is_empty = state.is_empty
        if state.is_empty:
            self.chip.set_state("未排班", "neutral")
        elif is_published:
            self.chip.set_state(f"已发布 第 {facts.version} 版", "success")
        elif facts.version > 1:
            self.chip.set_state(f"草稿 第 {facts.version} 版", "warning")
        else:
            self.chip.set_state("草稿", "warning")
        self.actions_bar.offer(
            can_print=not state.is_empty, can_publish=not state.is_empty and not is_published
        )

    def show_findings(self, findings: Sequence[Violation]) -> None:
        """Say how many errors and warnings there are, also while the panel is closed."""
        self._counts = (
            sum(one.severity is Severity.ERROR for one in findings),
            sum(one.severity is Severity.WARN for one in findings),
        )
        self._show_counts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.actions_bar.set_compact(self._is_narrow())
        self._row.setSpacing(_TIGHT if self.width() < _TIGHT_BELOW else _ROOMY)
        self._show_counts()

    def _is_narrow(self) -> bool:
        return self.width() < _COMPACT_BELOW

    def _show_counts(self) -> None:
        words = [
            f"{word} {count}"
            for word, count in zip(("错误", "警告"), self._counts, strict=True)
            if count and not self._is_empty
        ]
        full = " ".join(words) or ("检查" if self._is_empty else "没有问题")
        shown = words[0] if words and self.width() < _SHORT_BELOW else full
        self.panel_button.setText(f" {shown}")
        set_tooltip(self.panel_button, f"{full}：显示或收起检查与替班", "F9")
        # Qt forgets the shortcut of a button whenever its text changes.
        self.panel_button.setShortcut("F9")
        self.panel_button.setAccessibleName(f"检查与替班：{full}")

    def _tell_place(self) -> None:
        place = self.place()
        if place is not None:
            self.place_chosen.emit(place)
