"""What `solve` promises: hard rows kept, tiers in order, true shortfalls, one seed one roster."""

from dataclasses import replace

import pytest

from fire_roster.solver import (
    LAW,
    WARNING,
    Busy,
    Cell,
    ClockRow,
    CoverRow,
    FairnessGroup,
    RestRule,
    RosterProblem,
    Seat,
    ShiftSpec,
    WindowRow,
    Wish,
    draft,
    score_seats,
    solve,
)
from tests.unit.solver.cases import SHIFTS, hard_faults, missing_people, small_problem


def test_solve_enough_people_result_is_complete_and_proven() -> None:
    problem = small_problem(6, 14)
    solution = solve(problem, seed=3)
    assert hard_faults(problem, solution.seats) == []
    assert missing_people(problem, solution.seats) == 0
    assert [stage.value for stage in solution.stages[:3]] == [0, 0, 0]
    assert all(stage.is_proven for stage in solution.stages[:3])


def test_solve_two_people_for_three_shifts_reports_the_true_shortfall() -> None:
    problem = small_problem(2, 4)
    solution = solve(problem)
    assert hard_faults(problem, solution.seats) == []
    assert solution.stages[0].value == solution.stages[0].bound == 4
    assert sum(missing for _, missing in solution.shortfalls) == 4
    assert missing_people(problem, solution.seats) == 4


def test_solve_shortfall_of_one_day_carries_the_tag_of_its_row() -> None:
    problem = small_problem(3, 5, away=[(0, 2), (1, 2), (2, 2)])
    tags = [tag for tag, _ in solve(problem).shortfalls]
    assert tags == [("cover", 2, "A"), ("cover", 2, "B"), ("cover", 2, "C")]


def test_solve_same_seed_gives_the_same_roster() -> None:
    problem = small_problem(7, 14, away=[(0, 3), (1, 9)])
    first, second = (solve(problem, seed=5, work_limit=1.0) for _ in range(2))
    assert first.seats == second.seats
    assert first.fingerprint == second.fingerprint


def test_solve_different_problem_has_a_different_fingerprint() -> None:
    marks = {solve(small_problem(4, days), work_limit=0.2).fingerprint for days in (2, 3)}
    assert len(marks) == 2


def test_solve_locked_clash_is_kept_and_nothing_is_added() -> None:
    locked = [Seat("P0", 1, "A"), Seat("P0", 1, "B"), Seat("P0", 2, "A")]
    problem = small_problem(5, 4, fixed=locked)
    solution = solve(problem)
    assert set(locked) <= set(solution.seats)
    assert [s for s in solution.seats if s.person == "P0" and s.day in (1, 2)] == sorted(locked)
    assert hard_faults(problem, solution.seats) == []


def test_solve_locked_seat_of_somebody_not_allowed_is_kept() -> None:
    locked = Seat("P0", 1, "A")
    problem = small_problem(5, 3, away=[(0, 1)], fixed=[locked])
    assert locked in solve(problem).seats


def test_solve_history_night_keeps_the_morning_after_free() -> None:
    night = Busy("P0", -1, 0, 480, "C")
    problem = small_problem(3, 1, busy=(night,))
    solution = solve(problem)
    assert Seat("P0", 0, "A") not in solution.seats
    assert hard_faults(problem, solution.seats) == []


def test_solve_history_of_six_days_gives_a_day_off() -> None:
    past = tuple(Busy("P0", d, d * 1440 + 480, d * 1440 + 960, "A") for d in range(-6, 0))
    seats = solve(small_problem(5, 2, busy=past)).seats
    assert not [seat for seat in seats if seat.person == "P0" and seat.day == 0]


def test_solve_wish_gives_way_to_cover() -> None:
    away = [(1, 0), (2, 0), (3, 0)]
    wish = Wish(("wish",), "P0", 0, None)
    problem = replace(small_problem(4, 2, away=away), wishes=(wish,), patterns=())
    solution = solve(problem)
    assert [breach.tag for breach in solution.breaches if breach.tier == "wish"] == [("wish",)]
    assert solution.stages[0].value == 2


def test_solve_wishes_on_and_off_are_met_when_they_cost_nothing() -> None:
    wishes = (Wish(("on",), "P2", 1, "C", is_on=True), Wish(("off",), "P0", 2))
    solution = solve(replace(small_problem(5, 4), wishes=wishes, patterns=()))
    assert Seat("P2", 1, "C") in solution.seats
    assert not [s for s in solution.seats if s.person == "P0" and s.day == 2]


