"""T05, T06, S05, S06, S10: training."""

from dataclasses import replace
from datetime import date

from fire_roster.domain.practice import FirstDuty
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.training import TrainingKind
from tests.unit.domain.practice.facts_builder import MEMBERS, TODAY, course, found, practice

_EVERYBODY = tuple(MEMBERS)


def test_t05_names_who_is_missing_with_the_coverage() -> None:
    facts = practice(trainings=(course(TrainingKind.PERIODIC, date(2026, 6, 1), 1, 2, 3, 4),))
    (one,) = found("T05", facts)
    assert (one.member_ids, one.amount, one.severity) == ((5,), 1, Severity.ERROR)
    assert "80%" in one.message and "戊" in one.message


def test_t05_names_the_departments_that_are_not_covered() -> None:
    offices = {1: "保安部", 2: "保安部", 3: "工程部", 4: "", 5: "保安部"}
    members = {key: replace(one, department=offices[key]) for key, one in MEMBERS.items()}
    trainings = (course(TrainingKind.PERIODIC, date(2026, 6, 1), 1, 2, 3),)
    (one,) = found("T05", practice(members=members, trainings=trainings))
    assert one.message.endswith("还缺：丁、戊；未满的部门：保安部 66%、未填部门 0%。")


def test_t05_many_names_are_counted() -> None:
    many = {key: replace(MEMBERS[1], member_id=key, name=f"员{key}") for key in range(1, 11)}
    (one,) = found("T05", practice(members=many))
    assert "等 10 人" in one.message


def test_t05_due_soon_is_a_warning_and_leavers_do_not_count() -> None:
    members = {**MEMBERS, 5: replace(MEMBERS[5], left=date(2026, 11, 30))}
    trainings = (course(TrainingKind.PERIODIC, date(2025, 12, 10), 1, 2, 3, 4),)
    (one,) = found("T05", practice(members=members, trainings=trainings))
    assert (one.severity, one.amount) == (Severity.WARN, 4)


def test_t06_new_person_and_operators() -> None:
    members = {**MEMBERS, 1: replace(MEMBERS[1], joined=date(2026, 11, 20))}
    duties = (
        FirstDuty(1, control_room_on=TODAY),
        FirstDuty(3, micro_station_on=TODAY),
    )
    new, operators = found("T06", practice(members=members, duties=duties))
    assert new.member_ids == operators.member_ids == (1,)
    trainings = (
        course(TrainingKind.PRE_POST, date(2026, 11, 21), 1),
        course(TrainingKind.OPERATOR, date(2026, 11, 22), 1),
    )
    assert found("T06", practice(members=members, duties=duties, trainings=trainings)) == ()


def test_t06_training_after_the_first_duty_comes_too_late() -> None:
    members = {**MEMBERS, 3: replace(MEMBERS[3], joined=date(2026, 11, 20))}
    duties = (FirstDuty(3, micro_station_on=date(2026, 12, 1)),)
    late = (course(TrainingKind.PRE_POST, date(2026, 12, 2), 3),)
    assert len(found("T06", practice(members=members, duties=duties, trainings=late))) == 1


def test_s05_names_untrained_people_of_the_micro_station() -> None:
    duties = (
        FirstDuty(1, control_room_on=TODAY),
        FirstDuty(3, micro_station_on=TODAY),
        FirstDuty(4, micro_station_on=TODAY),
    )
    trainings = (course(TrainingKind.PRE_POST, date(2020, 1, 1), 4),)
    (one,) = found("S05", practice(duties=duties, trainings=trainings))
    assert (one.member_ids, one.severity) == ((3,), Severity.ERROR)


def test_each_post_counts_from_its_own_first_duty() -> None:
    duties = (FirstDuty(3, control_room_on=date(2026, 11, 5), micro_station_on=TODAY),)
    trainings = (
        course(TrainingKind.PRE_POST, date(2026, 11, 20), 3),
        course(TrainingKind.OPERATOR, date(2026, 11, 1), 3),
    )
    facts = practice(duties=duties, trainings=trainings)
    assert found("S05", facts) == found("T06", facts) == ()


def test_s05_nobody_untrained() -> None:
    assert found("S05", practice()) == ()


def test_s06_is_a_preset() -> None:
    assert found("S06", practice()) == ()


def test_s06_counts_hours_of_last_month_and_days_of_last_year() -> None:
    trainings = (
        course(TrainingKind.SKILL, date(2026, 11, 10), 3, hours=3),
        course(TrainingKind.SKILL, date(2025, 5, 10), 3, hours=16),
    )
    year, posts, month = found("S06", practice(trainings=trainings), {})
    assert (month.amount, year.amount, posts.amount) == (1, 2, 7)
    assert "岗位练兵 0 天" in posts.message


def test_s06_enough_training() -> None:
    trainings = (
        course(TrainingKind.SKILL, date(2026, 11, 10), 3, hours=4),
        course(TrainingKind.SKILL, date(2025, 5, 10), 3, hours=32),
        course(TrainingKind.PRACTICE, date(2025, 6, 10), 3, hours=56),
    )
    assert found("S06", practice(trainings=trainings), {}) == ()


def test_s06_first_year_in_the_program_is_not_held_against_the_unit() -> None:
    trainings = (course(TrainingKind.SKILL, date(2026, 11, 10), 3, hours=4),)
    assert found("S06", practice(trainings=trainings), {}) == ()


def test_s10_share_of_volunteers() -> None:
    assert found("S10", practice(staff_count=20)) == ()
    (one,) = found("S10", practice(staff_count=20), {})
    assert one.amount == 15
    assert found("S10", practice(staff_count=10), {}) == ()
    assert found("S10", practice(), {}) == ()
