"""Rows from real times: one seat a day, no overlap, no joined long work, rest between seats."""

from collections.abc import Iterator

from fire_roster.solver.problem import Seat, Tag
from fire_roster.solver.rows import Row
from fire_roster.solver.seat_table import SeatTable

_Near = tuple[int, frozenset[str], frozenset[str]]
"""Days ahead, shift types in conflict then, and those that leave too short a rest."""


def time_rows(table: SeatTable) -> Iterator[Row]:
    """Every row that follows from the clock times of seats and of busy time."""
    nearness = _Nearness(table)
    for person in table.problem.people:
        yield from _one_a_day(table, person)
        yield from _pairs(table, person, nearness)
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
    return Row(tag, tuple(table.units[number] for number in numbers), None, max(1, fixed))


def _pairs(table: SeatTable, person: str, nearness: "_Nearness") -> Iterator[Row]:
    """Conflicts of each seat with the days that follow; same-day seats exclude each other."""
    rest = table.problem.rest
    for first in table.of_person(person) if nearness.is_any else ():
        seat = table.seats[first]
        after = nearness.after(seat.shift)
        for day, numbers in _matching(table, seat, [(a, conflicts) for a, conflicts, _ in after]):
            yield at_most_one(table, ("apart", person, seat.day, day), [first, *numbers])
        for day, numbers in _matching(table, seat, [(a, tight) for a, _, tight in after]):
            tag: Tag = ("rest", person, seat.day, day)
            terms = tuple(table.units[number] for number in [first, *numbers])
            yield Row(tag, terms, None, 1, rest.tier, rest.weight)


def _matching(
    table: SeatTable, seat: Seat, wanted: list[tuple[int, frozenset[str]]]
) -> Iterator[tuple[int, list[int]]]:
    """Days after the seat with the person's seats of the wanted shift types, where any."""
    for ahead, shifts in wanted:
        numbers = table.on_day(seat.person, seat.day + ahead)
        found = [number for number in numbers if table.seats[number].shift in shifts]
        if found:
            yield seat.day + ahead, found


class _Nearness:
    """Which shift types stand too near behind another one, so many days ahead."""

    def __init__(self, table: SeatTable) -> None:
        self._after = {
            spec.id: tuple(
                near
                for ahead in range(1, 1 + _reach_days(table))
                if any((near := _near(table, spec.id, ahead))[1:])
            )
            for spec in table.problem.shifts
        }

    @property
    def is_any(self) -> bool:
        """Whether there is anything to look for: often shift types leave the night free."""
        return any(self._after.values())

    def after(self, shift: str) -> tuple[_Near, ...]:
        """Days ahead with the types in conflict and those with too short a rest."""
        return self._after[shift]


def _near(table: SeatTable, shift: str, ahead: int) -> _Near:
    span = table.span(Seat("", 0, shift))
    others = {spec.id: table.span(Seat("", ahead, spec.id)) for spec in table.problem.shifts}
    conflicts = frozenset(name for name, other in others.items() if table.is_conflict(span, other))
    tight = frozenset(
        name
        for name, other in others.items()
        if name not in conflicts and table.is_short_rest(span, other)
    )
    return ahead, conflicts, tight


def _rest_beside_busy(table: SeatTable, person: str) -> Iterator[Row]:
    rest = table.problem.rest
    for busy in table.busy.get(person, ()):
        for number in table.of_person(person):
            seat = table.seats[number]
            span, other = table.span(seat), (busy.start, busy.end)
            if table.is_short_rest(span, other) and not table.is_conflict(span, other):
                tag: Tag = ("rest", person, busy.day, seat.day)
                yield Row(tag, ((number, 1),), None, 0, rest.tier, rest.weight)
