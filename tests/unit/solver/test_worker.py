"""Solving in a child process."""

import subprocess
import sys
from dataclasses import replace
from multiprocessing import active_children

import pytest

from fire_roster.solver import (
    Progress,
    Wish,
    WorkerDied,
    essential,
    solve,
    solve_in_worker,
    worker_solving,
)
from tests.unit.solver.cases import small_problem


def test_worker_gives_the_same_roster_as_solve() -> None:
    problem = small_problem(5, 7)
    assert solve_in_worker(problem, seed=2).seats == solve(problem, seed=2).seats


def test_worker_reports_progress_and_obeys_cancel() -> None:
    steps: list[Progress] = []
    solution = solve_in_worker(
        small_problem(6, 31, 2), work_limit=500, progress=steps.append, cancel=lambda: bool(steps)
    )
    assert solution.ended_by == "cancelled"
    assert steps


def test_worker_killed_raises_a_clear_error() -> None:
    def kill(_: Progress) -> None:
        active_children()[0].kill()

    with pytest.raises(WorkerDied, match="ended with code"):
        solve_in_worker(small_problem(6, 31, 2), work_limit=500, progress=kill)


def test_worker_bug_inside_arrives_as_its_traceback() -> None:
    wish = Wish(("wish",), "P0", 0, tier="colour")
    with pytest.raises(WorkerDied, match="unknown tier colour"):
        solve_in_worker(replace(small_problem(2, 2), wishes=(wish,)))


def test_solver_package_import_leaves_the_library_alone() -> None:
    code = "import sys, fire_roster.services.office; sys.exit('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_worker_solving_answers_one_problem_after_another_and_ends_its_child() -> None:
    with worker_solving(work_limit=0.5, seconds=10.0) as solve_one:
        first, second = (solve_one(essential(small_problem(heads, 7))) for heads in (5, 2))
    assert not any(stage.value for stage in first.stages)
    assert second.shortfalls
    assert not active_children()


def test_worker_solving_killed_raises_a_clear_error() -> None:
    with worker_solving(work_limit=0.5, seconds=10.0) as solve_one:
        active_children()[0].kill()
        with pytest.raises(WorkerDied):
            solve_one(small_problem(2, 2))


def test_essential_leaves_out_what_people_merely_like() -> None:
    lean = essential(small_problem(5, 7))
    assert (lean.tiers, lean.patterns, lean.rest.minimum) == (("cover", "law"), (), 0)
    assert lean.windows and lean.covers
