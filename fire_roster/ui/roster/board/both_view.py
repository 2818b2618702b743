"""合看: all stations of the month in one table that is read, not edited."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from fire_roster.domain.month import Month
from fire_roster.services.both_stations import combine_stations
from fire_roster.services.grid_view import CellRef
from fire_roster.services.roster_state import RosterState
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.roster_grid import RosterGrid


class BothView(QWidget):
    """`wanted(station_id, CellRef)` when somebody's seat is to be seen in its own roster."""

    wanted = Signal(int, object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._month: Month | None = None
        self._states: list[RosterState] = []
        self.message = InlineMessage()
        self.only_double = QCheckBox("只看在两处排班的人")
        self._key = WrappedLabel("", "small")
        self.grid = RosterGrid()
        layout = column(self, spacing=2)
        layout.addWidget(self.message)
        tools = row(spacing=4, margin=(3, 0, 2, 0))
        tools.addWidget(self.only_double)
        tools.addWidget(self._key, 1)
        layout.addLayout(tools)
        layout.addWidget(self.grid, 1)
        self.only_double.toggled.connect(lambda _: self.refresh())
        self.grid.cells.wishes.refused.connect(self._leave_for_roster)

    def show_month(self, month: Month) -> None:
        """Read the newest rosters of all stations."""
        self._month = month
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        if self._month is None:
            return
        stations = self._services.stations.list_all()
        rosters = self._services.rosters
        self._states = [rosters.open(one.record.id, self._month) for one in stations]
        both = combine_stations(self._states, only_double=self.only_double.isChecked())
        self.message.show_message(*_sentence(both.double_count, both.collision_count))
        self._key.setText(both.key + "要改，双击或按 F2 到那张表里。")
        self.grid.set_view(both.view)

    def _leave_for_roster(self) -> None:
        ref = self.grid.cells.current_ref()
        if isinstance(ref, CellRef):
            self.wanted.emit(self._station_of(ref), ref)

    def _station_of(self, ref: CellRef) -> int:
        """Where the person stands that day; the first station where nowhere."""
        found = [
            state.facts.station.station_id
            for state in self._states
            for key in state.facts.assignments
            if (key.member_id, key.duty_date) == (ref.member_id, ref.day)
        ]
        return found[0] if found else self._states[0].facts.station.station_id


def _sentence(double: int, collisions: int) -> tuple[str, MessageKind]:
    if collisions:
        return f"{double} 人在两处排班，有 {collisions} 处撞班或连班，见带红角的格子。", "danger"
    if double:
        return f"{double} 人在两处排班，时间没有冲突。", "warning"
    return "没有人同时排在两处。", "success"
