"""The controls above the grid: station, month, state, undo, and what can be done."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.rules.base import Severity, Violation
from fire_roster.services.roster_state import RosterState
from fire_roster.services.stations import StationEntry
from fire_roster.ui.common.buttons import make_button, make_icon_button
from fire_roster.ui.common.chips import StateChip
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.month_navigator import MonthNavigator
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.roster.roster_editor import Place
from fire_roster.ui.undo import UndoHistory


class RosterBar(QWidget):
    """`place_chosen(Place)` when the user goes to another station or month."""

    place_chosen = Signal(object)
    generate_wanted = Signal()
    publish_wanted = Signal()
    print_wanted = Signal()
    panel_toggled = Signal()

    def __init__(self, today: date, history: UndoHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self.station_box = ChoiceField()
        self.station_box.setAccessibleName("站点")
        self.station_box.setMinimumWidth(120)
        self.navigator = MonthNavigator(today, today)
        self.chip = StateChip("")
        self.undo_button = make_icon_button("undo-2", "撤销", history.undo)
        self.redo_button = make_icon_button("redo-2", "重做", history.redo)
        self.generate_button = self._button("生成…", "wand-sparkles", "Ctrl+G")
        self.print_button = self._button("打印…", "printer", "Ctrl+P")
        self.publish_button = self._button("发布…", "check", "Ctrl+Shift+B")
        self.panel_button = self._button("检查", "panel-right", "F9")
        self.panel_button.setCheckable(True)
        self._lay_out()
        self._connect()
        self._show_history()

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
        if state.is_empty:
            self.chip.set_state("未排班", "neutral")
        elif is_published:
            self.chip.set_state(f"已发布 第 {facts.version} 版", "success")
        elif facts.version > 1:
            self.chip.set_state(f"草稿 第 {facts.version} 版", "warning")
        else:
            self.chip.set_state("草稿", "warning")
        self.publish_button.setEnabled(not state.is_empty and not is_published)
        self.print_button.setEnabled(not state.is_empty)

    def show_findings(self, findings: Sequence[Violation]) -> None:
        """Say how many errors and warnings there are, also while the panel is closed."""
        errors = sum(one.severity is Severity.ERROR for one in findings)
        warnings = sum(one.severity is Severity.WARN for one in findings)
        counts = (("错误", errors), ("警告", warnings))
        words = " ".join(f"{word} {count}" for word, count in counts if count) or "没有问题"
        self.panel_button.setText(f" {words}")
        self.panel_button.setAccessibleName(f"检查与替班：{words}")

    def _lay_out(self) -> None:
        layout = row(self, spacing=2)
        for widget in (self.station_box, self.navigator, self.chip):
            layout.addWidget(widget)
        layout.addStretch(1)
        for tool in (self.undo_button, self.redo_button):
            layout.addWidget(tool)
        for button in (self.generate_button, self.print_button, self.publish_button):
            layout.addWidget(button)
        layout.addWidget(self.panel_button)

    def _connect(self) -> None:
        self.station_box.activated.connect(lambda _: self._tell_place())
        self.navigator.month_changed.connect(lambda _: self._tell_place())
        self.generate_button.clicked.connect(lambda: self.generate_wanted.emit())
        self.print_button.clicked.connect(lambda: self.print_wanted.emit())
        self.publish_button.clicked.connect(lambda: self.publish_wanted.emit())
        self.panel_button.clicked.connect(lambda: self.panel_toggled.emit())
        self._history.changed.connect(self._show_history)

    def _button(self, text: str, icon_name: str, shortcut: str) -> QPushButton:
        button = make_button(text, icon_name=icon_name)
        button.setShortcut(shortcut)
        set_tooltip(button, text.rstrip("…"), shortcut)
        return button

    def _tell_place(self) -> None:
        place = self.place()
        if place is not None:
            self.place_chosen.emit(place)

    def _show_history(self) -> None:
        for button, word, text, keys in (
            (self.undo_button, "撤销", self._history.undo_text, "Ctrl+Z"),
            (self.redo_button, "重做", self._history.redo_text, "Ctrl+Y"),
        ):
            button.setEnabled(bool(text))
            full = f"{word}：{text}" if text else word
            button.setAccessibleName(full)
            set_tooltip(button, full, keys)
