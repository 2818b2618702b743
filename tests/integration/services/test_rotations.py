"""Rosters by rotation: patterns, plans that go on, new shift types, explained gaps."""

from datetime import date

import pytest

from fire_roster.domain.month import Month
from fire_roster.domain.rotation import RotationPattern
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.leave import LeaveFields
from fire_roster.records.member import MemberFields
from fire_roster.records.shift import ShiftTypeFields
from fire_roster.services.office import Office
from fire_roster.services.proposal import Proposal
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    MICRO_STATION,
    add_operator,
    assign,
    seat,
)

JANUARY = Month(2027, 1)


@pytest.fixture
def crew(office: Office) -> Office:
    """Four teams of two certified operators."""
    for team in ("甲班", "乙班", "丙班", "丁班"):
        for number in (1, 2):
            add_operator(office, f"{team}{number}号", team)
    return office


def _pattern(office: Office, name: str) -> RotationPattern:
    return office.rotations.find_pattern(name, CONTROL_ROOM)


def _propose(office: Office, name: str, month: Month = DECEMBER) -> Proposal:
    plan = office.rotations.suggest_plan(CONTROL_ROOM, month, _pattern(office, name))
    return office.rotations.propose(CONTROL_ROOM, month, plan)


def _codes(office: Office, month: Month, member_id: int) -> list[str]:
    facts = office.rosters.open(CONTROL_ROOM, month).facts
    by_day = {one.duty_date: one.shift.code for one in facts.own_duties_of(member_id)}
    return [by_day.get(day, "休") for day in month.days]


def test_list_patterns_are_those_of_the_trade(office: Office) -> None:
    names = [one.name for one in office.rotations.list_patterns()]
    assert {"四班三运转", "五班三运转", "四班两运转", "三班两运转"} <= set(names)
    assert {"上24休48", "上24休72"} <= set(names)


def test_find_pattern_by_name_key_or_written(crew: Office) -> None:
    assert _pattern(crew, "四班三运转") == _pattern(crew, " four-three-2222 ")
    own = _pattern(crew, "早早中中夜夜休休")
    assert (own.team_count, own.offset_days, len(own.cycle)) == (4, 2, 8)


@pytest.mark.parametrize("text", ["", "七班倒", "休休"])
def test_find_pattern_unreadable_lists_the_known(crew: Office, text: str) -> None:
    with pytest.raises(UsageProblem, match="可选：四班三运转"):
        _pattern(crew, text)


def test_own_pattern_knows_the_shifts_of_the_station(office: Office) -> None:
    entry = office.stations.get(CONTROL_ROOM)
    pattern = office.rotations.own_pattern("早-中-夜-", entry)
    assert (pattern.cycle[1], pattern.team_count) == (None, 1)


def test_judge_illegal_pattern_names_the_limit(crew: Office) -> None:
    verdict = crew.rotations.judge(_pattern(crew, "上24休48"), CONTROL_ROOM)
    assert verdict.sentence


def test_propose_covers_every_shift_and_saves_nothing(crew: Office) -> None:
    proposal = _propose(crew, "四班三运转")
    assert (proposal.shortages, proposal.error_count) == ((), 0)
    assert len(proposal.state.facts.assignments) == 31 * 3 * 2
    assert (proposal.ended_by, proposal.objective, proposal.bound) == ("rotation", None, None)
    assert proposal.warning_count == sum(
        one.severity.value == "warn" for one in proposal.violations
    )
    assert crew.rosters.list_versions(CONTROL_ROOM, DECEMBER) == ()


def test_stored_plan_goes_on_across_the_month_end(crew: Office) -> None:
    for month in (DECEMBER, JANUARY):
        crew.rosters.save(_propose(crew, "四班三运转", month))
    days = _codes(crew, DECEMBER, 1) + _codes(crew, JANUARY, 1)
    cycle = list("早早中中夜夜休休")
    assert days == (cycle * 8)[: len(days)]
    plan = crew.rotations.stored_plan(CONTROL_ROOM)
    assert plan is not None and plan.anchor == DECEMBER.first


def test_suggest_plan_of_another_pattern_goes_on_from_the_roster(crew: Office) -> None:
    start = date(2026, 11, 29)
    plan = crew.rotations.suggest_plan(CONTROL_ROOM, DECEMBER, _pattern(crew, "四班三运转"), start)
    crew.rosters.save(crew.rotations.propose(CONTROL_ROOM, DECEMBER, plan))
    crew.rosters.save(_propose(crew, "早早中中夜夜休休", JANUARY))
    days = _codes(crew, DECEMBER, 1) + _codes(crew, JANUARY, 1)
    assert days == (list("早早中中夜夜休休") * 9)[2 : 2 + len(days)]


def test_stored_plan_of_an_own_pattern_is_read_back(crew: Office) -> None:
    pattern = _pattern(crew, "早早中中夜夜休休")
    crew.rosters.save(_propose(crew, "早早中中夜夜休休"))
    stored = crew.rotations.stored_plan(CONTROL_ROOM)
    assert stored is not None and stored.pattern == pattern


