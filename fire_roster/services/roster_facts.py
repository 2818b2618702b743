"""Loads everything the rules may look at for one station and one month."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment, Duty, RosterStatus, SeatKey
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.unit import StationFacts
from fire_roster.records.roster import Roster
from fire_roster.services.paper_background import load_background
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
from fire_roster.store.queries.rosters import SeatRow
from fire_roster.store.transaction import Session

_CONTEXT_DAYS = 14
"""Days of the neighbouring months that the rules may need (runs of days, rest, 24-h shifts)."""


def load_facts(
    session: Session, station_id: int, month: Month, today: date, roster: Roster | None
) -> RosterFacts:
    """The facts of one roster version; without a version an empty draft."""
    stations = {record.id: station_facts(record) for record in office.list_stations(session)}
    shifts = {record.id: shift_type(record) for record in office.list_shift_types(session)}
    own_shift_ids = {one.id for one in office.list_shift_types(session, station_id)}
    seats = roster_queries.list_seats(session, roster.id) if roster else []
    return RosterFacts(
        unit=unit_facts(office.get_unit(session)),
        station=stations[station_id],
        month=month,
        today=today,
        members=load_members(session, month),
        shift_types={key: shift for key, shift in shifts.items() if key in own_shift_ids},
        assignments=seats_as_assignments(seats, month),
        foreign_duties=tuple(_foreign_duties(session, station_id, month, stations, shifts)),
        calendar=holiday_calendar(
            office.list_holiday_years(session), office.list_holidays(session)
        ),
        status=RosterStatus(roster.status) if roster else RosterStatus.DRAFT,
        version=roster.version if roster else 1,
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
        ),
    )


def seats_as_assignments(seats: Iterable[SeatRow], month: Month) -> dict[SeatKey, Assignment]:
    """Stored seats of a month as assignments by key."""
    days = month.days
    found = (
        Assignment(
            days[row.day - 1],
            row.shift_type_id,
            row.member_id,
            row.position,
            row.is_locked,
        )
        for row in seats
    )
    return {assignment.key: assignment for assignment in found}


def newest_versions(rosters: Iterable[Roster]) -> dict[tuple[int, str], Roster]:
    """The newest version of each station and month."""
    return {(roster.station_id, roster.month): roster for roster in rosters}


def _foreign_duties(
    session: Session,
    station_id: int,
    month: Month,
    stations: Mapping[int, StationFacts],
    shifts: Mapping[int, ShiftType],
) -> Iterable[Duty]:
    months = {str(one): one for one in (month.shifted(-1), month, month.shifted(1))}
    first = month.first - timedelta(days=_CONTEXT_DAYS)
    last = month.last + timedelta(days=_CONTEXT_DAYS)
    rosters = newest_versions(roster_queries.list_rosters(session, months))
    for (other_id, other_month), roster in rosters.items():
        if (other_id, other_month) == (station_id, str(month)):
            continue
        station, days = stations[other_id], months[other_month]
        seats = roster_queries.list_seats(
            session, roster.id, max(first, days.first).day, min(last, days.last).day
        )
        for assignment in seats_as_assignments(seats, days).values():
            yield as_duty(assignment, station, shifts, is_foreign=True)


def as_duty(
    assignment: Assignment,
    station: StationFacts,
    shifts: Mapping[int, ShiftType],
    *,
    is_foreign: bool,
) -> Duty:
    """An assignment of any station in real time."""
    shift = shifts[assignment.shift_type_id]
    return Duty(
        station_id=station.station_id,
        station_name=station.name,
        member_id=assignment.member_id,
        duty_date=assignment.duty_date,
        shift=shift,
        span=shift.span_on(assignment.duty_date),
        is_control_room=station.is_control_room,
        is_locked=assignment.is_locked,
        position=assignment.position,
        is_foreign=is_foreign,
    )
