"""A rotation goes on where the month before ended."""

from datetime import date, timedelta

import pytest

from fire_roster.assets import load_json
from fire_roster.domain.month import Month
from fire_roster.domain.rotation import parse_rotations, start_rotation
from fire_roster.domain.rotation_start import continue_rotation, team_tail
from tests.unit.domain.roster_builder import (
    EARLY,
    LATE,
    MICRO_STATION,
    NIGHT,
    day,
    foreign,
    roster,
)

PRESETS = parse_rotations(load_json("data", "rotations.json"))
TEAMS = ("甲班", "乙班", "丙班", "丁班", "戊班")
FIRST = date(2026, 12, 1)


def _tail(rotation, first=FIRST, days=7):
    past = [first - timedelta(days=back) for back in range(days, 0, -1)]
    return {
        team: {one: rotation.shift_code(team, one) for one in past}
        for team in rotation.team_offsets
    }


def _month(rotation, first=FIRST):
    days = [first + timedelta(days=index) for index in range(31)]
    return {t: [rotation.shift_code(t, one) for one in days] for t in rotation.team_offsets}


@pytest.mark.parametrize("pattern", PRESETS, ids=lambda one: one.key)
@pytest.mark.parametrize("shift_days", [0, 1, 5])
def test_continue_seven_days_of_tail_give_the_same_rotation(pattern, shift_days):
    teams = TEAMS[: pattern.team_count]
    before = start_rotation(pattern, teams, date(2026, 11, 1 + shift_days))

    after = continue_rotation(pattern, teams, FIRST, _tail(before))

    assert after.anchor == FIRST
    assert _month(after) == _month(before)


def test_continue_teams_in_another_order_keep_their_places():
    pattern, teams = PRESETS[0], TEAMS[:4]
    before = start_rotation(pattern, ("丙班", "甲班", "丁班", "乙班"), date(2026, 11, 4))

    after = continue_rotation(pattern, teams, FIRST, _tail(before))

    assert {t: _month(after)[t] for t in teams} == {t: _month(before)[t] for t in teams}


def test_continue_over_a_leap_february():
    pattern, first = PRESETS[0], date(2028, 3, 1)
    before = start_rotation(pattern, TEAMS[:4], date(2028, 2, 3))

    after = continue_rotation(pattern, TEAMS[:4], first, _tail(before, first))

    assert _month(after, first) == _month(before, first)


def test_continue_without_tail_starts_at_the_anchor():
    after = continue_rotation(PRESETS[0], TEAMS[:4], FIRST, {})

    assert after == start_rotation(PRESETS[0], TEAMS[:4], FIRST)


def test_continue_some_leave_does_not_break_it():
    before = start_rotation(PRESETS[0], TEAMS[:4], date(2026, 11, 4))
    tail = _tail(before)
    tail["甲班"] = dict.fromkeys(tail["甲班"])  # the whole team away

    assert _month(continue_rotation(PRESETS[0], TEAMS[:4], FIRST, tail)) == _month(before)


def test_continue_new_team_takes_the_free_place():
    before = start_rotation(PRESETS[0], TEAMS[:4], date(2026, 11, 4))
    tail = _tail(before)
    del tail["甲班"]

    assert _month(continue_rotation(PRESETS[0], TEAMS[:4], FIRST, tail)) == _month(before)


def test_continue_another_kind_of_rotation_starts_at_the_anchor():
    twelve_hours = start_rotation(PRESETS[5], TEAMS[:4], date(2026, 11, 4))

    after = continue_rotation(PRESETS[0], TEAMS[:4], FIRST, _tail(twelve_hours))

    assert after == start_rotation(PRESETS[0], TEAMS[:4], FIRST)


def test_team_tail_takes_what_most_of_the_team_did():
    november = [foreign(1, day(30, month=11), EARLY), foreign(2, day(30, month=11), EARLY)]
    november += [foreign(3, day(30, month=11), LATE), foreign(3, day(29, month=11), NIGHT)]
    facts = roster("1早:1", foreign_duties=tuple(november))

    tail = team_tail(facts, {"甲班": (1, 2, 3), "乙班": (4,)})

    assert tail["甲班"] == {day(30, month=11): "早", day(29, month=11): "夜"}
    assert tail["乙班"] == {day(30, month=11): None, day(29, month=11): None}


def test_team_tail_leaves_out_the_month_itself_later_days_and_other_stations():
    duties = (
        foreign(1, day(1, month=1, year=2027), EARLY),
        foreign(1, day(30, month=11), EARLY, MICRO_STATION),
    )

    assert team_tail(roster("1早:1", foreign_duties=duties), {"甲班": (1,)}) == {"甲班": {}}


def test_team_tail_emptied_day_says_nothing():
    facts = roster("", month=Month(2026, 12))
    facts.duties_by_day[day(30, month=11)] = ()

    assert team_tail(facts, {"甲班": (1,)}) == {"甲班": {}}
