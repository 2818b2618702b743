"""Statistics of duty over months, quarters and years, from the final rosters."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.duty_statistics import (
    MemberStatistics,
    StatutoryWork,
    balance,
    carried_counts,
    member_statistics,
    statutory_work,
)
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.l02_overtime import RULE as L02
from fire_roster.errors import UsageProblem
from fire_roster.services.clock import Clock
from fire_roster.services.duty import list_final_duties
from fire_roster.services.roster_facts import load_members_between, load_settings
from fire_roster.services.translation import holiday_calendar, station_facts
from fire_roster.store.queries import office
from fire_roster.store.transaction import Database, Session

CARRIED_MONTHS = 12
"""How far back a new roster looks to balance history."""

_MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months, both included."""

    first: Month
    last: Month

    @classmethod
    def quarter(cls, year: int, number: int) -> "Period":
        """第一季度 is number 1."""
        return cls(Month(year, number * 3 - 2), Month(year, number * 3))

    @classmethod
    def year(cls, year: int) -> "Period":
        """January to December."""
        return cls(Month(year, 1), Month(year, 12))

    @property
    def label(self) -> str:
        """2026年12月, 2026年第4季度, 2026年, 2026年2月至2027年1月."""
        first, last = self.first, self.last
        if first == last:
            return first.label
        if first.year == last.year and (first.number, last.number) == (1, 12):
            return f"{first.year}年"
        if first.year == last.year and first.number % 3 == 1 and last.number == first.number + 2:
            return f"{first.year}年第{last.number // 3}季度"
        if (first.number, last.number) == (1, 12):
            return f"{first.year}年至{last.year}年"
        return f"{first.label}至{last.label}"

    @property
    def months(self) -> tuple[Month, ...]:
        """All its months in order."""
        count = (self.last.year - self.first.year) * 12 + self.last.number - self.first.number + 1
        return tuple(self.first.shifted(offset) for offset in range(count))


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """One member: the sums, and the days at disposal (in service, not on leave)."""

    member: MemberFacts
    work: MemberStatistics
    available_days: int
    holiday_counts: tuple[int, ...]
    """Duties on each holiday of `StatisticsReport.holidays`."""


@dataclass(frozen=True, slots=True)
class Balance:
    """0–100 for each kind of burden; `overall` is the least of them."""

    hours: int
    nights: int
    rest_days: int
    holidays: int

    @property
    def overall(self) -> int:
        """The weakest of the four."""
        return min(self.hours, self.nights, self.rest_days, self.holidays)


@dataclass(frozen=True, slots=True)
class StatisticsReport:
    """A period of one station, of the whole unit where `station_name` is empty.

    Rows are members with a duty in the period. `holidays` are the statutory holidays in it by
    name. `overtime_limit_hours` is that of rule L02 (劳动法 41).
    """

    unit_name: str
    station_name: str
    period: Period
    holidays: tuple[str, ...]
    rows: tuple[StatisticsRow, ...]
    balance: Balance
    overtime_limit_hours: float


@dataclass(frozen=True, slots=True)
class PayrollLine:
    """L07: one person's work on one statutory day, paid at 300 %."""

    member: MemberFacts
    work: StatutoryWork


@dataclass(frozen=True, slots=True)
class PayrollReport:
    """The hours list for payroll: `rows` of all duties, `lines` of those on statutory days."""

    statistics: StatisticsReport
    lines: tuple[PayrollLine, ...]


