"""全年: the year of the station in one table that is read, not edited."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fire_roster.services.grid_view import CellRef
from fire_roster.services.year_view import StationYear
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.layout import column
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.place import Place
from fire_roster.ui.roster.roster_grid import RosterGrid


class YearPane(QWidget):
    """`wanted(station_id, CellRef)` when a seat is to be seen in the roster of its month."""

    wanted = Signal(int, object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._place: Place | None = None
        self.message = InlineMessage()
        self.grid = RosterGrid()
        self.grid.cells.setAccessibleName("全年值班表")
        layout = column(self, spacing=2)
        layout.addWidget(self.message)
        layout.addWidget(self.grid, 1)
        self.grid.cells.wishes.refused.connect(self._leave_for_month)

    def show_place(self, place: Place) -> None:
        """Read the year of a month and go to that month."""
        found: StationYear = self._services.years.open(place.station_id, place.month.year)
        has_moved, self._place = place != self._place, place
        self.message.show_message(*_sentence(found))
        self.grid.set_view(found.view)
        if has_moved and found.view.rows:
            self.grid.cells.select_refs([CellRef(found.view.rows[0].member_id, place.month.first)])

    def _leave_for_month(self) -> None:
        ref = self.grid.cells.current_ref()
        if isinstance(ref, CellRef) and self._place is not None:
            self.wanted.emit(self._place.station_id, ref)


def _sentence(found: StationYear) -> tuple[str, MessageKind]:
    months = "、".join(str(one.number) for one in found.missing)
    parts = [f"{months} 月还没有值班表"] if found.missing else ["全年各月都有值班表"]
    if found.short_count:
        parts.append(f"有 {found.short_count} 个班人数不够，见表下的红格")
    text = "，".join(parts) + "。要改，双击或按 F2 到那个月里。"
    return text, "warning" if found.short_count else "info"
