"""What the user does in the grid, turned into edits."""

from datetime import timedelta

from PySide6.QtCore import QObject

from fire_roster.domain.rules.base import date_text
from fire_roster.records.leave import LeaveFields
from fire_roster.services.grid_view import CellRef
from fire_roster.services.seat_edits import clear_cells, fill_cells, toggle_locks
from fire_roster.ui.common.dialogs import confirm
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.roster_editor import RosterEditor
from fire_roster.ui.roster.roster_grid import RosterGrid


class GridCommands(QObject):
    """Connects the signals of the grid with the editor."""

    def __init__(self, context: AppContext, editor: RosterEditor, grid: RosterGrid) -> None:
        super().__init__(grid)
        self._context = context
        self._editor = editor
        self._grid = grid
        cells = grid.cells
        cells.shift_entered.connect(self._enter)
        cells.cleared.connect(self._clear)
        cells.lock_toggled.connect(self._lock)
        cells.leave_entered.connect(self._leave)
        cells.pasted.connect(editor.paste)
        cells.refused.connect(self._refuse)

    def _enter(self, refs: list[CellRef], code: str) -> None:
        self._editor.edit(fill_cells(self._editor.facts, refs, code))

    def _clear(self, refs: list[CellRef]) -> None:
        self._editor.edit(clear_cells(self._editor.facts, refs))

    def _lock(self, refs: list[CellRef]) -> None:
        edit = toggle_locks(self._editor.facts, refs)
        if not edit.patch:
            self._context.announce("选中的格子没有排班，锁定的是排好的班次。")
        self._editor.edit(edit)

    def _leave(self, refs: list[CellRef]) -> None:
        members = self._editor.facts.members
        if all(
            any(one.first <= ref.day <= one.last for one in members[ref.member_id].leaves)
            for ref in refs
        ):
            self._cancel_leave(refs)
        else:
            self._editor.add_leave(refs)

    def _cancel_leave(self, refs: list[CellRef]) -> None:
        days = [ref.day for ref in refs]
        held = [
            entry.record
            for entry in self._context.services.leaves.list_all(min(days), max(days))
            if any(
                entry.record.member_id == ref.member_id
                and entry.record.first <= ref.day <= entry.record.last
                for ref in refs
            )
        ]
        chosen = set(refs)
        beyond = [
            one
            for one in held
            if any(
                CellRef(one.member_id, one.first + timedelta(days=offset)) not in chosen
                for offset in range((one.last - one.first).days + 1)
            )
        ]
        if beyond:
            name = self._editor.facts.members[beyond[0].member_id].name
            days_text = f"{date_text(beyond[0].first)}至{date_text(beyond[0].last)}"
            text = f"{name} {days_text}的{beyond[0].kind}会整段取消，不只是选中的日子。"
            if not confirm(self._grid, "取消请假？", text, "取消请假", is_danger=False):
                return
        leaves = [(one.member_id, LeaveFields(**one.model_dump(include=_FIELDS))) for one in held]
        self._editor.cancel_leave([one.id for one in held], leaves)

    def _refuse(self) -> None:
        self._context.announce("这是旧版本的值班表，只能查看。")


_FIELDS = set(LeaveFields.model_fields)
