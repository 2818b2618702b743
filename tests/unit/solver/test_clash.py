"""The smallest clash: true, and nothing in it is superfluous."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fire_roster.solver import Busy, RunRow, Seat, find_clash, is_clash
from tests.unit.solver.cases import small_problem

aways = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 6)), max_size=10)


@settings(max_examples=20, deadline=None)
@given(heads=st.integers(2, 4), away=aways)
def test_clash_without_any_element_is_none(heads: int, away: set[tuple[int, int]]) -> None:
    problem = small_problem(heads, 7, away=away)
    clash = find_clash(problem)
    if clash is None:
        return
    assert clash.is_smallest
    assert is_clash(problem, clash.tags)
    for tag in clash.tags:
        assert not is_clash(problem, [one for one in clash.tags if one != tag])


def test_clash_day_without_people_is_one_row() -> None:
    clash = find_clash(small_problem(1, 1, away=[(0, 0)]))
    assert clash is not None and clash.tags in {(("cover", 0, s),) for s in "ABC"}


def test_clash_two_people_for_three_shifts_names_that_day_only() -> None:
    clash = find_clash(small_problem(2, 1))
    assert clash is not None
    assert {tag[:2] for tag in clash.tags} == {
        ("cover", 0),
        ("one_a_day", "P0"),
        ("one_a_day", "P1"),
    }


def test_clash_enough_people_have_none() -> None:
    assert find_clash(small_problem(6, 7)) is None


def test_clash_of_a_locked_seat_and_a_run_of_work_is_found() -> None:
    past = (Busy("P0", -1, -960, -480, "A"),)
    base = replace(small_problem(1, 1, fixed=[Seat("P0", 0, "A")], busy=past), history_days=2)
    run = RunRow(("run",), "P0", max_work=1, tier="law")
    clash = find_clash(replace(base, covers=(), runs=(run,)))
    assert clash is not None and clash.tags == (("run", "max", -1),)
