"""D01: every minute of the control room's day is kept."""

from dataclasses import replace
from datetime import datetime

import pytest

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import Violation
from fire_roster.domain.rules.d01_coverage_gap import RULE
from fire_roster.domain.time_span import TimeSpan
from tests.unit.domain.roster_builder import (
    LONG_DAY,
    MICRO_STATION,
    NIGHT,
    SHIFTS,
    day,
    findings,
    foreign,
    roster,
)


def _on(facts: RosterFacts, number: int) -> list[Violation]:
    return [one for one in findings(RULE, facts) if one.dates == (day(number),)]


def test_d01_all_shifts_taken_finds_nothing() -> None:
    assert findings(RULE, roster("1-31早:1 1-31中:2 1-31夜:3")) == ()


def test_d01_empty_night_measures_the_gap() -> None:
    [found] = _on(roster("14早:1 14中:2"), 14)
    assert (found.rule, found.amount, found.shift) == ("D01", 480, "夜")
    assert found.spans == (TimeSpan(datetime(2026, 12, 15), datetime(2026, 12, 15, 8)),)
    assert found.message == "12月14日 24:00–次日08:00（夜班）无人值班，空岗 8 小时。"


def test_d01_empty_day_is_one_gap_without_shift() -> None:
    [found] = _on(roster(), 14)
    assert (found.amount, found.shift) == (1440, None)
    assert "早班、中班、夜班" in found.message


@pytest.mark.parametrize(("end_minute", "gap"), [(960, []), (959, [1]), (900, [60])])
def test_d01_boundary_counts_single_minutes(end_minute: int, gap: list[int]) -> None:
    short = replace(SHIFTS[3], end_minute=end_minute)
    shifts = {one.shift_type_id: one for one in (*SHIFTS, short)}
    facts = roster("14白:1 14中:2 14夜:3", shift_types=shifts)
    assert [found.amount for found in _on(facts, 14)] == gap


def test_d01_long_shift_counts_beyond_its_label() -> None:
    [found] = _on(roster("14白:1 14夜:2"), 14)
    assert (found.amount, found.shift) == (240, "中")
    assert "20:00–24:00" in found.message


def test_d01_night_of_last_day_reaches_into_next_month() -> None:
    assert _on(roster("31早:1 31中:2 31夜:3"), 31) == []
    assert [found.shift for found in _on(roster("31早:1 31中:2"), 31)] == ["夜"]


def test_d01_night_of_previous_month_is_outside_the_first_window() -> None:
    facts = roster("1早:1 1中:2", foreign_duties=(foreign(3, day(30, 11), NIGHT),))
    assert [found.shift for found in _on(facts, 1)] == ["夜"]


def test_d01_duty_of_next_month_fills_time_of_this_one() -> None:
    early = replace(LONG_DAY, start_minute=0, end_minute=480)
    facts = roster("31早:1 31中:2", foreign_duties=(foreign(3, day(1, 1, 2027), early),))
    assert _on(facts, 31) == []


def test_d01_without_required_shifts_judges_the_calendar_day() -> None:
    shifts = {4: LONG_DAY}
    found = _on(roster("14白:1", shift_types=shifts), 14)
    assert [one.message for one in found] == [
        "12月14日 00:00–08:00无人值班，空岗 8 小时。",
        "12月14日 20:00–24:00无人值班，空岗 4 小时。",
    ]


def test_d01_micro_station_is_not_judged() -> None:
    assert findings(RULE, roster(station=MICRO_STATION)) == ()