class StatisticsService:
    """Answers “谁值了多少”; reads only."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def permit_export(self) -> None:
        """NotAllowed for who may not export."""
        self._database.permit("export.statistics")

    def report(self, period: Period, station_id: int | None = None) -> StatisticsReport:
        """The sums of everybody with a duty in the period.

        UsageProblem for a period that ends before it begins or is longer than ten years.
        """
        _check(period)
        with self._database.read() as session:
            return _report(session, period, station_id)

    def payroll(self, period: Period) -> PayrollReport:
        """Hours and statutory work of the whole unit."""
        _check(period)
        with self._database.read() as session:
            report = _report(session, period, None)
            members = {row.member.member_id: row.member for row in report.rows}
            # A night that begins on the day before reaches into the period's first day.
            earlier = period.first.first - timedelta(days=2)
            duties = _duties(session, earlier, period.last.last, None)
            missing = {duty.member_id for duty in duties} - members.keys()
            if missing:
                everybody = load_members_between(session, earlier, period.last.last)
                members |= {key: everybody[key] for key in missing}
            work = statutory_work(duties, _calendar(session), period.first.first, period.last.last)
        return PayrollReport(report, tuple(PayrollLine(members[w.member_id], w) for w in work))

    def with_history(self, facts: RosterFacts) -> RosterFacts:
        """The facts with what each member is ahead or behind after the last twelve months.

        The search takes it off the fair share, so that new rosters balance history.
        """
        last = facts.month.shifted(-1)
        period = Period(facts.month.shifted(-CARRIED_MONTHS), last)
        report = self.report(period, facts.station.station_id)
        days = {row.member.member_id: float(row.available_days) for row in report.rows}
        sums = {row.member.member_id: row.work.totals for row in report.rows}
        carried = {
            "nights": carried_counts({key: one.nights for key, one in sums.items()}, days),
            "rest_days": carried_counts(
                {key: one.weekends + one.holidays for key, one in sums.items()}, days
            ),
        }
        return replace(facts, carried=carried)


def _check(period: Period) -> None:
    if period.last < period.first:
        raise UsageProblem("统计的结束月份早于开始月份，请检查。")
    if len(period.months) > _MOST_MONTHS:
        raise UsageProblem("一次最多统计十年，请把时间缩短。")


def _report(session: Session, period: Period, station_id: int | None) -> StatisticsReport:
    first, last = period.first.first, period.last.last
    calendar = _calendar(session)
    members = load_members_between(session, first, last)
    by_member: dict[int, list[Duty]] = defaultdict(list)
    for duty in _duties(session, first, last, station_id):
        by_member[duty.member_id].append(duty)
    holidays = _statutory_names(calendar, first, last)
    rows = tuple(
        _row(member, by_member[key], calendar, period, holidays)
        for key, member in members.items()
        if key in by_member
    )
    names = {one.id: one.name for one in office.list_stations(session)}
    return StatisticsReport(
        unit_name=office.get_unit(session).name,
        station_name=names[station_id] if station_id is not None else "",
        period=period,
        holidays=holidays,
        rows=rows,
        balance=_balance(rows),
        overtime_limit_hours=L02.value(load_settings(session), "max_overtime_h"),
    )


def _duties(session: Session, first: date, last: date, station_id: int | None) -> tuple[Duty, ...]:
    return tuple(
        duty
        for record in office.list_stations(session)
        if station_id is None or record.id == station_id
        for duty in list_final_duties(session, station_facts(record), first, last)[0]
    )


def _calendar(session: Session) -> HolidayCalendar:
    return holiday_calendar(office.list_holiday_years(session), office.list_holidays(session))


def _statutory_names(calendar: HolidayCalendar, first: date, last: date) -> tuple[str, ...]:
    days = sorted(day for day in calendar.holidays if first <= day <= last)
    return tuple(dict.fromkeys(calendar.name(day) for day in days if calendar.is_statutory(day)))


def _row(
    member: MemberFacts,
    duties: Iterable[Duty],
    calendar: HolidayCalendar,
    period: Period,
    holidays: tuple[str, ...],
) -> StatisticsRow:
    work = member_statistics(member.member_id, duties, calendar)
    return StatisticsRow(
        member=member,
        work=work,
        available_days=sum(_is_available(member, day) for m in period.months for day in m.days),
        holiday_counts=tuple(work.statutory_days.get(name, 0) for name in holidays),
    )


def _is_available(member: MemberFacts, day: date) -> bool:
    is_away = any(leave.first <= day <= leave.last for leave in member.leaves)
    return member.is_employed_on(day) and not is_away


def _balance(rows: tuple[StatisticsRow, ...]) -> Balance:
    days = {row.member.member_id: float(row.available_days) for row in rows}
    sums = {row.member.member_id: row.work.totals for row in rows}

    def score(counts: Mapping[int, float]) -> int:
        return balance(counts, days)

    return Balance(
        hours=score({key: one.minutes for key, one in sums.items()}),
        nights=score({key: one.nights for key, one in sums.items()}),
        rest_days=score({key: one.weekends for key, one in sums.items()}),
        holidays=score({key: one.holidays for key, one in sums.items()}),
    )
