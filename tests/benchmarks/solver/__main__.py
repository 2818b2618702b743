"""Roster making side by side: `python -m tests.benchmarks.solver [--seconds N] [--long N] [CASE …]`

For each case the search gets so many seconds, and in the same run the plain CP-SAT model the same,
the package pyworkforce (where it is installed), rotation + greedy and greedy alone. Costs are shown
tier by tier, most important first, with the bound; ratios are those of the whole objective and of
the time to the first legal roster. `--long 600` gives the search ten minutes more to compare with.
"""

import argparse
import resource
import time
from collections.abc import Callable
from math import inf

from fire_roster.solver import TIERS, Progress, RosterProblem, Score, Solution, solve
from fire_roster.solver.solution import fold
from tests.benchmarks.solver import yardsticks
from tests.benchmarks.solver.months import (
    YEAR,
    Crew,
    both_stations_month,
    control_room_month,
    micro_crew,
    micro_station_month,
)
from tests.benchmarks.solver.yardsticks import Measured

_FIRST_PREFERENCE_STAGE = 2


def _room(heads: int, need: int) -> Callable[[], tuple[RosterProblem, Crew | None]]:
    def build() -> tuple[RosterProblem, Crew | None]:
        problem = control_room_month(heads, need)
        return problem, Crew(problem.people, need)

    return build


def _micro() -> tuple[RosterProblem, Crew | None]:
    crew = micro_crew(24)
    return micro_station_month(crew, 4), crew


CASES: dict[str, Callable[[], tuple[RosterProblem, Crew | None]]] = {
    "room-12": _room(12, 2),
    "room-20": _room(20, 3),
    "room-40": _room(40, 6),
    "room-60": _room(60, 9),
    "micro-24": _micro,
    "both-36": lambda: (both_stations_month((16, 2), (24, 4), 4), None),
    "both-64": lambda: (both_stations_month((32, 4), (40, 6), 8), None),
    "year-20": lambda: (control_room_month(20, 3, days=YEAR), None),
}
"""What is solved, and the teams where a rotation can be told."""


def main() -> None:
    """Print one block for each case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *CASES], default=[])
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--long", type=float, default=0.0)
    options = parser.parse_args()
    print("costs:", ", ".join(TIERS))
    for name in options.names or CASES:
        _report(name, *CASES[name](), options)


def _report(
    name: str, problem: RosterProblem, crew: Crew | None, options: argparse.Namespace
) -> None:
    print(
        f"\n{name}: {len(problem.people)} people, {len(problem.allowed)} usable seats", flush=True
    )
    ours, solution = _search(problem, options.seconds)
    bounds = tuple(stage.bound for stage in solution.stages)
    _print(ours)
    print(f"    bounds {bounds}, gap {solution.gap * 100:.2f} %, {_ending(solution)}")
    if options.long:
        _compare(solution, _search(problem, options.long)[1], options.long)
    others = [yardsticks.plain(problem, options.seconds), yardsticks.greedy(problem)]
    if crew is not None:
        planned = crew.rotation(problem.days) & problem.allowed
        others.append(yardsticks.rotation(problem, planned))
        others.append(yardsticks.pyworkforce(problem, options.seconds))
    for other in others:
        _print(other)
        if other.score is not None:
            print(f"    ratios to the search: {_ratios(other, ours)}", flush=True)


def _search(problem: RosterProblem, seconds: float) -> tuple[Measured, Solution]:
    """Our search; legal when it tells of a roster at a tier that may be given up."""
    began = time.perf_counter()
    reached: dict[int, float] = {}

    def note(step: Progress) -> None:
        reached.setdefault(step.stage, time.perf_counter() - began)

    solution = solve(problem, work_limit=inf, seconds=seconds, progress=note)
    spent = time.perf_counter() - began
    found = Score(0, tuple(stage.value for stage in solution.stages))
    later = [at for stage, at in reached.items() if stage >= _FIRST_PREFERENCE_STAGE]
    legal = min(later, default=spent) if yardsticks.is_legal(found) else None
    return Measured("search", legal, spent, found), solution


def _ending(solution: Solution) -> str:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"ended by {solution.ended_by}, work {solution.work:.1f}, memory so far {memory} MB"


def _compare(short: Solution, long: Solution, seconds: float) -> None:
    pairs = [
        f"{one.tier} {one.value} / {other.value}"
        for one, other in zip(short.stages, long.stages, strict=True)
    ]
    print(f"    against {seconds:.0f} s of the same search: {', '.join(pairs)}")
    print(f"    ratio of objectives {_ratio(short.objective, long.objective)}", flush=True)


def _print(one: Measured) -> None:
    legal = "no legal roster" if one.first_legal is None else f"legal {one.first_legal:7.3f} s"
    costs = "" if one.score is None else f"hard {one.score.hard}, costs {one.score.tiers}"
    print(f"  {one.name:16} {legal:16} after {one.seconds:7.3f} s  {costs}  {one.note}", flush=True)


def _ratios(other: Measured, ours: Measured) -> str:
    assert other.score is not None and ours.score is not None
    objective = _ratio(fold(other.score.tiers), fold(ours.score.tiers))
    if other.first_legal is None or ours.first_legal is None:
        return f"objective {objective}, never legal"
    return f"objective {objective}, first legal {other.first_legal / ours.first_legal:.2f}"


def _ratio(cost: int, reference: int) -> str:
    return f"{cost / reference:.4g}" if reference else f"{cost} against 0"


if __name__ == "__main__":
    main()
