"""What follows when somebody arrives or leaves: seats are freed, the change is to be reported."""

from dataclasses import dataclass
from datetime import date, timedelta

from fire_roster.domain.member import ChangeKind
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.domain.time_span import midnight
from fire_roster.domain.unit import UnitTrait
from fire_roster.records.member import ChangeReport, Member
from fire_roster.records.roster import Roster
from fire_roster.services.final_roster import seats_as_assignments
from fire_roster.services.translation import shift_type, split_words
from fire_roster.services.working_draft import store_patch, working_draft
from fire_roster.store.queries import office, people
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.transaction import Session, Transaction

_RECENT_DAYS = 14
"""Five working days and a long holiday: who arrived earlier is not news."""


@dataclass(frozen=True, slots=True)
class FreedSeats:
    """Seats of one roster that a leaver gives up."""

    station: str
    month: Month
    count: int


def seats_after(session: Session, member_id: int, last_day: date, today: date) -> list[FreedSeats]:
    """What `free_seats` would free, by roster."""
    return [
        FreedSeats(_station_name(session, roster), Month.parse(roster.month), len(seats))
        for roster, seats in _seats_after(session, member_id, last_day, today)
    ]


def free_seats(
    transaction: Transaction, member_id: int, last_day: date, today: date | None
) -> list[FreedSeats]:
    """Empties the seats after somebody's last day; a published month gets a new draft.

    Seats before `today` stay as a record of what was. A night that begins at 24:00 of the last
    day is after it.
    """
    session = transaction.session
    freed = []
    for roster, seats in _seats_after(session, member_id, last_day, today):
        month = Month.parse(roster.month)
        draft = working_draft(transaction, roster.station_id, month)
        patch = RosterPatch(tuple(SeatChange(seat, None) for seat in seats))
        store_patch(transaction, draft, month, patch)
        draft.edit_count += 1
        session.add(draft)
        freed.append(FreedSeats(_station_name(session, roster), month, len(seats)))
    return freed


def _seats_after(
    session: Session, member_id: int, last_day: date, today: date | None
) -> list[tuple[Roster, list[Assignment]]]:
    end = midnight(last_day + timedelta(days=1))
    first = max(last_day, today or last_day)
    shifts = {record.id: shift_type(record) for record in office.list_shift_types(session)}
    found = []
    for roster in roster_queries.list_rosters_with(session, member_id, str(Month.of(first))):
        held = seats_as_assignments(
            roster_queries.list_seats(session, roster.id), Month.parse(roster.month)
        )
        seats = [
            seat
            for key, seat in held.items()
            if key.member_id == member_id
            and key.duty_date >= first
            and shifts[key.shift_type_id].span_on(key.duty_date).end > end
        ]
        if seats:
            found.append((roster, seats))
    return found


def note_arrival(transaction: Transaction, record: Member, today: date) -> None:
    """Starts the report of somebody who has just arrived; existing staff is no news."""
    is_recent = record.joined is not None and record.joined >= today - timedelta(days=_RECENT_DAYS)
    if is_recent and record.joined is not None and record.left is None:
        _start_report(transaction, record.id, ChangeKind.ARRIVED, record.joined)


def note_leaving(
    transaction: Transaction, record: Member, before: date | None, today: date
) -> None:
    """Starts, moves or takes back the report of somebody whose leaving date has changed."""
    session = transaction.session
    if before == record.left:
        return
    for report in people.list_change_reports(session, record.id, open_only=True):
        if report.kind == ChangeKind.LEFT.value:
            session.delete(report)
    if record.left is not None and record.left >= today - timedelta(days=_RECENT_DAYS):
        _start_report(transaction, record.id, ChangeKind.LEFT, record.left)


def _start_report(transaction: Transaction, member_id: int, kind: ChangeKind, day: date) -> None:
    unit = office.get_unit(transaction.session)
    if UnitTrait.KEY_UNIT.value in split_words(unit.traits):
        transaction.session.add(
            ChangeReport(
                id=transaction.new_key(ChangeReport),
                member_id=member_id,
                kind=kind.value,
                day=day,
            )
        )


def _station_name(session: Session, roster: Roster) -> str:
    names = {one.id: one.name for one in office.list_stations(session)}
    return names[roster.station_id]
