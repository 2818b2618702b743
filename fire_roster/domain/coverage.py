"""Who keeps a station at which moment: head counts in real time, shift by shift."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from fire_roster.domain.certificate import Level
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.time_span import TimeSpan, midnight

_AROUND = timedelta(days=4)
"""More than a duty of the month reaches beyond it."""


@dataclass(frozen=True, slots=True)
class HeadCount:
    """A stretch of time during which the number of people on duty does not change.

    `shift` is the required shift whose time it is, None where no required shift covers it.
    """

    span: TimeSpan
    heads: int
    shift: ShiftType | None = None


@dataclass(frozen=True, slots=True)
class ShiftCoverage:
    """What one required shift of one day has and needs.

    `have` and `certified` are the fewest distinct people at any moment of the shift; `certified`
    counts those with a valid certificate of the station's least level (at a micro station:
    everybody).
    """

    day: date
    shift: ShiftType
    have: int
    certified: int
    need: int

    @property
    def missing(self) -> int:
        """People (in a control room: certified people) that are still missing."""
        return max(0, self.need - self.certified)


@dataclass(frozen=True, slots=True)
class UncoveredShift:
    """A required shift with too few people; `level` None at a micro station."""

    day: date
    shift: ShiftType
    missing: int
    level: Level | None


def on_duty_at(duties: Iterable[Duty], moment: datetime) -> tuple[Duty, ...]:
    """The duties that are being kept at a moment; one that ends then is over."""
    return tuple(duty for duty in duties if duty.span.contains(moment))


def head_counts(
    duties: Iterable[Duty], window: TimeSpan, shifts: Sequence[tuple[ShiftType, TimeSpan]] = ()
) -> tuple[HeadCount, ...]:
    """Distinct people on duty through the window, as maximal stretches in order of time.

    A stretch ends where the number changes or, with `shifts`, where another required shift
    begins; the first of `shifts` that covers a moment owns it.
    """
    present = [(max(d.span.start, window.start), d.span.end, d.member_id) for d in duties]
    marks = {window.start, window.end}
    marks.update(moment for start, end, _ in present for moment in (start, end))
    marks.update(moment for _, span in shifts for moment in (span.start, span.end))
    inside = sorted(moment for moment in marks if window.start <= moment <= window.end)
    found: list[HeadCount] = []
    for start, end in pairwise(inside):
        heads = len({member for first, last, member in present if first <= start < last})
        shift = next((one for one, span in shifts if span.contains(start)), None)
        if found and (found[-1].heads, found[-1].shift) == (heads, shift):
            found[-1] = HeadCount(TimeSpan(found[-1].span.start, end), heads, shift)
        else:
            found.append(HeadCount(TimeSpan(start, end), heads, shift))
    return tuple(found)


def day_head_counts(facts: RosterFacts, day: date) -> tuple[HeadCount, ...]:
    """Head counts of the station through the 24 hours of a duty date, cut by required shift."""
    window = facts.coverage_window(day)
    shifts = [(shift, shift.span_on(day)) for shift in facts.required_shifts]
    return head_counts(facts.station_duties_in(window), window, shifts)


def shift_coverage(facts: RosterFacts, day: date, shift: ShiftType) -> ShiftCoverage:
    """Coverage of one shift on one day."""
    span = shift.span_on(day)
    duties = facts.station_duties_in(span)
    certified = tuple(duty for duty in duties if is_certified(facts, duty))
    have = _fewest(duties, span)
    return ShiftCoverage(
        day=day,
        shift=shift,
        have=have,
        certified=have if certified == duties else _fewest(certified, span),
        need=facts.required_staff(day),
    )


def month_coverage(facts: RosterFacts) -> tuple[ShiftCoverage, ...]:
    """Coverage of every required shift of the month, by day and time."""
    return tuple(
        shift_coverage(facts, day, shift)
        for day in facts.month.days
        for shift in facts.required_shifts
    )


def uncovered_shifts(facts: RosterFacts) -> tuple[UncoveredShift, ...]:
    """The required shifts that lack people, with the number missing and the level they need."""
    level = facts.station.min_level if facts.station.is_control_room else None
    return tuple(
        UncoveredShift(one.day, one.shift, one.missing, level)
        for one in month_coverage(facts)
        if one.missing
    )


def is_certified(facts: RosterFacts, duty: Duty) -> bool:
    """Whether the person may keep this duty: in a control room by certificate and level."""
    return not facts.station.is_control_room or (
        _is_certified_all_month(facts, duty.member_id) or _reaches(facts, duty.member_id, duty.span)
    )


def _is_certified_all_month(facts: RosterFacts, member_id: int) -> bool:
    """Whether one look answers for every duty: most papers neither begin nor end in a month."""
    key = ("certified", member_id)
    if key not in facts.member_memo:
        around = TimeSpan(
            midnight(facts.month.first - _AROUND), midnight(facts.month.last + _AROUND)
        )
        facts.member_memo[key] = _reaches(facts, member_id, around)
    found: bool = facts.member_memo[key]
    return found


def _reaches(facts: RosterFacts, member_id: int, span: TimeSpan) -> bool:
    level = facts.members[member_id].level_throughout(span)
    return level is not None and level >= facts.station.min_level


def _fewest(duties: Sequence[Duty], span: TimeSpan) -> int:
    if all(duty.span == span for duty in duties):
        return len({duty.member_id for duty in duties})
    return min(count.heads for count in head_counts(duties, span))
