"""Rows over days worked at all: lengths of runs of work and of rest, blocks such as weekends."""

from collections.abc import Iterator

from fire_roster.solver.problem import BlockRow, RunRow, Tag
from fire_roster.solver.rows import Row
from fire_roster.solver.seat_table import SeatTable

_Day = tuple[int | None, int]
"""Number of the day's work, if it is open, and the work that is there anyway (0 or 1)."""


def run_rows(table: SeatTable) -> Iterator[Row]:
    """Every row of `runs` and `blocks` that can be broken at all."""
    for run in table.problem.runs:
        days = [_day(table, run.person, day) for day in _known_days(table)]
        yield from _too_long(table, run, days)
        for length in range(1, run.min_work):
            yield from _too_short(table, run, days, length)
        for length in range(1, run.min_off):
            yield from _too_short(table, run, days, -length)
    for block in table.problem.blocks:
        yield from _blocks(table, block)


def _known_days(table: SeatTable) -> range:
    problem = table.problem
    return range(-problem.history_days, problem.days + problem.future_days)


def _day(table: SeatTable, person: str, day: int) -> _Day:
    if table.busy_shifts(person, day):
        return None, 1
    return table.work_on(person, day), 0


def _too_long(table: SeatTable, run: RunRow, days: list[_Day]) -> Iterator[Row]:
    if run.max_work is None:
        return
    begin = _known_days(table).start
    for place in range(len(days) - run.max_work):
        window = days[place : place + run.max_work + 1]
        if any(number is None and not worked for number, worked in window):
            continue
        numbers = tuple(table.units[number] for number, _ in window if number is not None)
        worked = sum(held for _, held in window)
        tag: Tag = (*run.tag, "max", begin + place)
        yield from _limited(table, tag, numbers, run.max_work - worked, run)


def _too_short(table: SeatTable, run: RunRow, days: list[_Day], length: int) -> Iterator[Row]:
    """A run that begins on a day goes on at least `length` days more; below zero: a rest."""
    begin = _known_days(table).start
    sign, steps, word = (1, length, "work") if length > 0 else (-1, -length, "off")
    for place in range(1, len(days) - steps):
        upper = 0 if sign == 1 else 1
        terms: list[tuple[int, int]] = []
        for at, factor in ((place, sign), (place - 1, -sign), (place + steps, -sign)):
            number, worked = days[at]
            upper -= factor * worked
            if number is not None:
                terms.append((number, factor))
        tag: Tag = (*run.tag, word, begin + place, steps)
        yield from _limited(table, tag, tuple(terms), upper, run)


def _blocks(table: SeatTable, block: BlockRow) -> Iterator[Row]:
    terms: list[tuple[int, int]] = []
    worked = 0
    for days in block.blocks:
        found = [_day(table, block.person, day) for day in days]
        number = table.any_of([one for one, _ in found if one is not None])
        if any(held for _, held in found):
            worked += 1
        elif number is not None:
            terms.append(table.units[number])
    yield from _limited(table, block.tag, tuple(terms), block.maximum - worked, block)


def _limited(
    table: SeatTable,
    tag: Tag,
    terms: tuple[tuple[int, int], ...],
    upper: int,
    source: RunRow | BlockRow,
) -> Iterator[Row]:
    """The row, unless nothing can break it; a hard one lets fixed seats stand."""
    if source.tier is None:
        upper = max(upper, _locked(table, terms))
    if sum(factor for _, factor in terms if factor > 0) > upper:
        yield Row(tag, terms, None, upper, source.tier, source.weight)


def _locked(table: SeatTable, terms: tuple[tuple[int, int], ...]) -> int:
    """What the terms come to with the fixed seats alone."""
    if not table.fixed:
        return 0
    first = len(table.seats)
    total = 0
    for number, factor in terms:
        numbers = (number,) if number < first else table.seats_under(number)
        if any(one in table.fixed for one in numbers):
            total += factor
    return total
