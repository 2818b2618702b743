"""L03: a rest day in every seven."""

from fire_roster.domain.month import Month
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.l03_rest_day import RULE
from fire_roster.domain.unit import AveragedHours, UnitFacts
from tests.unit.domain.roster_builder import (
    EARLY,
    MICRO_STATION,
    day,
    findings,
    foreign,
    person,
    roster,
    rule_settings,
)


def _tail(first, last, month=11, station=MICRO_STATION, year=2026):
    return tuple(
        foreign(1, day(one, month=month, year=year), EARLY, station)
        for one in range(first, last + 1)
    )


def test_l03_six_days_then_rest_finds_nothing():
    assert findings(RULE, roster("1-6早:1 8-13夜:1")) == ()


def test_l03_seven_days_are_one_finding_over_the_run():
    (found,) = findings(RULE, roster("8-14早:1 16早:1"))

    assert (found.rule, found.severity, found.amount) == ("L03", Severity.ERROR, 1)
    assert found.dates == tuple(day(number) for number in range(8, 15))
    assert "12月8日至12月14日连续 7 天有班" in found.message


def test_l03_two_runs_are_two_findings():
    assert len(findings(RULE, roster("1-7早:1 9-16早:1"))) == 2


def test_l03_two_duties_on_one_day_are_one_day():
    assert findings(RULE, roster("1-6早:1 1-6夜:1")) == ()


def test_l03_run_from_the_previous_month_counts():
    (found,) = findings(RULE, roster("1-2早:1", foreign_duties=_tail(26, 30)))

    assert found.dates[0] == day(26, month=11)
    assert found.amount == 1


def test_l03_run_into_the_next_month_and_at_another_station_counts():
    (found,) = findings(RULE, roster("30-31早:1", foreign_duties=_tail(1, 5, month=1, year=2027)))

    assert "12月30日至1月5日连续 7 天" in found.message


def test_l03_run_of_foreign_duties_only_is_not_judged():
    assert findings(RULE, roster("2早:1", foreign_duties=_tail(22, 30))) == ()


def test_l03_leap_day_does_not_break_a_run():
    facts = roster(
        "25-29早:1",
        month=Month(2028, 2),
        foreign_duties=_tail(1, 2, month=3, year=2028),
    )

    (found,) = findings(RULE, facts)

    assert found.amount == 1


def test_l03_approved_averaged_hours_turn_the_error_into_a_warning():
    unit = UnitFacts("测试单位", averaged_hours=AveragedHours(True, "人社〔2026〕8号", day(31)))

    (found,) = findings(RULE, roster("1-7早:1", unit=unit))

    assert found.severity is Severity.WARN


def test_l03_own_limit_replaces_the_default():
    (found,) = findings(RULE, roster("1-6早:1"), rule_settings(RULE, max_run=5))

    assert found.amount == 1


def test_l03_member_without_any_duty_finds_nothing():
    assert findings(RULE, roster("1早:2", person(1))) == ()
