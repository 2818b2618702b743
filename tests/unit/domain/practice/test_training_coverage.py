"""Coverage of every duty to train."""

from dataclasses import replace
from datetime import date

from fire_roster.domain.practice import FirstDuty
from fire_roster.domain.training import TrainingKind
from fire_roster.domain.training_coverage import rule_coverages
from tests.unit.domain.practice.facts_builder import MEMBERS, course, practice

DAY = date(2026, 12, 1)
BEFORE, AFTER = date(2026, 11, 20), date(2026, 12, 2)


def test_each_duty_counts_its_own_people_and_what_came_in_time() -> None:
    members = {**MEMBERS, 3: replace(MEMBERS[3], joined=date(2026, 10, 1))}
    facts = practice(
        members=members,
        duties=(
            FirstDuty(1, control_room_on=DAY),
            FirstDuty(2, control_room_on=DAY),
            FirstDuty(3, micro_station_on=DAY),
            FirstDuty(4, micro_station_on=DAY),
        ),
        trainings=(
            course(TrainingKind.PERIODIC, BEFORE, 1, 2, 3, 4),
            course(TrainingKind.OPERATOR, BEFORE, 1),
            course(TrainingKind.OPERATOR, AFTER, 2),
            course(TrainingKind.PRE_POST, BEFORE, 3),
            course(TrainingKind.SKILL, BEFORE, 4, 1),
            course(TrainingKind.SKILL, AFTER, 5),
        ),
    )
    found = {
        (one.rule_id, one.what): (one.coverage.percent, sorted(one.coverage.missing_ids))
        for one in rule_coverages(facts)
    }
    assert found == {
        ("T05", "全员定期培训"): (80, [5]),
        ("T06", "新员工岗前培训"): (100, []),
        ("T06", "消控室值班员专门培训"): (50, [2]),
        ("S05", "微站队员岗前培训"): (50, [4]),
        ("S06", "微站队员上月技能训练"): (33, [3, 5]),
    }


def test_duty_about_nobody_is_left_out() -> None:
    assert rule_coverages(practice(members={})) == ()
    assert [one.rule_id for one in rule_coverages(practice())] == ["T05", "S06"]
