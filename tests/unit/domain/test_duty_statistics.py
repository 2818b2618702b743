"""Hours, holidays, statutory work and balance over a period."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.duty_statistics import (
    balance,
    carried_counts,
    member_statistics,
    statutory_work,
)
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Duty
from tests.unit.domain.roster_builder import (
    EARLY,
    LONG_DAY,
    MICRO_STATION,
    NIGHT,
    day,
    foreign,
    roster,
)

NEW_YEAR = HolidayCalendar.from_days(
    [
        Holiday(day(1, 1, 2027), "元旦", is_off=True, is_statutory=True),
        Holiday(day(2, 1, 2027), "元旦", is_off=True),
        Holiday(day(25), "冬节", is_off=True, is_statutory=True),
    ],
    [2026, 2027],
)


def duties(text: str) -> tuple[Duty, ...]:
    facts = roster(text)
    return tuple(facts.duty_of(one) for one in facts.assignments.values())


def test_statistics_name_each_statutory_holiday_and_each_month() -> None:
    work = (*duties("24早:1 25早:1 25夜:1"), foreign(1, day(2, 1, 2027), EARLY))
    found = member_statistics(1, work, NEW_YEAR)
    assert found.statutory_days == {"冬节": 2}
    assert (found.totals.duties, found.totals.nights, found.totals.holidays) == (4, 1, 3)
    assert [(one.month, one.minutes) for one in found.months] == [
        (Month(2026, 12), 24 * 60),
        (Month(2027, 1), 8 * 60),
    ]
    assert found.overtime_minutes == 0 and found.months_above(0) == ()


def test_overtime_is_counted_month_by_month() -> None:
    found = member_statistics(1, duties("1-30早:1"), NEW_YEAR)
    standard = NEW_YEAR.standard_minutes(Month(2026, 12))
    assert found.overtime_minutes == 30 * 480 - standard > 36 * 60
    assert [one.month for one in found.months_above(36)] == [Month(2026, 12)]


def test_statutory_work_follows_the_clock_over_midnight() -> None:
    (one,) = statutory_work(duties("31夜:1"), NEW_YEAR, day(1), day(31, 1, 2027))
    assert (one.day, one.holiday, one.span.hours) == (day(1, 1, 2027), "元旦", 8)
    assert statutory_work(duties("31夜:1"), NEW_YEAR, day(1), day(31)) == ()
    assert statutory_work(duties("26早:1"), NEW_YEAR, day(1), day(31)) == ()


def test_statutory_work_at_two_stations_at_once_counts_once() -> None:
    work = (*duties("25早:1"), foreign(1, day(25), LONG_DAY, MICRO_STATION))
    found = statutory_work(work, NEW_YEAR, day(1), day(31))
    assert sum(one.span.minutes for one in found) == 12 * 60
    apart = statutory_work(duties("25早:1 25长:1"), NEW_YEAR, day(1), day(31))
    assert [one.span.hours for one in apart] == [8, 4]
    twice = statutory_work((*duties("25早:1"), *duties("25早:1")), NEW_YEAR, day(1), day(31))
    assert [one.span.start for one in twice] == [datetime(2026, 12, 25, 8)]


@pytest.mark.parametrize(
    ("counts", "score"),
    [({1: 5, 2: 5}, 100), ({1: 10, 2: 0}, 50), ({1: 0, 2: 0}, 100), ({}, 100), ({1: 6, 2: 4}, 90)],
)
def test_balance(counts: dict[int, float], score: int) -> None:
    assert balance(counts, {1: 30, 2: 30}) == score


def test_balance_measures_by_days_at_disposal() -> None:
    assert balance({1: 10, 2: 5, 3: 7}, {1: 30, 2: 15}) == 100
    assert balance({1: 10}, {}) == 100


@given(st.dictionaries(st.integers(1, 9), st.integers(0, 40), max_size=9))
def test_balance_lies_between_0_and_100(counts: dict[int, int]) -> None:
    assert 0 <= balance(counts, dict.fromkeys(counts, 30)) <= 100


def test_carried_counts_say_who_is_ahead() -> None:
    weights = {1: 30, 2: 30, 3: 30, 4: 0}
    assert carried_counts({1: 6, 2: 3, 3: 3, 4: 9}, weights) == {1: 2, 2: -1, 3: -1}
    assert carried_counts({1: 3, 2: 3}, weights) == {}
    assert carried_counts({4: 3}, weights) == {}


def test_night_that_begins_before_a_statutory_day_is_cut_at_midnight() -> None:
    (one,) = statutory_work(duties("24长:1"), NEW_YEAR, day(25), day(25))
    assert (one.span.start, one.span.hours) == (datetime(2026, 12, 25), 8)
    assert NIGHT.is_night
