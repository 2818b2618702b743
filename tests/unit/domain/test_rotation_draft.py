"""A month filled by rotation, with explained gaps."""

from dataclasses import replace

import pytest

from fire_roster.assets import load_json
from fire_roster.domain.certificate import Level
from fire_roster.domain.member import LeaveFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment
from fire_roster.domain.rotation import parse_rotations, start_rotation
from fire_roster.domain.rotation_draft import make_assignments
from fire_roster.errors import InputRefused
from tests.unit.domain.roster_builder import (
    EARLY,
    LATE,
    MICRO_STATION,
    MONTH,
    NIGHT,
    WHOLE_DAY,
    certificate,
    day,
    foreign,
    person,
    roster,
)

PRESETS = parse_rotations(load_json("data", "rotations.json"))
TEAMS = {"甲班": (1, 2), "乙班": (3, 4), "丙班": (5, 6), "丁班": (7, 8)}
ROTATION = start_rotation(PRESETS[0], tuple(TEAMS), MONTH.first)


def _draft(*people, seats=(), **changes):
    everyone = {number: person(number) for number in range(1, 9)}
    everyone |= {one.member_id: one for one in people}
    facts = roster("", *everyone.values(), **changes)
    facts = replace(facts, assignments={one.key: one for one in seats})
    return make_assignments(facts, ROTATION, TEAMS)


def _keys_of(draft, member_id):
    return [one.key[:2] for one in draft.assignments if one.member_id == member_id]


def test_draft_of_four_teams_fills_every_seat():
    draft = _draft()

    assert draft.gaps == ()
    assert len(draft.assignments) == 31 * 3 * 2
    assert _keys_of(draft, 1)[:3] == [(day(1), 1), (day(2), 1), (day(3), 2)]
    assert list(draft.assignments) == sorted(draft.assignments, key=lambda one: one.key)


def test_draft_of_leap_february_has_29_days():
    assert len(_draft(month=Month(2028, 2)).assignments) == 29 * 3 * 2


def test_draft_leave_is_a_gap_with_its_dates():
    draft = _draft(person(1, leaves=(LeaveFacts(day(3), day(4), "年休假"),)))

    assert [(gap.day, gap.shift, gap.rule) for gap in draft.gaps] == [
        (day(3), "中", "L06"),
        (day(4), "中", "L06"),
    ]
    assert draft.gaps[0].member_id == 1
    assert draft.gaps[0].reason == (
        "钱1号12月3日至12月4日年休假，12月3日中班（16:00–24:00）的位置空缺。"
    )


def test_draft_leave_in_the_next_month_empties_the_last_night():
    new_year = day(1, month=1, year=2027)

    draft = _draft(person(7, leaves=(LeaveFacts(new_year, new_year),)))

    assert [(gap.day, gap.shift) for gap in draft.gaps] == [(day(31), "夜")]


def test_draft_after_leaving_is_empty():
    draft = _draft(person(1, left=day(2)))

    assert _keys_of(draft, 1) == [(day(1), 1), (day(2), 1)]
    assert "已于12月2日离职" in draft.gaps[0].reason


def test_draft_expired_certificate_is_a_gap_from_the_next_day():
    draft = _draft(person(1, certificate(expires=day(3))))

    assert _keys_of(draft, 1) == [(day(1), 1), (day(2), 1), (day(3), 2)]
    assert {gap.rule for gap in draft.gaps} == {"C01"}
    assert "没有在该班全程有效的证书，12月4日中班" in draft.gaps[0].reason


@pytest.mark.parametrize("level", [Level.FIVE, None])
def test_draft_level_too_low_or_unknown_is_a_gap(level):
    draft = _draft(person(1, certificate(level)))

    assert _keys_of(draft, 1) == []
    assert {gap.rule for gap in draft.gaps} == {"C02"}
    assert "证书等级不到本站要求的四级" in draft.gaps[0].reason


def test_draft_micro_station_asks_no_certificate():
    assert _draft(person(1, certificates=()), station=MICRO_STATION).gaps == ()


def test_draft_no_night_leaves_the_nights_empty():
    draft = _draft(person(1, no_night_until=day(6)))

    # nights of the 5th and 6th: the latter begins at 24:00, after the mark
    assert [(gap.day, gap.rule) for gap in draft.gaps] == [(day(5), "L05")]


def test_draft_locked_seat_stays_as_it_is():
    locked = Assignment(day(1), EARLY.shift_type_id, 1, "主班", is_locked=True)

    draft = _draft(person(1, leaves=(LeaveFacts(day(1), day(1)),)), seats=[locked])

    assert locked in draft.assignments
    assert draft.gaps == ()


def test_draft_locked_seat_of_another_shift_takes_the_place():
    locked = Assignment(day(1), LATE.shift_type_id, 1, is_locked=True)

    draft = _draft(seats=[locked])

    assert _keys_of(draft, 1)[:2] == [(day(1), 2), (day(2), 1)]
    assert (draft.gaps[0].rule, draft.gaps[0].shift) == ("", "早")
    assert "当天已锁定在中班" in draft.gaps[0].reason


def test_draft_locked_seat_of_somebody_outside_the_teams_stays():
    locked = Assignment(day(1), EARLY.shift_type_id, 9, is_locked=True)

    draft = _draft(person(9), seats=[locked])

    assert (locked in draft.assignments, draft.gaps) == (True, ())


def test_draft_locked_night_that_overlaps_the_next_morning_is_not_double_booked():
    locked = Assignment(day(1), WHOLE_DAY.shift_type_id, 3, is_locked=True)  # to 08:00 of the 2nd

    draft = _draft(seats=[locked])

    assert [(gap.day, gap.rule) for gap in draft.gaps] == [(day(1), "D06")]


def test_draft_duty_at_another_station_is_a_gap():
    draft = _draft(foreign_duties=(foreign(1, day(2), EARLY, MICRO_STATION),))

    assert [gap.rule for gap in draft.gaps] == ["D06"]
    assert "同一时间已在微型消防站值12月2日早班（08:00–16:00）" in draft.gaps[0].reason


def test_draft_own_night_before_the_month_is_no_hindrance():
    tail = foreign(1, day(30, month=11), NIGHT)  # ends when the early shift of the 1st begins

    assert _draft(foreign_duties=(tail,)).gaps == ()


def test_draft_unlocked_seats_are_replaced_and_equal_ones_keep_their_position():
    same = Assignment(day(1), EARLY.shift_type_id, 1, "主班")
    other = Assignment(day(1), LATE.shift_type_id, 1)

    draft = _draft(seats=[same, other])

    assert same in draft.assignments
    assert other not in draft.assignments


def test_draft_station_without_the_shifts_is_refused():
    rotation = start_rotation(PRESETS[5], tuple(TEAMS), MONTH.first)

    with pytest.raises(
        InputRefused, match=r"消控室没有轮班“四班两运转”用到的班次：晚班（12小时）（晚）"
    ):
        make_assignments(roster(""), rotation, TEAMS)


def test_rotation_seats_a_member_only_while_in_the_team() -> None:
    draft = _draft(person(1, team_from=day(10), team_until=day(20)))
    days = {one.duty_date for one in draft.assignments if one.member_id == 1}
    assert days
    assert day(10) <= min(days)
    assert max(days) <= day(20)
