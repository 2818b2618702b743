"""Settings of the unit, each with its legal basis; copies of the data, and the audit."""

from pathlib import Path
from typing import ClassVar

from fire_roster.ui.panel_page import PanelPage
from fire_roster.ui.security.security_panel import SecurityPanel
from fire_roster.ui.settings.about_panel import AboutPanel
from fire_roster.ui.settings.alerts_panel import AlertsPanel
from fire_roster.ui.settings.backups_panel import BackupsPanel
from fire_roster.ui.settings.holidays_panel import HolidaysPanel
from fire_roster.ui.settings.letterhead_panel import LetterheadPanel
from fire_roster.ui.settings.logbook_panel import LogbookPanel
from fire_roster.ui.settings.rules_panel import RulesPanel
from fire_roster.ui.settings.shifts_panel import ShiftsPanel
from fire_roster.ui.settings.stations_panel import StationsPanel
from fire_roster.ui.settings.unit_panel import UnitPanel


class SettingsPage(PanelPage):
    """Panels of the unit, then those of the data."""

    PANELS: ClassVar = {
        "unit": ("单位", UnitPanel),
        "letterhead": ("打印表头", LetterheadPanel),
        "stations": ("站点", StationsPanel),
        "shifts": ("班次", ShiftsPanel),
        "rules": ("规则参数", RulesPanel),
        "holidays": ("节假日", HolidaysPanel),
        "backups": ("数据维护", BackupsPanel),
        "security": ("安全", SecurityPanel),
        "logbook": ("操作记录", LogbookPanel),
        "alerts": ("提醒", AlertsPanel),
        "about": ("关于", AboutPanel),
    }

    def focus_on(self, **focus: object) -> None:
        """`panel`: one of the keys; `update`: an update file to look at."""
        super().focus_on(**focus)
        about = self.panel("about") if "update" in focus else None
        if isinstance(about, AboutPanel):
            about.look_at(Path(str(focus["update"])))
