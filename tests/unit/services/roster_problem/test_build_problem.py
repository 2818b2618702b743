"""The checker is the judge: rosters made from facts break no rule that can be kept."""

from dataclasses import replace
from datetime import date

import pytest

from fire_roster.domain.certificate import Level
from fire_roster.domain.coverage import uncovered_shifts
from fire_roster.domain.member import LeaveFacts
from fire_roster.domain.roster import Assignment
from fire_roster.domain.rules.base import RuleSetting, RuleSettings, Severity
from fire_roster.domain.rules.c03_monitoring_direction import RULE as C03
from fire_roster.domain.rules.d05_joined_duties import RULE as D05
from fire_roster.domain.rules.l03_rest_day import RULE as L03
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.unit import (
    AveragedHours,
    SinglePersonCondition,
    SinglePersonProof,
    UnitFacts,
)
from fire_roster.services.roster_problem import build_problem
from fire_roster.solver import LAW, WARNING
from tests.unit.domain.roster_builder import (
    CONTROL_ROOM,
    EARLY,
    LATE,
    LONG_DAY,
    LONG_NIGHT,
    MICRO_STATION,
    NIGHT,
    WHOLE_DAY,
    certificate,
    day,
    findings,
    foreign,
    person,
    roster,
    rule_settings,
)
from tests.unit.services.roster_problem.cases import (
    NEVER_BROKEN,
    codes,
    errors,
    made,
    people,
    required,
    rules_broken,
    sample_facts,
)

THREE = required(EARLY, LATE, NIGHT)


def test_sample_at_level_five_has_no_error() -> None:
    facts = made(sample_facts(Level.FIVE))
    assert errors(facts) == []
    assert len(facts.assignments) == 186


def test_sample_at_level_four_breaks_only_working_time() -> None:
    facts = made(sample_facts(Level.FOUR))
    assert {one.rule for one in errors(facts)} == {"L02", "L03"}
    assert uncovered_shifts(facts) == ()


def test_twelve_people_leave_and_ending_certificates_no_error_no_short_rest() -> None:
    members = list(people(12))
    members[0] = person(1, certificate(expires=day(15)))
    members[1] = person(2, leaves=(LeaveFacts(day(5), day(11), "年休假"),))
    facts = made(roster("", *members, shift_types=THREE))
    assert errors(facts) == []
    assert rules_broken(facts, ["D05", "L02"]) == set()
    assert max(codes(facts, 1)) <= 15


def test_four_people_never_break_what_must_not_be_broken() -> None:
    members = [
        person(1, certificate(expires=day(10))),
        person(2, certificate(Level.FIVE)),
        person(3, leaves=(LeaveFacts(day(8), day(20), "病假"),)),
        person(4, no_night_until=day(31)),
        person(5, certificates=()),
        person(6),
    ]
    facts = made(roster("", *members, shift_types=THREE))
    assert rules_broken(facts, NEVER_BROKEN) == set()
    assert uncovered_shifts(facts)
    assert codes(facts, 2) == codes(facts, 5) == {}


def test_night_before_leave_is_left_free_because_it_reaches_into_it() -> None:
    away = person(1, leaves=(LeaveFacts(day(10), day(31), "年休假"),))
    facts = made(roster("", away, *people(12)[1:], shift_types=THREE))
    assert codes(facts, 1).get(9) != "夜"
    assert errors(facts) == []


def test_young_member_is_not_used() -> None:
    young = person(1, birth=date(2009, 1, 2))
    facts = made(roster("", young, *people(12)[1:], shift_types=THREE))
    assert codes(facts, 1) == {}


def test_previous_month_night_keeps_the_first_morning_free() -> None:
    last_night = foreign(1, date(2026, 11, 30), NIGHT)
    facts = roster("", *people(6), shift_types=THREE, foreign_duties=(last_night,))
    after = made(facts)
    assert codes(after, 1).get(1) not in ("早", "中")


def test_previous_month_run_of_six_gives_the_first_off() -> None:
    run = tuple(foreign(1, date(2026, 11, number), EARLY) for number in range(25, 31))
    facts = made(roster("", *people(12), shift_types=THREE, foreign_duties=run))
    assert 1 not in codes(facts, 1)
    assert rules_broken(facts, ["L03"]) == set()


def test_duty_at_the_micro_station_keeps_the_control_room_seat_free() -> None:
    watch = tuple(foreign(1, day(number), EARLY, MICRO_STATION) for number in (3, 4))
    facts = made(roster("", *people(12), shift_types=THREE, foreign_duties=watch))
    assert not {3: "早", 4: "早"}.items() & codes(facts, 1).items()
    assert rules_broken(facts, ["D05", "D06", "D07"]) == set()


def test_hours_elsewhere_count_towards_overtime() -> None:
    watch = tuple(foreign(1, day(n), LONG_DAY, MICRO_STATION) for n in range(1, 19))
    facts = made(roster("", *people(12), shift_types=THREE, foreign_duties=watch))
    assert codes(facts, 1) == {}


def test_locked_seats_are_kept_with_their_lock() -> None:
    locked = Assignment(day(14), NIGHT.shift_type_id, 1, "主班", is_locked=True)
    facts = roster("", *people(12), shift_types=THREE, assignments={locked.key: locked})
    assert made(facts).assignments[locked.key] == locked


def test_unlocked_seats_are_made_anew() -> None:
    facts = roster("1-31早:1", *people(12), shift_types=THREE)
    assert len(codes(made(facts), 1)) < 25


