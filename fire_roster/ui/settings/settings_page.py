"""Settings of the unit, each with its legal basis."""

from PySide6.QtWidgets import QStackedWidget

from fire_roster.services.changes import Changes
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page
from fire_roster.ui.settings.holidays_panel import HolidaysPanel
from fire_roster.ui.settings.letterhead_panel import LetterheadPanel
from fire_roster.ui.settings.panel import SettingsPanel
from fire_roster.ui.settings.rules_panel import RulesPanel
from fire_roster.ui.settings.shifts_panel import ShiftsPanel
from fire_roster.ui.settings.stations_panel import StationsPanel
from fire_roster.ui.settings.unit_panel import UnitPanel

_PANELS: dict[str, tuple[str, type[SettingsPanel]]] = {
    "unit": ("单位", UnitPanel),
    "letterhead": ("打印表头", LetterheadPanel),
    "stations": ("站点", StationsPanel),
    "shifts": ("班次", ShiftsPanel),
    "rules": ("规则参数", RulesPanel),
    "holidays": ("节假日", HolidaysPanel),
}


class SettingsPage(Page):
    """Five panels behind tabs; a panel is made on its first visit."""

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.tabs = FilterTabs([(key, text) for key, (text, _) in _PANELS.items()])
        self._panels: dict[str, SettingsPanel] = {}
        self._stack = QStackedWidget()
        self.header.addWidget(self.tabs, 1)
        self.body.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self._open)
        context.changes.changed.connect(self._on_changes)

    def refresh(self) -> None:
        self._open(self.tabs.key())

    def unsaved(self) -> tuple[str, ...]:
        return tuple(
            f"设置 → {_PANELS[key][0]}" for key, panel in self._panels.items() if panel.is_edited()
        )

    def focus_on(self, **focus: object) -> None:
        """`panel`: unit, stations, shifts, rules or holidays."""
        if focus.get("panel") in _PANELS:
            self.tabs.choose(str(focus["panel"]))

    def panel(self, key: str) -> SettingsPanel:
        """A panel, made if need be."""
        if key not in self._panels:
            self._panels[key] = _PANELS[key][1](self.context)
            self._stack.addWidget(self._panels[key])
        return self._panels[key]

    def _open(self, key: str) -> None:
        panel = self.panel(key)
        panel.refresh()
        self._stack.setCurrentWidget(panel)

    def _on_changes(self, changes: Changes) -> None:
        panel = self.panel(self.tabs.key())
        if self.isVisible() and changes.touches(*panel.kinds):
            panel.refresh()
