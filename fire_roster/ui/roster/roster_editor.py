"""The one path of every edit: patch → checked and repainted → written → undoable."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.roster_patch import PatchConflict, RosterPatch
from fire_roster.records.leave import Leave
from fire_roster.services.changes import Changes, Done
from fire_roster.services.grid_view import CellRef
from fire_roster.services.leave_days import describe_leaves, leaves_to_add
from fire_roster.services.proposal import Proposal
from fire_roster.services.roster_view import LiveRoster
from fire_roster.services.seat_edits import SeatEdit, describe_patch, read_texts
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.month_cache import MonthCache
from fire_roster.ui.roster.place import Place
from fire_roster.ui.undo import UndoHistory

Value = TypeVar("Value")


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
        self._cache = MonthCache(context, self)
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
        self.place, self.live = place, self._cache.take(place)
        self.opened.emit()

    def reopen(self) -> None:
        """Read the present month again."""
        if self.place is not None:
            self.open(self.place)

    def edit(self, edit: SeatEdit, text: str = "") -> None:
        """Carry out an edit as one step of the history; `text` says it better than the patch."""
        if edit.locked_count:
            self.told.emit(f"{edit.locked_count} 格已锁定，没有改动；按 Ctrl+L 解锁后再改。")
        if not edit.patch or self.place is None:
            return
        place, patch = self.place, edit.patch
        words = text or describe_patch(self.facts, patch)
        self._history.do(
            words,
            lambda: self._store(place, patch, words),
            lambda: self._take_back(place, patch, f"撤销：{words}"),
        )

    def paste(self, cells: Sequence[tuple[CellRef, str]]) -> None:
        """Enter the texts of cells; a text that is no shift leaves its cell alone."""
        edit, unknown = read_texts(self.facts, cells)
        if unknown:
            self.told.emit(f"{len(unknown)} 格看不懂（如“{unknown[0]}”），没有改动。")
        self.edit(edit)

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

    def cancel_leave(self, records: Sequence[Leave]) -> None:
        """Take whole leaves back; undo puts them on file again as they were."""
        keys = [one.id for one in records]
        fields = [(one.member_id, one) for one in records]
        self._history.do(
            f"取消 {describe_leaves(self.facts, fields)}",
            lambda: self._write(lambda: self._office.leaves.delete_all(keys)),
            lambda: self._write(lambda: self._office.leaves.restore_all(records)),
        )

    def adopt(self, proposals: Sequence[Proposal]) -> None:
        """Take proposals over as one step of the history; the first is for the month on screen."""
        assert self.place is not None
        rosters = self._office.rosters
        rotation = self._office.rotations.stored_record(self.place.station_id)
        taken: list[tuple[RosterPatch, ...]] = []
        count = sum(len(one.patch.changes) for one in proposals)
        text = f"{self.facts.month.label}自动排班，改动 {count} 处"

        def take() -> None:
            save = rosters.save_together
            taken[:] = [self._write(lambda: save(proposals, allow_new_version=True))]

        def give_back() -> None:
            self._write(lambda: rosters.take_back_proposals(proposals, taken[0], rotation))

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
        was_published = self._show(place, patch)
        done = self._written(lambda: self._office.rosters.edit(*place, patch, self._line(text)))
        if was_published:
            self.reopen()
            self._tell_new_version()
        self._cache.want(place)
        self.announce(done.changes)

    def _take_back(self, place: Place, patch: RosterPatch, text: str) -> None:
        """Undo an edit; a draft that it had begun goes with it."""
        self._show(place, patch.inverted())
        rosters = self._office.rosters
        done = self._written(lambda: rosters.take_back(*place, patch, self._line(text)))
        if done.value:
            self.reopen()
        self.announce(done.changes)

    def _show(self, place: Place, patch: RosterPatch) -> bool:
        """Paint a patch; whether the month was a published one before."""
        if place != self.place:
            self.open(place)
        was_published = self.facts.status is RosterStatus.PUBLISHED
        self._repaint(patch)
        return was_published

    def _written(self, write: Callable[[], Done[Value]]) -> Done[Value]:
        try:
            return write()
        except Exception:
            self.reopen()
            raise

    def _line(self, text: str) -> str:
        return f"{self.facts.station.name}：{text}"

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
