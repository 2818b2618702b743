"""T01–T04, S07, S08: drills."""

from datetime import date, datetime, timedelta

import pytest

from fire_roster.domain.drill import DrillKind, DrillMark
from fire_roster.domain.practice import FirstDuty, SignedPaperFacts
from fire_roster.domain.rules import UNIT_RULES
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.unit import UnitTrait
from tests.unit.domain.practice.facts_builder import NOW, TODAY, drill, found, practice, unit


def test_t01_without_any_drill_is_an_error() -> None:
    (one,) = found("T01", practice())
    assert one.severity is Severity.ERROR
    assert "还没有演练记录" in one.message and "每半年" in one.message


@pytest.mark.parametrize(
    ("held_on", "severity"),
    [
        (date(2026, 6, 2), Severity.ERROR),
        (date(2026, 6, 3), Severity.WARN),
        (date(2026, 7, 2), Severity.WARN),
        (date(2026, 7, 3), None),
    ],
)
def test_t01_half_year(held_on: date, severity: Severity | None) -> None:
    findings = found("T01", practice(drills=(drill(held_on),)))
    assert [one.severity for one in findings] == ([severity] if severity else [])


def test_t01_late_says_by_how_much_and_what_is_planned() -> None:
    (one,) = found("T01", practice(drills=(drill(date(2026, 5, 3)), drill(None))))
    assert one.amount == 30
    assert "已计划 2026-12-20 综合演练" in one.message


def test_t01_drill_planned_in_time_needs_no_reminder() -> None:
    assert found("T01", practice(drills=(drill(date(2026, 6, 20)), drill(None)))) == ()


def test_t01_drill_planned_too_late_is_told() -> None:
    (one,) = found("T01", practice(drills=(drill(date(2026, 6, 10)), drill(None))))
    assert one.severity is Severity.WARN
    assert "已计划 2026-12-20 综合演练，晚于期限" in one.message


def test_t01_high_risk_and_own_interval() -> None:
    drills = (drill(date(2026, 8, 1)),)
    facts = practice(unit=unit(UnitTrait.HIGH_RISK), drills=drills)
    assert "每季度" in found("T01", facts)[0].message
    assert "本单位规定" in found("T01", practice(drills=drills), {"months": 4})[0].message


def test_silence_about_nothing_is_no_proof() -> None:
    about_drills = ("T02", "T03", "T04", "S08", "K02", "S05", "T06")
    rules = [one for one in UNIT_RULES if one.rule_id in about_drills]
    timed = {DrillMark.ALARM: datetime(2026, 11, 1, 9), DrillMark.CONFIRM: datetime(2026, 11, 1, 9)}
    kept = practice(
        drills=(drill(date(2026, 11, 1), timeline=timed),),
        signed_papers=(SignedPaperFacts("演练", NOW, NOW, is_signed=True),),
        duties=(FirstDuty(1, control_room_on=TODAY),),
    )
    assert {one.rule_id for one in rules if one.has_subject(kept)} == set(about_drills)
    pull = practice(drills=(drill(date(2026, 11, 1), kind=DrillKind.PULL),))
    assert [one.rule_id for one in rules if one.has_subject(pull)] == ["T02"]


def test_t02_names_what_the_record_lacks() -> None:
    bare = drill(
        TODAY, key_place="", content="", departments="", participant_count=0, evaluation=""
    )
    first, second = found("T02", practice(drills=(bare,)))
    assert (first.severity, first.amount) == (Severity.ERROR, 4)
    assert "地点、内容、参加部门、参加人员" in first.message
    assert second.severity is Severity.WARN


def test_t02_complete_old_and_planned_drills_are_fine() -> None:
    long_ago = drill(date(2024, 1, 1), content="")
    assert found("T02", practice(drills=(drill(TODAY), long_ago, drill(None, content="")))) == ()


def test_t03_names_what_was_not_ticked() -> None:
    (one,) = found("T03", practice(drills=(drill(TODAY, is_told=False, has_signs=False),)))
    assert "事先告知、现场标识" in one.message


def test_t03_leaves_pulls_and_complete_drills_alone() -> None:
    pull = drill(TODAY, kind=DrillKind.PULL, is_told=False)
    assert found("T03", practice(drills=(pull, drill(TODAY)))) == ()


def test_t04_same_place_twice_in_a_row() -> None:
    drills = (drill(date(2026, 5, 1)), drill(date(2026, 11, 1), drill_id=2))
    (one,) = found("T04", practice(drills=drills))
    assert one.dates == (date(2026, 11, 1),)


def test_t04_other_places_are_fine() -> None:
    drills = (
        drill(date(2026, 5, 1)),
        drill(date(2026, 6, 1), drill_id=2, key_place="厨房"),
        drill(date(2026, 7, 1), drill_id=3, key_place=""),
        drill(date(2026, 8, 1), drill_id=4, key_place=""),
    )
    assert found("T04", practice(drills=drills)) == ()


@pytest.mark.parametrize(("days", "amount"), [(30, None), (31, 1)])
def test_s07_pull_within_thirty_days(days: int, amount: int | None) -> None:
    pull = drill(TODAY - timedelta(days=days), kind=DrillKind.PULL)
    findings = found("S07", practice(drills=(pull,)))
    assert [one.amount for one in findings] == ([] if amount is None else [amount])


def test_s07_without_a_pull_of_this_station() -> None:
    elsewhere = drill(TODAY, kind=DrillKind.PULL, station_id=9)
    (one,) = found("S07", practice(drills=(elsewhere, drill(TODAY))))
    assert "微型消防站还没有拉动记录" in one.message


def test_s08_late_arrival_is_measured() -> None:
    alarm = datetime(2026, 12, 1, 9)
    timeline = {
        DrillMark.ALARM: alarm,
        DrillMark.CONFIRM: alarm + timedelta(seconds=60),
        DrillMark.FIRST_ARRIVAL: alarm + timedelta(seconds=200),
        DrillMark.WATER: alarm + timedelta(seconds=900),
    }
    facts = practice(drills=(drill(date(2026, 12, 1), timeline=timeline),))
    (one,) = found("S08", facts)
    assert (one.amount, one.severity) == (20, Severity.WARN)
    assert found("S08", facts, {"arrive_seconds": 240}) == ()
