"""The month as people × days, days × shifts, all stations together, and within its year."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fire_roster.domain.roster import RosterStatus
from fire_roster.services.day_board import BoardCell, build_board
from fire_roster.services.grid_view import CellRef
from fire_roster.services.roster_view import LiveRoster
from fire_roster.services.seat_edits import leave_shift
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.board.board_view import BoardView
from fire_roster.ui.roster.board.both_view import BothView
from fire_roster.ui.roster.place import Place
from fire_roster.ui.roster.roster_editor import RosterEditor
from fire_roster.ui.roster.roster_grid import RosterGrid
from fire_roster.ui.roster.year_pane import YearPane

VIEWS = (("grid", "表格"), ("board", "日历"), ("both", "合看"), ("year", "全年"))


class RosterViews(QStackedWidget):
    """One truth: all of them follow the editor; only what can be seen is built.

    `pointed(refs, shift_code)` when the calendar points at a shift; `helpers_wanted()` asks who
    could take it; `roster_wanted(station_id, CellRef)` leads from 合看 or 全年 to a roster.
    """

    pointed = Signal(object, str)
    helpers_wanted = Signal()
    roster_wanted = Signal(int, object)

    def __init__(
        self, context: AppContext, editor: RosterEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self.grid = RosterGrid()
        self.board = BoardView()
        self.both = BothView(context)
        self.year = YearPane(context)
        for view in (self.grid, self.board, self.both, self.year):
            self.addWidget(view)
        # One size for both tables, whichever was made larger.
        self.grid.zoomed.connect(self._take_zoom)
        self.both.grid.zoomed.connect(self._take_zoom)
        self.year.grid.zoomed.connect(self._take_zoom)
        self.year.wanted.connect(self.roster_wanted)
        self.board.chosen.connect(self._point)
        self.board.helpers_wanted.connect(self.helpers_wanted)
        self.board.removed.connect(self._remove)
        self.board.refused.connect(self._refuse)
        self.both.wanted.connect(self.roster_wanted)

    @property
    def key(self) -> str:
        """Which shape is shown."""
        return VIEWS[self.currentIndex()][0]

    def choose(self, key: str) -> None:
        """Show another shape of the month."""
        self.setCurrentIndex([name for name, _ in VIEWS].index(key))
        if self._editor.live is not None:
            self.show_live(self._editor.live)
        self.take_focus()

    def show_live(self, live: LiveRoster) -> None:
        """Bring what is seen up to date with the roster."""
        self.grid.set_view(live.view)
        if self.key == "board":
            live.judge()
            is_past = live.facts.status is RosterStatus.ARCHIVED
            self.board.show_board(build_board(live.facts, live.violations, is_read_only=is_past))
        elif self.key == "both":
            self.both.show_month(live.facts.month)
        elif self.key == "year":
            self.year.show_place(Place(live.facts.station.station_id, live.facts.month))

    def look(self) -> dict[str, object]:
        """The size of the tables."""
        return {"zoom": self.grid.zoom}

    def restore_look(self, look: dict[str, object]) -> None:
        """Take the size that was chosen last time."""
        zoom = look.get("zoom")
        if isinstance(zoom, int):
            self.grid.set_zoom(zoom)

    def _take_zoom(self, percent: int) -> None:
        for grid in (self.grid, self.both.grid, self.year.grid):
            if grid.zoom != percent:
                grid.set_zoom(percent)

    def take_focus(self) -> None:
        """Give the keyboard to the shape that is shown."""
        tables = {"both": self.both.grid, "year": self.year.grid}
        shown = {"grid": self.grid, "board": self.board, **tables}[self.key]
        shown.setFocus()

    def _point(self, cell: BoardCell, member_id: int) -> None:
        """Without a person the question is who comes in addition."""
        standing = {one.member_id for one in cell.names}
        rows = [row.member_id for row in self.grid.model.view.rows]
        free = [key for key in rows if key not in standing] or rows
        wanted = [member_id] if member_id else free[:1]
        if wanted:
            self.pointed.emit([CellRef(wanted[0], cell.day)], cell.shift.code)

    def _remove(self, cell: BoardCell, member_ids: list[int]) -> None:
        facts = self._editor.facts
        self._editor.edit(leave_shift(facts, cell.day, cell.shift_type_id, member_ids))

    def _refuse(self) -> None:
        self._context.announce("这是旧版本的值班表，只能查看。")
