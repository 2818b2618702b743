"""Days of a month on which a member can be on duty at all."""

import pytest

from fire_roster.domain.certificate import Level
from fire_roster.domain.member import LeaveFacts
from tests.unit.domain.roster_builder import MICRO_STATION, certificate, day, person, roster


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, 31),
        ({"joined": day(30)}, 2),
        ({"left": day(1)}, 1),
        ({"left": day(30, month=11)}, 0),
        ({"joined": day(1, month=1, year=2027)}, 0),
        ({"leaves": (LeaveFacts(day(28, month=11), day(2)),)}, 29),
        ({"leaves": (LeaveFacts(day(1), day(4)), LeaveFacts(day(3), day(6)))}, 25),
        ({"leaves": (LeaveFacts(day(1, month=11), day(2, month=11)),)}, 31),
        ({"leaves": (LeaveFacts(day(20), day(31)),), "left": day(21)}, 19),
    ],
)
def test_assignable_days_leave_out_leave_and_time_not_in_service(changes, days):
    facts = roster("", person(1, **changes))

    assert facts.assignable_days.get(1, 0) == days


def test_assignable_days_end_with_the_certificate_in_a_control_room():
    facts = roster("", person(1, certificate(expires=day(15))))

    assert facts.assignable_days == {1: 15}


def test_assignable_days_of_a_level_too_low_are_none():
    assert roster("", person(1, certificate(Level.FIVE))).assignable_days == {1: 0}


def test_assignable_days_at_a_micro_station_need_no_certificate():
    member = person(1, station_ids=frozenset({MICRO_STATION.station_id}))

    assert roster("", member, station=MICRO_STATION).assignable_days == {1: 31}
