"""The checker: all findings, in order, and the same after an edit as when checked anew."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fire_roster.domain.calendar import Holiday, HolidayCalendar
from fire_roster.domain.certificate import CertificateType, Level
from fire_roster.domain.checker import RosterChecker
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import LeaveFacts, MemberFacts
from fire_roster.domain.roster import Assignment, Duty
from fire_roster.domain.roster_patch import PatchConflict, patch_between
from fire_roster.domain.rules import ALL_RULES
from fire_roster.domain.rules.base import RuleSetting, RuleSettings, Severity
from fire_roster.domain.unit import StationFacts
from tests.unit.domain.roster_builder import (
    CONTROL_ROOM,
    EARLY,
    LATE,
    LONG_NIGHT,
    MICRO_STATION,
    NIGHT,
    WHOLE_DAY,
    certificate,
    day,
    edit,
    foreign,
    person,
    roster,
)

_PEOPLE = (
    person(1, certificate(expires=day(14))),
    person(2, certificate(Level.FIVE, verified_on=None), birth=date(2008, 12, 20)),
    person(3, certificate(direction="检测维修保养"), leaves=(LeaveFacts(day(3), day(5)),)),
    person(4, certificate(type=CertificateType.OLD_OPERATOR.value), no_night_until=day(20)),
    person(5, certificates=(), left=day(20)),
)
_FOREIGN = (
    foreign(1, day(30, 11), NIGHT),
    foreign(1, day(14), EARLY, MICRO_STATION),
    foreign(2, day(14), EARLY, CONTROL_ROOM),
    foreign(3, day(1, 1, 2027), EARLY),
    foreign(4, day(31), WHOLE_DAY, MICRO_STATION),
)
_CALENDAR = HolidayCalendar.from_days([Holiday(day(4), "测试", True, True)], [2026])
_ROSTERS = st.lists(
    st.builds(
        Assignment,
        duty_date=st.sampled_from([1, 2, 3, 4, 14, 15, 20, 30, 31]).map(day),
        shift_type_id=st.integers(1, 6),
        member_id=st.integers(1, 5),
    ),
    unique_by=lambda seat: seat.key,
    max_size=25,
)


def _facts(seats: list[Assignment], station: StationFacts) -> RosterFacts:
    elsewhere: tuple[Duty, ...] = tuple(
        duty
        for duty in _FOREIGN
        if duty.station_id != station.station_id or duty.duty_date.month != 12
    )
    return roster(
        "",
        *_PEOPLE,
        station=station,
        assignments={seat.key: seat for seat in seats},
        foreign_duties=elsewhere,
        calendar=_CALENDAR,
    )


@settings(max_examples=60)
@given(_ROSTERS, _ROSTERS, _ROSTERS, st.sampled_from([CONTROL_ROOM, MICRO_STATION]))
def test_checker_after_edits_equals_a_fresh_check(
    first: list[Assignment],
    second: list[Assignment],
    third: list[Assignment],
    station: StationFacts,
) -> None:
    checker = RosterChecker(_facts(first, station))
    for before, after in ((first, second), (second, third)):
        edited = checker.apply(patch_between(before, after))
        assert edited == RosterChecker(_facts(after, station)).violations


@settings(max_examples=30)
@given(_ROSTERS, _ROSTERS)
def test_checker_takes_an_edit_back_completely(
    before: list[Assignment], after: list[Assignment]
) -> None:
    checker = RosterChecker(_facts(before, CONTROL_ROOM))
    found = checker.violations
    patch = patch_between(before, after)
    checker.apply(patch)
    assert checker.apply(patch.inverted()) == found


def test_checker_finds_shifts_of_a_day_in_order_of_time() -> None:
    found = RosterChecker(roster("", *_PEOPLE)).violations
    shifts = [one.shift for one in found if one.rule == "D02" and one.dates == (day(14),)]
    assert shifts == ["早", "中", "夜"]


def test_checker_finds_errors_first_and_by_rule() -> None:
    found = RosterChecker(roster("14中:1 14夜:1 15早:2", *_PEOPLE)).violations
    ranks = [one.severity.rank for one in found]
    assert ranks == sorted(ranks)
    order = [rule.rule_id for rule in ALL_RULES]
    errors = [order.index(one.rule) for one in found if one.severity is Severity.ERROR]
    assert errors == sorted(errors)


def test_checker_edit_that_fills_a_night_removes_its_findings() -> None:
    facts = roster("1-31早:1,2 1-31中:3,4 1-30夜:6,7 31夜:6", person(7))
    rules = [rule for rule in ALL_RULES if rule.rule_id in ("D01", "D02")]
    checker = RosterChecker(facts, rules=rules)
    assert [one.dates for one in checker.violations] == [(day(31),)]
    assert checker.apply(edit(facts, add="31夜:7")) == ()
    assert len(checker.facts.assignments) == len(facts.assignments) + 1


def test_checker_edit_that_does_not_fit_changes_nothing() -> None:
    facts = roster("14早:1")
    checker = RosterChecker(facts)
    found = checker.violations
    with pytest.raises(PatchConflict):
        checker.apply(edit(roster("15早:1"), remove="15早:1"))
    assert (checker.facts, checker.violations) == (facts, found)


def test_checker_violations_of_a_member_are_the_member_rules() -> None:
    checker = RosterChecker(roster("14中:1 14夜:1", person(1, certificates=())))
    rules = [one.rule for one in checker.violations_of(1)]
    assert rules == ["D05", "C01", "C01"]
    assert checker.violations_of(99) == ()


def test_checker_counts_by_severity() -> None:
    checker = RosterChecker(roster("14早:1"))
    for severity in Severity:
        found = [one for one in checker.violations if one.severity is severity]
        assert checker.count(severity) == len(found)
    assert checker.count(Severity.ERROR) > 0


def test_checker_rule_switched_off_is_silent() -> None:
    facts = roster("14中:1 14夜:1")
    off = RuleSettings({"D05": RuleSetting(is_off=True)})
    assert "D05" in {one.rule for one in RosterChecker(facts).violations}
    assert "D05" not in {one.rule for one in RosterChecker(facts, off).violations}


def test_checker_long_duties_reach_the_window_after_their_date() -> None:
    late = replace(LONG_NIGHT, end_minute=2880)
    facts = roster("1-31早:1,2 1-31中:3,4 1-31夜:6,7", person(5))
    facts = replace(facts, shift_types={**facts.shift_types, 5: late})
    checker = RosterChecker(facts)
    checker.apply(edit(facts, remove="15早:1 15中:3"))
    found = checker.apply(edit(checker.facts, add="14长:5"))
    assert not [one for one in found if one.rule == "D02"]
    assert LATE in facts.required_shifts


def test_checker_findings_carry_the_clause_of_their_rule() -> None:
    clauses = {rule.rule_id: rule.clause for rule in ALL_RULES}
    found = RosterChecker(roster("14中:1 14夜:1", *_PEOPLE)).violations
    assert all(one.clause == clauses[one.rule] for one in found)


def test_checker_members_are_looked_up_by_id() -> None:
    people: list[MemberFacts] = [person(7, certificates=()), person(3)]
    checker = RosterChecker(roster("14早:7", *people))
    assert {one.member_ids for one in checker.violations_of(7)} == {(7,)}
