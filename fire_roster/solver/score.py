"""What a choice of seats costs: per tier, and row by row. Independent of the solver library."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from fire_roster.solver.problem import RosterProblem, Seat, Tag
from fire_roster.solver.rows import RowSystem
from fire_roster.solver.solution import Breach


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """Cost vector, compared from the left: broken hard rows first, then tier by tier."""

    hard: int
    tiers: tuple[int, ...]


def score(system: RowSystem, chosen: Collection[int]) -> Score:
    """Cost of the chosen seat numbers."""
    costs = dict.fromkeys(system.tiers, 0)
    hard = 0
    for breach in breaches(system, chosen):
        if breach.tier is None:
            hard += breach.cost
        else:
            costs[breach.tier] += breach.cost
    return Score(hard, tuple(costs[tier] for tier in system.tiers))


def breaches(system: RowSystem, chosen: Collection[int]) -> Iterator[Breach]:
    """Every broken row, in row order."""
    picked = system.closed(chosen)
    for row in system.rows:
        amount = row.excess(row.value(picked))
        if amount:
            yield Breach(row.tag, row.tier, amount, amount * row.weight)


def shortfalls(system: RowSystem, chosen: Collection[int]) -> tuple[tuple[Tag, int], ...]:
    """Cover rows that miss people, with how many."""
    picked = system.closed(chosen)
    short = ((row.tag, row.excess(row.value(picked))) for row in system.rows if row.is_cover)
    return tuple((tag, missing) for tag, missing in short if missing)


def numbers_of(system: RowSystem, seats: Collection[Seat]) -> frozenset[int]:
    """Seat numbers of the given seats; seats that are not usable are left out."""
    wanted = frozenset(seats)
    return frozenset(n for n, seat in enumerate(system.seats) if seat in wanted)


def score_seats(problem: RosterProblem, seats: Collection[Seat]) -> Score:
    """Cost of a roster for a problem; for scripts and comparisons."""
    from fire_roster.solver.compile import compile_rows

    system = compile_rows(problem)
    return score(system, numbers_of(system, seats))
