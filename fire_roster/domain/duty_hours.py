"""Hours, nights, weekends and holidays of people, and how evenly they are spread."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import attrgetter

from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Duty

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DutyTotals:
    """Sums over a set of duties of one person.

    `minutes` are real time: two duties at once (two stations) count once. Days are counted by
    duty, under the duty date; `nights` are duties whose shift touches 00:00–06:00. `weekends`
    and `holidays` exclude each other, `statutory` days are part of the holidays.
    """

    minutes: int = 0
    duties: int = 0
    shifts: Mapping[str, int] = field(default_factory=dict)
    """Number of duties per shift code."""
    nights: int = 0
    weekends: int = 0
    holidays: int = 0
    statutory: int = 0

    @property
    def hours(self) -> float:
        """Hours, not rounded."""
        return self.minutes / 60


def worked_minutes(duties: Iterable[Duty]) -> int:
    """Minutes on duty, time covered twice counted once."""
    worked, known_until = timedelta(), datetime.min
    for duty in sorted(duties, key=attrgetter("span.start")):
        begin, end = max(known_until, duty.span.start), duty.span.end
        if begin < end:
            worked += end - begin
            known_until = end
    return worked // timedelta(minutes=1)


def total_duties(duties: Iterable[Duty], calendar: HolidayCalendar) -> DutyTotals:
    """The sums over duties of one person."""
    found = tuple(duties)
    days = [duty.duty_date for duty in found]
    # Most days are in no arrangement: asking them one by one cost a third of opening a month.
    named = [day for day in days if day in calendar.holidays]
    weekends = sum(day.weekday() >= _SATURDAY for day in days)
    return DutyTotals(
        minutes=worked_minutes(found),
        duties=len(found),
        shifts=dict(Counter([duty.shift.code for duty in found])),
        nights=len([duty for duty in found if duty.shift.is_night]),
        weekends=weekends - sum(day.weekday() >= _SATURDAY for day in named),
        holidays=sum(map(calendar.is_holiday, named)),
        statutory=sum(map(calendar.is_statutory, named)),
    )


def duties_in_month(duties: Iterable[Duty], month: Month) -> tuple[Duty, ...]:
    """The duties whose duty date lies in the month, whatever the clock says."""
    return tuple(duty for duty in duties if month.contains(duty.duty_date))


def hours_text(minutes: float) -> str:
    """Hours with at most one decimal: 182.5, 8."""
    return f"{round(minutes / 60, 1):g}"


@dataclass(frozen=True, slots=True)
class FairnessSpread:
    """How far the two extremes lie apart, each measured from its own fair share.

    `amount` is in duties: 0 where everyone has exactly the fair share.
    """

    amount: float
    highest: int
    highest_count: int
    lowest: int
    lowest_count: int


def fairness_spread(
    counts: Mapping[int, int], weights: Mapping[int, float]
) -> FairnessSpread | None:
    """Spread of counts per member id; a fair share is pro rata of the weight (available days).

    Members without a positive weight are left out; None where fewer than two remain.
    """
    members = sorted(member_id for member_id in counts if weights.get(member_id, 0) > 0)
    if len(members) < 2:
        return None
    per_weight = sum(counts[one] for one in members) / sum(weights[one] for one in members)
    over = {one: counts[one] - per_weight * weights[one] for one in members}
    highest = max(members, key=lambda one: over[one])
    lowest = min(members, key=lambda one: over[one])
    return FairnessSpread(
        amount=over[highest] - over[lowest],
        highest=highest,
        highest_count=counts[highest],
        lowest=lowest,
        lowest_count=counts[lowest],
    )
