"""Times and quality of roster making: `python -m tests.benchmarks.solver [--work W]`.

For months of 12 to 60 people and one with too few: the greedy draft, the staged search and a
plain single-shot model that may use as much wall time as the staged search used (`--plain-factor`
times as much). Costs are shown tier by tier, most important first.
"""

import argparse
import time

from fire_roster.solver import TIERS, RosterProblem, Solution, draft, score_seats, solve
from fire_roster.solver.solution import fold
from tests.benchmarks.solver.months import control_room_month
from tests.benchmarks.solver.plain import solve_plain

SIZES = ((7, 2), (9, 2), (12, 2), (20, 3), (40, 4), (60, 6))


def main() -> None:
    """Print one block for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=float, default=8.0)
    parser.add_argument("--plain-factor", type=float, default=1.0)
    options = parser.parse_args()
    print("costs:", ", ".join(TIERS))
    for heads, need in SIZES:
        _report(control_room_month(heads, need), heads, need, options)


def _report(problem: RosterProblem, heads: int, need: int, options: argparse.Namespace) -> None:
    print(f"\n{heads} people, {need} per shift, {len(problem.allowed)} usable seats")
    began = time.perf_counter()
    seats = draft(problem)
    greedy_seconds = time.perf_counter() - began
    greedy = score_seats(problem, seats).tiers
    print(f"  greedy  {greedy_seconds:7.3f} s  {greedy}")
    solution = solve(problem, work_limit=options.work)
    print(f"  staged  {solution.seconds:7.3f} s  {_costs(solution)}  bounds {_bounds(solution)}")
    print(f"          ended by {solution.ended_by}, work {solution.work:.2f}")
    allowance = solution.seconds * options.plain_factor
    plain = solve_plain(problem, allowance)
    print(f"  plain   {allowance:7.3f} s  {plain.tiers if plain else 'nothing found'}")
    if plain is not None:
        print(f"  ratio plain/staged  {_ratio(fold(plain.tiers), solution.objective)}")
    print(f"  ratio greedy/staged {_ratio(fold(greedy), solution.objective)}")
    print(f"  ratio of times staged/greedy {solution.seconds / greedy_seconds:.1f}")


def _costs(solution: Solution) -> tuple[int, ...]:
    return tuple(stage.value for stage in solution.stages)


def _bounds(solution: Solution) -> tuple[int, ...]:
    return tuple(stage.bound for stage in solution.stages)


def _ratio(cost: int, reference: int) -> str:
    return f"{cost / reference:.2f}" if reference else f"{cost} against 0"


if __name__ == "__main__":
    main()
