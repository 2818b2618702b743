"""A substitution of the demonstration unit, so that there is a form to print."""

from datetime import date

from fire_roster.domain.eligibility import judge_candidates
from fire_roster.domain.month import Month
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.domain.swap import SwapKind
from fire_roster.records.swap import Swap
from fire_roster.services.final_roster import in_force
from fire_roster.services.roster_facts import load_facts, load_settings
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.transaction import Transaction


def write_demo_swap(
    transaction: Transaction, station_id: int, today: date, approver: str
) -> int | None:
    """Somebody stands in on the month's last day; the key, None where nobody could."""
    session, month = transaction.session, Month.of(today)
    versions = roster_queries.list_versions(session, station_id, str(month))
    roster = in_force(versions).get((station_id, month))
    facts = load_facts(session, station_id, month, today, roster)
    seats = sorted(key for key in facts.assignments if key.duty_date == month.last)
    for seat in seats:
        leaving = RosterPatch((SeatChange(facts.assignments[seat], None),))
        found = judge_candidates(
            facts.with_patch(leaving), load_settings(session), seat.duty_date, seat.shift_type_id
        )
        fitting = (one for one in found if one.is_eligible and not one.is_assigned)
        taker = next(
            (one.member for one in fitting if one.member.member_id != seat.member_id), None
        )
        if taker is None:
            continue
        key = transaction.new_key(Swap)
        session.add(
            Swap(
                id=key,
                kind=SwapKind.SUBSTITUTION.value,
                day=seat.duty_date,
                shift_type_id=seat.shift_type_id,
                member_id=seat.member_id,
                taker_id=taker.member_id,
                entered_on=today,
                reason="家中有事",
                approver=approver,
                approved_on=today,
            )
        )
        return key
    return None
