"""Rows for fair shares, wishes and disliked patterns."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from fire_roster.solver.problem import Cell, FairnessGroup, PatternRow, Seat, Tag
from fire_roster.solver.rows import Row
from fire_roster.solver.seat_table import SeatTable

Term = tuple[int, int]


def preference_rows(table: SeatTable) -> Iterator[Row]:
    """Fairness, wishes, patterns: everything that may be given up for the sake of duty."""
    for group in table.problem.fairness:
        yield from _fairness(table, group)
    for wish in table.problem.wishes:
        numbers = [
            number
            for number in table.on_day(wish.person, wish.day)
            if wish.shift is None or table.seats[number].shift == wish.shift
        ]
        terms = tuple(table.units[number] for number in numbers)
        lower, upper = (1, None) if wish.is_on else (None, 0)
        if terms or wish.is_on:
            yield Row(wish.tag, terms, lower, upper, wish.tier, wish.weight)
    for pattern in table.problem.patterns:
        yield from _pattern(table, pattern)


def fair_shares(table: SeatTable, group: FairnessGroup) -> dict[str, Fraction]:
    """Each person's part of the demanded seats of a group, less what they are ahead."""
    demand = _demand_by_day(table, group)
    shares: dict[str, Fraction] = defaultdict(Fraction)
    cells, homes = frozenset(group.cells), dict(group.shared)
    for day, needed in demand.items():
        able = [p for p in table.problem.people if _is_able(table, p, day, cells)]
        parts = {person: Fraction(1, homes.get(person, 1)) for person in able}
        whole = sum(parts.values())
        for person, part in parts.items():
            shares[person] += needed * part / whole
    carry = dict(group.carry)
    if not shares or not carry:
        return dict(shares)
    mean = Fraction(sum(carry.get(person, 0) for person in shares), len(shares))
    return {
        person: max(Fraction(0), share - carry.get(person, 0) + mean)
        for person, share in shares.items()
    }


def _demand_by_day(table: SeatTable, group: FairnessGroup) -> dict[int, int]:
    """Seats the cover rows ask for: the largest minimum or target of each cell."""
    wanted = frozenset(group.cells)
    needs: dict[Cell, int] = defaultdict(int)
    for cover in table.problem.covers:
        for cell in cover.cells:
            if cell in wanted:
                needs[cell] = max(needs[cell], cover.minimum, cover.target or 0)
    by_day: dict[int, int] = defaultdict(int)
    for cell in sorted(needs):
        by_day[cell.day] += needs[cell]
    return by_day


def _is_able(table: SeatTable, person: str, day: int, cells: frozenset[Cell]) -> bool:
    return any(
        Cell(day, table.seats[number].shift) in cells for number in table.on_day(person, day)
    )


def _fairness(table: SeatTable, group: FairnessGroup) -> Iterator[Row]:
    cells = frozenset(group.cells)
    for person, share in fair_shares(table, group).items():
        terms = tuple(
            table.units[number]
            for number in table.of_person(person)
            if _cell(table.seats[number]) in cells
        )
        tag: Tag = (*group.tag, person)
        lower = min(floor(share), len(terms))
        yield Row(tag, terms, lower, max(ceil(share), lower), group.tier, group.weight)


def _cell(seat: Seat) -> Cell:
    return Cell(seat.day, seat.shift)


def _pattern(table: SeatTable, pattern: PatternRow) -> Iterator[Row]:
    problem = table.problem
    first = -problem.history_days
    last = problem.days + problem.future_days - len(pattern.states)
    for person in problem.people:
        if pattern.people is not None and person not in pattern.people:
            continue
        known = table.shifts_of(person)
        if any(state is not None and state.isdisjoint(known) for state in pattern.states):
            continue
        for start in range(first, last + 1):
            row = _occurrence(table, pattern, person, start)
            if row is not None:
                yield row


def _occurrence(table: SeatTable, pattern: PatternRow, person: str, start: int) -> Row | None:
    """The row that counts one occurrence: all states hold together. None when it cannot happen."""
    terms: list[Term] = []
    true_count = 0
    for offset, state in enumerate(pattern.states):
        day = start + offset
        held = table.busy_shifts(person, day)
        numbers = table.on_day(person, day)
        if state is None:
            if held:
                return None
            true_count += 1
            terms.extend((number, -1) for number in numbers)
        elif held:
            if state.isdisjoint(held):
                return None
            true_count += 1
        else:
            matching = [table.units[n] for n in numbers if table.seats[n].shift in state]
            if not matching:
                return None
            terms.extend(matching)
    if not terms:
        return None
    tag: Tag = (*pattern.tag, person, start)
    upper = len(pattern.states) - 1 - true_count
    if pattern.tier is None and table.fixed:
        upper = max(upper, sum(factor for number, factor in terms if number in table.fixed))
    return Row(tag, tuple(terms), None, upper, pattern.tier, pattern.weight)
