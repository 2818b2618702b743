"""A page before anything is on file."""

from fire_roster.ui.common.card import Card
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.context import AppContext
from fire_roster.ui.navigation import PageEntry
from fire_roster.ui.page import Page

PAGES = (PageEntry("empty", "人员", "users", "tests.ui.tour.empty_page:EmptyPage"),)


class EmptyPage(Page):
    """An empty state with both its actions."""

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.header.addStretch(1)
        empty = EmptyState("users", "还没有人员", "导入现有台账，几分钟就能排出第一张值班表。")
        empty.add_action("导入人员台账", lambda: None, "file-up")
        empty.add_action("手工添加", lambda: None)
        card = Card()
        card.body.addWidget(empty)
        self.body.addWidget(card, 1)
