"""Properties over random small problems, judged by a checker of their own."""

from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from fire_roster.solver import Cell, RosterProblem, Seat, draft, score_seats, solve
from tests.unit.solver.cases import hard_faults, missing_people, small_problem

aways = st.sets(st.tuples(st.integers(0, 4), st.integers(0, 5)), max_size=12)
locks = st.sets(
    st.builds(Seat, st.sampled_from(["P0", "P1", "P2"]), st.integers(0, 5), st.sampled_from("ABC")),
    max_size=4,
)
problems = st.builds(
    lambda heads, need, away, fixed: small_problem(heads, 6, need, away=away, fixed=fixed),
    st.integers(3, 5),
    st.integers(1, 2),
    aways,
    locks,
)


@settings(max_examples=25, deadline=None)
@given(problem=problems, seed=st.integers(0, 3))
def test_solve_any_problem_keeps_hard_rows_and_locks(problem: RosterProblem, seed: int) -> None:
    solution = solve(problem, seed=seed, work_limit=0.3)
    assert hard_faults(problem, solution.seats) == []
    assert sum(m for _, m in solution.shortfalls) == missing_people(problem, solution.seats)


@settings(max_examples=60, deadline=None)
@given(problem=problems, seed=st.integers(0, 3))
def test_draft_any_problem_keeps_hard_rows_and_locks(problem: RosterProblem, seed: int) -> None:
    assert hard_faults(problem, draft(problem, seed)) == []


@settings(max_examples=25, deadline=None)
@given(problem=problems, seed=st.integers(0, 3))
def test_solve_any_problem_is_never_worse_than_the_draft(problem: RosterProblem, seed: int) -> None:
    solution = solve(problem, seed=seed, work_limit=0.3)
    assert score_seats(problem, solution.seats) <= score_seats(problem, draft(problem, seed))


@settings(max_examples=15, deadline=None)
@given(problem=problems)
def test_solve_any_problem_repeats_itself(problem: RosterProblem) -> None:
    assert solve(problem, work_limit=0.3).seats == solve(problem, work_limit=0.3).seats


@settings(max_examples=20, deadline=None)
@given(away=st.sets(st.tuples(st.integers(0, 2), st.integers(0, 1)), max_size=4))
def test_solve_tiny_problem_misses_exactly_what_brute_force_misses(
    away: set[tuple[int, int]],
) -> None:
    problem = replace(small_problem(3, 2, away=away), patterns=(), windows=())
    solution = solve(problem)
    assert sum(missing for _, missing in solution.shortfalls) == _least_missing(problem)
    assert solution.stages[0].is_proven


def _least_missing(problem: RosterProblem) -> int:
    """Try every choice of one shift or none for each person and day."""
    places = list(product(problem.people, range(problem.days)))
    best = len(problem.covers)
    for choice in product(["", "A", "B", "C"], repeat=len(places)):
        seats = [Seat(p, d, shift) for (p, d), shift in zip(places, choice, strict=True) if shift]
        if not hard_faults(problem, seats):
            best = min(best, missing_people(problem, seats))
    return best


def test_brute_force_itself_knows_an_empty_day() -> None:
    problem = small_problem(1, 1, away=[(0, 0)])
    assert _least_missing(problem) == 3
    assert Cell(0, "A") in problem.covers[0].cells
