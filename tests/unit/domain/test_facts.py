"""RosterFacts: the indexes that rules read."""

from datetime import datetime

import pytest

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.time_span import TimeSpan, day_span
from tests.unit.domain.roster_builder import (
    EARLY,
    LATE,
    LONG_DAY,
    NIGHT,
    OTHER_ROOM,
    day,
    edit,
    foreign,
    person,
    roster,
)


def _labels(facts: RosterFacts, member_id: int) -> list[tuple[int, str]]:
    return [(duty.duty_date.day, duty.shift.code) for duty in facts.duties_of(member_id)]


def test_facts_required_shifts_come_in_order_of_time() -> None:
    shifts = {shift.shift_type_id: shift for shift in (NIGHT, LONG_DAY, LATE, EARLY)}
    assert roster(shift_types=shifts).required_shifts == (EARLY, LATE, NIGHT)


def test_facts_station_members_are_employed_in_the_month() -> None:
    people = [
        person(1),
        person(2, station_ids=frozenset({OTHER_ROOM.station_id})),
        person(3, joined=day(31)),
        person(4, joined=day(1, 1, 2027)),
        person(5, left=day(1)),
        person(6, left=day(30, 11)),
    ]
    assert [one.member_id for one in roster("", *people).station_members] == [1, 3, 5]


def test_facts_duties_of_a_member_come_in_order_of_real_time() -> None:
    guests = (foreign(1, day(30, 11), NIGHT), foreign(1, day(14), LATE, OTHER_ROOM))
    facts = roster("15早:1 14夜:1 14早:1", foreign_duties=guests)
    assert _labels(facts, 1) == [(30, "夜"), (14, "早"), (14, "中"), (14, "夜"), (15, "早")]
    assert len(facts.own_duties_of(1)) == 3
    assert facts.duties_of(99) == ()


def test_facts_duty_of_carries_the_station_and_the_seat() -> None:
    facts = roster("31夜:1")
    [duty] = facts.own_duties_of(1)
    assert (duty.station_name, duty.is_control_room, duty.is_foreign) == ("消控室", True, False)
    assert duty.span.end == datetime(2027, 1, 1, 8)


def test_facts_station_duties_leave_other_stations_out() -> None:
    guests = (
        foreign(2, day(30, 11), NIGHT),
        foreign(3, day(1), EARLY, OTHER_ROOM),
        foreign(4, day(29, 11), LATE),
    )
    facts = roster("1早:1", foreign_duties=guests)
    found = facts.station_duties_in(day_span(day(1)))
    assert sorted(duty.member_id for duty in found) == [1, 2]


def test_facts_coverage_window_begins_with_the_first_required_shift() -> None:
    window = roster().coverage_window(day(31))
    assert window == TimeSpan(datetime(2026, 12, 31, 8), datetime(2027, 1, 1, 8))
    assert roster(shift_types={}).coverage_window(day(31)) == day_span(day(31))


@pytest.mark.parametrize(
    ("add", "remove"), [("16早:1", ""), ("", "14早:1"), ("14中:2 15夜:1", "14早:1 15早:2")]
)
def test_facts_with_patch_equal_facts_made_anew(add: str, remove: str) -> None:
    guests = (foreign(1, day(30, 11), NIGHT), foreign(2, day(1, 1, 2027), EARLY))
    facts = roster("14早:1 15早:2", foreign_duties=guests)
    assert facts.required_shifts
    after = facts.with_patch(edit(facts, add=add, remove=remove))
    fresh = roster(
        "", *facts.members.values(), foreign_duties=guests, assignments=after.assignments
    )
    for member_id in facts.members:
        assert after.duties_of(member_id) == fresh.duties_of(member_id)
    for number in range(1, 32):
        span = after.coverage_window(day(number))
        found = {(one.member_id, one.span) for one in after.station_duties_in(span)}
        assert found == {(one.member_id, one.span) for one in fresh.station_duties_in(span)}


def test_facts_with_patch_leaves_the_facts_before_alone() -> None:
    facts = roster("14早:1")
    facts.with_patch(edit(facts, remove="14早:1"))
    assert _labels(facts, 1) == [(14, "早")]
    assert len(facts.station_duties_in(day_span(day(14)))) == 1