def test_stored_plan_whose_shift_has_another_letter_now_is_none(crew: Office) -> None:
    fields = ShiftTypeFields(code="晨", name="晨班", start_minute=360, end_minute=840)
    crew.stations.save_shifts(CONTROL_ROOM, [(None, fields)])
    crew.rosters.save(_propose(crew, "晨休"))
    (shift,) = crew.stations.get(CONTROL_ROOM).shifts
    renamed = fields.model_copy(update={"code": "曦"})
    crew.stations.save_shifts(CONTROL_ROOM, [(shift.shift_type_id, renamed)])
    assert crew.rotations.stored_plan(CONTROL_ROOM) is None
    assert _propose(crew, "曦休", JANUARY).state.facts.assignments


def test_twelve_hour_pattern_adds_its_shift_types_once(crew: Office) -> None:
    first, second = _propose(crew, "四班两运转"), _propose(crew, "四班两运转", JANUARY)
    assert {one.code for one in first.new_shifts} == {"白", "晚"}
    crew.rosters.save(first)
    crew.rosters.save(second)
    shifts = crew.stations.get(CONTROL_ROOM).shifts
    assert sorted(one.code for one in shifts) == sorted(["早", "中", "夜", "白", "晚"])
    assert [one.code for one in shifts if not one.is_required] == ["白", "晚"]
    assert len(crew.rosters.open(CONTROL_ROOM, JANUARY).facts.assignments) == 31 * 2 * 2


def test_saved_twelve_hour_roster_is_undone_as_one_edit(crew: Office) -> None:
    patch = crew.rosters.save(_propose(crew, "四班两运转")).value
    crew.rosters.edit(CONTROL_ROOM, DECEMBER, patch.inverted(), "撤销")
    assert crew.rosters.open(CONTROL_ROOM, DECEMBER).is_empty


def test_propose_keeps_locked_seats(crew: Office) -> None:
    locked = seat(8, EARLY, 1, is_locked=True)
    assign(crew, locked, seat(9, EARLY, 1))
    facts = _propose(crew, "四班三运转").state.facts
    assert facts.assignments[locked.key] == locked
    assert len([one for one in facts.assignments.values() if one.is_locked]) == 1


def test_propose_explains_gaps_by_leave_and_certificate(crew: Office) -> None:
    leave = LeaveFields(first=date(2026, 12, 1), last=date(2026, 12, 1))
    crew.leaves.add(crew.members.find("甲班1号"), leave)
    (paper,) = crew.members.find("乙班1号").certificates
    crew.certificates.update(paper.id, expires=date(2026, 12, 10))
    proposal = _propose(crew, "四班三运转")
    first = proposal.shortages[0]
    assert (first.day, first.shift.code, first.missing, first.level) == (
        date(2026, 12, 1),
        "早",
        1,
        "四级",
    )
    assert "甲班1号" in first.reason
    assert any("乙班1号" in one and "同样的空缺共" in one for one in proposal.sentences)


def test_propose_with_a_wrong_number_of_teams_says_so(crew: Office) -> None:
    sentences = _propose(crew, "五班三运转").sentences
    assert any("按 5 个班组设计，本站有 4 个班组" in one for one in sentences)


def test_propose_without_people_is_refused(office: Office) -> None:
    with pytest.raises(InputRefused, match="还没有可轮班的人员"):
        _propose(office, "四班三运转")


def test_propose_leaves_people_without_a_team_out_and_says_so(office: Office) -> None:
    office.members.add(MemberFields(name="散一"), station_ids=frozenset({MICRO_STATION}))
    office.members.add(MemberFields(name="散二"), "甲班", frozenset({MICRO_STATION}))
    pattern = office.rotations.find_pattern("四班三运转", MICRO_STATION)
    plan = office.rotations.suggest_plan(MICRO_STATION, DECEMBER, pattern)
    proposal = office.rotations.propose(MICRO_STATION, DECEMBER, plan)
    assert list(plan.team_offsets) == ["甲班"]
    assert "散一没有班组或班组不在本次轮班里，没有排班。" in proposal.sentences


def test_propose_takes_everybody_as_one_team_where_nobody_has_one(office: Office) -> None:
    office.members.add(MemberFields(name="散一"), station_ids=frozenset({MICRO_STATION}))
    pattern = office.rotations.find_pattern("四班三运转", MICRO_STATION)
    plan = office.rotations.suggest_plan(MICRO_STATION, DECEMBER, pattern)
    assert list(plan.team_offsets) == ["未分班组"]


def test_suggest_plan_from_a_chosen_day_begins_the_cycle_there(crew: Office) -> None:
    pattern, day = _pattern(crew, "四班三运转"), date(2026, 12, 3)
    crew.rosters.save(_propose(crew, "四班三运转"))
    plan = crew.rotations.suggest_plan(CONTROL_ROOM, JANUARY, pattern, day)
    assert (plan.anchor, list(plan.team_offsets.values())) == (day, [0, 2, 4, 6])
