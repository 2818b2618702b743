"""D05: joined duties and rest between duties."""

from dataclasses import replace

import pytest

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.d05_joined_duties import RULE
from tests.unit.domain.roster_builder import (
    EARLY,
    LATE,
    MICRO_STATION,
    NIGHT,
    OTHER_ROOM,
    SHIFTS,
    WHOLE_DAY,
    day,
    findings,
    foreign,
    roster,
    rule_settings,
)


def test_d05_enough_rest_finds_nothing() -> None:
    assert findings(RULE, roster("14早:1 15早:1 16中:1 17夜:1")) == ()


def test_d05_late_and_night_without_gap_is_an_error() -> None:
    [found] = findings(RULE, roster("14中:1 14夜:1"))
    assert (found.rule, found.severity, found.amount) == ("D05", Severity.ERROR, 8)
    assert found.message == (
        "钱1号 12月14日中班（16:00–24:00）到12月14日夜班（24:00–次日08:00）首尾相接，"
        "连续在岗 16 小时，超过 8 小时。"
    )


def test_d05_night_of_the_same_label_before_early_is_not_joined() -> None:
    assert findings(RULE, roster("14夜:1 14早:1"))[0].severity is Severity.WARN


def test_d05_night_then_next_early_is_joined_by_real_time() -> None:
    [found] = findings(RULE, roster("14夜:1 15早:1"))
    assert (found.severity, found.amount) == (Severity.ERROR, 8)


def test_d05_eight_hours_rest_is_a_warning() -> None:
    [found] = findings(RULE, roster("14中:1 15早:1"))
    assert (found.rule, found.severity, found.amount) == ("D05", Severity.WARN, 3)
    assert "只休息 8 小时，少于 11 小时" in found.message


@pytest.mark.parametrize(("start", "count"), [(1140, 0), (1139, 1)])
def test_d05_rest_boundary_is_exact_to_the_minute(start: int, count: int) -> None:
    first = replace(EARLY, start_minute=0, end_minute=480)
    second = replace(LATE, start_minute=start, end_minute=start + 300)
    shifts = {one.shift_type_id: one for one in (*SHIFTS, first, second)}
    assert len(findings(RULE, roster("14早:1 14中:1", shift_types=shifts))) == count


@pytest.mark.parametrize(("end", "amounts"), [(960, []), (961, [1 / 60])])
def test_d05_joined_boundary_is_exact_to_the_minute(end: int, amounts: list[float]) -> None:
    first = replace(EARLY, end_minute=720)
    second = replace(LATE, start_minute=720, end_minute=end)
    shifts = {one.shift_type_id: one for one in (*SHIFTS, first, second)}
    found = findings(RULE, roster("14早:1 14中:1", shift_types=shifts))
    assert [one.amount for one in found] == pytest.approx(amounts)


def test_d05_previous_month_joins_the_first_day() -> None:
    facts = roster("1早:1", foreign_duties=(foreign(1, day(30, 11), NIGHT),))
    [found] = findings(RULE, facts)
    assert (found.severity, found.dates) == (Severity.ERROR, (day(30, 11), day(1)))


def test_d05_next_month_follows_too_soon() -> None:
    facts = roster("31中:1", foreign_duties=(foreign(1, day(1, 1, 2027), EARLY),))
    assert [one.severity for one in findings(RULE, facts)] == [Severity.WARN]


def test_d05_two_foreign_duties_are_not_judged() -> None:
    far = (
        foreign(1, day(25, 11), LATE),
        foreign(1, day(25, 11), NIGHT),
        foreign(1, day(27, 11), LATE),
        foreign(1, day(28, 11), EARLY),
    )
    assert findings(RULE, roster("14早:1", foreign_duties=far)) == ()


def test_d05_micro_station_allows_sixteen_hours() -> None:
    facts = roster("14早:1 14中:1 16早:2 16中:2 16夜:2", station=MICRO_STATION)
    [found] = findings(RULE, facts)
    assert (found.member_ids, found.amount) == ((2,), 8)


def test_d05_micro_station_joined_to_control_room_keeps_the_stricter_limit() -> None:
    guest = foreign(1, day(14), LATE, OTHER_ROOM)
    facts = roster("14早:1", station=MICRO_STATION, foreign_duties=(guest,))
    assert [one.amount for one in findings(RULE, facts)] == [8]


def test_d05_single_long_shift_is_left_to_d04() -> None:
    assert findings(RULE, roster("14全:1")) == ()


def test_d05_mere_overlap_is_left_to_d06() -> None:
    assert findings(RULE, roster("14早:1 14白:1")) == ()


def test_d05_join_beside_an_overlap_is_found() -> None:
    guest = foreign(1, day(14), WHOLE_DAY, MICRO_STATION)
    facts = roster("14早:1 14中:1", foreign_duties=(guest,))
    assert [one.amount for one in findings(RULE, facts)] == [16]


def test_d05_parameters_of_the_unit_replace_the_defaults() -> None:
    settings = rule_settings(RULE, min_rest_hours=8, max_shift_hours=16)
    assert findings(RULE, roster("14中:1 14夜:1 16中:1 17早:1"), settings) == ()
