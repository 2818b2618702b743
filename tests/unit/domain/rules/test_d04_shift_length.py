"""D04: one control-room shift is at most 8 hours."""

from dataclasses import replace

import pytest

from fire_roster.domain.rules.d04_shift_length import RULE
from tests.unit.domain.roster_builder import (
    LONG_DAY,
    LONG_NIGHT,
    MICRO_STATION,
    SHIFTS,
    day,
    findings,
    foreign,
    roster,
    rule_settings,
)


def test_d04_eight_hours_finds_nothing() -> None:
    assert findings(RULE, roster("14早:1 15中:1 16夜:1")) == ()


def test_d04_twelve_hours_measures_hours_over() -> None:
    [found] = findings(RULE, roster("14白:1"))
    assert (found.rule, found.amount, found.member_ids) == ("D04", 4, (1,))
    assert found.message == (
        "钱1号 12月14日白班（08:00–20:00）一班 12 小时，超过 8 小时，多 4 小时。"
    )


@pytest.mark.parametrize(("minutes", "count"), [(480, 0), (481, 1)])
def test_d04_boundary_is_exact_to_the_minute(minutes: int, count: int) -> None:
    shift = replace(LONG_DAY, end_minute=LONG_DAY.start_minute + minutes)
    shifts = {one.shift_type_id: one for one in (*SHIFTS, shift)}
    assert len(findings(RULE, roster("14白:1", shift_types=shifts))) == count


def test_d04_last_night_of_the_month_counts_whole() -> None:
    [found] = findings(RULE, roster("31长:1"))
    assert (found.amount, found.dates, found.shift) == (4, (day(31),), "长")


def test_d04_foreign_duty_is_not_judged() -> None:
    facts = roster("14早:1", foreign_duties=(foreign(1, day(30, 11), LONG_NIGHT),))
    assert findings(RULE, facts) == ()


def test_d04_parameter_of_the_unit_replaces_the_default() -> None:
    assert findings(RULE, roster("14白:1"), rule_settings(RULE, max_shift_hours=12)) == ()


def test_d04_micro_station_is_not_judged() -> None:
    assert findings(RULE, roster("14全:1", station=MICRO_STATION)) == ()
