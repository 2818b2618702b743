"""Rows from real times: one seat a day, no overlap, no joined long work, rest between seats."""

from collections import defaultdict
from collections.abc import Iterator

from fire_roster.solver.problem import Tag
from fire_roster.solver.rows import Row
from fire_roster.solver.seat_table import SeatTable


def time_rows(table: SeatTable) -> Iterator[Row]:
    """Every row that follows from the clock times of seats and of busy time."""
    for person in table.problem.people:
        yield from _one_a_day(table, person)
        yield from _pairs(table, person)
        yield from _rest_beside_busy(table, person)


def _reach_days(table: SeatTable) -> int:
    """How many duty days ahead a seat can still be too near."""
    latest = max((spec.end_minute for spec in table.problem.shifts), default=0)
    earliest = min((spec.start_minute for spec in table.problem.shifts), default=0)
    return (latest + table.problem.rest.minimum - earliest) // 1440 + 1


def _one_a_day(table: SeatTable, person: str) -> Iterator[Row]:
    for day in range(table.problem.days):
        numbers = table.on_day(person, day)
        if len(numbers) > 1:
            yield at_most_one(table, ("one_a_day", person, day), numbers)


def at_most_one(table: SeatTable, tag: Tag, numbers: list[int]) -> Row:
    """A hard row that lets fixed seats stand and adds nothing to them."""
    fixed = sum(1 for number in numbers if number in table.fixed)
    return Row(tag, tuple((number, 1) for number in numbers), None, max(1, fixed))


def _pairs(table: SeatTable, person: str) -> Iterator[Row]:
    """Conflicts of each seat with the days that follow; same-day seats exclude each other."""
    reach = _reach_days(table)
    rest = table.problem.rest
    for first in table.of_person(person):
        seat = table.seats[first]
        span = table.span(seat)
        forbidden: dict[int, list[int]] = defaultdict(list)
        tight: dict[int, list[int]] = defaultdict(list)
        for day in range(seat.day + 1, seat.day + 1 + reach):
            for second in table.on_day(person, day):
                other = table.span(table.seats[second])
                if table.is_conflict(span, other):
                    forbidden[day].append(second)
                elif table.is_short_rest(span, other):
                    tight[day].append(second)
        for day, numbers in forbidden.items():
            yield at_most_one(table, ("apart", person, seat.day, day), [first, *numbers])
        for day, numbers in tight.items():
            tag: Tag = ("rest", person, seat.day, day)
            terms = tuple((number, 1) for number in [first, *numbers])
            yield Row(tag, terms, None, 1, rest.tier, rest.weight)


def _rest_beside_busy(table: SeatTable, person: str) -> Iterator[Row]:
    rest = table.problem.rest
    for busy in table.busy.get(person, ()):
        for number in table.of_person(person):
            seat = table.seats[number]
            span, other = table.span(seat), (busy.start, busy.end)
            if table.is_short_rest(span, other) and not table.is_conflict(span, other):
                tag: Tag = ("rest", person, busy.day, seat.day)
                yield Row(tag, ((number, 1),), None, 0, rest.tier, rest.weight)
