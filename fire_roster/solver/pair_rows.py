"""Rows over two people: on the same shift always, or never."""

from collections.abc import Iterator

from fire_roster.solver.problem import PairRow, Tag
from fire_roster.solver.rows import Row
from fire_roster.solver.seat_table import SeatTable


def pair_rows(table: SeatTable) -> Iterator[Row]:
    """One row for each shift on which the two could meet, or miss each other."""
    for pair in table.problem.pairs:
        yield from _together(table, pair) if pair.is_together else _apart(table, pair)


def _apart(table: SeatTable, pair: PairRow) -> Iterator[Row]:
    for day in range(table.problem.days):
        for one, other in _meetings(table, pair, day):
            if one is None or other is None:
                continue
            terms = (table.units[one], table.units[other])
            are_locked = one in table.fixed and other in table.fixed
            upper = 2 if pair.tier is None and are_locked else 1
            yield Row(_tag(table, pair, day, one), terms, None, upper, pair.tier, pair.weight)


def _together(table: SeatTable, pair: PairRow) -> Iterator[Row]:
    """On every shift both or neither; who is away leaves the other free."""
    first, second = pair.people
    for day in range(table.problem.days):
        if not table.on_day(first, day) or not table.on_day(second, day):
            continue
        for one, other in _meetings(table, pair, day):
            numbers = [(n, sign) for n, sign in ((one, 1), (other, -1)) if n is not None]
            if pair.tier is None and any(n in table.fixed for n, _ in numbers):
                continue  # a locked seat stands, whoever else comes
            tag = _tag(table, pair, day, numbers[0][0])
            yield Row(tag, tuple(numbers), 0, 0, pair.tier, pair.weight)


def _meetings(table: SeatTable, pair: PairRow, day: int) -> Iterator[tuple[int | None, int | None]]:
    """Seat numbers of the two on each shift type that either can hold."""
    first, second = (
        {table.seats[number].shift: number for number in table.on_day(person, day)}
        for person in pair.people
    )
    for spec in table.problem.shifts:
        if spec.id in first or spec.id in second:
            yield first.get(spec.id), second.get(spec.id)


def _tag(table: SeatTable, pair: PairRow, day: int, number: int) -> Tag:
    return (*pair.tag, day, table.seats[number].shift)
