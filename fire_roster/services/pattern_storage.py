"""What taking a rotation over adds to the station: shift types and the rotation itself."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.domain.rotation import Rotation
from fire_roster.records import shift as shift_records
from fire_roster.store.queries import office, rosters
from fire_roster.store.transaction import Transaction

if TYPE_CHECKING:
    from fire_roster.services.proposal import Proposal


def add_pattern_shifts(
    transaction: Transaction, station_id: int, proposal: "Proposal"
) -> dict[int, int]:
    """Keys for the shift types that only the proposal knows (negative keys there).

    One that the station has got meanwhile, say with another month's proposal, is not added twice.
    """
    known = {
        (one.code, one.start_minute, one.end_minute): one.id
        for one in office.list_shift_types(transaction.session, station_id)
    }
    keys: dict[int, int] = {}
    for temporary, shift in proposal.state.facts.shift_types.items():
        if temporary >= 0:
            continue
        held = known.get((shift.code, shift.start_minute, shift.end_minute))
        if held is not None:
            keys[temporary] = held
            continue
        keys[temporary] = transaction.new_key(shift_records.ShiftType)
        transaction.session.add(
            shift_records.ShiftType(
                id=keys[temporary],
                station_id=station_id,
                code=shift.code,
                name=shift.name,
                start_minute=shift.start_minute,
                end_minute=shift.end_minute,
                hotkey=shift.hotkey,
                palette=shift.palette,
                is_required=False,
            )
        )
    transaction.session.flush()
    return keys


def with_shift_keys(patch: RosterPatch, keys: Mapping[int, int]) -> RosterPatch:
    """The patch with stored keys in place of temporary ones."""

    def stored(seat: Assignment | None) -> Assignment | None:
        if seat is None:
            return None
        return replace(seat, shift_type_id=keys.get(seat.shift_type_id, seat.shift_type_id))

    return RosterPatch(
        tuple(SeatChange(stored(change.before), stored(change.after)) for change in patch.changes)
    )


def store_rotation(transaction: Transaction, station_id: int, rotation: Rotation) -> None:
    """Keeps the rotation with the station, so that next month goes on from it."""
    record = office.find_rotation(transaction.session, station_id)
    if record is None:
        record = shift_records.Rotation(
            id=transaction.new_key(shift_records.Rotation),
            station_id=station_id,
            pattern="",
            cycle="",
            anchor=rotation.anchor,
        )
    record.pattern = rotation.pattern.key
    record.cycle = rotation.pattern.cycle_text
    record.anchor = rotation.anchor
    record.team_offsets = json.dumps(dict(rotation.team_offsets), ensure_ascii=False)
    transaction.session.add(record)


def restore_rotation(
    transaction: Transaction, station_id: int, before: shift_records.Rotation | None
) -> None:
    """The station's rotation as it was; none where there was none."""
    record = office.find_rotation(transaction.session, station_id)
    if record is not None and before is None:
        transaction.session.delete(record)
    elif record is not None and before is not None:
        for name, value in before.model_dump().items():
            setattr(record, name, value)
        transaction.session.add(record)


def remove_added_shifts(transaction: Transaction, station_id: int, proposal: "Proposal") -> None:
    """Takes the shift types away that a proposal brought, unless some roster uses them by now."""
    session = transaction.session
    session.flush()
    known = proposal.before.facts.shift_types
    added = {shift.code for shift in proposal.new_shifts}
    used = rosters.list_used_shift_types(session)
    for record in office.list_shift_types(session, station_id):
        if record.code in added and record.id not in known and record.id not in used:
            session.delete(record)
