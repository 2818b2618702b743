"""What the search is measured against: other ways to make the same roster, scored by the same rows.

`plain` is one CP-SAT model written after OR-Tools' published shift-scheduling example: every wish
and limit with a price, one weighted sum, default parameters, no stages and no hint. `pyworkforce`
is the package of that name, which can say people, leave, needs and one order of shifts, but neither
history nor windows, fairness or wishes. `rotation` goes on with the cycle of the teams where it is
legal and fills the gaps greedily; `greedy` is the draft alone.
"""

import importlib
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ortools.sat.python import cp_model

from fire_roster.solver import RosterProblem, Score, Seat, draft, score_seats
from fire_roster.solver.compile import compile_rows
from fire_roster.solver.rows import Row, RowSystem
from fire_roster.solver.score import score

_TIER_FACTOR = 100
_LEGAL_TIERS = 2
"""Cover and law."""

HOW_TO_GET = (
    "not installed: `pip install --no-deps --target DIR pyworkforce joblib cloudpickle`, "
    "then PYTHONPATH=DIR"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one way has found: seconds to the first legal roster (None: none), and its cost."""

    name: str
    first_legal: float | None
    seconds: float
    score: Score | None
    note: str = ""


def is_legal(found: Score) -> bool:
    """No hard row broken, every shift filled, within the law."""
    return found.hard == 0 and not any(found.tiers[:_LEGAL_TIERS])


def greedy(problem: RosterProblem) -> Measured:
    """The instant draft."""
    return _timed("greedy", problem, lambda: draft(problem))


def rotation(problem: RosterProblem, planned: frozenset[Seat]) -> Measured:
    """The cycle where it is legal, then greedily."""
    return _timed("rotation+greedy", problem, lambda: _filled(problem, planned))


def _filled(problem: RosterProblem, planned: frozenset[Seat]) -> tuple[Seat, ...]:
    kept: set[Seat] = set()
    system = compile_rows(problem)
    numbers = {seat: number for number, seat in enumerate(system.seats)}
    limits = _limits(system)
    taken: set[int] = set()
    for seat in sorted(planned & numbers.keys(), key=lambda one: (one.day, one.person)):
        number = numbers[seat]
        taken.add(number)
        if any(row.excess(row.value(taken)) for row in limits[number]):
            taken.discard(number)
        else:
            kept.add(seat)
    return draft(replace(problem, fixed=problem.fixed | kept))


def _limits(system: RowSystem) -> dict[int, list[Row]]:
    """Upper limits, hard or of the law, by the seats that stand in them."""
    strict = {None, *system.tiers[1:_LEGAL_TIERS]}
    found: dict[int, list[Row]] = defaultdict(list)
    for row in system.rows:
        if row.tier in strict and row.upper is not None:
            for number, _ in row.terms:
                found[number].append(row)
    return found


def _timed(name: str, problem: RosterProblem, make: Callable[[], tuple[Seat, ...]]) -> Measured:
    began = time.perf_counter()
    seats = make()
    spent = time.perf_counter() - began
    found = score_seats(problem, seats)
    return Measured(name, spent if is_legal(found) else None, spent, found)


def plain(problem: RosterProblem, seconds: float) -> Measured:
    """The plain model with two workers for so long."""
    began = time.perf_counter()
    system = compile_rows(problem)
    model = cp_model.CpModel()
    seats = [model.new_bool_var("") for _ in system.seats]
    for number in system.fixed:
        model.add(seats[number] == 1)
    prices: list[cp_model.LinearExprT] = []
    for row in system.rows:
        total = sum(factor * seats[number] for number, factor in row.terms)
        slack = 0 if row.tier is None else _slack(model, row)
        if row.lower is not None:
            model.add(total + slack >= row.lower)
        if row.upper is not None:
            model.add(total - slack <= row.upper)
        if row.tier is not None:
            below = len(system.tiers) - 1 - system.tiers.index(row.tier)
            prices.append(slack * (row.weight * _TIER_FACTOR**below))
    model.minimize(sum(prices))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    watch = _FirstLegal(system, seats, began)
    status = solver.solve(model, watch)
    spent = time.perf_counter() - began
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Measured("plain CP-SAT", None, spent, None, "nothing found")
    found = score(system, {n for n, seat in enumerate(seats) if solver.boolean_value(seat)})
    return Measured("plain CP-SAT", watch.first_legal, spent, found, solver.status_name(status))


def _slack(model: cp_model.CpModel, row: Row) -> cp_model.IntVar:
    return model.new_int_var(0, sum(abs(f) for _, f in row.terms) + abs(row.lower or 0), "")


class _FirstLegal(cp_model.CpSolverSolutionCallback):
    """Notes when the plain model has its first legal roster."""

    def __init__(self, system: RowSystem, seats: list[cp_model.IntVar], began: float) -> None:
        super().__init__()
        self._system, self._seats, self._began = system, seats, began
        self.first_legal: float | None = None

    def on_solution_callback(self) -> None:
        if self.first_legal is None:
            taken = {n for n, seat in enumerate(self._seats) if self.boolean_value(seat)}
            if is_legal(score(self._system, taken)):
                self.first_legal = time.perf_counter() - self._began


def pyworkforce(problem: RosterProblem, seconds: float) -> Measured:
    """The package, for the part of the case that it can say."""
    try:
        rostering: Any = importlib.import_module("pyworkforce.rostering")
    except ImportError:
        return Measured("pyworkforce", None, 0.0, None, HOW_TO_GET)
    needs: dict[str, list[int]] = {spec.id: [0] * problem.days for spec in problem.shifts}
    for cover in problem.covers:
        for cell in cover.cells:
            needs[cell.shift][cell.day] = cover.minimum
    night, early = problem.shifts[-1].id, problem.shifts[0].id
    every = (
        Seat(person, day, spec.id)
        for person in problem.people
        for day in range(problem.days)
        for spec in problem.shifts
    )
    began = time.perf_counter()
    found = rostering.MinHoursRoster(
        num_days=problem.days,
        resources=list(problem.people),
        shifts=[spec.id for spec in problem.shifts],
        shifts_hours=[spec.minutes // 60 for spec in problem.shifts],
        min_working_hours=0,
        max_resting=problem.days,
        required_resources=needs,
        banned_shifts=[
            {"resource": seat.person, "shift": seat.shift, "day": seat.day}
            for seat in every
            if seat not in problem.allowed
        ],
        non_sequential_shifts=[{"origin": night, "destination": early}],
        max_search_time=seconds,
    ).solve()
    spent = time.perf_counter() - began
    if found["total_shifts"] == 0:
        return Measured("pyworkforce", None, spent, None, str(found["status"]))
    seats = [Seat(one["resource"], one["day"], one["shift"]) for one in found["resource_shifts"]]
    reached = score_seats(problem, seats)
    note = f"{found['status']} in its own terms, {reached.hard} hard rows of ours broken"
    return Measured("pyworkforce", spent if is_legal(reached) else None, spent, reached, note)
