"""Sums over duties, and fairness."""

import pytest

from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.duty_hours import (
    duties_in_month,
    fairness_spread,
    hours_text,
    total_duties,
    worked_minutes,
)
from tests.unit.domain.roster_builder import (
    EARLY,
    LATE,
    MICRO_STATION,
    MONTH,
    NIGHT,
    WHOLE_DAY,
    day,
    foreign,
    roster,
)

CALENDAR = HolidayCalendar.from_days(
    [
        Holiday(day(12), "节日", is_off=True, is_statutory=True),
        Holiday(day(14), "节日", is_off=True),
        Holiday(day(19), "调休", is_off=False),
    ],
    [2026],
)


def _totals(text):
    return total_duties(roster(text).own_duties_of(1), CALENDAR)


def test_totals_count_shifts_per_code_and_hours():
    totals = _totals("1早:1 2早:1 3夜:1 4全:1")

    assert totals.shifts == {"早": 2, "夜": 1, "全": 1}
    assert (totals.duties, totals.minutes, totals.hours) == (4, 48 * 60, 48)


def test_totals_nights_are_shifts_that_touch_the_small_hours():
    assert _totals("1早:1 3夜:1 5长:1 7全:1 9中:1").nights == 3


def test_totals_weekend_holiday_and_make_up_days_exclude_each_other():
    totals = _totals("5早:1 6早:1 12早:1 14早:1 19早:1 21早:1")

    assert (totals.weekends, totals.holidays, totals.statutory) == (2, 2, 1)


def test_totals_night_before_a_weekend_belongs_to_its_duty_date():
    assert _totals("4夜:1").weekends == 0  # begins on Saturday by the clock


def test_totals_without_duties_are_zero():
    totals = total_duties((), CALENDAR)

    assert (totals.minutes, totals.duties, totals.shifts, totals.nights) == (0, 0, {}, 0)


def test_worked_minutes_two_stations_at_once_count_once():
    duties = [foreign(1, day(1), EARLY), foreign(1, day(1), WHOLE_DAY, MICRO_STATION)]

    assert worked_minutes(duties) == 24 * 60


def test_worked_minutes_touching_shifts_are_added():
    assert worked_minutes([foreign(1, day(1), EARLY), foreign(1, day(1), LATE)]) == 16 * 60


def test_duties_in_month_last_night_stays_and_earlier_one_goes():
    last, before = foreign(1, day(31), NIGHT), foreign(1, day(30, month=11), NIGHT)

    assert duties_in_month([before, last], MONTH) == (last,)


def test_fairness_spread_equal_weights_is_the_plain_difference():
    spread = fairness_spread({1: 5, 2: 3, 3: 1}, {1: 31, 2: 31, 3: 31})

    assert spread is not None
    assert spread.amount == pytest.approx(4)
    assert (spread.highest, spread.highest_count) == (1, 5)
    assert (spread.lowest, spread.lowest_count) == (3, 1)


def test_fairness_spread_half_the_days_is_half_the_share():
    spread = fairness_spread({1: 6, 2: 3}, {1: 30, 2: 15})

    assert spread is not None
    assert spread.amount == pytest.approx(0)


def test_fairness_spread_needs_two_members_with_days():
    assert fairness_spread({1: 5, 2: 0, 3: 1}, {1: 31, 2: 0}) is None


def test_hours_text_shows_at_most_one_decimal():
    assert [hours_text(one) for one in (480, 10950, 1, 0)] == ["8", "182.5", "0", "0"]
