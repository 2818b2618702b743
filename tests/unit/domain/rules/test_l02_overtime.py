"""L02: overtime and average week. December 2026 has 23 workdays (184 h), February 2027 20."""

import pytest

from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.month import Month
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.l02_overtime import RULE
from fire_roster.domain.unit import AveragedHours, UnitFacts
from tests.unit.domain.roster_builder import (
    MICRO_STATION,
    NIGHT,
    day,
    findings,
    foreign,
    person,
    roster,
)

APPROVED = UnitFacts("测试单位", averaged_hours=AveragedHours(True, "人社〔2026〕8号", day(31)))


def test_l02_forty_hours_a_week_finds_nothing():
    assert findings(RULE, roster("1-22早:1")) == ()


def test_l02_forty_hours_over_names_the_hours_beyond_thirty_six():
    (found,) = findings(RULE, roster("1-28早:1"))

    assert (found.rule, found.severity, found.amount) == ("L02", Severity.ERROR, 4)
    assert found.member_ids == (1,)
    assert found.dates == tuple(day(number) for number in range(1, 29))
    assert "共值班 224 小时，比标准工时 184 小时多 40 小时" in found.message
    assert "劳动法" in found.clause


def test_l02_thirty_six_hours_over_is_only_a_busy_week():
    facts = roster("1-26早:1 27白:1")  # 220 h

    (found,) = findings(RULE, facts)

    assert found.severity is Severity.WARN
    assert found.amount == pytest.approx(220 / 31 * 7 - 40)
    assert "平均每周 49.7 小时，超过每周 40 小时" in found.message


def test_l02_last_night_counts_wholly_under_its_duty_date():
    (found,) = findings(RULE, roster("1-26早:1 27白:1 31夜:1"))

    assert (found.severity, found.amount) == (Severity.ERROR, 8)


def test_l02_night_of_the_previous_month_does_not_count():
    tail = foreign(1, day(30, month=11), NIGHT)

    assert findings(RULE, roster("1-22早:1", foreign_duties=(tail,))) == ()


def test_l02_duties_at_other_stations_count():
    elsewhere = tuple(foreign(1, day(one), NIGHT, MICRO_STATION) for one in range(1, 8))

    (found,) = findings(RULE, roster("1-22早:1", foreign_duties=elsewhere))

    assert (found.severity, found.amount) == (Severity.ERROR, 12)


def test_l02_member_with_foreign_duties_only_is_not_judged():
    elsewhere = tuple(foreign(1, day(one), NIGHT, MICRO_STATION) for one in range(1, 31))

    assert findings(RULE, roster("1早:2", person(1), foreign_duties=elsewhere)) == ()


def test_l02_leap_february_uses_its_29_days_and_holidays():
    month = Month(2028, 2)
    holidays = HolidayCalendar.from_days(
        [Holiday(one, "春节", is_off=True) for one in month.days[:7]], [2028]
    )

    (found,) = findings(RULE, roster("1-25早:1", month=month, calendar=holidays))

    # 29 days, 21 weekdays of which five are off: 16 workdays, 128 h; worked 200 h
    assert found.amount == 200 - 128 - 36


def test_l02_leap_february_average_week_counts_29_days():
    (found,) = findings(RULE, roster("1-21早:1", month=Month(2028, 2)))

    assert found.amount == pytest.approx(168 / 29 * 7 - 40)


def test_l02_approved_averaged_hours_turn_the_error_into_a_warning():
    (found,) = findings(RULE, roster("1-28早:1", unit=APPROVED))

    assert (found.severity, found.amount) == (Severity.WARN, 4)
    assert "请核对整个周期的加班时数" in found.message


def test_l02_approved_averaged_hours_allow_the_standard_hours_of_a_long_month():
    assert len(findings(RULE, roster("1-23早:1"))) == 1
    assert findings(RULE, roster("1-23早:1", unit=APPROVED)) == ()


def test_l02_approved_averaged_hours_still_warn_beyond_the_standard_hours():
    (found,) = findings(RULE, roster("1-24早:1", unit=APPROVED))

    assert found.severity is Severity.WARN
