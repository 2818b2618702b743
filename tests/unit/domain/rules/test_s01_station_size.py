"""S01: number of members of a micro station."""

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.s01_station_size import RULE
from tests.unit.domain.roster_builder import (
    MICRO_STATION,
    day,
    findings,
    person,
    roster,
    rule_settings,
)

AT_STATION = frozenset({MICRO_STATION.station_id})


def _facts(count, **changes_of_last):
    people = [person(one, station_ids=AT_STATION) for one in range(1, count)]
    last = person(count, station_ids=AT_STATION, **changes_of_last)
    return roster("", *people, last, station=MICRO_STATION)


def test_s01_six_members_finds_nothing():
    assert findings(RULE, _facts(6)) == ()


def test_s01_five_members_counts_the_missing_one():
    (found,) = findings(RULE, _facts(5))

    assert (found.rule, found.severity, found.amount) == ("S01", Severity.ERROR, 1)
    assert found.message == "微型消防站2026年12月在册队员 5 人，少于 6 人，还缺 1 人。"
    assert "301号" in found.clause


def test_s01_member_who_left_before_the_month_does_not_count():
    (found,) = findings(RULE, _facts(6, left=day(30, month=11)))

    assert found.rule == "S01"


def test_s01_member_who_leaves_on_the_first_still_counts():
    assert findings(RULE, _facts(6, left=day(1))) == ()


def test_s01_member_who_joins_next_month_does_not_count():
    (found,) = findings(RULE, _facts(6, joined=day(1, month=1, year=2027)))

    assert found.amount == 1


def test_s01_own_minimum_replaces_the_default():
    (found,) = findings(RULE, _facts(6), rule_settings(RULE, station_min=8))

    assert found.amount == 2


def test_s01_control_room_is_not_judged():
    assert findings(RULE, roster("1早:1")) == ()
