"""Two people always on the same shift, or never; rotations and published rosters as wishes."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fire_roster.solver import PairRow, RosterProblem, Seat, Wish, solve
from tests.unit.solver.cases import hard_faults, small_problem


def cells_of(seats: tuple[Seat, ...], person: str) -> set[tuple[int, str]]:
    return {(seat.day, seat.shift) for seat in seats if seat.person == person}


def paired(problem: RosterProblem, *, is_together: bool, tier: str | None = None) -> RosterProblem:
    row = PairRow(("pair",), ("P0", "P1"), is_together, tier, 5)
    return replace(problem, pairs=(row,))


@settings(max_examples=8, deadline=None)
@given(st.integers(8, 10), st.integers(0, 3))
def test_pair_that_must_not_meet_never_does(heads: int, seed: int) -> None:
    problem = paired(small_problem(heads, 7, 2), is_together=False)
    seats = solve(problem, seed=seed, work_limit=0.2).seats
    assert cells_of(seats, "P0").isdisjoint(cells_of(seats, "P1"))
    assert hard_faults(problem, seats) == []


@settings(max_examples=8, deadline=None)
@given(st.integers(8, 10), st.integers(0, 6))
def test_pair_that_must_meet_shares_every_shift_when_both_can_work(heads: int, away: int) -> None:
    problem = paired(small_problem(heads, 7, 2, away={(0, away)}), is_together=True)
    seats = solve(problem, work_limit=0.4).seats
    first, second = ({c for c in cells_of(seats, p) if c[0] != away} for p in ("P0", "P1"))
    assert first == second


def test_pair_as_a_wish_is_counted_and_named() -> None:
    problem = paired(small_problem(2, 1, 2), is_together=False, tier="wish")
    early = frozenset(seat for seat in problem.allowed if seat.shift == "A")
    solution = solve(replace(problem, allowed=early), work_limit=0.3)
    broken = [one for one in solution.breaches if one.tag[0] == "pair"]
    assert len(broken) == 1 and broken[0].cost == 5


def test_locked_seats_of_a_pair_stand() -> None:
    locked = (Seat("P0", 0, "A"), Seat("P1", 0, "A"))
    problem = paired(small_problem(6, 2, 2, fixed=locked), is_together=False)
    assert set(locked) <= set(solve(problem, work_limit=0.2).seats)
    alone = paired(small_problem(6, 2, 2, fixed=locked[:1]), is_together=True)
    assert locked[0] in solve(alone, work_limit=0.2).seats


def test_wishes_hold_a_roster_near_a_rotation() -> None:
    problem = small_problem(8, 8, 2)
    cycle = ("A", "A", "B", "B", "C", "C", "", "")
    wishes = tuple(
        Wish(("plan", place, day), f"P{place}", day, shift, is_on=True)
        for place in range(8)
        for day in range(8)
        for shift in [cycle[(day + 2 * (place // 2)) % 8]]
        if shift
    )
    rotating = solve(replace(problem, wishes=wishes, patterns=()), work_limit=1.0)
    kept = {(w.person, w.day, w.shift) for w in wishes} & {tuple(s) for s in rotating.seats}
    assert len(kept) == len(wishes)
