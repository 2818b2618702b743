"""Who is on duty at a moment, at every station, from the rosters in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fire_roster.domain.month import Month
from fire_roster.domain.roster import Duty, RosterStatus
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.time_span import TimeSpan, day_span
from fire_roster.domain.unit import StationFacts
from fire_roster.records.roster import Roster
from fire_roster.services.clock import Clock
from fire_roster.services.final_roster import final_seats, in_force, settle
from fire_roster.services.roster_facts import as_duties
from fire_roster.services.swap_translation import reinforced_period
from fire_roster.services.translation import display_names, shift_type, station_facts
from fire_roster.store.queries import office, people
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Database, Session


@dataclass(frozen=True, slots=True)
class StationDuty:
    """What one station has at a moment.

    `span` is the time until the next change of people; `shifts` are those that run, `names` the
    people; both empty at an uncovered moment. `need` people must be there, more in a reinforced
    period. `due` is the required shift whose time it is, None
    where the station plans none. `status` tells whether a draft speaks.
    """

    station: StationFacts
    moment: datetime
    span: TimeSpan
    shifts: tuple[ShiftType, ...]
    member_ids: tuple[int, ...]
    names: tuple[str, ...]
    status: RosterStatus | None
    due: ShiftType | None = None
    need: int = 0


class DutyService:
    """Answers “现在谁在岗” for any moment."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def at(self, moment: datetime | None = None) -> tuple[StationDuty, ...]:
        """Every station at a moment (now unless told)."""
        when = moment or self._clock.now()
        with self._database.read() as session:
            names = _names(session)
            return tuple(
                _station_duty(session, station_facts(record), when, names)
                for record in office.list_stations(session)
            )

    def at_station(self, station_id: int, moment: datetime) -> StationDuty:
        """One station at a moment."""
        with self._database.read() as session:
            stations = map(station_facts, office.list_stations(session))
            station = next(one for one in stations if one.station_id == station_id)
            return _station_duty(session, station, moment, _names(session))

    def now_and_next(
        self, moment: datetime | None = None
    ) -> tuple[tuple[StationDuty, StationDuty], ...]:
        """Every station at a moment (now unless told), and after its next change of people."""
        when = moment or self._clock.now()
        found = []
        with self._database.read() as session:
            names = _names(session)
            for station in map(station_facts, office.list_stations(session)):
                duty = _station_duty(session, station, when, names)
                following = _station_duty(session, station, duty.span.end, names)
                found.append((duty, following))
        return tuple(found)


def list_final_duties(
    session: Session, station: StationFacts, first: date, last: date
) -> tuple[list[Duty], dict[Month, Roster]]:
    """Duties of a station whose duty date lies between two days, from the rosters in force."""
    months = {Month.of(first), Month.of(last)}
    day = first
    while day < last:
        months.add(Month.of(day))
        day += timedelta(days=20)
    rosters = roster_queries.list_rosters(session, sorted(str(month) for month in months))
    chosen = in_force(rosters)
    settled = settle(session, chosen, min(months).first, max(months).last)
    shifts = {
        record.id: shift_type(record)
        for record in office.list_shift_types(session, station.station_id)
    }
    final = {
        month: roster for (place, month), roster in chosen.items() if place == station.station_id
    }
    duties: list[Duty] = []
    for month, roster in final.items():
        days = max(first, month.first), min(last, month.last)
        if days[0] <= days[1]:
            seats = final_seats(session, roster, settled, days[0].day, days[1].day)
            duties += as_duties(seats.values(), station, shifts, is_foreign=False)
    return duties, final


def _station_duty(
    session: Session, station: StationFacts, moment: datetime, names: Mapping[int, str]
) -> StationDuty:
    first = moment.date() - timedelta(days=3)
    last = moment.date() + timedelta(days=2)
    duties, final = list_final_duties(session, station, first, last)
    running = [duty for duty in duties if duty.span.contains(moment)]
    ordered = sorted(running, key=lambda duty: (duty.span.start, names[duty.member_id]))
    members = tuple(dict.fromkeys(duty.member_id for duty in ordered))
    shifts = {duty.shift.shift_type_id: duty.shift for duty in ordered}
    due, due_span, due_date = _due_shift(session, station, moment)
    roster = final.get(Month.of(running[0].duty_date if running else due_date))
    span = _span_without_change(duties, moment)
    return StationDuty(
        station=station,
        moment=moment,
        span=span if running else span.intersection(due_span) or due_span,
        shifts=tuple(shifts.values()),
        member_ids=members,
        names=tuple(names[key] for key in members),
        status=RosterStatus(roster.status) if roster else None,
        due=due,
        need=station.required_staff(moment.date()) + _extra_staff(session, station, moment.date()),
    )


def _extra_staff(session: Session, station: StationFacts, day: date) -> int:
    """People that a reinforced period adds on a day (H02)."""
    periods = map(reinforced_period, swap_queries.list_periods(session, day, day))
    return max(
        (one.extra_staff for one in periods if one.covers(day, station.station_id)), default=0
    )


def _due_shift(
    session: Session, station: StationFacts, moment: datetime
) -> tuple[ShiftType | None, TimeSpan, date]:
    """The required shift whose time it is, its real time and duty date; else None and the day."""
    for record in office.list_shift_types(session, station.station_id):
        for days in range(3):
            duty_date = moment.date() - timedelta(days=days)
            shift = shift_type(record)
            if shift.is_required and shift.span_on(duty_date).contains(moment):
                return shift, shift.span_on(duty_date), duty_date
    return None, day_span(moment.date()), moment.date()


def _names(session: Session) -> Mapping[int, str]:
    teams = {team.id: team.name for team in people.list_teams(session)}
    return display_names(people.list_members(session), teams)


def _span_without_change(duties: list[Duty], moment: datetime) -> TimeSpan:
    """From the last to the next change of people; without one the day itself."""
    edges = {edge for duty in duties for edge in (duty.span.start, duty.span.end)}
    before = [edge for edge in edges if edge <= moment]
    after = [edge for edge in edges if edge > moment]
    day = day_span(moment.date())
    return TimeSpan(max(before, default=day.start), min(after, default=day.end))
