"""The one path of every edit: patch → checked and repainted → written → undoable."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.roster_patch import PatchConflict, RosterPatch
from fire_roster.records.leave import LeaveFields
from fire_roster.services.changes import Changes, Done
from fire_roster.services.grid_view import CellRef
from fire_roster.services.leave_days import describe_leaves, leaves_to_add
from fire_roster.services.proposal import Proposal
from fire_roster.services.roster_view import LiveRoster
from fire_roster.services.seat_edits import SeatEdit, describe_patch, find_shifts, set_cells
from fire_roster.ui.context import AppContext
from fire_roster.ui.undo import UndoHistory

Value = TypeVar("Value")
LeaveList = Sequence[tuple[int, LeaveFields]]


class Place(NamedTuple):
    """A station and a month."""

    station_id: int
    month: Month


class RosterEditor(QObject):
    """Holds the roster on screen and changes it.

    `opened()`: everything is read anew; `edited()`: a patch was applied; `told(text)`: something
    the user should know; `renewed(text)`: an edit has begun a new version of a published roster.
    `is_announcing` while a change of our own goes round.
    """

    opened = Signal()
    edited = Signal()
    told = Signal(str)
    renewed = Signal(str)

    def __init__(self, context: AppContext, history: UndoHistory, parent: QObject) -> None:
        super().__init__(parent)
        self._office = context.services
        self._changes = context.changes
        self._history = history
        self.is_announcing = False
        self.place: Place | None = None
        self.live: LiveRoster | None = None

    @property
    def facts(self) -> RosterFacts:
        """The roster on screen; only after `open`."""
        assert self.live is not None
        return self.live.facts

    def open(self, place: Place) -> None:
        """Read a month and show it."""
        rosters = self._office.rosters
        state = rosters.open(*place)
        published = None
        if state.facts.version > 1 and state.facts.status is RosterStatus.DRAFT:
            published = rosters.open(*place, state.facts.version - 1).facts.assignments
        self.place, self.live = place, LiveRoster(state, published)
        self.opened.emit()

    def reopen(self) -> None:
        """Read the present month again."""
        if self.place is not None:
            self.open(self.place)

    def edit(self, edit: SeatEdit) -> None:
        """Carry out an edit as one step of the history."""
        if edit.locked_count:
            self.told.emit(f"{edit.locked_count} 格已锁定，没有改动；按 Ctrl+L 解锁后再改。")
        if not edit.patch or self.place is None:
            return
        place, patch = self.place, edit.patch
        text = describe_patch(self.facts, patch)
        self._history.do(
            text,
            lambda: self._store(place, patch, text),
            lambda: self._store(place, patch.inverted(), f"撤销：{text}"),
        )

    def paste(self, cells: Sequence[tuple[CellRef, str]]) -> None:
        """Enter the texts of a pasted block; a text that is no shift leaves its cell alone."""
        read = {ref: find_shifts(self.facts, text) for ref, text in cells}
        unknown = [text for ref, text in cells if read[ref] is None]
        if unknown:
            self.told.emit(f"{len(unknown)} 格看不懂（如“{unknown[0]}”），没有改动。")
        wanted = {ref: shifts for ref, shifts in read.items() if shifts is not None}
        self.edit(set_cells(self.facts, wanted))

    def add_leave(self, refs: Sequence[CellRef]) -> None:
        """Enter leave on the cells that have none; nothing happens when all have."""
        leaves = leaves_to_add(self.facts, refs)
        if not leaves:
            return
        keys: list[int] = []

        def add() -> None:
            keys[:] = self._write(lambda: self._office.leaves.add_all(leaves))

        self._history.do(
            describe_leaves(self.facts, leaves),
            add,
            lambda: self._write(lambda: self._office.leaves.delete_all(keys)),
        )

    def cancel_leave(self, keys: Sequence[int], leaves: LeaveList) -> None:
        """Take whole leaves back; `leaves` says what they were."""
        held = list(keys)

        def restore() -> None:
            held[:] = self._write(lambda: self._office.leaves.add_all(leaves))

        self._history.do(
            f"取消 {describe_leaves(self.facts, leaves)}",
            lambda: self._write(lambda: self._office.leaves.delete_all(held)),
            restore,
        )

    def adopt(self, proposal: Proposal) -> None:
        """Take a proposal over as one step of the history."""
        assert self.place is not None
        place, rosters = self.place, self._office.rosters
        taken: list[RosterPatch] = []
        text = f"{proposal.state.facts.month.label}自动排班，改动 {len(proposal.patch.changes)} 处"

        def take() -> None:
            if not taken:
                taken.append(self._write(lambda: rosters.save(proposal, allow_new_version=True)))
            else:
                self._write(lambda: rosters.edit(*place, taken[0], text))

        def give_back() -> None:
            self._write(lambda: rosters.edit(*place, taken[0].inverted(), f"撤销：{text}"))

        was_published = self.facts.status is RosterStatus.PUBLISHED
        self._history.do(text, take, give_back)
        if was_published and taken:
            self._tell_new_version()

    def publish(self, reasons: Mapping[str, str]) -> int:
        """Put the draft in force, with a reason for each kind of error; returns its version."""
        assert self.place is not None
        place, publishing = self.place, self._office.publishing
        version: int = self._write(lambda: publishing.publish(*place, reasons)).version
        return version

    def announce(self, changes: Changes) -> None:
        """Tell all pages what changed here, without reading it again ourselves."""
        self.is_announcing = True
        try:
            self._changes.changed.emit(changes)
        finally:
            self.is_announcing = False

    def _store(self, place: Place, patch: RosterPatch, text: str) -> None:
        """Paint first, write then; what cannot be written is read again."""
        if place != self.place:
            self.open(place)
        assert self.live is not None
        was_published = self.facts.status is RosterStatus.PUBLISHED
        try:
            self._repaint(patch)
            station = self.facts.station.name
            done = self._office.rosters.edit(*place, patch, f"{station}：{text}")
        except Exception:
            self.reopen()
            raise
        if was_published:
            self.reopen()
            self._tell_new_version()
        self.announce(done.changes)

    def _repaint(self, patch: RosterPatch) -> None:
        assert self.live is not None
        try:
            self.live.apply(patch)
        except PatchConflict:
            # Somebody else's edit came in between: the service decides and says so.
            return
        self.edited.emit()

    def _tell_new_version(self) -> None:
        version = self.facts.version
        self.renewed.emit(
            f"第 {version - 1} 版已经发布，您的改动记在第 {version} 版草稿里；"
            "重新发布并打印后，墙上的旧版才作废。"
        )

    def _write(self, write: Callable[[], Done[Value]]) -> Value:
        done = write()
        self.reopen()
        self.announce(done.changes)
        return done.value
