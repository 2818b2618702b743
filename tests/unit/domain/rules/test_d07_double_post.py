"""D07: an operator on duty does not count as a responder."""

from dataclasses import replace

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.d07_double_post import RULE
from tests.unit.domain.roster_builder import (
    CONTROL_ROOM,
    EARLY,
    LATE,
    MICRO_STATION,
    NIGHT,
    OTHER_ROOM,
    WHOLE_DAY,
    day,
    findings,
    foreign,
    roster,
    rule_settings,
)

_BOTH = roster("14早:1", foreign_duties=(foreign(1, day(14), EARLY, MICRO_STATION),))


def test_d07_room_and_micro_station_at_once_is_an_error() -> None:
    [found] = findings(RULE, _BOTH)
    assert (found.rule, found.severity, found.amount) == ("D07", Severity.ERROR, 8)
    assert found.message == (
        "钱1号 12月14日消控室早班（08:00–16:00）在控制室值班，同时又计入"
        "12月14日微型消防站早班（08:00–16:00）的值守力量，重叠 8 小时。"
    )


def test_d07_seen_from_the_micro_station_names_the_room_first() -> None:
    guest = foreign(1, day(14), EARLY, CONTROL_ROOM)
    [found] = findings(RULE, roster("14早:1", station=MICRO_STATION, foreign_duties=(guest,)))
    assert found.message == findings(RULE, _BOTH)[0].message


def test_d07_one_after_the_other_finds_nothing() -> None:
    guest = foreign(1, day(14), LATE, MICRO_STATION)
    assert findings(RULE, roster("14早:1", foreign_duties=(guest,))) == ()


def test_d07_two_rooms_are_left_to_d06() -> None:
    guest = foreign(1, day(14), EARLY, OTHER_ROOM)
    assert findings(RULE, roster("14早:1", foreign_duties=(guest,))) == ()


def test_d07_micro_duty_of_previous_month_reaches_the_first() -> None:
    until_nine = replace(NIGHT, end_minute=1980)
    guest = foreign(1, day(30, 11), until_nine, MICRO_STATION)
    [found] = findings(RULE, roster("1早:1", foreign_duties=(guest,)))
    assert (found.amount, found.dates) == (1, (day(30, 11), day(1)))


def test_d07_last_night_runs_beside_a_micro_duty() -> None:
    guest = foreign(1, day(31), WHOLE_DAY, MICRO_STATION)
    [found] = findings(RULE, roster("31夜:1", foreign_duties=(guest,)))
    assert (found.amount, found.dates) == (8, (day(31),))


def test_d07_unit_may_make_it_a_warning() -> None:
    [found] = findings(RULE, _BOTH, rule_settings(RULE, Severity.WARN))
    assert found.severity is Severity.WARN
