"""The month grid with every mark a cell can carry, without services."""

from datetime import date

from fire_roster.services.grid_view import CellRef
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.chips import Badge, StateChip
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.month_navigator import MonthNavigator
from fire_roster.ui.common.split_panel import SplitPanel
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page
from fire_roster.ui.roster.roster_grid import RosterGrid
from tests.ui.samples import make_marked_view


class GridPage(Page):
    """The month grid with every mark and a side panel."""

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.header.addWidget(MonthNavigator(date(2026, 12, 1), date(2026, 11, 23)))
        self.header.addWidget(StateChip("草稿", "neutral"))
        self.header.addStretch(1)
        self.header.addWidget(make_button("打印", icon_name="printer"))
        self.header.addWidget(make_button("发布", variant="primary", icon_name="check"))
        card = Card()
        self.grid = RosterGrid()
        self.grid.set_view(make_marked_view())
        self.grid.select_cells([CellRef(5, date(2026, 12, day)) for day in (7, 8, 9)])
        card.body.addWidget(self.grid)
        side = Card("规则检查")
        side.add_action(Badge(3, "danger"))
        side.body.addWidget(InlineMessage("12月14日夜班缺 1 名四级及以上持证人", "danger"))
        side.body.addWidget(InlineMessage("王建国连续值班 6 天", "warning"))
        side.body.addStretch(1)
        self.body.addWidget(SplitPanel(card, side, 280), 1)
