"""What people have worked over months: hours, nights, weekends, each statutory holiday, balance.

劳动法 38, 41 (overtime of a month), 44 (300 % on statutory days); hours on statutory days are those
of the clock, whatever duty date they belong to.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.duty_hours import (
    DutyTotals,
    duties_in_month,
    total_duties,
    worked_minutes,
)
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Duty
from fire_roster.domain.time_span import TimeSpan, day_span, join_touching

FULL_BALANCE = 100


@dataclass(frozen=True, slots=True)
class MonthHours:
    """One person's month: minutes worked, and those above the standard hours (never negative)."""

    month: Month
    minutes: int
    overtime_minutes: int


@dataclass(frozen=True, slots=True)
class MemberStatistics:
    """One person's work over a period.

    `statutory_days` counts duties under each statutory holiday by name; `months` are those with
    any duty.
    """

    member_id: int
    totals: DutyTotals
    statutory_days: Mapping[str, int] = field(default_factory=dict)
    months: tuple[MonthHours, ...] = ()

    @property
    def overtime_minutes(self) -> int:
        """Overtime of all months; a slack month makes up for none (劳动法 41)."""
        return sum(one.overtime_minutes for one in self.months)

    def months_above(self, limit_hours: float) -> tuple[MonthHours, ...]:
        """Months whose overtime exceeds the limit (36 h)."""
        return tuple(one for one in self.months if one.overtime_minutes > limit_hours * 60)


@dataclass(frozen=True, slots=True)
class StatutoryWork:
    """Work on one statutory day (300 %): the real span of it on that calendar day."""

    member_id: int
    day: date
    holiday: str
    duty: Duty
    span: TimeSpan


def member_statistics(
    member_id: int, duties: Iterable[Duty], calendar: HolidayCalendar
) -> MemberStatistics:
    """The sums over one person's duties, at whatever station."""
    found = tuple(duties)
    statutory = (duty.duty_date for duty in found if calendar.is_statutory(duty.duty_date))
    months = sorted({Month.of(duty.duty_date) for duty in found})
    return MemberStatistics(
        member_id=member_id,
        totals=total_duties(found, calendar),
        statutory_days=dict(Counter(map(calendar.name, statutory))),
        months=tuple(_month_hours(found, month, calendar) for month in months),
    )


def _month_hours(duties: tuple[Duty, ...], month: Month, calendar: HolidayCalendar) -> MonthHours:
    minutes = worked_minutes(duties_in_month(duties, month))
    return MonthHours(month, minutes, max(0, minutes - calendar.standard_minutes(month)))


def statutory_work(
    duties: Iterable[Duty], calendar: HolidayCalendar, first: date, last: date
) -> tuple[StatutoryWork, ...]:
    """L07: all work on statutory days from `first` to `last`, cut at midnight, by day and person.

    Time that one person spends at two stations at once counts once, with the earlier duty.
    """
    found = []
    for duty in sorted(duties, key=lambda one: (one.member_id, one.span, one.station_id)):
        day = duty.span.start.date()
        while day <= duty.span.end.date():
            part = duty.span.intersection(day_span(day))
            if part and first <= day <= last and calendar.is_statutory(day):
                found.append(StatutoryWork(duty.member_id, day, calendar.name(day), duty, part))
            day += timedelta(days=1)
    return tuple(sorted(_once(found), key=lambda one: (one.day, one.span, one.member_id)))


def _once(work: Iterable[StatutoryWork]) -> Iterable[StatutoryWork]:
    """The work without what another duty of the same person covers already."""
    covered: dict[int, list[TimeSpan]] = {}
    for one in work:
        held = covered.setdefault(one.member_id, [])
        start = one.span.start
        for span in join_touching(held):
            if span.contains(start):
                start = span.end
        if start < one.span.end:
            span = TimeSpan(start, one.span.end)
            held.append(span)
            yield StatutoryWork(one.member_id, one.day, one.holiday, one.duty, span)


def balance(counts: Mapping[int, float], weights: Mapping[int, float]) -> int:
    """0–100: the share of all work that lies within the fair shares (pro rata of the weight).

    100 where everyone has exactly the fair share, 0 where those have it all who ought to have
    nothing. Members without a positive weight are left out; 100 where nothing is to be shared.
    """
    members = [one for one in counts if weights.get(one, 0) > 0]
    total = sum(counts[one] for one in members)
    if not total:
        return FULL_BALANCE
    per_weight = total / sum(weights[one] for one in members)
    within = sum(min(counts[one], per_weight * weights[one]) for one in members)
    return round(FULL_BALANCE * within / total)


def carried_counts(counts: Mapping[int, int], weights: Mapping[int, float]) -> dict[int, int]:
    """How many duties each member is ahead (negative: behind) of the fair share, rounded to zero.

    Members without a positive weight carry nothing.
    """
    members = [one for one in counts if weights.get(one, 0) > 0]
    if not members:
        return {}
    total = sum(counts[one] for one in members)
    per_weight = total / sum(weights[one] for one in members)
    ahead = {one: int(counts[one] - per_weight * weights[one]) for one in members}
    return {member_id: number for member_id, number in ahead.items() if number}
