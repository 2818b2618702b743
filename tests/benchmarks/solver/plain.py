"""The yardstick: one CP-SAT model, every row priced, one weighted sum, default parameters.

This is how OR-Tools' published shift-scheduling example does it: no stages, no hint.
"""

from ortools.sat.python import cp_model

from fire_roster.solver import RosterProblem, Score
from fire_roster.solver.compile import compile_rows
from fire_roster.solver.rows import Row
from fire_roster.solver.score import score

_TIER_FACTOR = 100


def solve_plain(problem: RosterProblem, seconds: float) -> Score | None:
    """Score of what the plain model finds in `seconds` with two workers; None: nothing."""
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
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return score(system, {n for n, seat in enumerate(seats) if solver.boolean_value(seat)})


def _slack(model: cp_model.CpModel, row: Row) -> cp_model.IntVar:
    return model.new_int_var(0, sum(abs(f) for _, f in row.terms) + abs(row.lower or 0), "")
