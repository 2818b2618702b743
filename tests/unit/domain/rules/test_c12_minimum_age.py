"""C12: at least 18 years old."""

from datetime import date

import pytest

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.c12_minimum_age import RULE
from tests.unit.domain.roster_builder import (
    MICRO_STATION,
    NIGHT,
    day,
    findings,
    foreign,
    person,
    roster,
    rule_settings,
)


def test_c12_unknown_birth_finds_nothing() -> None:
    assert findings(RULE, roster("14早:1")) == ()


@pytest.mark.parametrize(("birth", "count"), [(date(2008, 12, 14), 0), (date(2008, 12, 15), 1)])
def test_c12_birthday_is_the_boundary(birth: date, count: int) -> None:
    assert len(findings(RULE, roster("14早:1", person(1, birth=birth)))) == count


def test_c12_one_finding_with_the_days_before_the_birthday() -> None:
    member = person(1, birth=date(2008, 12, 31))
    [found] = findings(RULE, roster("1早:1 30早:1 31早:1", member))
    assert (found.rule, found.severity, found.amount) == ("C12", Severity.ERROR, 17)
    assert found.dates == (day(1), day(30))
    assert found.message == "钱1号 12月1、30日值班时 17 周岁，不满 18 周岁。"


def test_c12_night_after_midnight_is_judged_by_the_day_it_begins_on() -> None:
    member = person(1, birth=date(2008, 12, 15))
    assert findings(RULE, roster("14夜:1", member)) == ()
    [found] = findings(RULE, roster("13夜:1", member))
    assert found.dates == (day(13),)


def test_c12_foreign_duty_is_not_judged() -> None:
    member = person(1, birth=date(2008, 12, 1))
    facts = roster("1早:1", member, foreign_duties=(foreign(1, day(30, 11), NIGHT),))
    assert findings(RULE, facts) == ()


def test_c12_micro_station_is_judged_too() -> None:
    member = person(1, birth=date(2010, 1, 1))
    assert len(findings(RULE, roster("14早:1", member, station=MICRO_STATION))) == 1


def test_c12_parameter_of_the_unit_replaces_the_default() -> None:
    member = person(1, birth=date(2008, 12, 31))
    assert findings(RULE, roster("1早:1", member), rule_settings(RULE, min_age=16)) == ()
