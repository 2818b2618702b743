"""调班统计: who stands in for whom, who has worked how much, who leads, who wishes what."""

from datetime import date
from typing import ClassVar

from fire_roster.ui.panel_page import PanelPage
from fire_roster.ui.swaps.leads_panel import LeadsPanel
from fire_roster.ui.swaps.statistics_panel import StatisticsPanel
from fire_roster.ui.swaps.swap_dialog import SwapDialog, SwapWish
from fire_roster.ui.swaps.swaps_panel import SwapsPanel
from fire_roster.ui.swaps.wishes_panel import WishesPanel


class SwapsPage(PanelPage):
    """Four panels."""

    PANELS: ClassVar = {
        "swaps": ("调班替班", SwapsPanel),
        "statistics": ("统计", StatisticsPanel),
        "leads": ("带班与加强值守", LeadsPanel),
        "wishes": ("排班意愿", WishesPanel),
    }

    def focus_on(self, **focus: object) -> None:
        """`panel`: swaps, statistics, leads or wishes; `station_id` and `day` open an entry."""
        super().focus_on(**focus)
        station_id, day = focus.get("station_id"), focus.get("day")
        if isinstance(station_id, int) and isinstance(day, date):
            SwapDialog(self.context, SwapWish(station_id, day), self).open()
