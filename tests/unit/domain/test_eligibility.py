"""Who can take a seat, and why not."""

from fire_roster.domain.certificate import Level
from fire_roster.domain.eligibility import Candidate, judge_candidates, shared_rules
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import LeaveFacts
from fire_roster.domain.rules.base import RuleSetting, RuleSettings, Severity
from tests.unit.domain.roster_builder import (
    LATE,
    OTHER_ROOM,
    certificate,
    day,
    foreign,
    person,
    roster,
)

_EARLY, _NIGHT = 1, 3


def _judged(facts: RosterFacts, number: int, shift: int) -> dict[int, Candidate]:
    found = judge_candidates(facts, RuleSettings(), day(number), shift)
    return {one.member.member_id: one for one in found}


def _rules(candidate: Candidate) -> set[str]:
    return {reason.rule for reason in candidate.reasons}


def test_eligibility_free_certified_member_has_no_reason() -> None:
    candidate = _judged(roster("", person(1)), 14, _EARLY)[1]
    assert (candidate.is_eligible, candidate.reasons, candidate.is_assigned) == (True, (), False)


def test_eligibility_names_every_exact_reason() -> None:
    facts = roster(
        "14中:4 15早:5",
        person(1, certificate(Level.FIVE)),
        person(2, certificate(expires=day(14))),
        person(3, leaves=(LeaveFacts(day(15), day(15)),)),
    )
    judged = _judged(facts, 14, _NIGHT)
    assert _rules(judged[1]) == {"C02"}
    assert _rules(judged[2]) == {"C01", "C08"}
    assert _rules(judged[3]) == {"L06"}
    assert "D05" in _rules(judged[4])
    assert "D05" in _rules(judged[5])
    assert not any(one.is_eligible for one in judged.values())


def test_eligibility_warning_alone_leaves_the_member_eligible() -> None:
    candidate = _judged(roster("13中:1"), 14, _EARLY)[1]
    assert [(one.rule, one.severity) for one in candidate.reasons] == [("D05", Severity.WARN)]
    assert candidate.is_eligible


def test_eligibility_of_who_holds_the_seat_counts_it_once() -> None:
    candidate = _judged(roster("14早:1", person(1, certificates=())), 14, _EARLY)[1]
    assert candidate.is_assigned
    assert _rules(candidate) == {"C01"}


def test_eligibility_leaves_findings_of_other_seats_out() -> None:
    member = person(1, certificate(expires=day(14)))
    candidate = _judged(roster("20早:1", member), 10, _EARLY)[1]
    assert "C01" not in _rules(candidate)


def test_eligibility_sees_duties_at_other_stations() -> None:
    guest = foreign(1, day(13), LATE, OTHER_ROOM)
    facts = roster("", person(1), foreign_duties=(guest,))
    assert _rules(_judged(facts, 14, _EARLY)[1]) == {"D05"}


def test_eligibility_puts_eligible_station_members_first() -> None:
    outsider = person(1, station_ids=frozenset({OTHER_ROOM.station_id}))
    facts = roster("13中:5", outsider, person(2, certificates=()), person(3))
    found = judge_candidates(facts, RuleSettings(), day(14), _EARLY)
    assert [one.member.member_id for one in found] == [3, 5, 1, 2]
    assert [one.is_station_member for one in found] == [True, True, False, True]


def test_eligibility_obeys_the_settings_of_the_unit() -> None:
    facts = roster("", person(1, certificates=()))
    off = RuleSettings({"C01": RuleSetting(is_off=True)})
    [candidate] = judge_candidates(facts, off, day(14), _EARLY)
    assert candidate.is_eligible


def test_eligibility_ranks_by_what_people_have_this_month_already() -> None:
    facts = roster("1-3早:1 5夜:2 6夜:2 20早:3", person(4))
    found = judge_candidates(facts, RuleSettings(), day(28), _EARLY)
    assert [one.member.member_id for one in found] == [4, 3, 2, 1]
    assert (found[2].load.minutes, found[2].load.nights) == (16 * 60, 2)


def test_eligibility_puts_lost_rest_behind_more_hours_where_hours_speak_against_all() -> None:
    facts = roster("15中:1 1早:2 3早:2 5早:2")
    short = RuleSettings({"L02": RuleSetting(parameters={"week_h": 1})})
    found = judge_candidates(facts, short, day(14), _NIGHT)
    assert [one.member.member_id for one in found] == [2, 1]
    assert _rules(found[0]) == {"L02"}
    assert _rules(found[1]) == {"L02", "D05"}


def test_shared_rules_are_what_nearly_everybody_is_told_but_no_errors() -> None:
    stale = certificate(verified_on=None)
    people = [person(number, stale) for number in range(1, 5)]
    found = judge_candidates(roster("", *people, person(5)), RuleSettings(), day(14), _EARLY)
    assert shared_rules(found) == {"C05": 4}
    assert shared_rules(found[:2]) == {}
    away = [person(number, leaves=(LeaveFacts(day(14), day(14)),)) for number in range(1, 5)]
    judged = judge_candidates(roster("", *away), RuleSettings(), day(14), _EARLY)
    assert shared_rules(judged) == {}