def test_locked_member_without_certificate_does_not_count_as_cover() -> None:
    locked = Assignment(day(14), NIGHT.shift_type_id, 1, is_locked=True)
    members = [person(1, certificates=()), *people(12)[1:]]
    facts = roster("", *members, shift_types=THREE, assignments={locked.key: locked})
    after = made(facts)
    on_night = [key for key in after.assignments if key[:2] == (day(14), NIGHT.shift_type_id)]
    assert len(on_night) == 3
    assert uncovered_shifts(after) == ()


@pytest.mark.parametrize(
    "shifts",
    [
        (replace(EARLY, end_minute=1020), LATE, NIGHT),
        (LONG_DAY, LONG_NIGHT),
        (WHOLE_DAY,),
    ],
    ids=["overlapping", "twelve hours", "twenty-four hours"],
)
def test_other_shift_types_cover_every_minute(shifts: tuple[ShiftType, ...]) -> None:
    room = replace(MICRO_STATION, min_staff=2)
    members = [replace(one, station_ids=frozenset({9})) for one in people(12)]
    facts = made(roster("", *members, shift_types=required(*shifts), station=room))
    assert rules_broken(facts, ["S04", "D06", "D05"]) == set()
    heads = {(key.duty_date, key.shift_type_id) for key in facts.assignments}
    assert len(facts.assignments) == 2 * len(heads) == 2 * 31 * len(shifts)


def test_single_person_room_with_all_proofs_needs_one() -> None:
    condition = SinglePersonCondition(
        "消防条例 第36条", date(2021, 11, 25), False, frozenset(SinglePersonProof)
    )
    room = replace(CONTROL_ROOM, min_staff=1, single_person=condition)
    facts = made(roster("", *people(6), shift_types=THREE, station=room))
    assert len(facts.assignments) == 93
    assert errors(facts) == []


def test_rest_parameter_of_the_unit_is_obeyed() -> None:
    settings = rule_settings(D05, min_rest_hours=16)
    facts = made(roster("", *people(12), shift_types=THREE), settings)
    assert findings(D05, facts, settings) == ()


def test_run_parameter_of_the_unit_is_obeyed() -> None:
    settings = rule_settings(L03, max_run=4)
    facts = made(roster("", *people(12), shift_types=THREE), settings)
    assert findings(L03, facts, settings) == ()


def test_approved_averaged_hours_turn_rest_days_into_warnings() -> None:
    averaged = AveragedHours(True, "〔2026〕1号", date(2027, 1, 1))
    facts = roster("", *people(2), shift_types=THREE, unit=UnitFacts(averaged_hours=averaged))
    tiers = {row.tag[0]: row.tier for row in build_problem(facts, RuleSettings()).windows}
    assert tiers["L03"] == WARNING


def test_severity_set_by_the_unit_decides_the_tier() -> None:
    facts = roster("", *people(2), shift_types=THREE)
    mild = rule_settings(L03, Severity.WARN)
    tiers = [
        {row.tier for row in build_problem(facts, settings).windows if row.tag[0] == "L03"}
        for settings in (RuleSettings(), mild)
    ]
    assert tiers == [{LAW}, {WARNING}]


def test_rule_switched_off_makes_no_rows() -> None:
    off = RuleSettings({"L03": RuleSetting(is_off=True), "D05": RuleSetting(is_off=True)})
    problem = build_problem(roster("", *people(2), shift_types=THREE), off)
    assert not [row for row in problem.windows if row.tag[0] == "L03"]
    assert (problem.rest.minimum, problem.rest.max_joined) == (0, None)


def test_old_certificate_of_another_direction_comes_last() -> None:
    other = person(1, certificate(direction="检测维修保养"))
    facts = made(roster("", other, *people(12)[1:], shift_types=THREE))
    assert findings(C03, facts) == ()
    assert codes(facts, 1) == {}


def test_micro_station_day_hours_are_errors_only_beyond_the_limit() -> None:
    members = [replace(one, station_ids=frozenset({9})) for one in people(8)]
    types = required(LONG_DAY, LONG_NIGHT)
    facts = roster("", *members, shift_types=types, station=MICRO_STATION)
    tiers = {row.tag: row.tier for row in build_problem(facts, RuleSettings()).windows}
    assert tiers["L01", "1", 0] == LAW
    assert tiers["L01", "1", 0, "day"] == WARNING


def test_micro_seat_beside_control_room_duty_keeps_the_rooms_limit() -> None:
    member = replace(person(1), station_ids=frozenset({1, 9}))
    room_duty = foreign(1, day(5), EARLY)
    facts = roster(
        "", member, shift_types=THREE, station=MICRO_STATION, foreign_duties=(room_duty,)
    )
    days = {(s.day, s.shift) for s in build_problem(facts, RuleSettings()).allowed}
    assert (4, str(LATE.shift_type_id)) not in days
    assert (4, str(NIGHT.shift_type_id)) in days


def test_same_seed_makes_the_same_roster() -> None:
    facts = sample_facts(Level.FOUR)
    assert made(facts, work=0.5).assignments == made(facts, work=0.5).assignments


def test_station_without_night_shifts_has_no_night_rows() -> None:
    facts = roster("", *people(2), shift_types=required(EARLY, LATE))
    problem = build_problem(facts, RuleSettings())
    assert not [row for row in problem.windows if row.tag[0] == "nights"]
    assert [group.tag[1] for group in problem.fairness] == ["all", "rest_days"]
