"""S02: positions of a micro station."""

from dataclasses import replace

from fire_roster.domain.rules.base import Severity
from fire_roster.domain.rules.s02_positions_filled import RULE
from tests.unit.domain.roster_builder import MICRO_STATION, day, findings, person, roster

POSITIONS = ("站长", "副站长", "消防员", "控制室值班员")
WITH_VEHICLE = replace(MICRO_STATION, has_vehicle=True)


def _facts(*positions, station=MICRO_STATION, **changes_of_last):
    people = [person(index, position=one) for index, one in enumerate(positions, 1)]
    people[-1] = replace(people[-1], **changes_of_last)
    return roster("", *people, station=station)


def test_s02_all_positions_filled_by_people_of_the_unit_finds_nothing():
    assert findings(RULE, _facts(*POSITIONS)) == ()


def test_s02_missing_positions_are_named_in_one_finding():
    (found,) = findings(RULE, _facts("副站长", "消防员"))

    assert (found.rule, found.severity, found.amount) == ("S02", Severity.WARN, 2)
    assert found.message == "微型消防站2026年12月没有人担任站长、控制室值班员，请设定岗位。"


def test_s02_station_with_vehicle_needs_a_driver():
    (found,) = findings(RULE, _facts(*POSITIONS, station=WITH_VEHICLE))

    assert "驾驶员" in found.message


def test_s02_station_with_vehicle_and_driver_finds_nothing():
    assert findings(RULE, _facts(*POSITIONS, "驾驶员", station=WITH_VEHICLE)) == ()


def test_s02_operator_who_left_before_the_month_does_not_fill():
    (found,) = findings(RULE, _facts(*POSITIONS, left=day(30, month=11)))

    assert found.message.endswith("没有人担任控制室值班员，请设定岗位。")


def test_s02_operator_who_joins_on_the_last_day_fills():
    assert findings(RULE, _facts(*POSITIONS, joined=day(31))) == ()


def test_s02_operator_who_joins_after_the_month_does_not_fill():
    (found,) = findings(RULE, _facts(*POSITIONS, joined=day(1, month=1, year=2027)))

    assert found.rule == "S02"


def test_s02_community_station_needs_a_leader_and_members_alone():
    community = replace(MICRO_STATION, is_community=True)
    assert findings(RULE, _facts("站长", "消防员", station=community)) == ()

    (found,) = findings(RULE, _facts("副站长", "消防员", station=community))
    assert found.message.endswith("没有人担任站长，请设定岗位。")


def test_s02_position_counts_only_between_its_days():
    held = _facts(*POSITIONS, position_from=day(31), position_until=day(5, month=1, year=2027))
    assert findings(RULE, held) == ()

    for period in (
        {"position_from": day(1, month=1, year=2027)},
        {"position_until": day(30, month=11)},
    ):
        (found,) = findings(RULE, _facts(*POSITIONS, **period))
        assert found.message.endswith("没有人担任控制室值班员，请设定岗位。")
