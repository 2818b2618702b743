"""How a month goes on from the one before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fire_roster.domain.continuation import continue_rows, find_cycle

FOUR = "早早中中夜夜休休"


def row(cycle: str, offset: int = 0, days: int = 30) -> list[str]:
    return [cycle[(offset + index) % len(cycle)] for index in range(days)]


@pytest.mark.parametrize("cycle", [FOUR, "早中夜休", "上休休", "早早早早早休休", "早休"])
def test_find_cycle_of_a_rotation_is_its_length(cycle: str) -> None:
    assert find_cycle([row(cycle, offset) for offset in range(len(cycle))]) == len(cycle)


def test_find_cycle_is_not_blurred_by_a_few_swaps() -> None:
    rows = [row(FOUR, offset) for offset in range(0, 8, 2)]
    rows[0][3], rows[1][3] = rows[1][3], rows[0][3]
    rows[2][10] = "休"
    assert find_cycle(rows) == 8


def test_find_cycle_without_any_is_none() -> None:
    irregular = list("早休中夜夜休早早休休中夜早休休休夜中中早夜休早中夜早休夜休休")
    assert find_cycle([irregular]) is None
    assert find_cycle([["早"] * 30]) is None


@given(st.text("早中夜休", min_size=2, max_size=9), st.integers(0, 8), st.integers(28, 31))
def test_continue_rows_by_cycle_goes_on_across_the_month_end(
    cycle: str, offset: int, days: int
) -> None:
    history = {1: row(cycle, offset, days)}
    [found] = continue_rows(history, 31, len(cycle)).values()
    assert list(found) == row(cycle, offset + days, 31)


def test_continue_rows_in_a_cycle_does_not_repeat_a_swap() -> None:
    history = row(FOUR)
    history[5] = "早"
    assert continue_rows({1: history}, 8, 8)[1] == tuple(row(FOUR, 30, 8))


def test_continue_rows_by_weekday_repeats_four_weeks_before() -> None:
    history = [str(number) for number in range(30)]
    found = continue_rows({1: history}, 31, None)[1]
    assert found[0] == "2"
    assert found[28:] == found[:3]
