"""What the remarks of an imported list ask for: leave and no night duty, person by person."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fire_roster.records.leave import LeaveFields
from fire_roster.services.imports import Hint, LeaveHint, NoNightHint, PreviewRow, PreviewState
from fire_roster.services.leaves import LeaveEntry
from fire_roster.services.members import MemberEntry
from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.members.member_dialog import MemberDialog
from fire_roster.ui.saving import try_save

_ON_FILE = (PreviewState.READY, PreviewState.CHANGED, PreviewState.SAME)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A hint and the person on file whom it is about."""

    member: MemberEntry
    hint: Hint


def list_follow_ups(office: Office, rows: Iterable[PreviewRow]) -> list[FollowUp]:
    """Hints of rows that are on file now and not yet followed, in the order of the list."""
    entries = office.members.list_all()
    leaves = office.leaves.list_all()
    found = []
    for row in rows:
        entry = _person(row, entries) if row.hints and row.state in _ON_FILE else None
        if entry is not None:
            found += [
                FollowUp(entry, hint) for hint in row.hints if not _is_done(entry, hint, leaves)
            ]
    return found


def _person(row: PreviewRow, entries: Iterable[MemberEntry]) -> MemberEntry | None:
    values = row.values
    same = [
        entry
        for entry in entries
        if entry.record.name == values.name and entry.record.id_number in ("", values.id_number)
    ]
    return same[0] if len(same) == 1 else None


def _is_done(entry: MemberEntry, hint: Hint, leaves: Iterable[LeaveEntry]) -> bool:
    if not isinstance(hint, LeaveHint):
        return entry.record.no_night_until is not None
    return any(
        leave.record.member_id == entry.record.id
        and leave.record.first <= hint.last
        and hint.first <= leave.record.last
        for leave in leaves
    )


class FollowUps(QObject):
    """Takes up what the remarks ask for; `done(number, word)` for each that is on record."""

    done = Signal(int, str)

    def __init__(
        self, context: AppContext, parent: QWidget, rows: Iterable[PreviewRow] = ()
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._office: Office = context.services
        self._window = parent
        self.items = list_follow_ups(self._office, rows)

    def take(self, follow_up: FollowUp) -> None:
        """Note the leave, or the last day without night duty; where it is missing, ask."""
        hint, member = follow_up.hint, follow_up.member
        number = self.items.index(follow_up)
        if isinstance(hint, LeaveHint):
            fields = LeaveFields(first=hint.first, last=hint.last, kind=hint.kind)
            if try_save(self._context, lambda: self._office.leaves.add(member, fields)):
                self.done.emit(number, "已登记")
        elif isinstance(hint, NoNightHint) and hint.until:
            key, until = member.record.id, hint.until
            if try_save(
                self._context, lambda: self._office.members.update(key, no_night_until=until)
            ):
                self.done.emit(number, "已登记")
        else:
            dialog = MemberDialog(self._context, member, self._window)
            dialog.accepted.connect(lambda: self._on_member_saved(number))
            dialog.open()
            dialog.form.no_night_until.setFocus()

    def _on_member_saved(self, number: int) -> None:
        key = self.items[number].member.record.id
        for entry in self._office.members.list_all():
            if entry.record.id == key and entry.record.no_night_until:
                self.done.emit(number, "已登记")
