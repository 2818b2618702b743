"""Rows over windows of days or of the clock: counts, minutes and different days of one person."""

from collections.abc import Iterator
from math import gcd

from fire_roster.solver.problem import Busy, ClockRow, WindowRow
from fire_roster.solver.rows import Row
from fire_roster.solver.seat_table import SeatTable

Terms = tuple[tuple[int, int], ...]


def window_rows(table: SeatTable) -> Iterator[Row]:
    """One row for each window that can be broken at all."""
    for window in table.problem.windows:
        terms, constant = _measure(table, window)
        yield from _bounded(table, window, terms, constant)
    for clock in table.problem.clocks:
        terms, constant = _clock_minutes(table, clock)
        yield from _bounded(table, clock, terms, constant)


def _measure(table: SeatTable, window: WindowRow) -> tuple[Terms, int]:
    days = set(window.days)
    spans = [b for b in table.busy.get(window.person, ()) if _counts(b, window, days)]
    busy_days = {span.day for span in spans}
    terms: list[tuple[int, int]] = []
    for day in sorted(days):
        if window.unit == "days" and day in busy_days:
            continue
        for number in table.on_day(window.person, day):
            shift = table.seats[number].shift
            if window.shifts is None or shift in window.shifts:
                minutes = table.specs[shift].minutes
                is_timed = window.unit == "minutes"
                terms.append((number, minutes) if is_timed else table.units[number])
    if window.unit == "minutes":
        return tuple(terms), sum(span.end - span.start for span in spans)
    return tuple(terms), len(busy_days) if window.unit == "days" else len(spans)


def _counts(busy: Busy, window: WindowRow, days: set[int]) -> bool:
    return busy.day in days and (window.shifts is None or busy.shift in window.shifts)


def _clock_minutes(table: SeatTable, clock: ClockRow) -> tuple[Terms, int]:
    terms: list[tuple[int, int]] = []
    for number in table.of_person(clock.person):
        inside = _overlap(table.span(table.seats[number]), clock)
        if inside:
            terms.append((number, inside))
    constant = sum(_overlap((b.start, b.end), clock) for b in table.busy.get(clock.person, ()))
    return tuple(terms), constant


def _overlap(span: tuple[int, int], clock: ClockRow) -> int:
    return max(0, min(span[1], clock.end) - max(span[0], clock.start))


def _bounded(
    table: SeatTable, window: WindowRow | ClockRow, terms: Terms, constant: int
) -> Iterator[Row]:
    """Scale by the common divisor, take constants into the bounds, let fixed seats stand."""
    step = gcd(*(factor for _, factor in terms)) or 1
    scaled = terms if step == 1 else tuple((n, factor // step) for n, factor in terms)
    minimum = window.minimum if isinstance(window, WindowRow) else None
    lower = None if minimum is None else -((constant - minimum) // step)
    upper = None if window.maximum is None else (window.maximum - constant) // step
    if upper is not None and window.tier is None:
        fixed = sum(factor for number, factor in scaled if number in table.fixed)
        upper = max(upper, fixed)
    if upper is not None and sum(factor for _, factor in scaled) <= upper:
        upper = None
    if lower is not None and lower <= 0:
        lower = None
    if lower is not None or upper is not None:
        yield Row(window.tag, scaled, lower, upper, window.tier, window.weight)
