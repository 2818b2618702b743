"""Settings of the unit, each with its legal basis."""

from typing import ClassVar

from fire_roster.ui.panel_page import PanelPage
from fire_roster.ui.settings.holidays_panel import HolidaysPanel
from fire_roster.ui.settings.rules_panel import RulesPanel
from fire_roster.ui.settings.shifts_panel import ShiftsPanel
from fire_roster.ui.settings.stations_panel import StationsPanel
from fire_roster.ui.settings.unit_panel import UnitPanel


class SettingsPage(PanelPage):
    """Five panels."""

    PANELS: ClassVar = {
        "unit": ("单位", UnitPanel),
        "stations": ("站点", StationsPanel),
        "shifts": ("班次", ShiftsPanel),
        "rules": ("规则参数", RulesPanel),
        "holidays": ("节假日", HolidaysPanel),
    }
