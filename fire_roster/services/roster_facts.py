"""Loads everything the rules may look at for one station and one month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.reinforcement import LeadFacts
from fire_roster.domain.roster import Assignment, Duty, RosterStatus
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.time_span import TimeSpan
from fire_roster.domain.unit import StationFacts
from fire_roster.records.roster import Roster
from fire_roster.services.final_roster import (
    Place,
    Seats,
    SettledSwaps,
    final_seats,
    in_force,
    place_of,
    settle,
)
from fire_roster.services.paper_background import load_background
from fire_roster.services.swap_translation import lead_facts, reinforced_period
from fire_roster.services.translation import (
    PersonalPapers,
    display_names,
    holiday_calendar,
    member_facts,
    shift_type,
    station_facts,
    unit_facts,
)
from fire_roster.services.unit import rule_settings_of
from fire_roster.store.queries import office, people
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Session

_CONTEXT_DAYS = 14
"""Days of the neighbouring months that the rules may need (runs of days, rest, 24-h shifts)."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A station and a month among all stations, with the version that is looked at."""

    station_id: int
    month: Month
    roster: Roster | None
    stations: Mapping[int, StationFacts]
    shifts: Mapping[int, ShiftType]

    @property
    def months(self) -> dict[str, Month]:
        """The month and its neighbours by text."""
        around = (self.month.shifted(-1), self.month, self.month.shifted(1))
        return {str(one): one for one in around}


def load_facts(
    session: Session,
    station_id: int,
    month: Month,
    today: date,
    roster: Roster | None,
    *,
    is_final: bool = False,
) -> RosterFacts:
    """The facts of one roster version; without a version an empty draft.

    The seats are the plan, with `is_final` what swaps make of it. The duties around are always
    final: by the newest versions, with `is_final` by those in force.
    """
    stations = {record.id: station_facts(record) for record in office.list_stations(session)}
    shifts = {record.id: shift_type(record) for record in office.list_shift_types(session)}
    own_shift_ids = {one.id for one in office.list_shift_types(session, station_id)}
    place = _Place(station_id, month, roster, stations, shifts)
    around = _rosters_around(session, place, is_final=is_final)
    settled = settle(session, around, month.shifted(-1).first, month.shifted(1).last)
    return RosterFacts(
        unit=unit_facts(office.get_unit(session)),
        station=stations[station_id],
        month=month,
        today=today,
        members=load_members(session, month),
        shift_types={key: shift for key, shift in shifts.items() if key in own_shift_ids},
        assignments=_own_seats(session, roster, settled if is_final else SettledSwaps({})),
        foreign_duties=tuple(_foreign_duties(session, place, around, settled)),
        calendar=holiday_calendar(
            office.list_holiday_years(session), office.list_holidays(session)
        ),
        status=RosterStatus(roster.status) if roster else RosterStatus.DRAFT,
        version=roster.version if roster else 1,
        swaps=settled.swaps_at(month, own_shift_ids),
        leads=_leads(session, month),
        reinforced=tuple(
            map(reinforced_period, swap_queries.list_periods(session, month.first, month.last))
        ),
    )


def load_people(
    session: Session, months: Sequence[Month], today: date, station_id: int | None = None
) -> tuple[RosterFacts, ...]:
    """Who is there and what there is to keep, without any duties: every station (or the one), and
    of each every month in order.

    For counting heads: seats, swaps, holidays and reinforced periods are left out.
    """
    first = min(months).first - timedelta(days=_CONTEXT_DAYS)
    members = load_members_between(session, first, max(months).last + timedelta(days=_CONTEXT_DAYS))
    unit = unit_facts(office.get_unit(session))
    shifts = [(one.station_id, shift_type(one)) for one in office.list_shift_types(session)]
    return tuple(
        RosterFacts(
            unit=unit,
            station=station_facts(station),
            month=month,
            today=today,
            members=members,
            shift_types={one.shift_type_id: one for key, one in shifts if key == station.id},
        )
        for station in office.list_stations(session)
        if station_id in (None, station.id)
        for month in months
    )


def load_settings(session: Session) -> RuleSettings:
    """What the unit has set about rules."""
    return rule_settings_of(office.list_settings(session, "rule."))


def load_members(session: Session, month: Month) -> dict[int, MemberFacts]:
    """All people of the unit with their papers and the leave around the month."""
    first = month.first - timedelta(days=_CONTEXT_DAYS)
    return load_members_between(session, first, month.last + timedelta(days=_CONTEXT_DAYS))


def load_members_between(session: Session, first: date, last: date) -> dict[int, MemberFacts]:
    """All people of the unit with their papers and the leave that touches these days."""
    records = people.list_members(session)
    teams = {team.id: team.name for team in people.list_teams(session)}
    papers = people.list_certificates(session)
    return member_facts(
        records,
        display_names(records, teams),
        teams,
        ((link.member_id, link.station_id) for link in people.list_member_stations(session)),
        PersonalPapers(
            papers,
            people.list_leaves(session, first, last),
            load_background(session, papers),
            people.list_change_reports(session, open_only=True),
            swap_queries.list_wishes(session, first, last),
        ),
    )


def newest_versions(rosters: Iterable[Roster]) -> dict[Place, Roster]:
    """The newest version of each place; `rosters` come oldest version first."""
    return {place_of(roster): roster for roster in rosters}


def _rosters_around(session: Session, place: _Place, *, is_final: bool) -> dict[Place, Roster]:
    """The versions that count at every station in the month and its neighbours."""
    rosters = roster_queries.list_rosters(session, place.months)
    chosen = in_force(rosters) if is_final else newest_versions(rosters)
    if place.roster is not None:
        chosen[place.station_id, place.month] = place.roster
    return chosen


def _own_seats(session: Session, roster: Roster | None, settled: SettledSwaps) -> Seats:
    return final_seats(session, roster, settled) if roster else {}


def _leads(session: Session, month: Month) -> dict[date, LeadFacts]:
    found = swap_queries.list_leads(session, month.first, month.last)
    return {record.day: lead_facts(record) for record in found}


def _foreign_duties(
    session: Session, place: _Place, around: Mapping[Place, Roster], settled: SettledSwaps
) -> Iterable[Duty]:
    first = place.month.first - timedelta(days=_CONTEXT_DAYS)
    last = place.month.last + timedelta(days=_CONTEXT_DAYS)
    for (other_id, month), roster in around.items():
        if (other_id, month) == (place.station_id, place.month):
            continue
        station = place.stations[other_id]
        days = max(first, month.first).day, min(last, month.last).day
        seats = final_seats(session, roster, settled, *days).values()
        yield from as_duties(seats, station, place.shifts, is_foreign=True)


def as_duties(
    assignments: Iterable[Assignment],
    station: StationFacts,
    shifts: Mapping[int, ShiftType],
    *,
    is_foreign: bool,
) -> Iterable[Duty]:
    """Assignments of a station in real time; one span for all who stand on a shift."""
    spans: dict[tuple[int, date], TimeSpan] = {}
    for one in assignments:
        shift = shifts[one.shift_type_id]
        stand = (one.shift_type_id, one.duty_date)
        if stand not in spans:
            spans[stand] = shift.span_on(one.duty_date)
        yield Duty(
            station_id=station.station_id,
            station_name=station.name,
            member_id=one.member_id,
            duty_date=one.duty_date,
            shift=shift,
            span=spans[stand],
            is_control_room=station.is_control_room,
            is_locked=one.is_locked,
            position=one.position,
            is_foreign=is_foreign,
        )
