"""Keeps 谁能顶 in step with the seat that is selected in the grid."""

from PySide6.QtCore import QObject

from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.swap import SwapKind
from fire_roster.services.grid_view import CellRef
from fire_roster.services.seat_edits import take_seat
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.candidates_panel import SeatQuestion
from fire_roster.ui.roster.roster_editor import RosterEditor
from fire_roster.ui.roster.roster_grid import RosterGrid
from fire_roster.ui.roster.side_panel import SidePanel
from fire_roster.ui.swaps.swap_dialog import SwapDialog, SwapWish


class SeatDesk(QObject):
    """Judges everybody for the selected seat, but only while somebody looks."""

    def __init__(
        self, context: AppContext, editor: RosterEditor, grid: RosterGrid, side: SidePanel
    ) -> None:
        super().__init__(grid)
        self._context = context
        self._rosters = context.services.rosters
        self._editor = editor
        self._grid = grid
        self._side = side
        self._ref: CellRef | None = None
        self._wanted_shift = ""
        self._is_new_seat = False
        grid.cells.current_changed.connect(self._on_current)
        grid.cells.wishes.swap_recorded.connect(self._record_swap)
        side.candidates_opened.connect(self.show_candidates)
        side.candidates.asked.connect(self.show_candidates)
        side.candidates.assigned.connect(self._assign)

    def point_at(self, refs: list[CellRef], shift_code: str) -> None:
        """Select seats of the grid; the question is then about this shift."""
        self._grid.cells.select_refs(refs)
        self._ref, self._is_new_seat = refs[0], True
        # Kept until another seat is selected: the panel may be opened later.
        self._wanted_shift = shift_code
        self.show_candidates()

    def show_candidates(self) -> None:
        """Judge the selected seat as the roster stands now; the shift asked about stays."""
        ref, panel = self._ref, self._side.candidates
        if ref is None or self._editor.live is None or not self._side.is_asking():
            return
        facts = self._editor.facts
        if not facts.month.contains(ref.day) or ref.member_id not in facts.members:
            return
        if self._is_new_seat or not panel.knows(facts):
            question = panel.ask(facts, ref, self._wanted_shift)
            self._is_new_seat = False
        else:
            question = panel.read_question(facts, ref)
        if question is not None:
            self._judge(question)

    def _on_current(self, ref: CellRef | None) -> None:
        if ref is not None:
            self._ref, self._is_new_seat, self._wanted_shift = ref, True, ""
            self.show_candidates()

    def _judge(self, question: SeatQuestion) -> None:
        assert self._editor.live is not None
        found = self._rosters.candidates(
            self._editor.live.state, question.day, question.shift_type_id
        )
        self._side.candidates.show_candidates(self._editor.facts, found)

    def _assign(self, question: SeatQuestion, member_id: int) -> None:
        # The button goes with its row; without this the keyboard would land anywhere.
        self._grid.setFocus()
        facts = self._editor.facts
        if facts.status is RosterStatus.PUBLISHED and question.instead_of is not None:
            self._stand_in(question, member_id)
            return
        self._editor.edit(
            take_seat(
                self._editor.facts,
                question.day,
                question.shift_type_id,
                member_id,
                question.instead_of,
            )
        )

    def _record_swap(self, refs: list[CellRef]) -> None:
        """The form for the selected seats: one seat and who comes, two seats to be exchanged."""
        facts = self._editor.facts
        if facts.status is not RosterStatus.PUBLISHED:
            self._context.announce("发布以后的改动才登记调班；草稿直接改，两格互换按 Ctrl+E。")
            return
        held = [
            key
            for ref in refs
            for key in sorted(facts.assignments)
            if (key.member_id, key.duty_date) == ref
        ]
        if not held or len(held) > 2:
            self._context.announce("请选中有班的一格（替班、缺勤），或两个人的两格（调班）。")
            return
        back = held[1] if len(held) == 2 and held[0].member_id != held[1].member_id else None
        seat, kind = held[0], SwapKind.SUBSTITUTION if back is None else SwapKind.SWAP
        taker = back.member_id if back else None
        wish = SwapWish(facts.station.station_id, *seat, taker, kind, back)
        SwapDialog(self._context, wish, self._grid.window()).open()

    def _stand_in(self, question: SeatQuestion, member_id: int) -> None:
        """In force is in force: somebody stands in, by a form, and the plan stays as it is."""
        wish = SwapWish(
            self._editor.facts.station.station_id,
            question.day,
            question.shift_type_id,
            question.instead_of,
            member_id,
        )
        SwapDialog(self._context, wish, self._grid.window()).open()
