"""The plan of one person by dynamic programming, and the first roster made of such plans."""

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fire_roster.solver import (
    BlockRow,
    Busy,
    PatternRow,
    RosterProblem,
    RunRow,
    Seat,
    ShiftSpec,
    WindowRow,
)
from fire_roster.solver.person_plan import PersonPlans, barred_pairs

DAYS = 28
WEEKENDS = tuple((day, day + 1) for day in range(5, DAYS, 7))
SHIFTS = (ShiftSpec("E", 0, 480), ShiftSpec("L", 0, 480))


def contract_problem(run: RunRow, weekends: int, least: int, most: int) -> RosterProblem:
    return RosterProblem(
        people=("P",),
        days=DAYS,
        shifts=SHIFTS,
        allowed=frozenset(Seat("P", day, name) for day in range(DAYS) for name in "EL"),
        runs=(run,),
        blocks=(BlockRow(("weekends",), "P", WEEKENDS, weekends),),
        windows=(WindowRow(("minutes",), "P", range(DAYS), least, most, unit="minutes"),),
        patterns=(PatternRow(("bar",), (frozenset("L"), frozenset("E")), tier=None),),
    )


def planned(problem: RosterProblem, gains: list[int], seed: int = 0) -> list[tuple[int, str]]:
    """Days and shift types of the plan, seats numbered by day and type."""
    plans = PersonPlans(problem, ["EL"[number % 2] for number in range(2 * DAYS)])
    table = [{2 * day: gain, 2 * day + 1: gain} for day, gain in enumerate(gains)]
    chosen = plans.plan("P", table, seed)
    assert chosen is not None
    return [(number // 2, "EL"[number % 2]) for number in chosen]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(-50, 120), min_size=DAYS, max_size=DAYS),
    st.integers(2, 3),
    st.integers(1, 3),
    st.integers(1, 4),
)
def test_plan_keeps_runs_weekends_minutes_and_order(
    gains: list[int], shortest: int, rest: int, weekends: int
) -> None:
    run = RunRow(("run",), "P", max_work=5, min_work=shortest, min_off=rest)
    held = dict(planned(contract_problem(run, weekends, 8 * 480, 16 * 480), gains))
    assert 8 <= len(held) <= 16
    assert sum(1 for pair in WEEKENDS if any(day in held for day in pair)) <= weekends
    day = 0
    for is_work, stretch in groupby(range(DAYS), key=lambda one: one in held):
        length = len(list(stretch))
        is_inside = day > 0 and day + length < DAYS
        assert not is_work or length <= 5
        assert not is_inside or length >= (shortest if is_work else rest)
        day += length
    assert all((held[one], held.get(one + 1)) != ("L", "E") for one in held)


def test_plan_takes_the_days_that_save_most() -> None:
    gains = [100 if 7 <= day < 12 else 0 for day in range(DAYS)]
    run = RunRow(("run",), "P", max_work=5, min_work=2, min_off=2)
    days = [day for day, _ in planned(contract_problem(run, 4, 5 * 480, 5 * 480), gains)]
    assert days == [7, 8, 9, 10, 11]


def test_plan_out_of_reach_is_none() -> None:
    run = RunRow(("run",), "P", max_work=2, min_work=1, min_off=5)
    problem = contract_problem(run, 4, 27 * 480, 28 * 480)
    plans = PersonPlans(problem, ["E"] * 2 * DAYS)
    assert plans.plan("P", [{2 * day: 1} for day in range(DAYS)], 0) is None


def test_plan_leaves_people_with_other_work_to_the_model() -> None:
    run = RunRow(("run",), "P")
    problem = contract_problem(run, 4, 0, 28 * 480)
    busy = RosterProblem(("P",), DAYS, SHIFTS, problem.allowed, busy=(Busy("P", 0, 0, 480),))
    assert PersonPlans(busy, []).plan("P", [{}] * DAYS, 0) is None


@pytest.mark.parametrize(("end", "is_barred"), [(480, False), (1441, True)])
def test_shift_types_that_overlap_the_next_day_are_barred(end: int, is_barred: bool) -> None:
    problem = RosterProblem(("P",), 2, (ShiftSpec("N", 0, end),), frozenset())
    assert (("N", "N") in barred_pairs(problem)) is is_barred
