"""What taking a proposal over, and taking it back, writes: seats, rotation, shift types."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fire_roster.domain.roster_patch import RosterPatch
from fire_roster.records.roster import Roster
from fire_roster.records.shift import Rotation
from fire_roster.services.pattern_storage import (
    add_pattern_shifts,
    remove_added_shifts,
    restore_rotation,
    store_rotation,
    with_shift_keys,
)
from fire_roster.services.working_draft import drop_idle_draft, store_patch, working_draft
from fire_roster.store.transaction import Transaction

if TYPE_CHECKING:
    from fire_roster.services.proposal import Proposal


def write_proposal(transaction: Transaction, proposal: "Proposal") -> tuple[Roster, RosterPatch]:
    """The draft that holds the proposal now, and what was changed in it.

    InputRefused when the roster has moved on since the proposal was made.
    """
    facts = proposal.state.facts
    station_id = facts.station.station_id
    keys = add_pattern_shifts(transaction, station_id, proposal)
    patch = with_shift_keys(proposal.patch, keys)
    roster = working_draft(transaction, station_id, facts.month)
    store_patch(transaction, roster, facts.month, patch)
    if proposal.rotation is not None:
        store_rotation(transaction, station_id, proposal.rotation)
    roster.method = proposal.method
    roster.edit_count += 1
    transaction.session.add(roster)
    return roster, patch


def remove_proposal(
    transaction: Transaction, proposal: "Proposal", patch: RosterPatch, rotation: Rotation | None
) -> tuple[int, bool]:
    """Undo `write_proposal`: key of the draft, and whether the draft that it began went with it.

    `rotation` is the one that stood before. InputRefused when the roster has moved on.
    """
    facts = proposal.state.facts
    station_id = facts.station.station_id
    roster = working_draft(transaction, station_id, facts.month)
    store_patch(transaction, roster, facts.month, patch.inverted())
    roster.edit_count += 1
    transaction.session.add(roster)
    key = roster.id
    is_gone = drop_idle_draft(transaction, roster)
    if proposal.rotation is not None:
        restore_rotation(transaction, station_id, rotation)
    remove_added_shifts(transaction, station_id, proposal)
    return key, is_gone


def stations_text(proposals: Iterable["Proposal"]) -> str:
    """消控室、微型消防站."""
    return "、".join(one.state.facts.station.name for one in proposals)


def plain_changes(*patches: RosterPatch) -> list[list[object]]:
    """Compact form for the audit row: day, shift, member, was there, is there."""
    return [
        [*change.key, change.before is not None, change.after is not None]
        for patch in patches
        for change in patch.changes
    ]
