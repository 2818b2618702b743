"""What the page shows for a month without a roster."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fire_roster.domain.facts import RosterFacts
from fire_roster.ui.common.empty_state import EmptyState


class EmptyMonth(QStackedWidget):
    """Offers to make the roster; without people it leads to the people first."""

    generate_wanted = Signal()
    by_hand_wanted = Signal()
    members_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._no_roster = EmptyState(
            "calendar-days",
            "这个月还没有值班表",
            "自动生成会按轮班或智能排班排满整月，并逐条检查法规；也可以在空表里手工录入。",
        )
        self._no_roster.add_action("自动生成…", self.generate_wanted.emit, "wand-sparkles")
        self._no_roster.add_action("手工录入", self.by_hand_wanted.emit)
        self._nobody = EmptyState(
            "users",
            "这个站点还没有人员",
            "先导入或添加人员，并在人员资料里选好站点，再来排班。",
        )
        self._nobody.add_action("去添加人员", self.members_wanted.emit, "users")
        self.addWidget(self._no_roster)
        self.addWidget(self._nobody)

    def show_month(self, facts: RosterFacts) -> None:
        """Say what fits the station of these facts."""
        self.setCurrentWidget(self._no_roster if facts.station_members else self._nobody)
