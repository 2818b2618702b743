"""D06: nobody is in two places at once."""

from dataclasses import replace

import pytest

from fire_roster.domain.rules.d06_two_places import RULE
from tests.unit.domain.roster_builder import (
    EARLY,
    LATE,
    LONG_NIGHT,
    MICRO_STATION,
    OTHER_ROOM,
    SHIFTS,
    day,
    findings,
    foreign,
    roster,
)


def test_d06_touching_duties_find_nothing() -> None:
    assert findings(RULE, roster("14早:1 14中:1 14夜:1 15早:1")) == ()


def test_d06_two_shifts_of_one_room_overlap() -> None:
    [found] = findings(RULE, roster("14早:1 14白:1"))
    assert (found.rule, found.amount, found.member_ids) == ("D06", 8, (1,))
    assert found.message == (
        "钱1号 12月14日消控室早班（08:00–16:00）与12月14日消控室白班（08:00–20:00）"
        "时间重叠 8 小时。"
    )


def test_d06_three_duties_at_once_are_three_pairs() -> None:
    assert len(findings(RULE, roster("14早:1 14白:1 14全:1"))) == 3


def test_d06_two_rooms_at_once_overlap() -> None:
    facts = roster("14早:1", foreign_duties=(foreign(1, day(14), EARLY, OTHER_ROOM),))
    [found] = findings(RULE, facts)
    assert "二号消控室" in found.message


@pytest.mark.parametrize(("start", "amounts"), [(960, []), (959, [1 / 60])])
def test_d06_one_shared_minute_is_found(start: int, amounts: list[float]) -> None:
    late = replace(LATE, start_minute=start)
    shifts = {one.shift_type_id: one for one in (*SHIFTS, late)}
    found = findings(RULE, roster("14早:1 14中:1", shift_types=shifts))
    assert [one.amount for one in found] == pytest.approx(amounts)


def test_d06_duty_of_previous_month_runs_into_the_first() -> None:
    late_end = replace(LONG_NIGHT, end_minute=1980)
    facts = roster("1早:1", foreign_duties=(foreign(1, day(30, 11), late_end),))
    [found] = findings(RULE, facts)
    assert (found.amount, found.dates) == (1, (day(30, 11), day(1)))


def test_d06_duty_of_next_month_begins_before_the_last_ends() -> None:
    before = replace(EARLY, start_minute=420)
    facts = roster("31夜:1", foreign_duties=(foreign(1, day(1, 1, 2027), before),))
    assert [one.amount for one in findings(RULE, facts)] == [1]


def test_d06_two_foreign_duties_are_not_judged() -> None:
    twice = (foreign(1, day(30, 11), EARLY), foreign(1, day(30, 11), EARLY, OTHER_ROOM))
    assert findings(RULE, roster("14早:1", foreign_duties=twice)) == ()


def test_d06_room_and_micro_station_is_left_to_d07() -> None:
    facts = roster("14早:1", foreign_duties=(foreign(1, day(14), EARLY, MICRO_STATION),))
    assert findings(RULE, facts) == ()


def test_d06_micro_station_is_judged_too() -> None:
    assert len(findings(RULE, roster("14早:1 14白:1", station=MICRO_STATION))) == 1
