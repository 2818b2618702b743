"""L08: nights and rest days spread evenly. Weekends of December 2026: 5–6, 12–13, 19–20, 26–27."""

from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.member import LeaveFacts
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.l08_fair_shares import RULE
from tests.unit.domain.roster_builder import (
    MICRO_STATION,
    NIGHT,
    certificate,
    day,
    findings,
    foreign,
    person,
    roster,
    rule_settings,
)


def test_l08_two_nights_apart_finds_nothing():
    assert findings(RULE, roster("1-3夜:1 7夜:2")) == ()


def test_l08_three_nights_apart_names_highest_and_lowest():
    (found,) = findings(RULE, roster("1-4夜:1 7夜:2 8-9夜:3"))

    assert (found.rule, found.severity, found.amount) == ("L08", Severity.INFO, 3)
    assert found.member_ids == (1, 2)
    assert "夜班分配不均：钱1号 4 次，孙2号 1 次" in found.message


def test_l08_weekends_and_holidays_are_counted_together():
    calendar = HolidayCalendar.from_days([Holiday(day(14), "节日", is_off=True)], [2026])

    (found,) = findings(RULE, roster("5-6早:1 14早:1 1早:2", calendar=calendar))

    assert "周末和节假日值班分配不均：钱1号 3 次，孙2号 0 次" in found.message


def test_l08_make_up_workday_is_no_rest_day():
    calendar = HolidayCalendar.from_days([Holiday(day(5), "调休", is_off=False)], [2026])

    assert findings(RULE, roster("5-6早:1 12早:1 1早:2", calendar=calendar)) == ()


def test_l08_share_is_pro_rata_of_days_without_leave():
    away = person(2, leaves=(LeaveFacts(day(1), day(24)),))

    assert len(findings(RULE, roster("1-4夜:1 28夜:2"))) == 1
    assert findings(RULE, roster("1-4夜:1 28夜:2", away)) == ()


def test_l08_share_is_pro_rata_of_days_with_a_valid_certificate():
    expiring = person(2, certificate(expires=day(7)))

    assert findings(RULE, roster("1-4夜:1 3夜:2", expiring)) == ()


def test_l08_member_marked_no_night_is_not_compared_for_nights():
    exempt = person(2, no_night_until=day(31))
    formerly = person(2, no_night_until=day(30, month=11))

    assert findings(RULE, roster("1-4夜:1 7早:2", exempt)) == ()
    assert len(findings(RULE, roster("1-4夜:1 7早:2", formerly))) == 1


def test_l08_member_without_duties_is_not_compared():
    assert findings(RULE, roster("1-4夜:1", person(2))) == ()


def test_l08_member_of_another_station_is_not_compared():
    guest = person(2, station_ids=frozenset({MICRO_STATION.station_id}))

    assert findings(RULE, roster("1-4夜:1 7早:2", guest)) == ()


def test_l08_foreign_nights_do_not_count():
    tail = tuple(foreign(2, day(one, month=11), NIGHT) for one in range(24, 31))

    assert findings(RULE, roster("1夜:1 7夜:2", foreign_duties=tail)) == ()


def test_l08_own_tolerance_replaces_the_default():
    assert findings(RULE, roster("1-4夜:1 7夜:2"), rule_settings(RULE, fair_k=3)) == ()
