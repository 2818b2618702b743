"""C02: the level that the room asks for."""

from dataclasses import replace

import pytest

from fire_roster.domain.certificate import Level
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.c02_certificate_level import RULE
from tests.unit.domain.roster_builder import (
    CONTROL_ROOM,
    MICRO_STATION,
    certificate,
    day,
    findings,
    person,
    roster,
    rule_settings,
)

_FIVE = person(1, certificate(Level.FIVE))


@pytest.mark.parametrize("level", [Level.FOUR, Level.THREE, Level.ONE])
def test_c02_level_reached_finds_nothing(level: Level) -> None:
    assert findings(RULE, roster("14早:1", person(1, certificate(level)))) == ()


def test_c02_lower_level_is_an_error_for_each_duty() -> None:
    found = findings(RULE, roster("14早:1 15夜:1", _FIVE))
    assert [(one.rule, one.amount, one.dates) for one in found] == [
        ("C02", 1, (day(14),)),
        ("C02", 1, (day(15),)),
    ]
    assert found[0].message == "钱1号只持五级证书，12月14日早班（08:00–16:00）要求四级及以上。"


def test_c02_room_of_level_five_accepts_it() -> None:
    room = replace(CONTROL_ROOM, min_level=Level.FIVE)
    assert findings(RULE, roster("14早:1", _FIVE, station=room)) == ()


def test_c02_unknown_level_is_not_enough() -> None:
    [found] = findings(RULE, roster("14早:1", person(1, certificate(None))))
    assert found.amount is None
    assert "没有登记等级" in found.message


def test_c02_no_valid_certificate_is_left_to_c01() -> None:
    expired = person(1, certificate(Level.FIVE, expires=day(1)))
    assert findings(RULE, roster("14早:1", expired)) == ()


def test_c02_best_valid_certificate_counts_on_the_date() -> None:
    both = person(1, certificate(Level.FIVE), certificate(Level.THREE, expires=day(31)))
    found = findings(RULE, roster("30夜:1 31夜:1", both))
    assert [one.dates for one in found] == [(day(31),)]


def test_c02_unit_may_make_it_a_warning() -> None:
    [found] = findings(RULE, roster("14早:1", _FIVE), rule_settings(RULE, Severity.WARN))
    assert found.severity is Severity.WARN


def test_c02_micro_station_is_not_judged() -> None:
    assert findings(RULE, roster("14早:1", _FIVE, station=MICRO_STATION)) == ()
