"""The year of one station in one table: who stands when, and where people are short."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.duty_hours import total_duties
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import date_text
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.unit import StationFacts
from fire_roster.services.clock import Clock
from fire_roster.services.duty import list_final_duties
from fire_roster.services.grid_rows import (
    LEAVE_MARK,
    TOTAL_TITLES,
    days_away,
    grid_day,
    ordered_shifts,
    shared_cell,
    total_texts,
)
from fire_roster.services.grid_view import (
    EMPTY_CELL,
    CoverageRow,
    GridCoverage,
    GridRow,
    GridSeverity,
    GridView,
)
from fire_roster.services.roster_facts import load_members_between
from fire_roster.services.swap_translation import reinforced_period
from fire_roster.services.translation import holiday_calendar, shift_type, station_facts
from fire_roster.services.wall_sheet import grouped_by_team
from fire_roster.store.queries import office
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Database


@dataclass(frozen=True, slots=True)
class StationYear:
    """The table (read-only); the months that have a roster, those without one, short shifts."""

    view: GridView
    rostered: tuple[Month, ...]
    missing: tuple[Month, ...]
    short_count: int


class YearService:
    """Reads the final rosters of a year."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def open(self, station_id: int, year: int) -> StationYear:
        """The rosters in force, drafts where nothing is published, after all swaps."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        with self._database.read() as session:
            [record] = [one for one in office.list_stations(session) if one.id == station_id]
            station = station_facts(record)
            duties, rosters = list_final_duties(session, station, first, last)
            members = load_members_between(session, first, last)
            shifts = tuple(map(shift_type, office.list_shift_types(session, station_id)))
            periods = tuple(map(reinforced_period, swap_queries.list_periods(session, first, last)))
            calendar = holiday_calendar(
                office.list_holiday_years(session), office.list_holidays(session)
            )
        rostered = tuple(sorted({Month.of(duty.duty_date) for duty in duties} & rosters.keys()))
        extra = {
            day: max((one.extra_staff for one in periods if one.covers(day, station_id)), default=0)
            for month in rostered
            for day in month.days
        }
        need = {day: station.required_staff(day) + more for day, more in extra.items()}
        days = tuple(first + timedelta(days=number) for number in range((last - first).days + 1))
        coverage = tuple(_coverage(station, members, shifts, duties, days, need))
        view = GridView(
            days=tuple(grid_day(calendar, day, self._clock.today()) for day in days),
            rows=tuple(_rows(station, members, duties, days, calendar)),
            shifts=ordered_shifts(shifts),
            total_titles=TOTAL_TITLES,
            coverage=coverage,
            is_draft=False,
            is_read_only=True,
        )
        return StationYear(
            view,
            rostered,
            tuple(one for one in (Month(year, n) for n in range(1, 13)) if one not in rostered),
            sum(cell.is_short for row in coverage for cell in row.cells),
        )


def _rows(
    station: StationFacts,
    members: Mapping[int, MemberFacts],
    duties: Iterable[Duty],
    days: Sequence[date],
    calendar: HolidayCalendar,
) -> Iterable[GridRow]:
    held: dict[int, dict[date, list[Duty]]] = defaultdict(lambda: defaultdict(list))
    for duty in sorted(duties, key=lambda one: one.span.start):
        held[duty.member_id][duty.duty_date].append(duty)
    shown = grouped_by_team(
        one
        for key, one in members.items()
        if key in held or (station.station_id in one.station_ids and _is_there(one, days))
    )
    for member in shown:
        by_day = held.get(member.member_id, {})
        away = days_away(member, days[0], days[-1])
        own = [duty for found in by_day.values() for duty in found]
        yield GridRow(
            member_id=member.member_id,
            name=member.name,
            cells=tuple(
                shared_cell(
                    "".join(duty.shift.code for duty in by_day.get(day, ())),
                    by_day[day][0].shift.palette if day in by_day else None,
                    LEAVE_MARK if day in away else "",
                    False,
                    False,
                    GridSeverity.NONE,
                )
                if day in by_day or day in away
                else EMPTY_CELL
                for day in days
            ),
            team=member.team,
            totals=total_texts(total_duties(own, calendar)),
            tooltip="  ".join(filter(None, (member.name, member.team, member.position))),
        )


def _is_there(member: MemberFacts, days: Sequence[date]) -> bool:
    return (member.joined is None or member.joined <= days[-1]) and (
        member.left is None or member.left >= days[0]
    )


def _coverage(
    station: StationFacts,
    members: Mapping[int, MemberFacts],
    shifts: Iterable[ShiftType],
    duties: Iterable[Duty],
    days: Sequence[date],
    need: Mapping[date, int],
) -> Iterable[CoverageRow]:
    """People per required shift and day, in a control room those with the level it asks for."""
    standing: dict[tuple[int, date], set[int]] = defaultdict(set)
    for duty in duties:
        level = members[duty.member_id].level_throughout(duty.span)
        if not station.is_control_room or (level is not None and level >= station.min_level):
            standing[duty.shift.shift_type_id, duty.duty_date].add(duty.member_id)
    required = sorted((one for one in shifts if one.is_required), key=lambda one: one.start_minute)
    for shift in required:
        yield CoverageRow(
            shift.name,
            tuple(
                _cell(shift, day, len(standing[shift.shift_type_id, day]), need.get(day, 0))
                for day in days
            ),
        )


def _cell(shift: ShiftType, day: date, have: int, need: int) -> GridCoverage:
    if not need:
        return GridCoverage(have, 0, False, f"{date_text(day)}：这个月还没有值班表")
    words = f"{date_text(day)}{shift.name}：需要 {need} 人，符合要求的 {have} 人"
    return GridCoverage(have, need, have < need, words)
