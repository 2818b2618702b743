"""Makes rosters: people x days x shift types under rows, best first by tier.

Public interface, usable by a script without the rest of the program: describe a `RosterProblem`,
call `solve` (or `solve_in_worker` to keep the solver library out of this process), read the
`Solution`. `draft` is the instant greedy roster, `repair` mends a published roster with few people
changed. `explain` counts supply against need, `find_clash` names the smallest set of rows that
cannot hold together and `is_clash` checks one; `score_seats` prices any roster, `essential` leaves
only what must be. The solver library is imported by the first `solve`, `repair`, `find_clash` or
`is_clash`, never by importing this package.

A week of five people, two on each of two shifts, nobody two days in a row at night::

    from dataclasses import replace
    from fire_roster.solver import (
        Cell, CoverRow, PatternRow, RosterProblem, Seat, ShiftSpec, explain, repair, solve,
    )

    people, days, shifts = ("Ann", "Bob", "Cid", "Dee", "Eve"), 7, ("day", "night")
    cells = [Cell(day, shift) for day in range(days) for shift in shifts]
    night = frozenset({"night"})
    problem = RosterProblem(
        people=people,
        days=days,
        shifts=(ShiftSpec("day", 480, 1200), ShiftSpec("night", 1200, 1920)),
        allowed=frozenset(Seat(person, *cell) for person in people for cell in cells),
        covers=tuple(CoverRow(("need", *cell), (cell,), minimum=2, maximum=2) for cell in cells),
        patterns=(PatternRow(("nights",), (night, night), tier=None),),
    )
    solution = solve(problem, seed=1, work_limit=2.0)
    print(solution.shortfalls, solution.objective, solution.bound, solution.gap, solution.costs)
    for seat in solution.seats:
        print(seat.day, seat.shift, seat.person)
    print(explain(problem).missing)
    gone = next(seat for seat in solution.seats if seat.day == 3)
    left = frozenset(seat for seat in problem.allowed if seat[:2] != gone[:2])
    for proposal in repair(replace(problem, allowed=left), solution.seats, first_day=3):
        print(proposal.people, proposal.added, proposal.removed)
"""

from typing import TYPE_CHECKING

from fire_roster.solver.draft import draft
from fire_roster.solver.essential import essential
from fire_roster.solver.explain import CoverSupply, Explanation, PersonSupply, explain
from fire_roster.solver.problem import (
    COVER,
    FAIRNESS,
    LAW,
    TIERS,
    WARNING,
    WISH,
    BlockRow,
    Busy,
    Cell,
    ClockRow,
    CoverRow,
    FairnessGroup,
    PairRow,
    PatternRow,
    RestRule,
    RosterProblem,
    RunRow,
    Seat,
    ShiftSpec,
    Tag,
    WindowRow,
    Wish,
)
from fire_roster.solver.score import Score, score_seats
from fire_roster.solver.solution import Breach, Progress, Solution, StageResult
from fire_roster.solver.worker import SolveOne, WorkerDied, solve_in_worker, worker_solving

if TYPE_CHECKING:
    from fire_roster.solver.clash import Clash, find_clash, is_clash
    from fire_roster.solver.mending import Proposal, repair
    from fire_roster.solver.search import solve

__all__ = [
    "COVER",
    "FAIRNESS",
    "LAW",
    "TIERS",
    "WARNING",
    "WISH",
    "BlockRow",
    "Breach",
    "Busy",
    "Cell",
    "Clash",
    "ClockRow",
    "CoverRow",
    "CoverSupply",
    "Explanation",
    "FairnessGroup",
    "PairRow",
    "PatternRow",
    "PersonSupply",
    "Progress",
    "Proposal",
    "RestRule",
    "RosterProblem",
    "RunRow",
    "Score",
    "Seat",
    "ShiftSpec",
    "Solution",
    "SolveOne",
    "StageResult",
    "Tag",
    "WindowRow",
    "Wish",
    "WorkerDied",
    "draft",
    "essential",
    "explain",
    "find_clash",
    "is_clash",
    "repair",
    "score_seats",
    "solve",
    "solve_in_worker",
    "worker_solving",
]


def __getattr__(name: str) -> object:
    """Import what needs the solver library on first use."""
    if name == "solve":
        from fire_roster.solver.search import solve

        return solve
    if name in ("Proposal", "repair"):
        from fire_roster.solver import mending

        return getattr(mending, name)
    if name in ("Clash", "find_clash", "is_clash"):
        from fire_roster.solver import clash

        return getattr(clash, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
