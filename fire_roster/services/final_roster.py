"""The one final roster: what swaps make of the plans in force, for every reader of duties.

A swap may reach over a month's end or to another station, so plans are settled together with all
that swaps tie to them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment, RosterStatus, SeatKey
from fire_roster.domain.swap import SwapFacts, apply_swaps
from fire_roster.records.roster import Roster
from fire_roster.services.swap_translation import swap_facts
from fire_roster.store.queries import office
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.queries.rosters import SeatRow
from fire_roster.store.transaction import Session

Place = tuple[int, Month]
"""A station and a month."""

Seats = Mapping[SeatKey, Assignment]


@dataclass(frozen=True, slots=True)
class SettledSwaps:
    """Swaps applied to the plans they touch; `seats` holds every place of `places` as a whole."""

    seats: Mapping[Place, Seats]
    applied: tuple[SwapFacts, ...] = ()
    resting: tuple[SwapFacts, ...] = ()

    def swaps_at(self, month: Month, shift_type_ids: Iterable[int]) -> tuple[SwapFacts, ...]:
        """Applied swaps with a seat in this month on one of these shift types."""
        wanted = set(shift_type_ids)
        return tuple(
            swap
            for swap in self.applied
            if any(
                move.seat.shift_type_id in wanted and month.contains(move.seat.duty_date)
                for move in swap.moves
            )
        )


def seats_as_assignments(seats: Iterable[SeatRow], month: Month) -> dict[SeatKey, Assignment]:
    """Stored seats of a month as assignments by key."""
    days = month.days
    found: dict[SeatKey, Assignment] = {}
    for day, shift_type_id, member_id, position, is_locked in seats:
        key = SeatKey(days[day - 1], shift_type_id, member_id)
        found[key] = Assignment(*key, position, is_locked)
    return found


def in_force(rosters: Iterable[Roster]) -> dict[Place, Roster]:
    """Of each place the published version, without one the newest draft.

    `rosters` come oldest version first.
    """
    chosen: dict[Place, Roster] = {}
    for roster in rosters:
        place = place_of(roster)
        held = chosen.get(place)
        if (
            held is None
            or held.status != RosterStatus.PUBLISHED
            or roster.status == RosterStatus.PUBLISHED
        ):
            chosen[place] = roster
    return chosen


def place_of(roster: Roster) -> Place:
    """Station and month of a roster."""
    return roster.station_id, Month.parse(roster.month)


def settle(
    session: Session, chosen: Mapping[Place, Roster], first: date, last: date
) -> SettledSwaps:
    """What the swaps between two days make of the plans they touch.

    `chosen` names the version that counts at a place; where a swap leads elsewhere, the version
    in force there counts.
    """
    swaps = _tied_swaps(session, first, last)
    if not swaps:
        return SettledSwaps({})
    stations = {shift.id: shift.station_id for shift in office.list_shift_types(session)}
    places = {
        (stations[move.seat.shift_type_id], Month.of(move.seat.duty_date))
        for swap in swaps
        for move in swap.moves
    }
    rosters = {**_others(session, places - chosen.keys()), **chosen}
    plans = {place: _plan(session, rosters.get(place), place[1]) for place in places}
    final = apply_swaps({key: seat for plan in plans.values() for key, seat in plan.items()}, swaps)
    seats: dict[Place, dict[SeatKey, Assignment]] = {place: {} for place in places}
    for key, seat in final.seats.items():
        seats[stations[key.shift_type_id], Month.of(key.duty_date)][key] = seat
    return SettledSwaps(seats, final.applied, final.resting)


def final_seats(
    session: Session, roster: Roster, settled: SettledSwaps, first_day: int = 1, last_day: int = 31
) -> Seats:
    """The seats of one version after the swaps, between two days of its month."""
    station_id, month = place_of(roster)
    held = settled.seats.get((station_id, month))
    if held is None:
        rows = roster_queries.list_seats(session, roster.id, first_day, last_day)
        return seats_as_assignments(rows, month)
    return {key: seat for key, seat in held.items() if first_day <= key.duty_date.day <= last_day}


def _tied_swaps(session: Session, first: date, last: date) -> tuple[SwapFacts, ...]:
    """Swaps between the days, and all of the months to which they lead."""
    while True:
        records = swap_queries.list_swaps(session, first, last, is_active=True)
        swaps = tuple(map(swap_facts, records))
        months = [Month.of(move.seat.duty_date) for swap in swaps for move in swap.moves]
        reach = (
            min([first, *(month.first for month in months)]),
            max([last, *(month.last for month in months)]),
        )
        if reach == (first, last):
            return swaps
        first, last = reach


def _others(session: Session, places: Iterable[Place]) -> dict[Place, Roster]:
    wanted = set(places)
    if not wanted:
        return {}
    months = sorted({str(month) for _, month in wanted})
    found = in_force(roster_queries.list_rosters(session, months))
    return {place: roster for place, roster in found.items() if place in wanted}


def _plan(session: Session, roster: Roster | None, month: Month) -> Seats:
    rows = roster_queries.list_seats(session, roster.id) if roster else []
    return seats_as_assignments(rows, month)
