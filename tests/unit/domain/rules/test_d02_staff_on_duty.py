"""D02: enough people at every moment."""

from dataclasses import replace

import pytest

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import Violation
from fire_roster.domain.rules.d02_staff_on_duty import RULE
from fire_roster.domain.unit import SinglePersonCondition, SinglePersonProof
from tests.unit.domain.roster_builder import (
    CONTROL_ROOM,
    LONG_DAY,
    MICRO_STATION,
    SHIFTS,
    day,
    findings,
    foreign,
    roster,
)


def _on(facts: RosterFacts, number: int) -> list[Violation]:
    return [one for one in findings(RULE, facts) if one.dates == (day(number),)]


def test_d02_two_people_everywhere_finds_nothing() -> None:
    assert findings(RULE, roster("1-31早:1,2 1-31中:3,4 1-31夜:5,6")) == ()


def test_d02_one_at_night_says_how_many_are_missing() -> None:
    [found] = _on(roster("14早:1,2 14中:3,4 14夜:5"), 14)
    assert (found.rule, found.amount, found.shift) == ("D02", 1, "夜")
    assert found.message == "12月14日夜班（24:00–次日08:00）在岗 1 人，少于 2 人，缺 1 人。"


def test_d02_empty_day_is_one_finding_per_shift() -> None:
    found = _on(roster(), 14)
    assert sorted((one.shift, one.amount) for one in found) == [("中", 2), ("夜", 2), ("早", 2)]


def test_d02_part_of_a_shift_names_the_part() -> None:
    [found] = _on(roster("14早:1,2 14白:3 14中:4 14夜:5,6"), 14)
    assert found.message == "12月14日中班（20:00–24:00）在岗 1 人，少于 2 人，缺 1 人。"


def test_d02_one_person_in_two_shifts_at_once_counts_once() -> None:
    found = _on(roster("14早:1 14白:1 14中:3,4 14夜:5,6"), 14)
    assert [(one.shift, one.amount) for one in found] == [("早", 1)]


@pytest.mark.parametrize(("end_minute", "count"), [(960, 0), (959, 1)])
def test_d02_one_minute_short_is_found(end_minute: int, count: int) -> None:
    short = replace(LONG_DAY, end_minute=end_minute)
    shifts = {one.shift_type_id: one for one in (*SHIFTS, short)}
    facts = roster("14早:1 14白:2 14中:3,4 14夜:5,6", shift_types=shifts)
    assert len(_on(facts, 14)) == count


def test_d02_person_of_next_month_counts_at_the_end() -> None:
    early = replace(LONG_DAY, start_minute=0, end_minute=480)
    guest = foreign(9, day(1, 1, 2027), early)
    seats = "31早:1,2 31中:3,4 31夜:5"
    assert len(_on(roster(seats), 31)) == 1
    assert _on(roster(seats, foreign_duties=(guest,)), 31) == []


def test_d02_time_outside_required_shifts_has_no_shift_code() -> None:
    facts = roster("14早:1,2", shift_types={1: SHIFTS[0]})
    [found] = _on(facts, 14)
    assert (found.shift, found.amount) == (None, 2)
    assert found.message == "12月14日 16:00–次日08:00 在岗 0 人，少于 2 人，缺 2 人。"


def test_d02_single_person_counts_from_the_day_the_clause_is_in_force() -> None:
    condition = SinglePersonCondition("某省条例 第1条", day(15), True, frozenset(SinglePersonProof))
    station = replace(CONTROL_ROOM, min_staff=1, single_person=condition)
    facts = roster("14-15早:1 14-15中:2 14-15夜:3", station=station)
    assert (len(_on(facts, 14)), len(_on(facts, 15))) == (3, 0)


def test_d02_three_required_people_are_asked_for() -> None:
    station = replace(CONTROL_ROOM, min_staff=3)
    found = _on(roster("14早:1,2 14中:3,4 14夜:5,6", station=station), 14)
    assert [one.amount for one in found] == [1, 1, 1]


def test_d02_micro_station_is_not_judged() -> None:
    assert findings(RULE, roster(station=MICRO_STATION)) == ()
