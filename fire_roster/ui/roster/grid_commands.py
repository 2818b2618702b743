"""What the user does in the grid, turned into edits."""

from datetime import timedelta

from PySide6.QtCore import QObject, Qt

from fire_roster.domain.rules.base import date_text
from fire_roster.services.block_edits import (
    continue_month,
    copy_cells,
    describe_move,
    move_cells,
    repeat_week,
)
from fire_roster.services.grid_view import CellRef
from fire_roster.services.patch_preview import preview_patch
from fire_roster.services.seat_edits import (
    SeatEdit,
    clear_cells,
    fill_cells,
    read_texts,
    toggle_locks,
)
from fire_roster.ui.common.dialogs import confirm
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.cell_block import Refs
from fire_roster.ui.roster.cell_clipboard import Texts
from fire_roster.ui.roster.patch_dialog import PatchDialog
from fire_roster.ui.roster.roster_editor import RosterEditor
from fire_roster.ui.roster.roster_grid import RosterGrid


class GridCommands(QObject):
    """Connects the signals of the grid with the editor."""

    def __init__(self, context: AppContext, editor: RosterEditor, grid: RosterGrid) -> None:
        super().__init__(grid)
        self._context = context
        self._editor = editor
        self._grid = grid
        self.dialog: PatchDialog | None = None
        wishes = grid.cells.wishes
        wishes.shift_entered.connect(self._enter)
        wishes.cleared.connect(self._clear)
        wishes.lock_toggled.connect(self._lock)
        wishes.leave_entered.connect(self._leave)
        wishes.pasted.connect(editor.paste)
        wishes.block_pasted.connect(self._paste_block)
        wishes.filled.connect(self._fill)
        wishes.moved.connect(self._move)
        wishes.week_repeated.connect(self._repeat_week)
        wishes.month_continued.connect(self._continue_month)
        wishes.told.connect(context.announce)
        wishes.refused.connect(self._refuse)

    def _enter(self, refs: list[CellRef], code: str) -> None:
        self._editor.edit(fill_cells(self._editor.facts, refs, code))

    def _clear(self, refs: list[CellRef]) -> None:
        self._editor.edit(clear_cells(self._editor.facts, refs))

    def _fill(self, sources: Refs) -> None:
        self._editor.edit(copy_cells(self._editor.facts, sources))

    def _move(self, targets: Refs) -> None:
        edit = move_cells(self._editor.facts, targets)
        self._editor.edit(edit, describe_move(self._editor.facts, targets))
        if edit.patch:
            self._grid.cells.take_up(list(targets.values()))

    def _paste_block(self, cells: Texts) -> None:
        edit, unknown = read_texts(self._editor.facts, cells)
        self._offer("粘贴预览", edit, _unknown_note(unknown))

    def _repeat_week(self, refs: list[CellRef]) -> None:
        """A single cell stands for its whole week of everybody shown."""
        chosen = refs
        if len(refs) == 1:
            first = refs[0].day - timedelta(days=refs[0].day.weekday())
            week = {first + timedelta(days=offset) for offset in range(7)}
            view = self._grid.model.view
            days = [day.day for day in view.days if day.day in week]
            chosen = [CellRef(row.member_id, day) for row in view.rows for day in days]
        self._offer("照抄上一周", repeat_week(self._editor.facts, chosen))

    def _continue_month(self) -> None:
        place = self._editor.place
        assert place is not None
        before = self._context.services.rosters.open_final(
            place.station_id, place.month.shifted(-1)
        )
        if before.is_empty:
            self._context.announce(f"{before.facts.month.label}没有值班表，不能接着排。")
            return
        found = continue_month(self._editor.facts, before.facts)
        note = (
            f"上月的班 {found.cycle} 天一轮，本月接着轮下去；没有避开请假，请看新增的问题。"
            if found.cycle
            else "上月看不出固定的轮班，按同一个星期几照抄四周前的班次。"
        )
        self._offer(f"接着{before.facts.month.label}排", found.edit, note)

    def _offer(self, title: str, edit: SeatEdit, note: str = "") -> None:
        """Show what would change; one step of the history when it is wanted."""
        live = self._editor.live
        assert live is not None
        notes = [note] if note else []
        if edit.locked_count:
            notes.append(f"{edit.locked_count} 格已锁定，不会改动。")
        dialog = PatchDialog(
            title, preview_patch(live.state, edit.patch), tuple(notes), self._grid.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._editor.edit(SeatEdit(edit.patch)))
        dialog.finished.connect(lambda _: self._grid.setFocus())
        self.dialog = dialog
        dialog.open()

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
        self._editor.cancel_leave(held)

    def _refuse(self) -> None:
        self._context.announce("这是旧版本的值班表，只能查看。")


def _unknown_note(unknown: list[str]) -> str:
    if not unknown:
        return ""
    return f"{len(unknown)} 格看不懂（如“{unknown[0]}”），不会改动。"
