"""The draft that edits of a month go into, and how a patch is written there."""

from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment, RosterStatus
from fire_roster.domain.roster_patch import PatchConflict, RosterPatch, apply_patch
from fire_roster.errors import InputRefused
from fire_roster.records.roster import Roster
from fire_roster.services.final_roster import seats_as_assignments
from fire_roster.store.queries import office, people
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.queries.rosters import SeatRow
from fire_roster.store.transaction import Session, Transaction


def working_draft(transaction: Transaction, station_id: int, month: Month) -> Roster:
    """The draft of a month; after publishing a new version with the published seats."""
    session = transaction.session
    versions = roster_queries.list_versions(session, station_id, str(month))
    newest = versions[-1] if versions else None
    if newest is not None and newest.status == RosterStatus.DRAFT:
        return newest
    draft = Roster(
        id=transaction.new_key(Roster),
        station_id=station_id,
        month=str(month),
        version=newest.version + 1 if newest else 1,
        method=newest.method if newest else "",
    )
    session.add(draft)
    session.flush()
    if newest is not None:
        seats = roster_queries.list_seats(session, newest.id)
        roster_queries.insert_seats(session, draft.id, seats)
    return draft


def store_patch(transaction: Transaction, roster: Roster, month: Month, patch: RosterPatch) -> None:
    """Writes a patch into a roster; InputRefused where the roster has moved on meanwhile."""
    session = transaction.session
    if not patch:
        return
    days = [change.key.duty_date.day for change in patch.changes]
    near = roster_queries.list_seats(session, roster.id, min(days), max(days))
    held = seats_as_assignments(near, month)
    gone = [_row(change.before) for change in patch.changes if change.before]
    come = [_row(change.after) for change in patch.changes if change.after]
    try:
        apply_patch(held, patch)
        _check_footing(session, roster, month, patch)
    except PatchConflict as error:
        raise InputRefused("值班表已在别处改动，这一步没有保存；请刷新后再试。") from error
    roster_queries.delete_seats(session, roster.id, gone)
    roster_queries.insert_seats(session, roster.id, come)


def drop_idle_draft(transaction: Transaction, draft: Roster) -> bool:
    """Removes a draft that says nothing: no seats at all, or those of the version in force.

    False where it says something or where something else on file speaks of it.
    """
    session = transaction.session
    versions = roster_queries.list_versions(session, draft.station_id, draft.month)
    before = next((one for one in versions if one.version == draft.version - 1), None)
    wanted = set(roster_queries.list_seats(session, before.id)) if before else set()
    if set(roster_queries.list_seats(session, draft.id)) != wanted:
        return False
    return roster_queries.delete_roster(session, draft)


def _check_footing(session: Session, roster: Roster, month: Month, patch: RosterPatch) -> None:
    """PatchConflict where a new seat has no such day, shift type of the station, or member."""
    shifts = {one.id for one in office.list_shift_types(session, roster.station_id)}
    members = people.list_member_ids(session)
    for change in patch.changes:
        day, shift_type_id, member_id = change.key
        is_sound = month.contains(day) and shift_type_id in shifts and member_id in members
        if change.after and not is_sound:
            raise PatchConflict(str(change.key))


def _row(seat: Assignment) -> SeatRow:
    return SeatRow(
        seat.duty_date.day,
        seat.shift_type_id,
        seat.member_id,
        seat.position,
        seat.is_locked,
    )
