"""What the remarks of an imported list ask for: leave and no night duty, person by person."""

from collections.abc import Iterable
from dataclasses import dataclass

from fire_roster.services.imports import Hint, LeaveHint, PreviewRow, PreviewState
from fire_roster.services.leaves import LeaveEntry
from fire_roster.services.members import MemberEntry
from fire_roster.services.office import Office

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
