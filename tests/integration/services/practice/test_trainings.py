"""Attendance and coverage."""

from datetime import date

import pytest

from fire_roster.errors import InputRefused
from fire_roster.records.member import MemberFields
from fire_roster.services.office import Office
from fire_roster.services.practice.trainings import Attended
from tests.integration.services.people import CONTROL_ROOM


def _course(office: Office, **values: object) -> int:
    whole = {"title": "冬季培训", "planned_on": date(2026, 11, 20), "held_on": date(2026, 11, 20)}
    return office.records.add("training", **{**whole, **values}).value


def _person(office: Office, name: str, department: str = "") -> int:
    return office.members.add(MemberFields(name=name, department=department)).value


def test_coverage_by_department_names_who_is_missing(office: Office) -> None:
    first, second, third = (
        _person(office, "甲一", "保安部"),
        _person(office, "乙二", "保安部"),
        _person(office, "丙三"),
    )
    course = _course(office)
    people = {first: Attended(), second: Attended(score=59), third: Attended(is_present=False)}
    office.trainings.set_attendance(course, people)
    report = office.trainings.coverage()
    assert (report.total.percent, report.duty.months) == (33, 12)
    rows = {
        one.department: (one.coverage.percent, [m.name for m in one.missing])
        for one in report.departments
    }
    assert rows == {"保安部": (50, ["乙二"]), "（未填部门）": (0, ["丙三"])}
    lines = {
        (one.rule_id, one.department): (one.expected, one.missing)
        for one in office.training_coverages.lines()
    }
    assert lines == {
        ("T05", ""): (3, ("乙二", "丙三")),
        ("T05", "保安部"): (2, ("乙二",)),
        ("T05", "（未填部门）"): (1, ("丙三",)),
        ("S06", ""): (3, ("甲一", "乙二", "丙三")),
        ("S06", "保安部"): (2, ("甲一", "乙二")),
        ("S06", "（未填部门）"): (1, ("丙三",)),
    }


def test_planned_course_trains_nobody(office: Office) -> None:
    member = _person(office, "甲一")
    course = _course(office, held_on=None)
    office.trainings.set_attendance(course, {member: Attended()})
    assert office.trainings.coverage().total.percent == 0


def test_attendance_is_replaced_and_refuses_nonsense(office: Office) -> None:
    member = _person(office, "甲一")
    course = _course(office)
    office.trainings.set_attendance(course, {member: Attended(score=80)})
    for bad in ({member: Attended(score=-1)}, {99: Attended()}):
        with pytest.raises(InputRefused):
            office.trainings.set_attendance(course, bad)
    (row,) = office.trainings.list_attendance(course)
    assert (row.member_id, row.score) == (member, 80)


def test_external_course_shows_in_the_forecast_of_the_control_room(office: Office) -> None:
    fields = MemberFields(name="甲一", position="控制室值班员")
    learner, failed = (
        office.members.add(fields.model_copy(update={"name": name})).value
        for name in ("甲一", "乙二")
    )
    course = _course(
        office,
        kind="外部考证",
        certificate_level="四级",
        planned_on=date(2026, 11, 20),
        held_on=None,
    )
    office.trainings.set_attendance(
        course, {learner: Attended(is_present=False), failed: Attended(score=10)}
    )
    months = office.staffing.forecast(CONTROL_ROOM, 4)
    assert [one.in_training for one in months] == [0, 0, 0, 2]
    office.records.update("training", course, held_on=date(2026, 11, 21))
    office.trainings.set_attendance(course, {learner: Attended(), failed: Attended(score=10)})
    assert "已有 1 人在外部考证" in office.staffing.outlook(CONTROL_ROOM, 4).sentence
    office.records.update("training", course, held_on=date(2026, 8, 1))
    assert "考证" not in office.staffing.outlook(CONTROL_ROOM, 4).sentence
