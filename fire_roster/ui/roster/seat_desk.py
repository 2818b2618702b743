"""Keeps 谁能顶 in step with the seat that is selected in the grid."""

from PySide6.QtCore import QObject

from fire_roster.services.grid_view import CellRef
from fire_roster.services.seat_edits import take_seat
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.candidates_panel import SeatQuestion
from fire_roster.ui.roster.roster_editor import RosterEditor
from fire_roster.ui.roster.roster_grid import RosterGrid
from fire_roster.ui.roster.side_panel import SidePanel


class SeatDesk(QObject):
    """Judges everybody for the selected seat, but only while somebody looks.

    `wanted_shift` is the shift code that a finding pointed at; the next selection uses it once.
    """

    def __init__(
        self, context: AppContext, editor: RosterEditor, grid: RosterGrid, side: SidePanel
    ) -> None:
        super().__init__(grid)
        self._rosters = context.services.rosters
        self._editor = editor
        self._grid = grid
        self._side = side
        self._ref: CellRef | None = None
        self.wanted_shift = ""
        grid.cells.current_changed.connect(self._on_current)
        side.candidates_opened.connect(self.show_candidates)
        side.candidates.asked.connect(self._on_shift_chosen)
        side.candidates.assigned.connect(self._assign)

    def show_candidates(self) -> None:
        """Judge the selected seat as the roster stands now."""
        if self._ref is None or self._editor.live is None or not self._side.is_asking():
            return
        facts = self._editor.facts
        if not facts.month.contains(self._ref.day) or self._ref.member_id not in facts.members:
            return
        question = self._side.candidates.ask(facts, self._ref, self.wanted_shift)
        if question is not None:
            self._judge(question)

    def _on_current(self, ref: CellRef | None) -> None:
        if ref is not None:
            if self._ref is not None and ref != self._ref and not self._grid.cells.hasFocus():
                pass
            self._ref = ref
            self.show_candidates()

    def _on_shift_chosen(self) -> None:
        if self._ref is not None:
            self.wanted_shift = ""
            self._judge(self._side.candidates.read_question(self._editor.facts, self._ref))

    def _judge(self, question: SeatQuestion) -> None:
        assert self._editor.live is not None
        found = self._rosters.candidates(
            self._editor.live.state, question.day, question.shift_type_id
        )
        self._side.candidates.show_candidates(self._editor.facts, found)

    def _assign(self, question: SeatQuestion, member_id: int) -> None:
        self._editor.edit(
            take_seat(
                self._editor.facts,
                question.day,
                question.shift_type_id,
                member_id,
                question.instead_of,
            )
        )
