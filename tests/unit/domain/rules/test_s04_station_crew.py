"""S04: people on duty at a micro station."""

from dataclasses import replace

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.s04_station_crew import RULE
from tests.unit.domain.roster_builder import (
    EARLY,
    LONG_DAY,
    MICRO_STATION,
    NIGHT,
    day,
    findings,
    foreign,
    roster,
)

FULL = "1-31早:1,2 1-31中:3,4 1-31夜:5,6"


def _found(text, duties=(), station=MICRO_STATION, **changes):
    facts = roster(text, station=station, foreign_duties=tuple(duties), **changes)
    return findings(RULE, facts)


def test_s04_two_people_at_every_moment_finds_nothing():
    assert _found(FULL) == ()


def test_s04_empty_shift_counts_both_people():
    (found,) = _found(FULL.replace("1-31夜:5,6", "1-30夜:5,6"))

    assert (found.rule, found.severity, found.amount) == ("S04", Severity.WARN, 2)
    assert (found.dates, found.shift) == ((day(31),), "夜")
    assert "12月31日夜班 24:00–次日08:00在岗 0 人，少于 2 人，缺 2 人" in found.message


def test_s04_one_person_short_for_part_of_a_shift_names_the_time():
    found = _found("1早:1,2 1中:3,4 1白:3 1夜:5,6 2-31全:1,2".replace("中:3,4", "中:4"))

    assert [one.amount for one in found] == [1]
    assert "中班 20:00–24:00在岗 1 人" in found[0].message


def test_s04_whole_day_duty_fills_until_the_next_morning():
    assert _found("1-31全:1,2") == ()


def test_s04_night_of_the_previous_month_belongs_to_it():
    tail = [foreign(member, day(30, month=11), NIGHT, MICRO_STATION) for member in (5, 6)]

    (found,) = _found(FULL.replace("1-31早:1,2", "2-31早:1,2"), tail)

    assert found.shift == "早"


def test_s04_people_of_another_station_do_not_count():
    guests = [foreign(member, day(1), EARLY) for member in (7, 8)]

    assert len(_found(FULL.replace("1-31早", "2-31早"), guests)) == 1


def test_s04_station_head_count_decides():
    found = _found(FULL, station=replace(MICRO_STATION, min_staff=3))

    assert len(found) == 3 * 31
    assert {one.amount for one in found} == {1}


def test_s04_time_without_required_shift_is_named_by_the_clock():
    found = _found("1-31白:1,2", shift_types={4: replace(LONG_DAY, is_required=True)})

    assert len(found) == 31
    assert "12月1日20:00–次日08:00在岗 0 人" in found[0].message


def test_s04_control_room_is_not_judged():
    assert findings(RULE, roster("")) == ()
