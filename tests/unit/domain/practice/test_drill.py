"""Stages, times, duties and deadlines of drills."""

from datetime import date, datetime

import pytest

from fire_roster.domain.drill import (
    DrillKind,
    DrillMark,
    DrillStage,
    drill_deadlines,
    drill_duties,
    mark_times,
    next_key_place,
)
from fire_roster.domain.unit import UnitTrait
from tests.unit.domain.practice.facts_builder import TODAY, drill

_ALARM = datetime(2026, 12, 1, 23, 59, 30)


def test_stage_follows_from_what_is_on_record() -> None:
    planned = drill(None)
    assert planned.stage is DrillStage.PLANNED
    assert drill(None, announced_on=TODAY).stage is DrillStage.ANNOUNCED
    assert drill(TODAY, evaluation="").stage is DrillStage.HELD
    assert drill(TODAY).stage is DrillStage.EVALUATED
    assert drill(TODAY, closed_on=TODAY).stage is DrillStage.CLOSED


def test_mark_times_count_seconds_over_midnight_against_the_limits() -> None:
    times = mark_times(
        {
            DrillMark.ALARM: _ALARM,
            DrillMark.FIRST_ARRIVAL: datetime(2026, 12, 2, 0, 2, 31),
            DrillMark.CONFIRM: datetime(2026, 12, 2, 0, 0, 30),
            DrillMark.WATER: datetime(2026, 12, 2, 0, 4),
        },
        60,
        180,
    )
    assert [(one.mark, one.seconds, one.limit, one.is_late) for one in times] == [
        (DrillMark.CONFIRM, 60, 60, False),
        (DrillMark.FIRST_ARRIVAL, 181, 180, True),
        (DrillMark.WATER, 270, None, False),
    ]


def test_mark_times_without_an_alarm_are_none() -> None:
    assert mark_times({DrillMark.WATER: _ALARM}, 60, 180) == ()


@pytest.mark.parametrize(
    ("traits", "own", "months"),
    [
        ({UnitTrait.KEY_UNIT}, 0, [6]),
        (set(), 0, [12]),
        ({UnitTrait.HIGH_RISK, UnitTrait.KEY_UNIT}, 0, [3, 6]),
        ({UnitTrait.HIGH_RISE}, 0, [12, 12]),
        ({UnitTrait.SUPER_HIGH_RISE, UnitTrait.KEY_UNIT}, 0, [6, 6]),
        ({UnitTrait.SUB_PLANS}, 0, [3]),
        ({UnitTrait.KEY_UNIT}, 2, [2, 6]),
    ],
)
def test_drill_duties_follow_the_type_of_unit(
    traits: set[UnitTrait], own: int, months: list[int]
) -> None:
    duties = drill_duties(frozenset(traits), own)
    assert [duty.months for duty in duties] == months
    assert all(duty.clause for duty in duties)


@pytest.mark.parametrize(
    ("held_on", "due"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 6, 3), date(2026, 12, 3)),
        (date(2025, 12, 31), date(2026, 6, 30)),
    ],
)
def test_deadline_is_the_interval_after_the_last_drill(held_on: date, due: date) -> None:
    (deadline,) = drill_deadlines(
        (drill(held_on),), drill_duties(frozenset({UnitTrait.KEY_UNIT})), TODAY
    )
    assert (deadline.due, deadline.last) == (due, drill(held_on))


def test_deadline_counts_only_drills_of_the_plan_and_knows_the_planned_one() -> None:
    drills = (
        drill(date(2026, 11, 1), kind=DrillKind.PULL),
        drill(date(2026, 7, 1), drill_id=2),
        drill(None, drill_id=3),
        drill(None, drill_id=4, planned_on=date(2026, 12, 1)),
    )
    (deadline,) = drill_deadlines(drills, drill_duties(frozenset({UnitTrait.KEY_UNIT})), TODAY)
    assert deadline.last == drills[1]
    assert deadline.planned == drills[2]


def test_next_key_place_is_the_one_drilled_longest_ago() -> None:
    drills = (
        drill(date(2026, 5, 1), key_place="厨房"),
        drill(date(2026, 11, 1), key_place="车库"),
        drill(None, key_place="厨房"),
        drill(date(2026, 11, 2), key_place="别处"),
    )
    assert next_key_place(("车库", "厨房"), drills) == "厨房"
    assert next_key_place(("车库", "厨房", "机房"), drills) == "机房"
    assert next_key_place((), drills) == ""