def test_solve_rest_below_eleven_hours_is_avoided_when_possible() -> None:
    solution = solve(small_problem(4, 6))
    assert not [breach for breach in solution.breaches if breach.tag[0] == "rest"]


def test_solve_fairness_shares_differ_by_one_at_most() -> None:
    base = small_problem(5, 10)
    cells = tuple(Cell(day, spec.id) for day in range(10) for spec in SHIFTS)
    nights = tuple(cell for cell in cells if cell.shift == "C")
    groups = (FairnessGroup(("share",), cells), FairnessGroup(("nights",), nights))
    solution = solve(replace(base, fairness=groups, patterns=()))
    counts = [sum(s.person == p for s in solution.seats) for p in base.people]
    night_counts = [
        sum(s.person == p and s.shift == "C" for s in solution.seats) for p in base.people
    ]
    assert counts == [6] * 5
    assert night_counts == [2] * 5


def test_solve_fairness_carry_gives_less_to_whoever_is_ahead() -> None:
    base = replace(small_problem(4, 8), patterns=())
    cells = tuple(Cell(day, spec.id) for day in range(8) for spec in SHIFTS)
    ahead = FairnessGroup(("share",), cells, carry=(("P0", 4),))
    solution = solve(replace(base, fairness=(ahead,)))
    counts = [sum(s.person == p for s in solution.seats) for p in base.people]
    assert counts[0] == 3


def test_solve_minutes_window_counts_busy_time_elsewhere() -> None:
    elsewhere = Busy("P0", 0, 480, 960, None)
    base = replace(small_problem(4, 3, busy=(elsewhere,)), patterns=())
    limit = WindowRow(("cap",), "P0", range(3), None, 960, unit="minutes")
    seats = solve(replace(base, windows=(limit,))).seats
    assert sum(seat.person == "P0" for seat in seats) <= 1


def test_solve_minimum_window_is_reached() -> None:
    base = replace(small_problem(5, 4), patterns=())
    least = WindowRow(("least",), "P4", range(4), 3, None, tier=WARNING)
    seats = solve(replace(base, windows=(least,))).seats
    assert sum(seat.person == "P4" for seat in seats) >= 3


def test_solve_hard_minimum_that_cannot_hold_says_infeasible() -> None:
    least = WindowRow(("least",), "P0", range(2), 3, None)
    solution = solve(replace(small_problem(3, 2), windows=(least,)), work_limit=1.0)
    assert solution.ended_by == "infeasible"


def test_solve_clock_row_counts_calendar_hours_not_duty_days() -> None:
    """A night under day 0 falls on day 1: with a late shift that day would have 16 hours."""
    people, cells = ("P0",), (Cell(0, "C"), Cell(1, "B"))
    problem = RosterProblem(
        people=people,
        days=2,
        shifts=SHIFTS,
        allowed=frozenset(Seat("P0", *cell) for cell in cells),
        covers=tuple(CoverRow(("cover", *cell), (cell,), 1) for cell in cells),
        clocks=(ClockRow(("day", "P0", 1), "P0", 1440, 2880, 660),),
    )
    assert len(solve(problem).seats) == 1


def test_solve_cover_row_over_several_shift_types_counts_them_together() -> None:
    shifts = (ShiftSpec("D", 480, 1200), ShiftSpec("W", 480, 1920))
    cells = (Cell(0, "D"), Cell(0, "W"))
    problem = RosterProblem(
        people=("P0", "P1"),
        days=1,
        shifts=shifts,
        allowed=frozenset(Seat(p, *cell) for p in ("P0", "P1") for cell in cells),
        covers=(CoverRow(("day",), cells, 2, 2), CoverRow(("night",), cells[1:], 1, 1)),
    )
    assert sorted(seat.shift for seat in solve(problem).seats) == ["D", "W"]


def test_solve_cover_row_by_people_wants_one_of_them() -> None:
    base = replace(small_problem(4, 1, need=1), patterns=())
    chief = CoverRow(("chief",), (Cell(0, "B"),), 1, people=frozenset({"P3"}))
    assert Seat("P3", 0, "B") in solve(replace(base, covers=(*base.covers, chief))).seats


