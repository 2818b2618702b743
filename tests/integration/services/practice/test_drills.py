"""The life of a drill: planned, announced, timed, evaluated, its problems followed up."""

from datetime import date, datetime, timedelta

import pytest

from fire_roster.domain.drill import DrillMark, DrillStage
from fire_roster.errors import InputRefused
from fire_roster.services.office import Office
from tests.integration.services.people import EARLY, MIDDLE, add_operator, assign, audit, seat

_ALARM = datetime(2026, 12, 1, 9, 30, 5)


@pytest.fixture
def drill_id(office: Office) -> int:
    """A drill that is planned for today."""
    return office.records.add(
        "drill", title="冬季综合演练", planned_on=date(2026, 12, 1), key_place="地下车库"
    ).value


def test_people_of_the_hour_come_from_the_roster(office: Office) -> None:
    first, second, third = (add_operator(office, name) for name in ("甲一", "乙二", "丙三"))
    assign(office, seat(1, EARLY, first), seat(1, EARLY, second), seat(1, MIDDLE, third))
    assert set(office.drills.people_of(_ALARM)) == {first, second}


def test_participants_count_and_keep_their_team(office: Office, drill_id: int) -> None:
    first, second = add_operator(office, "甲一", "甲班"), add_operator(office, "乙二")
    office.drills.set_participants(drill_id, {first: True, second: False})
    rows = {
        row.member_id: (row.team, row.is_present)
        for row in office.drills.list_participants(drill_id)
    }
    assert rows == {first: ("甲班", True), second: ("", False)}
    record = office.records.get("drill", drill_id)
    assert (record.expected_count, record.present_count) == (2, 1)
    office.drills.set_participants(drill_id, {first: True})
    assert len(office.drills.list_participants(drill_id)) == 1


def test_participant_who_is_not_on_file_is_refused(office: Office, drill_id: int) -> None:
    with pytest.raises(InputRefused, match="编号 99"):
        office.drills.set_participants(drill_id, {99: True})
    assert office.drills.list_participants(drill_id) == []


def test_stop_watch_starts_the_drill_and_can_be_taken_back(office: Office, drill_id: int) -> None:
    office.drills.mark(drill_id, DrillMark.ALARM, _ALARM)
    office.drills.mark(drill_id, DrillMark.CONFIRM, _ALARM + timedelta(seconds=40, milliseconds=7))
    office.drills.mark(drill_id, DrillMark.WATER, _ALARM + timedelta(seconds=90))
    office.drills.mark(drill_id, DrillMark.WATER, None)
    (facts,) = office.drills.list_facts()
    assert facts.timeline == {
        DrillMark.ALARM: _ALARM,
        DrillMark.CONFIRM: _ALARM + timedelta(seconds=40),
    }
    record = office.records.get("drill", drill_id)
    assert (record.held_on, record.begins_at) == (date(2026, 12, 1), "09:30")
    assert facts.stage is DrillStage.HELD


def test_problems_become_hazards_with_their_origin(office: Office, drill_id: int) -> None:
    keys = office.drills.raise_hazards(
        drill_id, [{"description": "广播听不清", "owner": "工程部", "deadline": date(2026, 12, 9)}]
    ).value
    hazard = office.records.get("hazard", keys[0])
    assert (hazard.origin, hazard.place, hazard.source) == (f"drill:{drill_id}", "地下车库", "演练")
    with pytest.raises(InputRefused, match="没有要登记的问题"):
        office.drills.raise_hazards(drill_id, [])


def test_outlook_tells_the_deadline_and_the_next_place(office: Office, drill_id: int) -> None:
    office.unit.update(key_places="地下车库、厨房")
    office.records.update("drill", drill_id, held_on=date(2026, 8, 31))
    outlook = office.drills.outlook()
    assert outlook.next_due.due == date(2027, 2, 28)
    assert outlook.next_place == "厨房"


def test_figures_count_what_somebody_attended_and_how_quick_it_was(
    office: Office, drill_id: int
) -> None:
    first, second = add_operator(office, "甲一", "甲班"), add_operator(office, "乙二", "甲班")
    office.drills.set_participants(drill_id, {first: True, second: False})
    assert {one.count for one in office.drill_figures.load().people} == {0}
    office.drills.mark(drill_id, DrillMark.ALARM, _ALARM)
    office.drills.mark(drill_id, DrillMark.FIRST_ARRIVAL, _ALARM + timedelta(seconds=190))
    figures = office.drill_figures.load()
    people = {one.entry.record.id: (one.called, one.count, one.last) for one in figures.people}
    day = date(2026, 12, 1)
    assert people == {first: (1, 1, day), second: (1, 0, None)}
    (team,) = figures.teams
    assert (team.team, team.count, team.people, team.last) == ("甲班", 1, 1, day)
    assert team.undrilled == ("乙二",)
    (time,) = figures.times
    assert (time.day, time.confirm_seconds, time.arrive_seconds) == (day, None, 190)
    assert (figures.confirm_limit, figures.arrive_limit) == (60, 180)


def test_every_step_leaves_one_audit_row(office: Office, drill_id: int) -> None:
    office.drills.mark(drill_id, DrillMark.ALARM, _ALARM)
    office.drills.raise_hazards(drill_id, [{"description": "广播听不清"}])
    actions = [entry.action for entry in audit(office)]
    assert actions == ["drill.hazards", "drill.mark", "drill.add"]
