"""Holidays, make-up days and plain weekends."""

from datetime import date

import pytest

from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.month import Month

_NATIONAL_DAY = date(2026, 10, 1)
_EIGHTH = date(2026, 10, 8)
_MAKE_UP = date(2026, 10, 10)
_CALENDAR = HolidayCalendar.from_days(
    [
        Holiday(_NATIONAL_DAY, "国庆节", is_off=True, is_statutory=True),
        Holiday(_EIGHTH, "国庆节", is_off=True),
        Holiday(_MAKE_UP, "国庆节", is_off=False),
    ],
    [2026],
)


@pytest.mark.parametrize(
    ("day", "is_rest", "is_weekend", "is_holiday", "is_statutory", "is_make_up"),
    [
        (_NATIONAL_DAY, True, False, True, True, False),
        (_EIGHTH, True, False, True, False, False),
        (_MAKE_UP, False, False, False, False, True),
        (date(2026, 10, 17), True, True, False, False, False),
        (date(2026, 10, 19), False, False, False, False, False),
    ],
)
def test_calendar_tells_the_kinds_of_days_apart(
    day: date,
    is_rest: bool,
    is_weekend: bool,
    is_holiday: bool,
    is_statutory: bool,
    is_make_up: bool,
) -> None:
    assert _CALENDAR.is_rest_day(day) is is_rest
    assert _CALENDAR.is_weekend(day) is is_weekend
    assert _CALENDAR.is_holiday(day) is is_holiday
    assert _CALENDAR.is_statutory(day) is is_statutory
    assert _CALENDAR.is_make_up(day) is is_make_up


def test_calendar_names_holidays_only() -> None:
    assert _CALENDAR.name(_NATIONAL_DAY) == "国庆节"
    assert _CALENDAR.name(date(2026, 10, 17)) == ""


def test_calendar_knows_its_years() -> None:
    assert _CALENDAR.is_known(2026)
    assert not _CALENDAR.is_known(2027)


def test_calendar_standard_time_counts_workdays() -> None:
    october = Month(2026, 10)
    assert HolidayCalendar().workday_count(october) == 22
    assert _CALENDAR.workday_count(october) == 22 - 2 + 1
    assert _CALENDAR.standard_minutes(october) == 21 * 480


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        (date(2026, 9, 28), 5, date(2026, 10, 6)),
        (date(2026, 10, 7), 2, date(2026, 10, 10)),
        (date(2026, 10, 16), 1, date(2026, 10, 19)),
        (date(2026, 10, 19), 0, date(2026, 10, 19)),
    ],
)
def test_workday_after_skips_days_off_and_counts_make_up_days(
    day: date, count: int, due: date
) -> None:
    assert _CALENDAR.workday_after(day, count) == due
