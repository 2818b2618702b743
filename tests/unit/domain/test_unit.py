"""Units and stations."""

from dataclasses import replace
from datetime import date

import pytest

from fire_roster.domain.unit import (
    AveragedHours,
    SinglePersonCondition,
    SinglePersonProof,
    StationKind,
    UnitFacts,
    UnitTrait,
)
from tests.unit.domain.roster_builder import CONTROL_ROOM, MICRO_STATION, day

_COMPLETE = SinglePersonCondition("条例 第1条", day(14), True, frozenset(SinglePersonProof))


def test_station_kind_has_a_label() -> None:
    assert StationKind.CONTROL_ROOM.label == "消防控制室"
    assert StationKind.MICRO_STATION.label == "微型消防站"


def test_unit_is_a_key_unit_unless_told_otherwise() -> None:
    assert UnitFacts().traits == {UnitTrait.KEY_UNIT}


def test_single_person_empty_record_lacks_everything() -> None:
    assert len(SinglePersonCondition().missing) == 2 + len(SinglePersonProof)


def test_single_person_complete_record_lacks_nothing() -> None:
    assert _COMPLETE.missing == ()


def test_single_person_remote_control_is_asked_only_where_the_clause_asks() -> None:
    without = _COMPLETE.proofs - {SinglePersonProof.REMOTE_CONTROL}
    strict = replace(_COMPLETE, proofs=without)
    lenient = replace(strict, needs_remote_control=False)
    assert strict.missing == ("远程操作全部控制功能的证明",)
    assert lenient.missing == ()


@pytest.mark.parametrize(("number", "heads"), [(13, 2), (14, 1)])
def test_required_staff_is_one_from_the_day_the_clause_is_in_force(number: int, heads: int) -> None:
    room = replace(CONTROL_ROOM, min_staff=1, single_person=_COMPLETE)
    assert room.required_staff(day(number)) == heads


def test_required_staff_of_a_room_without_record_is_two() -> None:
    assert replace(CONTROL_ROOM, min_staff=1).required_staff(day(14)) == 2


@pytest.mark.parametrize(("least", "heads"), [(0, 1), (1, 1), (6, 6)])
def test_required_staff_of_a_micro_station_is_its_own(least: int, heads: int) -> None:
    assert replace(MICRO_STATION, min_staff=least).required_staff(day(14)) == heads


@pytest.mark.parametrize(
    ("hours", "is_approved"),
    [
        (AveragedHours(True, "人社审〔2026〕1号", day(14)), True),
        (AveragedHours(True, "人社审〔2026〕1号", day(13)), False),
        (AveragedHours(True, "人社审〔2026〕1号", None), False),
        (AveragedHours(True, "", day(14)), False),
        (AveragedHours(False, "人社审〔2026〕1号", date(2030, 1, 1)), False),
    ],
)
def test_averaged_hours_need_number_and_date(hours: AveragedHours, is_approved: bool) -> None:
    assert hours.is_approved_on(day(14)) is is_approved


def test_required_staff_of_two_stays_two_with_a_complete_record() -> None:
    room = replace(CONTROL_ROOM, min_staff=2, single_person=_COMPLETE)
    assert room.required_staff(day(14)) == 2