def test_solve_cover_target_is_reached_when_people_allow() -> None:
    cell = Cell(0, "A")
    cover = CoverRow(("cover",), (cell,), 1, target=2, target_weight=1, over_weight=1)
    problem = replace(small_problem(4, 1), covers=(cover,), patterns=())
    assert len(solve(problem).seats) == 2


def test_solve_rest_rule_without_tier_is_hard() -> None:
    rest = RestRule(minimum=660, tier=None)
    problem = replace(small_problem(1, 2), rest=rest, patterns=())
    seats = solve(problem).seats
    assert score_seats(problem, seats).hard == 0
    assert tuple(seat.shift for seat in seats) != (("B", "A"))


def test_solve_law_gives_way_before_cover() -> None:
    problem = replace(small_problem(3, 7), patterns=())
    solution = solve(problem)
    assert missing_people(problem, solution.seats) == 0
    assert {breach.tier for breach in solution.breaches} >= {LAW}


def test_solve_hint_is_never_made_worse() -> None:
    problem = small_problem(5, 7)
    good = solve(problem, seed=1).seats
    again = solve(replace(problem, hint=frozenset(good)), work_limit=1e-9)
    assert score_seats(problem, again.seats) <= score_seats(problem, good)


def test_solve_no_work_returns_the_draft_and_says_so() -> None:
    problem = small_problem(3, 14)
    solution = solve(problem, work_limit=1e-9)
    assert solution.ended_by == "work"
    assert score_seats(problem, solution.seats) <= score_seats(problem, draft(problem))


def test_solve_no_time_says_seconds() -> None:
    assert solve(small_problem(3, 14), seconds=0.0).ended_by == "seconds"


def test_solve_cancelled_returns_the_best_so_far() -> None:
    problem = small_problem(3, 14)
    solution = solve(problem, cancel=lambda: True)
    assert solution.ended_by == "cancelled"
    assert hard_faults(problem, solution.seats) == []


def test_solve_progress_names_the_tier_being_improved() -> None:
    seen: list[str] = []
    solve(small_problem(3, 10), work_limit=1.0, progress=lambda step: seen.append(step.tier))
    assert "law" in seen


def test_solve_gap_is_zero_when_optimal() -> None:
    solution = solve(replace(small_problem(5, 4), patterns=()))
    assert (solution.ended_by, solution.gap) == ("optimal", 0.0)
    assert solution.objective == solution.bound


@pytest.mark.parametrize("seat", [Seat("nobody", 0, "A"), Seat("P0", 9, "A"), Seat("P0", 0, "Z")])
def test_problem_seat_that_names_nothing_known_is_refused(seat: Seat) -> None:
    with pytest.raises(ValueError):
        replace(small_problem(2, 2), allowed=frozenset({seat}))


def test_problem_row_for_an_unknown_person_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown person"):
        replace(small_problem(2, 2), wishes=(Wish(("wish",), "nobody", 0),))


def test_problem_unknown_tier_is_refused() -> None:
    wish = Wish(("wish",), "P0", 0, tier="colour")
    with pytest.raises(ValueError, match="colour"):
        solve(replace(small_problem(2, 2), wishes=(wish,)))


def test_problem_two_people_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="different"):
        replace(small_problem(2, 2), people=("P0", "P0"))


def test_problem_cover_of_an_unknown_shift_type_is_refused() -> None:
    with pytest.raises(ValueError, match="cover row"):
        replace(small_problem(2, 2), covers=(CoverRow(("cover",), (Cell(0, "Z"),), 1),))


def test_solve_open_gap_is_relative_to_the_objective() -> None:
    solution = solve(small_problem(3, 14), work_limit=1e-9)
    assert 0 < solution.gap <= 1


def test_solve_pattern_sees_the_history_before_the_first_day() -> None:
    """P0 was off on the day before: a single duty on day 0 would be the third state."""
    past = (Busy("P0", -2, -2400, -1920, "A"), Busy("P1", -1, -960, -480, "A"))
    problem = replace(small_problem(2, 2, busy=past), history_days=2, covers=())
    first = (CoverRow(("cover",), (Cell(0, "A"),), 1, 1),)
    free = frozenset(seat for seat in problem.allowed if seat.day == 0)
    seats = solve(replace(problem, covers=first, allowed=free)).seats
    assert [seat.person for seat in seats] == ["P1"]
